"""Text -> the dates that it names, each as precise as it is printed and no further.

A page says "06 March 2023", "24 Oct 2022 15:42", "2023-03-06T13:13+0000", "in April", "the 1950s":
each is kept as an EDTF level 1 value (``2023-03-06``, ``XXXX-04``, ``195X``), so that nothing is
invented.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from builder.core.capture import Span
from builder.lang.calendars import Calendar, calendar
from builder.lang.date_forms import FIRST_HALF, LATER_HALF, pattern
from builder.lang.eras import SOLAR_MONTHS, buddhist, solar_hijri, year_of_era
from builder.lang.languages import FIRST, words_of

Precision = Literal["minute", "day", "month", "year", "decade"]

#: Years outside this range are other numbers.
FIRST_YEAR: Final = 1500
LAST_YEAR: Final = 2199
#: A time in front of its date ("10:32, 5 May 2026"), at the end of what stands before it.
_TIME_BEFORE: Final = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2}):(?P<minute>\d{2})[ \u00a0]?(?P<half>[aApP]\.?[mM]\.?)?[ \u00a0]?[,|•·–-]?[ \u00a0]{0,2}$"
)
#: Characters in front of a date in which its time is sought.
_LEAD_CHARACTERS: Final = 16
_HALF_DAY: Final = 12

_FIGURE: Final = re.compile(r"\d")
_ISO: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d{1,9})?)?\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?)?"
)
_ADDRESS_DATE: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[/._-]?)(?P<month>\d{1,2}|[a-z]{3})(?P=mark)(?P<day>\d{1,2})(?!\d)"
)
_ADDRESS_MONTH: Final = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})/(?P<month>\d{2})(?=/)")


class Stamp(NamedTuple):
    """A point in time as precise as it is known."""

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    #: ``+00:00`` and the like; "" when no zone is stated.
    zone: str = ""

    @property
    def precision(self) -> Literal["year", "month", "day", "minute"]:
        """Return the smallest unit that is known."""
        if self.month is None:
            return "year"
        if self.day is None:
            return "month"
        return "day" if self.hour is None else "minute"

    @property
    def first_day(self) -> dt.date:
        """Return the earliest day that it can be."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def start(self) -> dt.datetime:
        """Return its first moment in UTC; a time without a zone counts as one in UTC."""
        clock = dt.datetime.combine(
            self.first_day, dt.time(self.hour or 0, self.minute or 0), _offset(self.zone)
        )
        try:
            return clock.astimezone(dt.UTC)
        except OverflowError:
            return clock.replace(tzinfo=dt.UTC)

    @property
    def last_day(self) -> dt.date:
        """Return the latest day that it can be."""
        if self.day is not None:
            return self.first_day
        following = dt.date(self.year + (self.month or 12) // 12, (self.month or 12) % 12 + 1, 1)
        return following - dt.timedelta(days=1)

    @property
    def weekday(self) -> int | None:
        """Return 0 (Monday) to 6; ``None`` when the day is unknown."""
        return None if self.day is None else self.first_day.weekday()

    def __str__(self) -> str:
        """Return the ISO 8601 form: ``2023-03``, ``2023-03-06``, ``2023-03-06T13:13+00:00``,
        ``2022-10-24T15:42``.
        """
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return (
            text if self.hour is None else f"{text}T{self.hour:02}:{self.minute or 0:02}{self.zone}"
        )


def _offset(text: str) -> dt.timezone:
    if text in ("", "Z"):
        return dt.UTC
    sign = -1 if text[0] == "-" else 1
    return dt.timezone(sign * dt.timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


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


class WeekdayMention(NamedTuple):
    """The name of a day in a text."""

    span: Span
    #: 0 (Monday) to 6.
    weekday: int
    words: str


@lru_cache(maxsize=4096)
def parse_iso(published: str | None) -> Stamp | None:
    """Return the stamp that an ISO 8601 text says, offsets such as ``+0000`` included; ``None``
    when there is no text, or it says none or an impossible one.
    """
    match = _ISO.fullmatch(published.strip()) if published else None
    return _stamp(match.groupdict()) if match else None


def find_url_date(url: str) -> Stamp | None:
    """Return the date in the path of an address (``/20230306/``, ``/2023/03/06/``,
    ``/2023/mar/06/``, ``/2023/03/``).
    """
    path = re.sub(r"^[a-z]+://[^/]*", "", url[:2000].lower())
    for form in (_ADDRESS_DATE, _ADDRESS_MONTH):
        for match in form.finditer(path):
            parts = match.groupdict()
            if parts["month"].isalpha():
                parts["month"] = str(calendar(FIRST).months.get(parts["month"], 0))
            stamp = _stamp(parts)
            if stamp:
                return stamp
    return None


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
    """Return the mention with the time between ``after`` and it, where none stands behind it."""
    stamp, start = mention.stamp, mention.span.start
    if stamp is None or stamp.day is None or stamp.hour is not None:
        return mention
    before = _TIME_BEFORE.search(text[max(after, start - _LEAD_CHARACTERS) : start])
    if before is None:
        return mention
    return mention._replace(
        stamp=_stamp(
            {**before.groupdict(), **{k: str(getattr(stamp, k)) for k in ("year", "month", "day")}}
        )
    )


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
    if not _counted_as_ours(parts, language):
        return None
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
    stamp = _stamp(parts)
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
    elif "solar" in parts:
        found = solar_hijri(
            int(parts["year"]), SOLAR_MONTHS.index(parts["solar"]) + 1, int(parts["day"])
        )
        parts |= zip(("year", "month", "day"), map(str, found or ()), strict=False)
        return found is not None
    elif "year" in parts and words_of(language).calendar.buddhist:
        parts["year"] = str(buddhist(int(parts["year"])))
    return True


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
    )


def _yearless(match: re.Match[str], kind: str, parts: dict[str, str]) -> DateMention | None:
    month, day = int(parts["month"]), int(parts.get("day", 0))
    # 2000 was a leap year: 29 February is possible in an unstated year.
    if day and not _stamp({"year": "2000", "month": str(month), "day": str(day)}):
        return None
    return _made(match, kind, f"XXXX-{month:02}" + (f"-{day:02}" if day else ""), None, parts)


def _order(parts: dict[str, str], language: str) -> dict[str, str]:
    """Return the parts of ``03/06/2023`` in the order of the language, with the other reading as
    ``alternative`` if it is possible.
    """
    usual = parts | {"year": f"20{parts['year']}"[-4:]}
    month_first = words_of(language).traits.month_first
    # Such a language is written both ways, and never with full stops.
    if parts["mark"] == "." or (not month_first and _stamp(usual)):
        return usual
    swapped = usual | {"day": usual["month"], "month": usual["day"]}
    readings = (swapped, usual) if month_first else (usual, swapped)
    first, *rest = [reading for reading in readings if _stamp(reading)] or [usual]
    other = _stamp(rest[0]) if rest and rest[0]["day"] != first["day"] else None
    return first | {"alternative": str(other._replace(hour=None))} if other else first


def _stamp(parts: dict[str, str | None] | dict[str, str]) -> Stamp | None:
    """Return the stamp of the named parts; ``None`` when there is no such day; an impossible time
    is left out.
    """
    units = ("year", "month", "day", "hour", "minute")
    year, month, day, hour, minute = (
        int(value) if (value := parts.get(unit)) else None for unit in units
    )
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if hour is not None and day is not None:
        half = _half(parts.get("half") or "")
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0) if half else hour
        if hour < 24 and (minute or 0) < 60:  # noqa: PLR2004 - hours of a day, minutes of an hour
            return Stamp(year, month, day, hour, minute or 0, _zone(parts.get("zone") or ""))
    return Stamp(year, month, day)


def _half(words: str) -> str:
    """Return ``a`` or ``p`` for the half of the day that words in front of or behind an hour tell."""
    return "p" if words in LATER_HALF else "a" if words in FIRST_HALF else words.lower()[:1]


def _zone(text: str) -> str:
    """Return ``+07:00`` for ``GMT+7``, ``UTC+0700``, ``+07:00`` and the like."""
    if text in ("", "Z", "UTC", "GMT"):
        return "+00:00" if text else ""
    sign, figures = ("-" if re.search(r"[-\u2212]", text) else "+"), re.sub(r"\D", "", text)
    hours, minutes = (figures[:-2], figures[-2:]) if len(figures) > 2 else (figures, "00")  # noqa: PLR2004 - more than hours
    return f"{sign}{int(hours):02}:{minutes}"
