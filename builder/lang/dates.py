"""Text -> the dates that it names, each as precise as it is printed and no further.

A page says "06 March 2023", "24 Oct 2022 15:42", "2023-03-06T13:13+0000", "in April", "the 1950s":
each is kept as an EDTF level 1 value (``2023-03-06``, ``XXXX-04``, ``195X``), so that nothing is
invented.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from builder.core.capture import Span
from builder.lang.calendars import Calendar, calendar
from builder.lang.date_forms import pattern
from builder.lang.eras import (
    LUNAR_MONTHS,
    SOLAR_MONTHS,
    buddhist,
    lunar_hijri,
    solar_hijri,
    year_of_era,
)
from builder.lang.languages import FIRST, words_of
from builder.lang.stamps import FIRST_YEAR, LAST_YEAR, Stamp, stamp_of
from builder.lang.zones import SHARED, offset_of
from builder.lang.zones import names as zone_names

Precision = Literal["minute", "day", "month", "year", "decade"]

#: A time in front of its date ("10:32, 5 May 2026"), at the end of what is before it.
_TIME_BEFORE: Final = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2}):(?P<minute>\d{2})[ \u00a0]?(?P<half>[aApP]\.?[mM]\.?)?"
    rf"(?:[ \u00a0]?\(?(?P<zone>UTC|GMT|{'|'.join(zone_names())})\)?)?[ \u00a0]?[,|•·–-]?[ \u00a0]{{0,2}}$"
)
#: Characters in front of a date in which its time is sought.
_LEAD_CHARACTERS: Final = 24

_FIGURE: Final = re.compile(r"\d")


class DateMention(NamedTuple):
    """One date in a text."""

    span: Span
    #: EDTF level 1: ``2023-03-06``, ``2006-02``, ``2021``, ``195X``, and with an unstated year
    #: ``XXXX-12-01``, ``XXXX-04``.
    value: str
    precision: Precision
    #: As printed.
    words: str
    #: Year, month, day and time, when the year is printed (not for decades).
    stamp: Stamp | None = None
    #: The other way to read an all-number date such as 03/06/2023; "" when there is only one.
    alternative: str = ""
    #: It is printed by another calendar than ours.
    converted: bool = False
    #: An abbreviation of a zone behind the time that only the printing country tells ("EST").
    zone: str = ""

    def placed(self, country: str) -> Stamp | None:
        """Return the stamp as somebody in ``country`` (ISO 3166-1 alpha-2; "": anywhere) prints it."""
        offset = offset_of(self.zone, country) if self.zone else ""
        return self.stamp._replace(zone=offset) if self.stamp and offset else self.stamp


class WeekdayMention(NamedTuple):
    """The name of a day in a text."""

    span: Span
    #: 0 (Monday) to 6.
    weekday: int
    words: str


def find_dates(text: str, language: str = FIRST) -> tuple[DateMention, ...]:
    """Return the dates in ``text`` from left to right, none overlapping; names of months are read
    in ``language`` and in English.
    """
    names = calendar(language)
    # Every form has a figure but a lone month's.
    if not _FIGURE.search(text) and not _months(language).search(text):
        return ()
    mentions: list[DateMention] = []
    for match in pattern(language).finditer(text):
        mention = _mention(match, names, language)
        if mention:
            mentions.append(_timed(mention, text, mentions[-1].span.end if mentions else 0))
    return tuple(mentions)


def _timed(mention: DateMention, text: str, after: int) -> DateMention:
    """Return the mention with the time between ``after`` and it, where none is behind it."""
    stamp, start = mention.stamp, mention.span.start
    if stamp is None or stamp.day is None or stamp.hour is not None:
        return mention
    before = _TIME_BEFORE.search(text[max(after, start - _LEAD_CHARACTERS) : start])
    if before is None:
        return mention
    parts = {one: str(getattr(stamp, one)) for one in ("year", "month", "day")}
    found = stamp_of({**before.groupdict(), **parts})
    return mention._replace(stamp=found, zone=_shared_zone(found, before["zone"]))


def find_weekdays(text: str, language: str = FIRST) -> tuple[WeekdayMention, ...]:
    """Return the names of days in ``text``, from left to right."""
    names = calendar(language)
    pattern = _weekdays(language)
    return tuple(
        WeekdayMention(Span(*match.span()), names.weekdays[match[0].lower()], match[0])
        for match in pattern.finditer(text)
    )


@lru_cache(maxsize=64)
def _months(language: str) -> re.Pattern[str]:
    return re.compile(calendar(language).month)


@lru_cache(maxsize=64)
def _weekdays(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{calendar(language).weekday})(?!\w)")


def _mention(match: re.Match[str], names: Calendar, language: str) -> DateMention | None:
    kind, groups = next(form for form in _forms(match.re) if match[form[0]] is not None)
    parts = {part: value for part, group in groups if (value := match[group])}
    if "name" in parts:
        parts["month"] = str(names.months[parts["name"].lower()])
    printed = parts.get("year")
    if not _counted_as_ours(parts, language):
        return None
    if printed != parts.get("year"):
        parts["converted"] = "yes"
    if kind == "decade":
        return (
            _made(match, kind, f"{parts['year']}X", None, parts)
            if FIRST_YEAR <= int(parts["year"]) * 10 <= LAST_YEAR
            else None
        )
    if kind == "numbers":
        parts = _order(parts, language)
    if "year" not in parts:
        return _yearless(match, kind, parts)
    stamp = stamp_of(parts)
    return _made(match, kind, str(stamp._replace(hour=None)), stamp, parts) if stamp else None


@lru_cache(maxsize=64)
def _forms(pattern: re.Pattern[str]) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """Return the kinds of dates that a pattern knows, each with its parts and their groups."""
    groups = pattern.groupindex
    return tuple(
        (
            kind,
            tuple(
                (name.removesuffix(f"_{kind}").lower(), number)
                for name, number in groups.items()
                if name.endswith(f"_{kind}")
            ),
        )
        for kind in groups
        if kind.islower()
    )


def _counted_as_ours(parts: dict[str, str], language: str) -> bool:
    """Put year, month and day of another calendar into ours; tell whether there is such a day."""
    if "era" in parts:
        parts["year"] = str(year_of_era(parts["era"], parts["year"]))
    elif "solar" in parts or "lunar" in parts:
        found = _hijri(parts)
        parts |= zip(("year", "month", "day"), map(str, found or ()), strict=False)
        return found is not None
    elif "year" in parts and words_of(language).calendar.buddhist:
        parts["year"] = str(buddhist(int(parts["year"])))
    return True


def _hijri(parts: dict[str, str]) -> tuple[int, int, int] | None:
    year, day = int(parts["year"]), int(parts["day"])
    if "lunar" in parts:
        return lunar_hijri(year, LUNAR_MONTHS[parts["lunar"]], day)
    return solar_hijri(year, SOLAR_MONTHS.index(parts["solar"]) + 1, day)


def _made(
    match: re.Match[str], kind: str, value: str, stamp: Stamp | None, parts: dict[str, str]
) -> DateMention:
    """Return the mention; the small words in front of a lone year or month, and brackets, are no
    part of it.
    """
    start = match.end(f"BEFORE_{kind}") if "before" in parts else match.start()
    words = match.string[start : match.end()]
    lead = len(words) - len(words.lstrip(" \u00a0\t\n("))
    precision: Precision = (
        "decade"
        if kind == "decade"
        else stamp.precision
        if stamp
        else "day"
        if "day" in parts
        else "month"
    )
    return DateMention(
        Span(start + lead, match.end()),
        value,
        precision,
        words[lead:],
        stamp,
        parts.get("alternative", ""),
        converted="converted" in parts,
        zone=_shared_zone(stamp, parts.get("zone")),
    )


def _shared_zone(stamp: Stamp | None, name: str | None) -> str:
    """Return the abbreviation behind a time if several countries use it."""
    return name if name and name in SHARED and stamp and stamp.hour is not None else ""


def _yearless(match: re.Match[str], kind: str, parts: dict[str, str]) -> DateMention | None:
    month, day = int(parts["month"]), int(parts.get("day", 0))
    # 2000 was a leap year: 29 February is possible in an unstated year.
    if day and not stamp_of({"year": "2000", "month": str(month), "day": str(day)}):
        return None
    return _made(match, kind, f"XXXX-{month:02}" + (f"-{day:02}" if day else ""), None, parts)


def _order(parts: dict[str, str], language: str) -> dict[str, str]:
    """Return the parts of ``03/06/2023`` in the order of the language, with the other reading as
    ``alternative`` if it is possible.
    """
    usual = parts | {"year": f"20{parts['year']}"[-4:]}
    month_first = words_of(language).traits.month_first
    # Such a language is written both ways, and never with full stops.
    if parts["mark"] == "." or (not month_first and stamp_of(usual)):
        return usual
    swapped = usual | {"day": usual["month"], "month": usual["day"]}
    readings = (swapped, usual) if month_first else (usual, swapped)
    first, *rest = [reading for reading in readings if stamp_of(reading)] or [usual]
    other = stamp_of(rest[0]) if rest and rest[0]["day"] != first["day"] else None
    return first | {"alternative": str(other._replace(hour=None))} if other else first
