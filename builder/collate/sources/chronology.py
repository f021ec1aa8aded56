"""Articles and credits -> which was certainly published before which, a partial order.

It is never a ranking. A date precedes another only when its latest moment lies before the other's
earliest; an inferred date is "on or after" and precedes nothing. A credit implies that what it
credits came first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Final, NamedTuple

from builder.collate.sources.credits import REPORT_CREDITS
from builder.core.article import Article
from builder.core.coverage import Credit, Direction, Precedence
from builder.lang.stamps import parse_iso

#: A day or a time without a zone can be so far from UTC; two reports are in order when their days
#: are two apart.
_ZONES: Final = timedelta(hours=12)
_DAY: Final = timedelta(days=1)


class Period(NamedTuple):
    """The earliest and latest moments at which an article can have been published.

    ``None`` for the latest: open.
    """

    first: datetime
    last: datetime | None


def order_of(
    articles: Sequence[Article], credits_: Sequence[Credit], signs: Mapping[str, str]
) -> tuple[Precedence, ...]:
    """Return the pairs whose order the evidence tells, sorted.

    A pair told by a credit is not told again by dates.

    ``signs`` are what the articles are called in the reasons, by article id.
    """
    found: dict[tuple[str, str], Precedence] = {}
    for credit in credits_:
        if (
            credit.kind in REPORT_CREDITS
            and credit.source
            and (credit.article, credit.source) not in found
        ):
            words = f": “{credit.words.rstrip('.')}”" if credit.words else ""
            reason = f"{signs[credit.article]} credits {signs[credit.source]}{words}."
            basis: Direction = "agency" if credit.kind == "agency" else "credit"
            found.setdefault(
                (credit.source, credit.article),
                Precedence(earlier=credit.source, later=credit.article, reason=reason, basis=basis),
            )
    periods = {
        article.id: period for article in articles if (period := period_of(article)) is not None
    }
    dated = [article for article in articles if article.id in periods]
    for earlier, later in permutations(dated, 2):
        known = (earlier.id, later.id) in found or (later.id, earlier.id) in found
        last = periods[earlier.id].last
        if not known and last is not None and last <= periods[later.id].first:
            reason = f"{signs[earlier.id]} is dated {earlier.published}, {signs[later.id]} {later.published}."
            found[earlier.id, later.id] = Precedence(
                earlier=earlier.id, later=later.id, reason=reason, basis="time"
            )
    return tuple(one for _, one in sorted(found.items()))


def period_of(article: Article) -> Period | None:
    """Return when an article can have been published; ``None`` when its date is unknown."""
    stamp = (
        parse_iso(article.published)
        if article.published and article.published_basis != "unknown"
        else None
    )
    if stamp is None:
        return None
    period = _minute(article.published or "") or Period(
        _midnight(stamp.first_day) - _ZONES, _midnight(stamp.last_day) + _DAY + _ZONES
    )
    return period._replace(last=None) if article.published_basis == "inferred" else period


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _minute(published: str) -> Period | None:
    """Return the minute of a published time; ``None`` for a day.

    Without a zone it is uncertain by the width of the world's zones.
    """
    if "T" not in published:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
        return Period(moment - _ZONES, moment + _ZONES)
    return Period(moment, moment + timedelta(minutes=1))
