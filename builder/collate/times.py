"""Passage and event's day -> whether the passage says it is about another time, and which.

A date sets a passage apart when it governs what the passage reports: "the group created in 2006 ...
has become" is about now. So is a month or year that the reports are about ("The rate was 5.1
percent in April", printed in May): :mod:`builder.collate.periods`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import msgspec

from builder.lang.dates import DateMention, find_dates, find_weekdays
from builder.lang.languages import FIRST, alternatives
from builder.lang.stamps import parse_iso
from builder.lang.tenses import Tense, tense
from builder.lang.wordlists import NUMBER_WORDS

#: A date so many days from the event's is still the event's.
WINDOW_DAYS: Final = 3
_MONTHS: Final = 12
#: What opens a passage is so short (code points).
_OPENING: Final = 12
#: "last" or "back in" right before the date.
_LAST: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.calendar.since)})\s*\Z", re.IGNORECASE
)
#: A day that an attack is known by lies in an unknown year when it is further back than so many
#: months: "the Sept. 11 survivors".
NAMED_MONTHS: Final = 2
_NAMED_DAY: Final = re.compile(
    rf"(?:{alternatives(lambda words: words.calendar.named_days)})\Z", re.IGNORECASE
)
#: "early May", "about 5 May": a rough date.
_ROUGH: Final = re.compile(
    rf"(?:{alternatives(lambda words: words.calendar.rough)})\b", re.IGNORECASE
)
#: EDTF without a year: "XXXX-05", "XXXX-05-12"
_MONTH_AND_DAY: Final = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
#: So much before a date is looked at for what it belongs to (code points).
_BEFORE_SEEN: Final = 160


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """Why a unit is not about the event's time."""

    #: EDTF, or "".
    date: str
    words: str
    inferred: bool = False
    #: The unit has no date of its own.
    inherited: bool = False
    announced: bool = False

    @property
    def precise(self) -> bool:
        """The date names a month at least."""
        return "-" in self.date


class EventDay(msgspec.Struct, frozen=True):
    """The event's day, as far as it is known."""

    first: date
    last: date


def day_of(*candidates: str | None) -> EventDay | None:
    """Return the first of the ISO dates that is known, as a range of days."""
    for value in candidates:
        stamp = parse_iso(value)
        if stamp is not None:
            return EventDay(stamp.first_day, stamp.last_day)
    return None


def own_time(
    text: str, day: EventDay, language: str, reported: frozenset[str] = frozenset()
) -> Apart | None:
    """Return what the passage's own words say about its time; ``None``: the event's.

    A bare weekday means the event's time as well.

    ``reported`` are the months and years (EDTF) that the reports are about.
    """
    found = own_times(text, day, language)
    return found[0] if found and not any(one.date in reported for one in found) else None


@lru_cache(maxsize=16384)
def own_times(text: str, day: EventDay, language: str) -> tuple[Apart, ...]:
    """Return, in order, the other times that a passage's own words say it is about.

    There are none when it is about the event's.
    """
    words = tense(language)
    if counted := _counted(text, day, words):
        return (counted,)
    if words.but_now.search(text) or find_weekdays(text, language):
        return ()
    mentions = [m for m in find_dates(text, language) if _governs(text, m, words)]
    elsewhere = [one for m in mentions if (one := away(text, m, day, language)) is not None]
    if mentions:
        return tuple(elsewhere) if len(elsewhere) == len(mentions) else ()
    if match := words.relative.search(text):
        return (_relative(match, day),)
    match = words.earlier.search(text)
    return (Apart(date="", words=match.group()),) if match else ()


def _counted(text: str, day: EventDay, words: Tense) -> Apart | None:
    """Return the year that an anniversary or "two years ago" counts back to."""
    match = words.anniversary.search(text) or words.ago.search(text)
    if match is None:
        return None
    printed = match.group(1).casefold()
    year = day.first.year - (NUMBER_WORDS[printed] if printed in NUMBER_WORDS else int(printed))
    return Apart(
        date=f"{year}~" if match.re is words.ago else str(year), words=match.group(), inferred=True
    )


def _relative(match: re.Match[str], day: EventDay) -> Apart:
    """Return the year or month of "last year" or "next month" from the event's day on."""
    parts = match.groupdict()
    ahead = parts.get("next") is not None
    step = 1 if ahead else -1
    if parts.get("year"):
        return Apart(
            date=str(day.first.year + step), words=match.group(), inferred=True, announced=ahead
        )
    months = day.first.year * _MONTHS + day.first.month - 1 + step
    return Apart(
        date=f"{months // _MONTHS}-{months % _MONTHS + 1:02}",
        words=match.group(),
        inferred=True,
        announced=ahead,
    )


def _governs(text: str, mention: DateMention, words: Tense) -> bool:
    """Tell whether the date dates what the passage reports and not a thing named in it.

    It does not in "created in 2006 and ..., has become", ", who took office in 2028, said" and "the
    treaty of 1997 bans", where a verb follows that has no date; nor in "has led it since 2014",
    which is about now.
    """
    before = text[max(0, mention.span.start - _BEFORE_SEEN) : mention.span.start]
    if words.lasting.search(before) or (
        _opens_lasting(before, words) and words.finite.search(text, mention.span.end)
    ):
        return False
    lead = words.participle.search(before)
    reduced = lead is not None and _belongs_to_name(before[: lead.start()], words)
    return not (
        (reduced or words.aside.search(before)) and words.finite.search(text, mention.span.end)
    )


def _opens_lasting(before: str, words: Tense) -> bool:
    """Tell whether "since" opens the passage: "Since 2006 the group has met"."""
    return len(before) < _OPENING and words.lasting.search("has " + before) is not None


def _belongs_to_name(before: str, words: Tense) -> bool:
    """Tell whether a participle after ``before`` belongs to a name.

    It does unless an auxiliary or an adverb in -ly precedes it.
    """
    last = before.split()[-2:]
    return not any(words.passive.fullmatch(word) for word in last[-1:]) and not (
        last and last[-1].endswith("ly")
    )


def away(text: str, mention: DateMention, day: EventDay, language: str = FIRST) -> Apart | None:
    """Return the date when it lies outside the event's window."""
    if mention.value.startswith("XXXX"):
        return _yearless(text, mention, day, language)
    if mention.value.endswith("X"):
        last_year = int(mention.value.replace("X", "9"))
        return (
            Apart(date=mention.value, words=mention.words) if last_year < day.first.year else None
        )
    stamp = mention.stamp
    if stamp is None:
        return None
    window = timedelta(days=WINDOW_DAYS)
    if stamp.last_day < day.first - window:
        return Apart(date=mention.value, words=mention.words)
    if stamp.first_day > day.last + window:
        return Apart(date=mention.value, words=mention.words, announced=True)
    return None


def _yearless(text: str, mention: DateMention, day: EventDay, language: str) -> Apart | None:
    """Find the year of "late May": the one ahead in an announcement, else the nearest."""
    match = _MONTH_AND_DAY.match(mention.value)
    if match is None:
        return None
    month, number = int(match.group(1)), int(match.group(2) or 1)
    exact = match.group(2) is not None
    here = day.first
    if month == here.month and (not exact or abs(number - here.day) <= WINDOW_DAYS):
        return None
    last_year = here.year if (month, number) < (here.month, here.day) else here.year - 1
    words = tense(language)
    before = text[: mention.span.start]
    months_ahead = (month - here.month) % _MONTHS or (_MONTHS if exact and number < here.day else 0)
    known_by = words.made.match(text, mention.span.end) if exact else None
    if known_by and _NAMED_DAY.search(known_by.group()) and months_ahead < _MONTHS - NAMED_MONTHS:
        return Apart(date="", words=mention.words)
    made = known_by is not None or (exact and words.dated.search(before) is not None)
    ahead = not made and (
        words.future.search(text) is not None
        or _nearest_ahead(before, months_ahead, words.back, exact=exact)
    )
    value = f"{last_year + 1 if ahead else last_year}-{month:02}" + (
        f"-{number:02}" if exact else ""
    )
    rough = "~" if _ROUGH.match(mention.words) else ""
    return Apart(date=value + rough, words=mention.words, inferred=True, announced=ahead)


def _nearest_ahead(before: str, months_ahead: int, back: re.Pattern[str], *, exact: bool) -> bool:
    """Tell whether a date without a year is nearer forward than back, if words allow it."""
    soon = exact and months_ahead <= 1 and not _LAST.search(before)
    return soon or (months_ahead <= _MONTHS - months_ahead and not back.search(before))
