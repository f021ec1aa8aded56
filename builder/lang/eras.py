"""A year and its month as a calendar other than the Gregorian counts them -> the same day in ours.

Newspapers in Thai count years from the Buddha's death, those of Taiwan from the founding of the
Republic (Minguo), Japanese ones by the reign of the emperor, Iranian ones by the sun since the
Hijra, Arab ones by the moon since then.  The first three keep our months and days.
"""

from __future__ import annotations

from typing import Final

from builder.lang.languages import alternatives, codes, gathered, words_of

#: Years that are not ours: year 1 of each era is the year after this one.
ERAS: Final = {era: year for code in codes() for era, year in words_of(code).calendar.eras.items()}
#: Year of the Buddhist era less this one is ours.
_BUDDHIST: Final = 543
#: Years that a newspaper of our time can mean.
_BUDDHIST_YEARS: Final = range(2400, 2700)
_SOLAR_YEARS: Final = range(1250, 1500)
#: The first year of a reign is not called by its number.
FIRST_YEAR: Final = alternatives(lambda words: words.calendar.first_year)
#: The months of the solar Hijri calendar, in Persian; the CLDR's data in babel are of the Gregorian
#: months only.
SOLAR_MONTHS: Final = gathered(lambda words: words.calendar.solar_months)
#: Names of the months of the lunar Hijri calendar → their numbers; the longest names first.
_LUNAR: Final = {
    name: number
    for code in codes()
    for number, names in words_of(code).calendar.lunar_months.items()
    for name in names
}
LUNAR_MONTHS: Final = {
    name: _LUNAR[name] for name in sorted(_LUNAR, key=lambda name: (-len(name), name))
}


def year_of_era(era: str, year: str) -> int:
    """Return our year for a year of an era of :data:`ERAS`."""
    return ERAS[era] + (1 if year == FIRST_YEAR else int(year))


def buddhist(year: int) -> int:
    """Return our year for a year printed in Thai; years that are ours already stay."""
    return year - _BUDDHIST if year in _BUDDHIST_YEARS else year


def solar_hijri(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """Return our year, month and day for a day of the solar Hijri calendar; ``None`` when there is
    no such day.
    """
    from convertdate import persian  # noqa: PLC0415 - loads an astronomy library: for Persian pages alone

    if year not in _SOLAR_YEARS or not 1 <= day <= persian.month_length(year, month):
        return None
    found: tuple[int, int, int] = persian.to_gregorian(year, month, day)
    return found


def lunar_hijri(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """Return our year, month and day for a day of the Umm al-Qura calendar, by which newspapers
    count the lunar year; ``None`` when there is no such day.
    """
    from hijridate import Hijri  # noqa: PLC0415 - for Arabic pages alone

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day
