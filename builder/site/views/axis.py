"""Days -> the axis of the lanes, in days, months or years, with its labels.

Places are percent of its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

import msgspec

from builder.site.moments import day_words, month_words

#: Days up to which the axis counts days; months up to which it counts months.
_DAYS: Final = 45
_MONTHS: Final = 48
_MOST_TICKS: Final = 6


class LaneTick(msgspec.Struct, frozen=True, kw_only=True):
    """A label of the axis."""

    at: str
    text: str


class LaneAxis(msgspec.Struct, frozen=True):
    """The days from ``start`` to ``end``, in days, months or years."""

    start: date
    end: date
    #: Where labels are.
    marks: tuple[date, ...]
    unit: Literal["day", "month", "year"]
    #: Percent of the drawing kept free at either end, for what is not on the axis.
    margin: float = 0

    def at(self, when: datetime) -> float:
        """Return a place in the drawing, in percent."""
        share = (when - midnight(self.start)) / (midnight(self.end) - midnight(self.start))
        return self.margin + (100 - 2 * self.margin) * share


def midnight(day: date) -> datetime:
    """Return the beginning of a day."""
    return datetime.combine(day, time())


def percent(number: float) -> str:
    """Return a number of percent as SVG has it: ``12.5%``."""
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"


def after(day: date, unit: str) -> date:
    """Return the day after the year, month or day that begins with ``day``."""
    if unit == "year":
        return date(min(day.year + 1, 9999), 1, 1)
    if unit == "month":
        return _month(day.replace(day=1), 1)
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))


def lane_axis(days: Sequence[date]) -> LaneAxis:
    """Return an axis that counts days, months or years, whichever gives few labels."""
    first, last = min(days), max(days)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if (last - first).days <= _DAYS:
        start, end = first - timedelta(days=1), last + timedelta(days=2)
        total = (end - start).days
        return LaneAxis(
            start, end, tuple(start + timedelta(days=day) for day in _steps(total)), "day"
        )
    if months <= _MONTHS:
        start = first.replace(day=1)
        return LaneAxis(
            start,
            _month(start, months),
            tuple(_month(start, month) for month in _steps(months)),
            "month",
        )
    start = date(first.year, 1, 1)
    years = last.year - first.year + 1
    return LaneAxis(
        start,
        date(min(last.year + 1, 9999), 1, 1),
        tuple(date(first.year + year, 1, 1) for year in _steps(years)),
        "year",
    )


def _steps(total: int) -> range:
    return range(0, total, max(-(-total // _MOST_TICKS), 1))


def _month(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(min(year, 9999), month + 1, 1)


def lane_ticks(axis: LaneAxis, language: str) -> tuple[LaneTick, ...]:
    """Return the labels of an axis; each year is named once."""
    ticks = []
    year = 0
    for mark in axis.marks:
        new = mark.year != year
        year = mark.year
        text = (
            str(mark.year)
            if axis.unit == "year"
            else month_words(mark, language, year=new, short=True)
            if axis.unit == "month"
            else day_words(mark, language, year=new, short=True)
        )
        ticks.append(LaneTick(at=percent(axis.at(midnight(mark))), text=text))
    return tuple(ticks)
