"""Digest -> the home page: newest events with a telling sentence each, and what is new."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

import msgspec
from msgspec.structs import replace

from builder.core.event import Event
from builder.core.outlet import Outlet
from builder.site.catalog import event_day
from builder.site.event_lists import EventLists, outlets_of
from builder.site.markup import counted
from builder.site.overview import Overview, newest, totals
from builder.site.views import structured
from builder.site.views.browse import BrowseFilter, ways_to_browse
from builder.site.views.changes import ChangeView, latest
from builder.site.views.conflicts import CONFLICTS, ConflictLine
from builder.site.views.figures import outlet_link
from builder.site.views.home_entries import EventEntry
from builder.site.views.page import Link, PageShell, feed_links
from builder.site.views.people import people_lines
from builder.site.views.sayings import PersonLine
from builder.site.views.site_pages import SitePages
from builder.site.views.storylines import storyline_links

#: Events of several reports with all their headlines, and events of one report among them; older
#: ones are named only.
_FULL: Final = 6
_ALONE: Final = 6
_NAMED: Final = 60
#: A digest of no more events than this is read as it is.
_FEW: Final = 4
_MOST_CHANGES: Final = 4
_MOST_REPORTED: Final = 6
_MOST_OUTLETS: Final = 16
#: Events named in the strip of conflicts.
_MOST_CONTESTED: Final = 4


class HomeView(msgspec.Struct, frozen=True, kw_only=True):
    """The digest."""

    page: PageShell
    heading: str
    #: "2 events, 5 articles, 5 outlets."
    count: str
    #: Other orders of the events, and what narrows them to an outlet, a country or a language.
    orders: tuple[Link, ...]
    filters: tuple[BrowseFilter, ...]
    #: Where the reports of the newest events differ in fact.
    conflicts: tuple[ConflictLine, ...]
    entries: tuple[EventEntry, ...]
    older: tuple[Link, ...]
    #: Those that most outlets report, of a digest with more events than the page names.
    reported: tuple[Link, ...]
    #: "All 544 events"; without an address where none is left out.
    all_events: Link
    storylines: tuple[Link, ...]
    people: tuple[PersonLine, ...]
    #: Those with most articles.
    outlets: tuple[Link, ...]
    #: "All 39 outlets"; "" when none is left out.
    more_outlets: str
    changes: tuple[ChangeView, ...]


def views(pages: SitePages) -> Iterator[HomeView]:
    """Yield the home page."""
    site = pages.library
    events = newest(site)
    full, older = _divided(site, events)
    outlets = _active(site)
    orders, filters = ways_to_browse(site) if len(events) > _FEW else ((), ())
    yield HomeView(
        page=pages.page(
            "home",
            "/",
            site.settings.title,
            data=structured.site(site),
            feeds=feed_links("/conflicts", f"{site.settings.title}: {CONFLICTS}"),
        ),
        heading=site.settings.description,
        count=f"{', '.join(' '.join(pair) for pair in totals(site))}.",
        orders=orders,
        filters=filters,
        conflicts=_conflicts(site, events),
        entries=tuple(_entry(site, event) for event in full),
        older=tuple(
            Link(url=site.urls.event(event.id), text=event.title, note=event_day(site, event))
            for event in older[:_NAMED]
        ),
        reported=_reported(site) if len(older) > _NAMED else (),
        all_events=Link(url=site.urls.browse("newest"), text=f"All {len(events):,} events")
        if len(events) > _FEW
        else Link(url="", text=""),
        storylines=storyline_links(site)[:_MOST_CHANGES],
        people=people_lines(site)[:_MOST_CHANGES],
        outlets=tuple(outlet_link(site, outlet.id) for outlet in outlets[:_MOST_OUTLETS]),
        more_outlets=f"All {len(outlets)} outlets" if len(outlets) > _MOST_OUTLETS else "",
        changes=latest(site, _MOST_CHANGES),
    )


def _reported(site: Overview) -> tuple[Link, ...]:
    """Return the events that most outlets report, with how many do."""
    return tuple(
        Link(
            url=site.urls.event(event),
            text=site.events[event].title,
            note=f"{counted(outlets_of(site, event), 'outlet')}, {event_day(site, site.events[event])}",
        )
        for event in EventLists(site).reported.events[:_MOST_REPORTED]
    )


def _conflicts(site: Overview, events: list[Event]) -> tuple[ConflictLine, ...]:
    """Return where the reports of events differ, the first ones that do."""
    contested = (event.id for event in events if site.summary(event.id).conflicts)
    lines = (site.details(event).conflicts for event in islice(contested, _MOST_CONTESTED))
    return tuple(line for line in lines if line)


def _entry(site: Overview, event: Event) -> EventEntry:
    """Return the entry of an event, with links only to people who have a page."""
    entry = site.details(event.id).entry
    pages = {site.urls.person(person) for person in site.public}
    return replace(
        entry,
        quoted=tuple(line if line.url in pages else replace(line, url="") for line in entry.quoted),
    )


def _divided(site: Overview, events: list[Event]) -> tuple[list[Event], list[Event]]:
    """Return the newest events, to be shown with their headlines, and the older ones.

    The number of comparable events decides where the newest end.
    """
    alone = full = 0
    for number, event in enumerate(events):
        if len(site.columns(event.id)) > 1:
            full += 1
        else:
            alone += 1
        if full > _FULL or alone > _ALONE:
            return events[:number], events[number:]
    return events, []


def _active(site: Overview) -> list[Outlet]:
    """Return the outlets that have articles, those with most first."""
    found = (outlet for outlet in site.outlets.values() if site.by_outlet.get(outlet.id))
    return sorted(
        found, key=lambda one: (-len(site.by_outlet[one.id]), (one.sign or one.name).casefold())
    )
