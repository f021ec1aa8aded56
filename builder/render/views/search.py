"""Search records -> the search page: filters with their counts, and links for browsing without a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from builder.model.page import SearchRecord
from builder.render.library import NAMELESS, Library
from builder.render.records import FOREIGN, KINDS
from builder.render.views import words
from builder.render.views.home import event_day, newest
from builder.render.views.page import Link, Page, Pages
from builder.render.views.people import people_lines
from builder.render.views.storylines import storyline_links

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value of a filter."""

    id: str
    #: An id, such as an outlet's.
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One filter with its values, the most frequent first."""

    name: str
    title: str
    options: tuple[Option, ...]
    more: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The search page."""

    page: Page
    filters: tuple[Filter, ...]
    foreign: Option
    #: Number of passages that can be found.
    total: int
    events: tuple[Link, ...]
    outlets: tuple[Link, ...]
    people: tuple[Link, ...]
    storylines: tuple[Link, ...]


def search_view(pages: Pages, records: Sequence[SearchRecord]) -> SearchView:
    """Return the search page."""
    library = pages.library
    counts: dict[str, Counter[str]] = {name: Counter() for name, _ in FILTERS}
    for record in records:
        values = dict(record.filters)
        if FOREIGN in values.get("kind", ()):
            counts["kind"][FOREIGN] += 1
            continue
        for name, found in record.filters:
            if name in counts:
                counts[name].update(found)
    foreign = counts["kind"].pop(FOREIGN, 0)
    return SearchView(
        page=pages.page("search", "/search/", "Search the digest", "Search every passage of every article."),
        filters=tuple(_filter(library, name, title, counts[name]) for name, title in FILTERS),
        foreign=Option(id="f-foreign", value=FOREIGN, label=KINDS[FOREIGN], count=foreign),
        total=len(records) - foreign,
        events=tuple(
            Link(url=library.urls.event(event.id), text=event.title, note=event_day(library, event))
            for event in newest(library)[:_MOST_LINKS]
        ),
        outlets=_outlets(library),
        people=tuple(Link(url=line.url, text=line.name) for line in people_lines(library)[:_MOST_LINKS]),
        storylines=storyline_links(library)[:_MOST_LINKS],
    )


def _filter(library: Library, name: str, title: str, counts: Counter[str]) -> Filter:
    """Return a filter: years newest first, everything else most frequent first."""
    order = sorted(counts, reverse=True) if name == "year" else sorted(counts, key=lambda value: (-counts[value], value))
    options = tuple(
        Option(id=f"f-{name}-{number}", value=value, label=_label(library, name, value), count=counts[value])
        for number, value in enumerate(order, 1)
    )
    return Filter(name=name, title=title, options=options[:_MOST_OPTIONS], more=options[_MOST_OPTIONS:_MOST_FOLDED])


def _label(library: Library, name: str, value: str) -> str:
    """Return what readers call a value of a filter."""
    if name == "outlet":
        outlet = library.outlets.get(value, NAMELESS)
        return outlet.sign or outlet.name
    if name == "event":
        return library.events[value].title
    if name == "facts":
        return "in conflict"
    if name == "language":
        return words.language_name(value, library.language)
    return KINDS.get(value, value)


def _outlets(library: Library) -> tuple[Link, ...]:
    found = sorted(
        (outlet for outlet in library.outlets.values() if library.by_outlet.get(outlet.id)),
        key=lambda one: (one.sign or one.name).casefold(),
    )
    return tuple(Link(url=library.urls.outlet(outlet.id), text=outlet.sign or outlet.name) for outlet in found[:_MOST_LINKS])
