"""Events and dated passages -> the timeline: newest year first, marks as exact as dates.

Difficulty: articles look back over decades and ahead to other years, so that years without an event
would be mostly empty; what lies before the first event is kept together, and so is what lies after
the last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Final

import msgspec
from msgspec.structs import replace

from builder.site.markup import counted
from builder.site.moments import edtf_day, edtf_words, moment, month_words
from builder.site.overview import Overview
from builder.site.views.entries import TimelineEntry, event_entry
from builder.site.views.lanes import Lanes, lanes
from builder.site.views.page import Link, PageShell
from builder.site.views.site_pages import SitePages

_LATER: Final = "Later"
_BEFORE: Final = "Before"
_UNDATED: Final = "Undated"
#: A timeline of more entries than this has a page a year, and each page a section a month.
_LONG: Final = 300
#: A run of more entries than this is folded behind its first ones.
_MOST_OF_A_RUN: Final = 8
_OPEN_OF_A_RUN: Final = 6


class EntryRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run of entries of one kind, the first ones open."""

    open: tuple[TimelineEntry, ...]
    folded: tuple[TimelineEntry, ...]
    #: "9 more dates".
    summary: str


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the timeline: a year, or a month of a year that has a page of its own."""

    name: str
    anchor: str
    parts: tuple[EntryRun, ...]
    #: What a month holds; "" for one that is open.
    folded: str = ""


class _Placed(msgspec.Struct, frozen=True, kw_only=True):
    """An entry with what it was made from, in its year."""

    day: date
    #: Whether its month is known, too.
    monthly: bool
    key: str
    entry: TimelineEntry
    #: Of an event, its id; "" for a date.
    event: str = ""


class TimelineView(msgspec.Struct, frozen=True, kw_only=True):
    """Events and coverage in time."""

    page: PageShell
    title: str
    count: str
    #: Everything on the page, drawn: by event and by outlet.
    lanes: tuple[Lanes, ...]
    years: tuple[Year, ...]
    #: Links to the years: places on this page, or pages of their own.
    jumps: tuple[Link, ...]
    #: Links to the months of the page's year.
    months: tuple[Link, ...]


def views(pages: SitePages) -> Iterator[TimelineView]:
    """Yield the timeline: one page or, when it is long, one a year.

    Then the first page shows the newest year with an event.
    """
    site = pages.library
    found = f"{counted(len(site.events), 'event')} and {counted(len(site.articles), 'article')}"
    count = f"{found}, and the dates that the articles look back or forward to. Where nothing is said of an order, none is proven."
    placed = _placed(site)
    split = sum(len(found) for found in placed.values()) > _LONG and len(placed) > 1
    where = {
        name: site.urls.timeline(name.lower()) if split else f"#{_anchor(name)}" for name in placed
    }

    def view(url: str, title: str, names: list[str]) -> TimelineView:
        jumps = tuple(
            Link(url=address, text=name, current=address == url) for name, address in where.items()
        )
        shown = [one for name in names for one in placed[name]]
        years = [
            year
            for name in names
            for year in (
                _months(site, name, placed[name]) if split else [_year(name, placed[name])]
            )
        ]
        months = [Link(url=f"#{year.anchor}", text=year.name) for year in years] if split else []
        return TimelineView(
            page=pages.page("timeline", url, title, count),
            title=title,
            count=count,
            lanes=lanes(
                site,
                [one.event for one in shown if one.event],
                [one.day for one in shown if not one.event],
            ),
            years=tuple(years),
            jumps=jumps if len(jumps) > 1 else (),
            months=tuple(months) if len(months) > 1 else (),
        )

    yield view("/timeline/", "Timeline", _newest(placed) if split else list(placed))
    for name, address in where.items() if split else ():
        yield view(address, f"Timeline: {name}", [name])


def _anchor(name: str) -> str:
    return f"y-{name.lower()}"


def _newest(placed: Mapping[str, list[_Placed]]) -> list[str]:
    """Return the newest part that has an event, after what lies ahead of it."""
    names = list(placed)
    return names[
        : next(index for index, name in enumerate(names) if any(one.event for one in placed[name]))
        + 1
    ]


def _year(name: str, placed: list[_Placed]) -> Year:
    return Year(name=name, anchor=_anchor(name), parts=_parts(placed))


def _months(site: Overview, name: str, placed: list[_Placed]) -> list[Year]:
    """Return a year by month, the first one open, last what names no month.

    Another part of the timeline is returned as it is.
    """
    if not name.isdigit():
        return [_year(name, placed)]
    found: dict[str, list[_Placed]] = {}
    for one in placed:
        found.setdefault(f"{one.day:%Y-%m}" if one.monthly else name, []).append(one)
    return [
        Year(
            name=month_words(month[0].day, site.language, year=False) if month[0].monthly else name,
            anchor=_anchor(key),
            parts=_parts(month),
            folded=_held(month) if index else "",
        )
        for index, (key, month) in enumerate(found.items())
    ]


def _held(placed: list[_Placed]) -> str:
    events = sum(bool(one.event) for one in placed)
    parts = [
        counted(events, "event") if events else "",
        counted(len(placed) - events, "date") if len(placed) > events else "",
    ]
    return ", ".join(part for part in parts if part)


def _placed(site: Overview) -> dict[str, list[_Placed]]:
    """Return the entries of each part of the timeline, newest first."""
    events = {event: moment(record.date) for event, record in site.events.items()}
    years = [found.day.year for found in events.values() if found]
    first, last = min(years, default=9999), max(years, default=9999)
    placed: dict[str, list[_Placed]] = {}
    newest = sorted((found.day, event) for event, found in events.items() if found and found.exact)
    before = {
        event: (newest[index + 1][0] - day).days for index, (day, event) in enumerate(newest[:-1])
    }
    for event, found in events.items():
        entry = event_entry(site, event, before.get(event, 0), site.summary(event).order)
        monthly = found is None or found.precision != "year"
        one = _Placed(
            day=found.day if found else date.min,
            monthly=monthly,
            key=event,
            entry=entry,
            event=event,
        )
        placed.setdefault(str(found.day.year) if found else _UNDATED, []).append(one)
    for event in site.events:
        for told in site.summary(event).told:
            day = edtf_day(told.date)
            if day:
                name = _BEFORE if day.year < first else _LATER if day.year > last else str(day.year)
                entry = (
                    replace(told.entry, date=edtf_words(told.date, site.language, year=False))
                    if name.isdigit()
                    else told.entry
                )
                one = _Placed(
                    day=day,
                    monthly=len(told.date) > len("2023"),
                    key=event + told.text,
                    entry=entry,
                )
                placed.setdefault(name, []).append(one)
    order = [
        _LATER,
        *sorted((name for name in placed if name.isdigit()), reverse=True),
        _BEFORE,
        _UNDATED,
    ]
    names = [name for name in order if name in placed]
    return {
        name: sorted(
            placed[name],
            key=lambda one: (one.day, one.monthly, bool(one.event), one.key),
            reverse=True,
        )
        for name in names
    }


def _parts(placed: Iterable[_Placed]) -> tuple[EntryRun, ...]:
    """Return the entries in runs, of one day's events or of dates.

    Of a long run the first ones are open.
    """
    parts = []
    for (event, _), run in groupby(
        placed, key=lambda one: (bool(one.event), one.entry.date if one.event else None)
    ):
        entries = tuple(one.entry for one in run)
        shown = len(entries) if len(entries) <= _MOST_OF_A_RUN else _OPEN_OF_A_RUN
        rest = len(entries) - shown
        summary = (
            f"{counted(rest, 'more event', 'more events')} of {entries[0].date}"
            if event
            else counted(rest, "more date", "more dates")
        )
        parts.append(EntryRun(open=entries[:shown], folded=entries[shown:], summary=summary))
    return tuple(parts)
