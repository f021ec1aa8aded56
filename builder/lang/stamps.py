"""Text of a program, or the parts of a printed date -> a point in time as precise as they say."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from builder.lang.calendars import calendar
from builder.lang.date_forms import FIRST_HALF, LATER_HALF
from builder.lang.languages import FIRST
from builder.lang.zones import offset_of

#: Years outside this range are other numbers.
FIRST_YEAR: Final = 1500
LAST_YEAR: Final = 2199
_HALF_DAY: Final = 12
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


@lru_cache(maxsize=4096)
def parse_iso(published: str | None) -> Stamp | None:
    """Return the stamp that an ISO 8601 text says, offsets such as ``+0000`` included; ``None``
    when there is no text, or it says none or an impossible one.
    """
    match = _ISO.fullmatch(published.strip()) if published else None
    return stamp_of(match.groupdict()) if match else None


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
            stamp = stamp_of(parts)
            if stamp:
                return stamp
    return None


def stamp_of(parts: dict[str, str | None] | dict[str, str]) -> Stamp | None:
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
    """Return ``+07:00`` for ``GMT+7``, ``UTC+0700``, ``+07:00`` and the like, "" for a name that
    several countries use.
    """
    if text in ("", "Z", "UTC", "GMT"):
        return "+00:00" if text else ""
    if text.isalpha():
        return offset_of(text)
    sign, figures = ("-" if re.search(r"[-\u2212]", text) else "+"), re.sub(r"\D", "", text)
    hours, minutes = (figures[:-2], figures[-2:]) if len(figures) > 2 else (figures, "00")  # noqa: PLR2004 - more than hours
    return f"{sign}{int(hours):02}:{minutes}"
