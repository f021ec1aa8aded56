"""Periods of the timeline -> an index by year and month: how many events each has, with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec

from builder.site.markup import counted
from builder.site.moments import month_words
from builder.site.overview import Overview
from builder.site.views.page import Link
from builder.site.views.periods import PlacedEvent, TimePeriod, period_words


class AlmanacYear(msgspec.Struct, frozen=True, kw_only=True):
    """One year with its months."""

    year: Link
    #: January first: the number of events, and in the note what it counts; ``None`` for no event.
    months: tuple[Link | None, ...]
    #: "12": all events of the year.
    total: str


class Almanac(msgspec.Struct, frozen=True, kw_only=True):
    """The years that have an event, newest first."""

    #: "Jan", "Feb" and so on.
    months: tuple[str, ...]
    years: tuple[AlmanacYear, ...]


def almanac(site: Overview, years: Iterable[TimePeriod], where: dict[str, str]) -> Almanac:
    """Return the index of ``years``.

    ``where``: the address of each period that has a page of its own by its name, and of each event
    on the timeline by its id.
    """
    return Almanac(
        months=tuple(
            month_words(date(2000, month, 1), site.language, year=False, short=True)
            for month in range(1, 13)
        ),
        years=tuple(
            _year(site, period, where)
            for period in years
            if period.name.isdigit() and period.all_events
        ),
    )


def _year(site: Overview, period: TimePeriod, where: dict[str, str]) -> AlmanacYear:
    months: defaultdict[str, list[PlacedEvent]] = defaultdict(list)
    for one in period.all_events:
        months[one.when[:7]].append(one)
    return AlmanacYear(
        year=Link(
            url=where.get(period.name, f"#y-{period.name}"),
            text=period.name,
        ),
        months=tuple(
            _month(site, name, months[name], where) if months[name] else None
            for name in (f"{period.name}-{month:02}" for month in range(1, 13))
        ),
        total=str(len(period.all_events)),
    )


def _month(site: Overview, name: str, events: list[PlacedEvent], where: dict[str, str]) -> Link:
    words = period_words(name, site.language)
    first = events[0].event
    return Link(
        url=where.get(name, f"{where[first]}#e-{first}"),
        text=str(len(events)),
        note=f"{counted(len(events), 'event')} in {words}",
    )
