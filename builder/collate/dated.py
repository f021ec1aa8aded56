"""Passages -> those about another time than the event: recalled, announced, or in foreign text.

A date sets a passage apart when it governs what the passage reports: "the group created in 2006 ... has become" is about now.
A passage without a date of its own is set apart with one before it when it says so ("then", "at the time"), when it stands
between two that are dated alike, when it goes on in the paragraph of a reported act, or when it is speech in the first person
without quotation marks after one (capture 002 ends in seven paragraphs of that kind).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from builder.collate.passages import Unit
from builder.model.coverage import Dated, DatedKind
from builder.text.dates import DateMention, find_dates, find_weekdays, parse_iso
from builder.text.tokens import tokens

#: A date so many days from the event's is still the event's.
WINDOW_DAYS: Final = 3
#: Sentences between two passages dated alike that share their date, at most.
SANDWICH: Final = 4
#: Words of :attr:`Dated.quote`, at most.
QUOTE_WORDS: Final = 16
#: A date so near the beginning opens the passage and is left out of its quote (code points).
_DATE_OPENS: Final = 24

_ANNIVERSARY: Final = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\s+(?:[\w'’-]+\s+){0,2}anniversary\b", re.IGNORECASE)
_YEARS_AGO: Final = re.compile(
    r"\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty)\s+years\s+(?:ago|earlier)\b", re.IGNORECASE
)
_NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twenty": 20, "thirty": 30,
}  # fmt: skip
_EARLIER: Final = re.compile(r"\A(?:previously|earlier|formerly|in the past|in earlier \w+|on an earlier occasion)\b,?", re.IGNORECASE)
_ANAPHORA: Final = re.compile(
    r"\A(?:then|back then|at (?:the|that) time|that (?:year|month|day|week))\b|\b(?:was|were|had|did) then\b|\bat (?:the|that) time\b",
    re.IGNORECASE,
)
_NOW: Final = re.compile(r"\b(?:now|today|currently|nowadays|this (?:week|year|month)|still|is|are|has|have)\b", re.IGNORECASE)
_BACK: Final = re.compile(r"\b(?:back in|last|was|were|had|did|when|since|after)\b|\w{2}ed\b", re.IGNORECASE)
_LAST: Final = re.compile(r"\b(?:back in|last|since)\s*\Z", re.IGNORECASE)
_BUT_NOW: Final = re.compile(r"\b(?:but|and|yet) (?:now|today)\b", re.IGNORECASE)
_FUTURE: Final = re.compile(
    r"\b(?:will|shall|to be held|is to|are to|plans? to|planned|scheduled|upcoming|going to|expected|due)\b", re.IGNORECASE
)
_FIRST_PERSON: Final = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y)\b")
_SPEECH_ACT: Final = re.compile(
    r"\b(?:said|stated|conveyed|declared|announced|told|statement|comments?|remarks?|speech|address(?:ed)?|interview|spoke|answers?)\b",
    re.IGNORECASE,
)
_PRESENT_AFTER: Final = re.compile(r"\b(?:has|have|is|are|will)\b")
_DATE_LEAD: Final = re.compile(r"(?:\b(?:in|on|since|by|of|from|during|until|back in|as of)\s+(?:the\s+)?)?\Z", re.IGNORECASE)


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


def apart(units: Sequence[Unit], day: Day | None, language: str = "en") -> dict[int, Apart]:
    """Return, by unit number, the units of one article that are about another time; foreign paragraphs are judged like others."""
    if day is None:
        return {}
    body = [unit for unit in units if unit.sentence >= 0]
    found = {unit.number: own for unit in body if (own := _own(unit.passage.text, day, language))}
    found.update(_announced_after(body, found))
    set_apart = {number: one for number, one in found.items() if not one.announced}
    for unit, one in _inherited(body, set_apart, day, language):
        set_apart[unit.number] = one
    return {**found, **set_apart}


def _announced_after(body: Sequence[Unit], found: dict[int, Apart]) -> dict[int, Apart]:
    """Return the units that go on with an announcement in the same paragraph: "It will be held ..."."""
    added: dict[int, Apart] = {}
    for before, unit in pairwise(body):
        one = found.get(before.number) or added.get(before.number)
        if one is None or not one.announced or unit.number in found or unit.passage.paragraph != before.passage.paragraph:
            continue
        if _FUTURE.search(unit.passage.text):
            added[unit.number] = replace(one, inherited=True)
    return added


def _own(text: str, day: Day, language: str) -> Apart | None:
    """Return what the passage's own words say about its time; ``None`` for the event's time, which a bare weekday means as well."""
    if match := _ANNIVERSARY.search(text):
        return Apart(date=str(day.first.year - int(match.group(1))), words=match.group(), inferred=True)
    if match := _YEARS_AGO.search(text):
        count = _NUMBERS.get(match.group(1).casefold()) or int(match.group(1))
        return Apart(date=f"{day.first.year - count}~", words=match.group(), inferred=True)
    if _BUT_NOW.search(text) or find_weekdays(text, language):
        return None
    mentions = [m for m in find_dates(text, language) if _governs(text, m)]
    away = [one for m in mentions if (one := _away(text, m, day)) is not None]
    if away and len(away) == len(mentions):
        return away[0]
    if not mentions and (match := _EARLIER.search(text)):
        return Apart(date="", words=match.group().rstrip(","))
    return None


def _governs(text: str, mention: DateMention) -> bool:
    """Tell whether the date dates what the passage reports and not a thing named in it ("created in 2006 and ... has become")."""
    before = text[: mention.span.start]
    lead = re.search(r"([\w'’-]+)\s+(?:in|on|since)\s+(?:the\s+)?\Z", before)
    if lead is None or not lead.group(1).endswith(("ed", "en", "born", "built", "held", "made")):
        return True
    word = before[: lead.start()].rstrip().rpartition(" ")[2].casefold()
    reduced = word not in ("was", "were", "been", "being", "had", "is", "are", "be") and not word.endswith("ly")
    return not (reduced and _PRESENT_AFTER.search(text, mention.span.end))


def _away(text: str, mention: DateMention, day: Day) -> Apart | None:
    """Return the date when it lies outside the event's window."""
    future = _FUTURE.search(text) is not None
    if mention.value.startswith("XXXX"):
        return _yearless(text, mention, day, future=future)
    if mention.value.endswith("X"):
        decade = int(mention.value[:3]) * 10
        return Apart(date=mention.value, words=mention.words) if decade + 9 < day.first.year else None
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
    match = re.match(r"XXXX-(\d\d)(?:-(\d\d))?", mention.value)
    if match is None:
        return None
    month, number = int(match.group(1)), int(match.group(2) or 1)
    here = day.first
    if month == here.month and (match.group(2) is None or abs(number - here.day) <= WINDOW_DAYS):
        return None
    behind = here.year if (month, number) < (here.month, here.day) else here.year - 1
    months_ahead = (month - here.month) % 12
    before = text[: mention.span.start]
    soon = months_ahead <= 1 and match.group(2) is not None and not _LAST.search(before)
    nearest_ahead = soon or (months_ahead <= 12 - months_ahead and not _BACK.search(before))
    ahead = future or nearest_ahead
    value = f"{behind + 1 if ahead else behind}-{month:02}" + (f"-{number:02}" if match.group(2) else "")
    rough = "~" if re.match(r"(?:early|mid|late|around|about)\b", mention.words, re.IGNORECASE) else ""
    return Apart(date=value + rough, words=mention.words, inferred=True, announced=ahead)


def _inherited(body: Sequence[Unit], dated: dict[int, Apart], day: Day, language: str) -> list[tuple[Unit, Apart]]:
    """Return the units that share the date of one before them (or around them)."""
    added: list[tuple[Unit, Apart]] = []
    last: tuple[int, Apart] | None = None
    acts = False
    for k, unit in enumerate(body):
        text = unit.passage.text
        own = dated.get(unit.number)
        if own is not None:
            last, acts = (k, own), acts or _SPEECH_ACT.search(text) is not None
            continue
        if last is None:
            continue
        if not _present(unit, day, language) and _goes_on(body, k, last, dated, acts=acts):
            match = _ANAPHORA.search(text)
            one = Apart(date=last[1].date, words=match.group() if match else last[1].words, inferred=last[1].inferred, inherited=True)
            added.append((unit, one))
            last = (k, one)
        elif unit.passage.paragraph != body[last[0]].passage.paragraph or _NOW.search(text):
            last, acts = None, False
    return added


def _present(unit: Unit, day: Day, language: str) -> bool:
    """Tell whether a unit says that it is about the event's time: a date near it, or a weekday."""
    text = unit.passage.text
    return bool(find_weekdays(text, language)) or any(
        m.stamp is not None and _away(text, m, day) is None for m in find_dates(text, language)
    )


def _goes_on(body: Sequence[Unit], k: int, last: tuple[int, Apart], dated: dict[int, Apart], *, acts: bool) -> bool:
    """Tell whether unit ``k`` is still about the time of the unit before it that was set apart."""
    unit, before = body[k], body[last[0]]
    text = unit.passage.text
    if _ANAPHORA.search(text) and k - last[0] <= SANDWICH:
        return True
    same_paragraph = unit.passage.paragraph == before.passage.paragraph
    if same_paragraph and unit.sentence == before.sentence:
        return True
    precise = last[1].date.count("-") >= 1
    if same_paragraph and precise and acts and not _NOW.search(text):
        return True
    if (
        acts
        and precise
        and not unit.quoted
        and last[0] == k - 1
        and (_FIRST_PERSON.search(text) or (same_paragraph and _unquoted_speech(before)))
    ):
        return True
    return not unit.quoted and _between(body, k, last, dated)


def _unquoted_speech(unit: Unit) -> bool:
    return not unit.quoted and _FIRST_PERSON.search(unit.passage.text) is not None


def _between(body: Sequence[Unit], k: int, last: tuple[int, Apart], dated: dict[int, Apart]) -> bool:
    """Tell whether a passage dated like the last one follows within a few sentences."""
    for unit in body[k + 1 : k + 1 + SANDWICH]:
        own = dated.get(unit.number)
        if own is not None:
            return own.date.count("-") > 0 and (own.date.startswith(last[1].date) or last[1].date.startswith(own.date))
    return False


def record(unit: Unit, one: Apart) -> Dated:
    """Return the public record of a unit that was set apart."""
    kind: DatedKind = "foreign" if unit.foreign else "announced" if one.announced else "recalled"
    return Dated(passage=unit.passage, kind=kind, date=one.date, words=one.words, inferred=one.inferred, quote=_quote(unit, one))


def _quote(unit: Unit, one: Apart) -> str:
    """Return the words of the passage that say what happened: what it reports, without the date in front, cut at a word."""
    text = unit.passage.text
    start, end = unit.core[0].start, unit.core[-1].end
    at = text.find(one.words) if one.words else -1
    if start <= at <= start + _DATE_OPENS:
        start = at + len(one.words)
        start += len(text[start:]) - len(text[start:].removeprefix(" of "))
    words = [t for t in tokens(text[start:end]) if t.kind != "punctuation"]
    if not words:
        return ""
    last = words[min(len(words), QUOTE_WORDS) - 1]
    return text[start + words[0].start : start + last.end]
