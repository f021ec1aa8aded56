"""Articles and credits -> which was certainly published before which: a partial order, never a ranking.

A date precedes another only when its latest moment lies before the other's earliest; an inferred date is "on or after" and precedes
nothing.  A credit implies that what it credits came first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from builder.collate.credits import REPORT_CREDITS
from builder.model.article import Article
from builder.model.coverage import Credit, Precedence
from builder.text.dates import parse_iso

#: A day or a time without a zone can be so far from UTC; two reports are in order when their days are two apart.
_ZONES: Final = timedelta(hours=12)


def order_of(articles: Sequence[Article], credits_: Sequence[Credit], signs: Mapping[str, str]) -> tuple[Precedence, ...]:
    """Return the pairs whose order the evidence tells, sorted; a pair told by a credit is not told again by dates."""
    found: dict[tuple[str, str], str] = {}
    for credit in credits_:
        if credit.kind in REPORT_CREDITS and credit.source and (credit.article, credit.source) not in found:
            words = f": “{credit.words}”" if credit.words else ""
            found.setdefault((credit.source, credit.article), f"{signs[credit.article]} credits {signs[credit.source]}{words}.")
    ranges = {article.id: moments(article) for article in articles}
    for earlier in articles:
        for later in articles:
            first, second = ranges[earlier.id], ranges[later.id]
            known = (earlier.id, later.id) in found or (later.id, earlier.id) in found
            if not known and first and second and first[1] is not None and first[1] <= second[0]:
                reason = f"{signs[earlier.id]} is dated {earlier.published}, {signs[later.id]} {later.published}."
                found[earlier.id, later.id] = reason
    return tuple(Precedence(earlier=a, later=b, reason=reason) for (a, b), reason in sorted(found.items()))


def moments(article: Article) -> tuple[datetime, datetime | None] | None:
    """Return the earliest and the latest moment at which an article can have been published; ``None`` for the latest: open."""
    stamp = parse_iso(article.published) if article.published and article.published_basis != "unknown" else None
    if stamp is None:
        return None
    exact = _exact(article.published or "")
    if exact is not None:
        first, last = exact
    else:
        first = datetime(stamp.first_day.year, stamp.first_day.month, stamp.first_day.day, tzinfo=UTC) - _ZONES
        end = stamp.last_day
        last = datetime(end.year, end.month, end.day, tzinfo=UTC) + timedelta(days=1) + _ZONES
    return first, None if article.published_basis == "inferred" else last


def _exact(published: str) -> tuple[datetime, datetime] | None:
    """Return the minute of a published time; without a zone it is uncertain by the width of the world's zones."""
    if "T" not in published:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
        return moment - _ZONES, moment + _ZONES
    return moment, moment + timedelta(minutes=1)
