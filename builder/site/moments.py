"""A date as recorded -> the same date in words, no more precise than it is known.

``2023-03-06`` is "6 March 2023", ``2023-03-06T13:13+00:00`` "6 March 2023, 13:13 UTC",
``2022-10-24T15:42`` "24 October 2022, 15:42, zone not stated", ``195X`` "1950s".
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from builder.lang.stamps import parse_iso

Precision = Literal["year", "month", "day", "minute"]

_DECADE = re.compile(r"(\d{3})X")


class Moment(NamedTuple):
    """A date with its precision; the parts that are not known are 1 and 0."""

    precision: Precision
    #: In UTC when the zone is known.
    time: datetime
    #: False: a clock time was printed without its zone.
    zoned: bool

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.precision in ("day", "minute")

    @property
    def to_the_month(self) -> Moment:
        """The date without its day, where that is known."""
        return self._replace(precision="month") if self.exact else self

    @property
    def to_the_day(self) -> Moment:
        """The date without its minute, where that is known."""
        return self._replace(precision="day") if self.exact else self

    @property
    def day(self) -> date:
        """The first day that the date may mean."""
        return self.time.date()


@lru_cache(maxsize=4096)
def moment(text: str | None) -> Moment | None:
    """Return the date that ``text`` states in ISO 8601, or ``None``."""
    stamp = parse_iso(text)
    if stamp is None:
        return None
    try:
        clock = stamp.start
    except ValueError:
        return None
    return Moment(stamp.precision, clock, zoned=bool(stamp.zone))


@cache
def day_words(
    day: date, language: str, *, weekday: bool = False, year: bool = True, short: bool = False
) -> str:
    """Return "Monday 6 March 2023", weekday and year optional; short: "6 Mar 2023"."""
    from babel.dates import format_date  # noqa: PLC0415 - babel is slow to load, and most commands say no date

    pattern = (
        ("EEEE " if weekday else "") + ("d MMM" if short else "d MMMM") + (" y" if year else "")
    )
    return format_date(day, pattern, locale=_locale(language))


@cache
def weekday_words(day: date, language: str) -> str:
    """Return "Monday"."""
    from babel.dates import format_date  # noqa: PLC0415 - as above

    return format_date(day, "EEEE", locale=_locale(language))


@cache
def month_words(day: date, language: str, *, year: bool = True, short: bool = False) -> str:
    """Return "March 2023"; short: "Mar 2023"."""
    from babel.dates import format_date  # noqa: PLC0415 - as above

    return format_date(
        day, ("LLL" if short else "LLLL") + (" y" if year else ""), locale=_locale(language)
    )


@cache
def _locale(language: str) -> str:
    from babel import Locale  # noqa: PLC0415 - as above

    try:
        return str(Locale.parse(language, sep="-"))
    except (ValueError, LookupError):
        return "en"


def date_words(
    found: Moment, language: str, *, year: bool = True, clock: bool = True, weekday: bool = False
) -> str:
    """Return the date in words to its own precision, without a day that is not known."""
    if found.precision == "year":
        return str(found.day.year)
    if found.precision == "month":
        return month_words(found.day, language, year=year)
    words = day_words(found.day, language, year=year, weekday=weekday)
    if found.precision == "day" or not clock:
        return words
    return f"{words}, {found.time:%H:%M}" + (" UTC" if found.zoned else ", zone not stated")


def published_words(published: str | None, basis: str, language: str, *, year: bool = True) -> str:
    """Return when an article was published, in words that show how well that is known."""
    found = moment(published)
    if found is None:
        return "date unknown"
    words = date_words(found, language, year=year)
    return f"on or after {words} (inferred)" if basis == "inferred" else words


def edtf(published: str | None, basis: str) -> str:
    """Return the date as EDTF: an inferred one is an interval that is open to the right."""
    if not published:
        return ""
    return f"{published}/.." if basis == "inferred" else published


def edtf_words(text: str, language: str, *, year: bool = True) -> str:
    """Return an EDTF date of a recalled fact in words; "" when it says nothing."""
    decade = _DECADE.fullmatch(text)
    if decade:
        return f"{decade[1]}0s"
    found = moment(text.rstrip("~?%"))
    if found is None:
        return text
    return ("about " if text[-1] in "~%" else "perhaps " if text[-1] == "?" else "") + date_words(
        found, language, year=year
    )


def edtf_moment(text: str) -> Moment | None:
    """Return an EDTF date of a recalled fact, a decade by its first year; ``None`` for no date."""
    decade = _DECADE.fullmatch(text)
    return moment(f"{decade[1]}0" if decade else text.rstrip("~?%"))
