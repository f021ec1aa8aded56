"""Lists of events -> pages to browse: newest, most reported, most in conflict; by outlet, country,
language. No script is needed for any of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from builder.site.catalog import day_and_place, event_day
from builder.site.event_lists import FACETS, EventList, EventLists, Facet, Leaf, leaves, outlets_of
from builder.site.markup import counted
from builder.site.overview import Overview
from builder.site.views import words
from builder.site.views.page import Link, PageShell
from builder.site.views.site_pages import SitePages

#: Values of a filter that are named; the others are on the page of outlets.
_MOST_VALUES: Final = 40
_FACETS: Final[dict[Facet, str]] = {
    "outlet": "Outlet",
    "country": "Country of the outlet",
    "language": "Language",
}
_ORDERS: Final = {
    "newest": "Newest",
    "reported": "Most reported",
    "conflict": "Most in conflict",
}
_NOWHERE: Final = Link(url="", text="")


class EventLine(msgspec.Struct, frozen=True, kw_only=True):
    """One event in a list."""

    title: str
    url: str
    #: "6 March 2023, Moscow".
    when: str
    #: "4 articles, 4 outlets; reports differ in 2 matters".
    facts: str


class BrowseFilter(msgspec.Struct, frozen=True, kw_only=True):
    """One way to narrow the list, with its values and how many events each has."""

    title: str
    links: tuple[Link, ...]
    #: "All 90 outlets"; without an address where none is left out.
    more: Link


class BrowseView(msgspec.Struct, frozen=True, kw_only=True):
    """A list of events."""

    page: PageShell
    title: str
    count: str
    #: The list that it is narrowed from.
    trail: tuple[Link, ...]
    orders: tuple[Link, ...]
    filters: tuple[BrowseFilter, ...]
    events: tuple[EventLine, ...]
    newer: Link
    older: Link


def views(pages: SitePages) -> Iterator[BrowseView]:
    """Yield the first page of all events; `browse_view` returns the others."""
    listings = EventLists(pages.library)
    yield browse_view(pages, listings, listings.newest, leaves(listings.newest)[0])


def ways_to_browse(site: Overview) -> tuple[tuple[Link, ...], tuple[BrowseFilter, ...]]:
    """Return links to the lists of all events, and to those of one outlet, country or language."""
    listings = EventLists(site)
    return tuple(_orders(site, listings)), tuple(_filters(site, listings))


def browse_view(
    pages: SitePages, listings: EventLists, listing: EventList, leaf: Leaf
) -> BrowseView:
    """Return one page of a list."""
    site = pages.library
    title = listing_title(site, listing)
    front = listing.key == "newest" and not leaf.number
    span = _span(site, leaf.events)
    return BrowseView(
        page=pages.page(
            "browse",
            site.urls.browse(listing.key, leaf.number),
            f"{title}, {span}" if leaf.number else title,
            f"{title}: {span}." if span else f"{title}.",
        ),
        title=title,
        count=_count(listing, leaf, span),
        trail=() if front else (Link(url=site.urls.browse("newest"), text="All events"),),
        orders=tuple(_orders(site, listings, listing.key)),
        filters=tuple(_filters(site, listings)) if front else (),
        events=tuple(event_line(site, event) for event in leaf.events),
        newer=_beside(site, listing, leaf.number, -1),
        older=_beside(site, listing, leaf.number, 1),
    )


def event_line(site: Overview, event: str) -> EventLine:
    """Return an event as lists name it."""
    record, matters = site.events[event], site.summary(event).conflicts
    articles, outlets = len(site.columns(event)), outlets_of(site, event)
    facts = counted(articles, "article") + (
        f", {counted(outlets, 'outlet')}" if articles > 1 else ""
    )
    return EventLine(
        title=record.title,
        url=site.urls.event(event),
        when=day_and_place(site, record),
        facts=f"{facts}; reports differ in {counted(matters, 'matter')}" if matters else facts,
    )


def listing_title(site: Overview, listing: EventList) -> str:
    """Return what a list is called."""
    if listing.facet == "outlet":
        return f"Events that {site.outlets[listing.value].name} reports"
    if listing.facet == "country":
        return f"Events reported from {words.country_name(listing.value, site.language)}"
    if listing.facet == "language":
        return f"Events reported in {words.language_name(listing.value, site.language)}"
    return {"reported": "Most reported", "conflict": "Most in conflict"}.get(
        listing.key, "All events"
    )


def _count(listing: EventList, leaf: Leaf, span: str) -> str:
    shown = counted(len(leaf.events), "event")
    if listing.key == "reported":
        return f"{shown}, those of most outlets first."
    if listing.key == "conflict":
        return f"{shown} whose reports differ in fact, those with most matters first."
    if leaf.number:
        return f"{shown}, {span}." if span else f"{shown}."
    whole = counted(len(listing.events), "event")
    return f"{whole}, newest first." if len(listing.events) > 1 else f"{whole}."


def _span(site: Overview, events: Sequence[str]) -> str:
    """Return the first and the last day of some events, in words; "" when none has one."""
    dated = [site.events[event] for event in events if site.events[event].date]
    if not dated:
        return ""
    days = (event_day(site, dated[-1]), event_day(site, dated[0]))
    return " to ".join(dict.fromkeys(days))


def _orders(site: Overview, listings: EventLists, here: str = "") -> Iterator[Link]:
    """Yield links to the lists of all events, each in another order."""
    for listing in (listings.newest, listings.reported, listings.conflict):
        if listing.events:
            yield Link(
                url=site.urls.browse(listing.key),
                text=_ORDERS[listing.key],
                current=listing.key == here,
            )


def _filters(site: Overview, listings: EventLists) -> Iterator[BrowseFilter]:
    for facet in FACETS:
        found = listings.by_facet[facet]
        if len(found) < 2:  # noqa: PLR2004 -- one value narrows nothing
            continue
        values = [
            Link(
                url=site.urls.browse(one.key),
                text=_value(site, facet, one.value),
                note=str(len(one.events)),
            )
            for one in found[:_MOST_VALUES]
        ]
        yield BrowseFilter(
            title=_FACETS[facet],
            links=tuple(sorted(values, key=lambda link: (link.text.casefold(), link.url))),
            more=Link(url="/outlets/", text=f"All {len(found)} outlets")
            if facet == "outlet" and len(found) > _MOST_VALUES
            else _NOWHERE,
        )


def _value(site: Overview, facet: Facet, value: str) -> str:
    if facet == "outlet":
        return site.outlets[value].sign or site.outlets[value].name
    if facet == "country":
        return words.country_name(value, site.language)
    return words.language_name(value, site.language)


def _beside(site: Overview, listing: EventList, number: int, step: int) -> Link:
    """Return the page of a list that comes before or after one."""
    numbers = [leaf.number for leaf in leaves(listing)]
    place = numbers.index(number) + step
    if not 0 <= place < len(numbers):
        return _NOWHERE
    text = "Older events" if step > 0 else "Newer events"
    return Link(url=site.urls.browse(listing.key, numbers[place]), text=text)
