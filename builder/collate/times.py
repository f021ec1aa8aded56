"""Passage and event's day -> whether the passage's own words say that it is about another time, and which.

A date sets a passage apart when it governs what the passage reports: "the group created in 2006 ... has become" is about now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from builder.text.dates import DateMention, find_dates, find_weekdays, parse_iso
from builder.text.wordlists import NUMBER_WORDS, listed

#: A date so many days from the event's is still the event's.
WINDOW_DAYS: Final = 3
_MONTHS: Final = 12
#: "the 20th anniversary", "its 75th founding anniversary"
_ANNIVERSARY: Final = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\s+(?:[\w'’-]+\s+){0,2}anniversary\b", re.IGNORECASE)
#: "two years ago", "15 years earlier"
_YEARS_AGO: Final = re.compile(rf"\b(\d{{1,3}}|{'|'.join(NUMBER_WORDS)})\s+years\s+(?:ago|earlier)\b", re.IGNORECASE)
#: "Previously, the group ...", "In earlier talks ..."
_EARLIER: Final = re.compile(r"\A(?:previously|earlier|formerly|in the past|in earlier \w+|on an earlier occasion)\b,?", re.IGNORECASE)
#: "closed in 2006, but now it is open": the passage is about now.
_BUT_NOW: Final = re.compile(r"\b(?:but|and|yet) (?:now|today)\b", re.IGNORECASE)
#: "will be held", "is scheduled for"
FUTURE: Final = re.compile(
    r"\b(?:will|shall|to be held|is to|are to|plans? to|planned|scheduled|upcoming|going to|expected|due)\b", re.IGNORECASE
)
#: "met in April", "when in April", "last April": the date lies behind.
_BACK: Final = re.compile(r"\b(?:back in|last|was|were|had|did|when|since|after)\b|\w{2}ed\b", re.IGNORECASE)
#: "last" or "back in" right before the date.
_LAST: Final = re.compile(r"\b(?:back in|last|since)\s*\Z", re.IGNORECASE)
#: "early May", "about 5 May": a rough date.
_ROUGH: Final = re.compile(r"(?:early|mid|late|around|about)\b", re.IGNORECASE)
#: EDTF without a year: "XXXX-05", "XXXX-05-12"
_MONTH_AND_DAY: Final = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
#: The word before a date: "created" in "created in | 2006".
_WORD_BEFORE_DATE: Final = re.compile(r"([\w'’-]+)\s+(?:in|on|since)\s+(?:the\s+)?\Z")
_PARTICIPLES: Final = ("ed", "en", "born", "built", "held", "made")
#: After these a participle is the passage's own verb ("was created in 2006"), without them it belongs to a name.
_PASSIVE: Final = listed("was were been being had is are be")
_PRESENT_AFTER: Final = re.compile(r"\b(?:has|have|is|are|will)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
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


@dataclass(frozen=True, slots=True)
class Day:
    """The event's day, as far as it is known."""

    first: date
    last: date


def day_of(*candidates: str | None) -> Day | None:
    """Return the first of the ISO dates that is known, as a range of days."""
    for value in candidates:
        stamp = parse_iso(value) if value else None
        if stamp is not None:
            return Day(stamp.first_day, stamp.last_day)
    return None


def own_time(text: str, day: Day, language: str) -> Apart | None:
    """Return what the passage's own words say about its time; ``None`` for the event's time, which a bare weekday means as well."""
    if match := _ANNIVERSARY.search(text):
        return Apart(date=str(day.first.year - int(match.group(1))), words=match.group(), inferred=True)
    if match := _YEARS_AGO.search(text):
        printed = match.group(1).casefold()
        count = NUMBER_WORDS[printed] if printed in NUMBER_WORDS else int(printed)
        return Apart(date=f"{day.first.year - count}~", words=match.group(), inferred=True)
    if _BUT_NOW.search(text) or find_weekdays(text, language):
        return None
    mentions = [m for m in find_dates(text, language) if _governs(text, m)]
    elsewhere = [one for m in mentions if (one := away(text, m, day)) is not None]
    if elsewhere and len(elsewhere) == len(mentions):
        return elsewhere[0]
    if not mentions and (match := _EARLIER.search(text)):
        return Apart(date="", words=match.group().rstrip(","))
    return None


def _governs(text: str, mention: DateMention) -> bool:
    """Tell whether the date dates what the passage reports and not a thing named in it ("created in 2006 and ... has become")."""
    before = text[: mention.span.start]
    lead = _WORD_BEFORE_DATE.search(before)
    if lead is None or not lead.group(1).endswith(_PARTICIPLES):
        return True
    word = before[: lead.start()].rstrip().rpartition(" ")[2].casefold()
    reduced = word not in _PASSIVE and not word.endswith("ly")
    return not (reduced and _PRESENT_AFTER.search(text, mention.span.end))


def away(text: str, mention: DateMention, day: Day) -> Apart | None:
    """Return the date when it lies outside the event's window."""
    if mention.value.startswith("XXXX"):
        return _yearless(text, mention, day, future=FUTURE.search(text) is not None)
    if mention.value.endswith("X"):
        last_year = int(mention.value.replace("X", "9"))
        return Apart(date=mention.value, words=mention.words) if last_year < day.first.year else None
    stamp = mention.stamp
    if stamp is None:
        return None
    window = timedelta(days=WINDOW_DAYS)
    if stamp.last_day < day.first - window:
        return Apart(date=mention.value, words=mention.words)
    if stamp.first_day > day.last + window:
        return Apart(date=mention.value, words=mention.words, announced=True)
    return None


def _yearless(text: str, mention: DateMention, day: Day, *, future: bool) -> Apart | None:
    """Work the year of "late May" or "in April" out: the one ahead in an announcement, else the nearest."""
    match = _MONTH_AND_DAY.match(mention.value)
    if match is None:
        return None
    month, number = int(match.group(1)), int(match.group(2) or 1)
    exact = match.group(2) is not None
    here = day.first
    if month == here.month and (not exact or abs(number - here.day) <= WINDOW_DAYS):
        return None
    last_year = here.year if (month, number) < (here.month, here.day) else here.year - 1
    ahead = future or _nearest_ahead(text, mention, (month - here.month) % _MONTHS, exact=exact)
    value = f"{last_year + 1 if ahead else last_year}-{month:02}" + (f"-{number:02}" if exact else "")
    rough = "~" if _ROUGH.match(mention.words) else ""
    return Apart(date=value + rough, words=mention.words, inferred=True, announced=ahead)


def _nearest_ahead(text: str, mention: DateMention, months_ahead: int, *, exact: bool) -> bool:
    """Tell whether a date without a year is sooner reached going on than going back, as far as the words before it allow."""
    before = text[: mention.span.start]
    soon = exact and months_ahead <= 1 and not _LAST.search(before)
    return soon or (months_ahead <= _MONTHS - months_ahead and not _BACK.search(before))
