"""The passages of an event -> the days of one thing where reports differ about them.

A weekday is the last one before the report, or the next one where the clause looks ahead; so
"Monday" and "5 May" can be one day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Final

import msgspec

from builder.collate.alignment.passages import PassageUnit
from builder.collate.conflicts.clauses import ClaimContext, clause_at, tokens_of
from builder.collate.conflicts.details import STAMPED, Detail, one_detail
from builder.collate.conflicts.matter import parted_names, same_words
from builder.collate.conflicts.texts import Contrast, Finds, PassagePair, Point, Texts
from builder.core.capture import Span
from builder.core.conflict import Reason
from builder.lang.dates import find_dates, find_weekdays
from builder.lang.languages import alternatives, words_of
from builder.lang.parts import NEVER
from builder.lang.stamps import parse_iso
from builder.lang.tenses import tense

#: Two clauses are dated alike when they share so many words of content ...
DAY_WORDS: Final = 3
#: ... and so large a share of the shorter one's.
DAY_SHARE: Final = 0.75
#: ... and so large a share of the longer one's: a clause that says more may date something else.
DAY_OF_LONGER: Final = 0.6
#: Days farther from one another are of two matters.
FARTHEST: Final = 31
_WEEK: Final = 7
#: A day is reported within so many days; another year's day is another matter.
_REACH: Final = 60
_NIGHT: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.claims.night)})\b", re.IGNORECASE
)
#: So much on either side of a day is looked at for its part of the day (code points).
_BESIDE: Final = 24
#: Between a weekday and its date are at most so many code points.
_GAP: Final = 4


class Dating(msgspec.Struct, frozen=True, kw_only=True):
    """A day that a clause gives."""

    unit: PassageUnit
    span: Span
    clause: ClaimContext
    weekday: int
    #: Only the name of the day is printed.
    named: bool
    #: ``None`` where the report has no date of its own, so that only the name of the day is known.
    day: date | None
    #: The night is named beside it.
    night: bool

    @property
    def article(self) -> str:
        """Id of its article."""
        return self.unit.passage.article


def days(texts: Texts) -> Iterator[Contrast]:
    """Yield the days that differ between two articles for one matter."""
    datings = Finds(texts, lambda unit: tuple(_datings(unit, texts)))
    for pair in texts.pairs:
        for one, other in product(datings[pair.left], datings[pair.right]):
            if (
                _differ(one, other)
                and _one_matter(one, other, pair, texts)
                and not _known(one, other, datings)
            ):
                yield Contrast("day", _point(one), _point(other), _reason(one, other, texts))


def _point(one: Dating) -> Point:
    return Point(one.unit, one.span, str(one.day or one.weekday))


def _datings(unit: PassageUnit, texts: Texts) -> Iterator[Dating]:
    """Yield the days of a passage whose clause reports something, not when it was said."""
    text, language = unit.passage.text, texts.language(unit.passage.article)
    stamp = parse_iso(texts.published(unit.passage.article))
    items = tokens_of(text)
    for span, weekday, day in _printed(
        text, language, stamp.first_day if stamp and stamp.day else None
    ):
        clause = clause_at(text, span, language, items)
        if (
            not clause.saying
            and not _other(text, span, language)
            and not STAMPED.search(text, 0, span.start)
        ):
            named = not any(character.isdigit() for character in text[span.start : span.end])
            beside = text[max(0, span.start - _BESIDE) : span.end + _BESIDE]
            night = _NIGHT.search(beside) is not None
            yield Dating(
                unit=unit,
                span=span,
                clause=clause,
                weekday=weekday,
                named=named,
                day=day,
                night=night,
            )


def _printed(
    text: str, language: str, published: date | None
) -> Iterator[tuple[Span, int, date | None]]:
    """Yield the days printed in a text: place, weekday, and the day if it can be told.

    "Monday, 5 May" gives the date alone.
    """
    dates = find_dates(text, language)
    for named in find_weekdays(text, language):
        if any(0 <= mention.span.start - named.span.end <= _GAP for mention in dates):
            continue
        yield (
            named.span,
            named.weekday,
            _nearest(
                published, named.weekday, ahead=tense(language).future.search(text) is not None
            ),
        )
    for mention in dates:
        if mention.precision not in ("day", "minute"):
            continue
        day = mention.stamp.first_day if mention.stamp else _yearless(mention.value, published)
        if day is not None and (published is None or abs((day - published).days) <= _REACH):
            end = mention.span.end - mention.words.endswith(".")
            yield Span(mention.span.start, end), day.weekday(), day


def _nearest(published: date | None, weekday: int, *, ahead: bool) -> date | None:
    if published is None:
        return None
    back = (published.weekday() - weekday) % _WEEK
    return published + timedelta(days=_WEEK - back if ahead and back else -back)


def _yearless(value: str, published: date | None) -> date | None:
    """Return the day of "5 May" that is nearest to the report."""
    if published is None:
        return None
    month, day = int(value[5:7]), int(value[8:10])
    near = (
        date(published.year + step, month, day)
        for step in (-1, 0, 1)
        if _exists(published.year + step, month, day)
    )
    return min(near, key=lambda one: abs((one - published).days), default=None)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _other(text: str, span: Span, language: str) -> bool:
    """Tell whether a day is one of another week: "last Monday", "every Monday"."""
    words = words_of(language).relative
    beside = text[max(0, span.start - _BESIDE) : span.start], text[span.end : span.end + _BESIDE]
    pattern = "|".join(part for part in (words.last, words.next, words.other) if part != NEVER)
    return bool(pattern) and any(
        re.search(rf"(?<!\w)(?:{pattern})(?!\w)", part, re.IGNORECASE) for part in beside
    )


def _differ(one: Dating, other: Dating) -> bool:
    """Tell whether two days differ; a day's name is compared as such.

    It may be one before the report or after it.
    """
    if one.named or other.named or not one.day or not other.day:
        return one.weekday != other.weekday
    return one.day != other.day


def _one_matter(one: Dating, other: Dating, pair: PassagePair, texts: Texts) -> bool:
    """Tell whether two clauses report the same thing."""
    if one.day and other.day and abs((one.day - other.day).days) > FARTHEST:
        return False
    if one_detail(Detail(one.unit, one.span), Detail(other.unit, other.span), pair, texts):
        return True
    settings = texts.setting(one.unit), texts.setting(other.unit)
    if (
        parted_names(settings[0].names, settings[1].names)
        or one.clause.pronoun != other.clause.pronoun
    ):
        return False
    mine, theirs = one.clause.words, other.clause.words
    return same_words(mine, theirs, fewest=DAY_WORDS, share=DAY_SHARE) and len(
        mine & theirs
    ) >= DAY_OF_LONGER * max(len(mine), len(theirs))


def _known(one: Dating, other: Dating, datings: Finds[Dating]) -> bool:
    """Tell whether either article gives the other's day for what may be the same."""
    return any(
        not _differ(mine, theirs) and mine.clause.words & theirs.clause.words
        for article, theirs in ((one.article, other), (other.article, one))
        for mine in datings.article(article)
    )


def _reason(one: Dating, other: Dating, texts: Texts) -> Reason | None:
    """Return why both days may be right: a night between, or something put off since."""
    printed = [parse_iso(texts.published(side.article)) for side in (one, other)]
    ahead = [
        stamp and side.day and side.day > stamp.last_day
        for stamp, side in zip(printed, (one, other), strict=True)
    ]
    if all(ahead) and printed[0] != printed[1]:
        return "update"
    turns = (one.weekday - other.weekday) % _WEEK, (other.weekday - one.weekday) % _WEEK
    apart = abs((one.day - other.day).days) if one.day and other.day else min(turns)
    return "night" if apart == 1 and (one.night or other.night) else None
