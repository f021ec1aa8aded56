"""Events and dated passages -> the periods of the timeline: years, and what lies around them.

A period of many events is divided, a year by months and a month by days. Difficulty: a date is
placed no closer than it is known, so that an event of which only the year is known belongs to its
year and to no month; and reports look back over decades and ahead to other years, so that what
they recall or announce before the first event is one period, and what is after the last another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Final

import msgspec

from builder.site.moments import Moment, day_words, edtf_moment, moment, month_words
from builder.site.overview import Overview
from builder.site.summaries import Told

LATER: Final = "later"
BEFORE: Final = "before"
UNDATED: Final = "undated"
#: A period of more events than this is divided, and so is the whole timeline.
MOST_EVENTS: Final = 60
#: Characters of a year, a month and a day in ISO 8601.
_YEAR, _MONTH, _DAY = 4, 7, 10


class PlacedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event with its place in time."""

    #: ISO 8601, as exact as it is known; "" for an event without a date.
    when: str
    event: str


class PlacedDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date that an event's reports look back or forward to, with its place in time."""

    #: ISO 8601, as exact as it is told.
    when: str
    event: str
    told: Told


class TimePeriod(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time with what is placed in it and in no period inside it, newest first."""

    #: ISO 8601, or `LATER`, `BEFORE`, `UNDATED`.
    name: str
    events: tuple[PlacedEvent, ...] = ()
    dates: tuple[PlacedDate, ...] = ()
    inner: tuple[TimePeriod, ...] = ()

    @property
    def all_events(self) -> tuple[PlacedEvent, ...]:
        """Every event in it, those of the periods inside it as well."""
        return tuple(self._walk())

    def _walk(self) -> Iterator[PlacedEvent]:
        for period in self.inner:
            yield from period.all_events
        yield from self.events

    def whole(self) -> Iterator[TimePeriod]:
        """Yield it, then all that is inside it, newest first."""
        yield self
        for period in self.inner:
            yield from period.whole()


def periods(site: Overview) -> tuple[TimePeriod, ...]:
    """Return the years in which something is placed and what lies around them, newest first."""
    events = [
        PlacedEvent(when=_when(moment(record.date)), event=event)
        for event, record in site.events.items()
    ]
    known = [one.when[:_YEAR] for one in events if one.when]
    first, last = min(known, default="9999"), max(known, default="9999")
    own: defaultdict[str, list[PlacedEvent]] = defaultdict(list)
    looked: defaultdict[str, list[PlacedDate]] = defaultdict(list)
    for one in events:
        own[one.when[:_YEAR] or UNDATED].append(one)
    for date_ in _told(site):
        year = date_.when[:_YEAR]
        looked[BEFORE if year < first else LATER if year > last else year].append(date_)
    years = sorted((name for name in {*own, *looked} if name.isdigit()), reverse=True)
    return tuple(
        TimePeriod(
            name=name,
            events=tuple(sorted(own[name], key=lambda one: (one.when, one.event), reverse=True)),
            dates=tuple(
                sorted(
                    looked[name],
                    key=lambda one: (one.when, one.event, one.told.text),
                    reverse=True,
                )
            ),
        )
        for name in (LATER, *years, BEFORE, UNDATED)
        if own[name] or looked[name]
    )


def divided(period: TimePeriod, most: int = MOST_EVENTS) -> TimePeriod:
    """Return a period of more than ``most`` events with the periods inside it, to the day.

    Dates between them, where nothing happened, stay in the period itself.
    """
    length = {_YEAR: _MONTH, _MONTH: _DAY}.get(len(period.name))
    if length is None or not period.name[0].isdigit() or len(period.events) <= most:
        return period
    *inside, rest = parted(period, length)
    if rest.name != period.name:
        inside, rest = [*inside, rest], TimePeriod(name=period.name)
    happened = [one for one in inside if one.events]
    between = (one.dates for one in inside if not one.events)
    return TimePeriod(
        name=period.name,
        events=rest.events,
        dates=(*(date_ for dates in between for date_ in dates), *rest.dates),
        inner=tuple(divided(one, most) for one in happened),
    )


def parted(period: TimePeriod, length: int = _MONTH) -> tuple[TimePeriod, ...]:
    """Return a period by its months, or by what has ``length`` characters in ISO 8601.

    What is known no closer comes last, under the period's own name.
    """
    events: defaultdict[str, list[PlacedEvent]] = defaultdict(list)
    dates: defaultdict[str, list[PlacedDate]] = defaultdict(list)
    for one in period.events:
        events[one.when[:length] if len(one.when) >= length else ""].append(one)
    for date_ in period.dates:
        dates[date_.when[:length] if len(date_.when) >= length else ""].append(date_)
    return tuple(
        TimePeriod(name=name or period.name, events=tuple(events[name]), dates=tuple(dates[name]))
        for name in sorted({*events, *dates}, reverse=True)
    )


def period_words(name: str, language: str, *, year: bool = True) -> str:
    """Return what readers call a period: "2018", "December 2018", "5 December 2018", "Later"."""
    if not name[0].isdigit() or len(name) == _YEAR:
        return name.capitalize()
    if len(name) == _MONTH:
        return month_words(date.fromisoformat(f"{name}-01"), language, year=year)
    return day_words(date.fromisoformat(name), language, year=year)


def _told(site: Overview) -> Iterator[PlacedDate]:
    for event in site.events:
        for told in site.summary(event).told:
            when = _when(edtf_moment(told.date))
            if when:
                yield PlacedDate(when=when, event=event, told=told)


def _when(found: Moment | None) -> str:
    """Return a date in ISO 8601, to the day at most."""
    if found is None:
        return ""
    length = {"year": _YEAR, "month": _MONTH}.get(found.precision, _DAY)
    return found.day.isoformat()[:length]


def days_apart(site: Overview) -> Mapping[str, int]:
    """Return how many days each event came before the next one, of those whose day is known."""
    dated = ((moment(record.date), event) for event, record in site.events.items())
    newest = sorted(((found.day, event) for found, event in dated if found and found.exact))
    return {event: (later - day).days for (day, event), (later, _) in pairwise(newest)}
