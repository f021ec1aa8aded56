"""Search records -> the search page: filters with counts, and links that need no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

import msgspec

from builder.site.catalog import NAMELESS, event_day
from builder.site.overview import Overview, newest
from builder.site.records import EVENT, FOREIGN, KINDS
from builder.site.views import words
from builder.site.views.figures import outlet_link
from builder.site.views.page import Link, PageShell
from builder.site.views.people import people_lines
from builder.site.views.site_pages import SitePages
from builder.site.views.storylines import storyline_links

#: Filter → its heading, in the order of the page.
FILTERS: Final = (
    ("outlet", "Outlet"),
    ("kind", "Kind"),
    ("facts", "Facts"),
    ("event", "Event"),
    ("year", "Year"),
    ("language", "Language"),
)
_MOST_OPTIONS: Final = 12
_MOST_FOLDED: Final = 200
_MOST_LINKS: Final = 30


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a filter."""

    id: str
    #: An id, such as an outlet's.
    value: str
    label: str
    count: int


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """One filter with its values, the most frequent first."""

    name: str
    title: str
    options: tuple[Option, ...]
    more: tuple[Option, ...]


class SearchView(msgspec.Struct, frozen=True, kw_only=True):
    """The search page."""

    page: PageShell
    filters: tuple[Filter, ...]
    foreign: Option
    #: Number of passages that can be found.
    total: int
    events: tuple[Link, ...]
    outlets: tuple[Link, ...]
    people: tuple[Link, ...]
    storylines: tuple[Link, ...]


def views(pages: SitePages) -> Iterator[SearchView]:
    """Yield the search page."""
    site = pages.library
    counts: dict[str, Counter[str]] = {name: Counter() for name, _ in FILTERS}
    total = 0
    for found in site.summaries.values():
        total += found.findable
        for name, value, number in found.filters:
            counts[name][value] += number
    foreign = counts["kind"].pop(FOREIGN, 0)
    yield SearchView(
        page=pages.page(
            "search", "/search/", "Search the digest", "Search every passage of every article."
        ),
        filters=tuple(_filter(site, name, title, counts[name]) for name, title in FILTERS),
        foreign=Option(id="f-foreign", value=FOREIGN, label=KINDS[FOREIGN], count=foreign),
        total=total - foreign - counts["kind"][EVENT],
        events=tuple(
            Link(url=site.urls.event(event.id), text=event.title, note=event_day(site, event))
            for event in newest(site)[:_MOST_LINKS]
        ),
        outlets=_outlets(site),
        people=tuple(
            Link(url=line.url, text=line.name) for line in people_lines(site)[:_MOST_LINKS]
        ),
        storylines=storyline_links(site)[:_MOST_LINKS],
    )


def _filter(site: Overview, name: str, title: str, counts: Counter[str]) -> Filter:
    """Return a filter: years newest first, everything else most frequent first."""
    order = (
        sorted(counts, reverse=True)
        if name == "year"
        else sorted(counts, key=lambda value: (-counts[value], value))
    )
    options = tuple(
        Option(
            id=f"f-{name}-{number}",
            value=value,
            label=_label(site, name, value),
            count=counts[value],
        )
        for number, value in enumerate(order, 1)
    )
    return Filter(
        name=name,
        title=title,
        options=options[:_MOST_OPTIONS],
        more=options[_MOST_OPTIONS:_MOST_FOLDED],
    )


def _label(site: Overview, name: str, value: str) -> str:
    """Return what readers call a value of a filter."""
    if name == "outlet":
        outlet = site.outlets.get(value, NAMELESS)
        return outlet.sign or outlet.name
    if name == "event":
        return site.events[value].title
    if name == "facts":
        return "in conflict"
    if name == "language":
        return words.language_name(value, site.language)
    return KINDS.get(value, value)


def _outlets(site: Overview) -> tuple[Link, ...]:
    found = sorted(
        (outlet for outlet in site.outlets.values() if site.by_outlet.get(outlet.id)),
        key=lambda one: (one.sign or one.name).casefold(),
    )
    return tuple(outlet_link(site, outlet.id) for outlet in found[:_MOST_LINKS])
