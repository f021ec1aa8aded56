"""Overview -> lists of events: all of them, the most reported, those in conflict, and by outlet,
country and language.

A list is divided into pages that are counted from its oldest event: a new event changes the first
page only, and the address of every other page stays good.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, Literal, NamedTuple

import msgspec

from builder.core.event import Event
from builder.site.overview import Overview, newest

#: Events of one page; the first page has up to half as many more.
PAGE: Final = 50
#: Events in the lists that are in another order than that of time.
_MOST: Final = 100

Facet = Literal["outlet", "country", "language"]
FACETS: Final[tuple[Facet, ...]] = ("outlet", "country", "language")


class EventList(msgspec.Struct, frozen=True, kw_only=True):
    """One list of events, by their ids."""

    #: "newest", "reported", "conflict", or a facet and its value: "outlet/herald".
    key: str
    events: tuple[str, ...]

    @property
    def facet(self) -> str:
        """What it is narrowed by; "" for a list of all events."""
        return self.key.partition("/")[0] if "/" in self.key else ""

    @property
    def value(self) -> str:
        """The value of its facet."""
        return self.key.partition("/")[2]


class Leaf(NamedTuple):
    """One page of a list: its number, 0 for the first, and its events."""

    number: int
    events: tuple[str, ...]


def leaves(listing: EventList) -> tuple[Leaf, ...]:
    """Return the pages of a list, the first page first and then from the newest to the oldest."""
    events = listing.events
    if listing.key in ("reported", "conflict"):
        return (Leaf(0, events),)
    whole = max(len(events) - PAGE // 2, 0) // PAGE
    first = len(events) - whole * PAGE
    return (
        Leaf(0, events[:first]),
        *(
            Leaf(whole - place, events[first + place * PAGE : first + (place + 1) * PAGE])
            for place in range(whole)
        ),
    )


class EventLists:
    """All lists of a site."""

    def __init__(self, site: Overview) -> None:
        self._site = site
        self._events = [event.id for event in newest(site)]

    @cached_property
    def newest(self) -> EventList:
        """Every event, newest first."""
        return EventList(key="newest", events=tuple(self._events))

    @cached_property
    def reported(self) -> EventList:
        """The events that most outlets report, then those of most articles."""
        site = self._site
        ranked = sorted(
            (event for event in self._events if len(site.columns(event)) > 1),
            key=lambda event: (-outlets_of(site, event), -len(site.columns(event))),
        )
        return EventList(key="reported", events=tuple(ranked[:_MOST]))

    @cached_property
    def conflict(self) -> EventList:
        """The events whose reports differ in fact, those with most matters first."""
        site = self._site
        contested = [event for event in self._events if site.summary(event).conflicts]
        ranked = sorted(contested, key=lambda event: -site.summary(event).conflicts)
        return EventList(key="conflict", events=tuple(ranked[:_MOST]))

    @cached_property
    def by_facet(self) -> Mapping[Facet, tuple[EventList, ...]]:
        """For each facet the lists of its values, the longest first."""
        found: dict[Facet, defaultdict[str, list[str]]] = {
            facet: defaultdict(list) for facet in FACETS
        }
        for event in self._events:
            for facet, values in _values(self._site, self._site.events[event]).items():
                for value in sorted(values):
                    found[facet][value].append(event)
        return {
            facet: tuple(
                EventList(key=f"{facet}/{value}", events=tuple(events))
                for value, events in sorted(
                    found[facet].items(), key=lambda one: (-len(one[1]), one[0])
                )
            )
            for facet in FACETS
        }

    def __iter__(self) -> Iterator[EventList]:
        """Yield every list that has an event."""
        whole: Iterable[EventList] = (self.newest, self.reported, self.conflict)
        yield from (one for one in whole if one.events)
        for facet in FACETS:
            yield from self.by_facet[facet]


def outlets_of(site: Overview, event: str) -> int:
    """Return how many outlets report an event; an article of an unknown one counts by itself."""
    return len({site.articles[one].outlet or one for one in site.columns(event)})


def _values(site: Overview, event: Event) -> dict[Facet, set[str]]:
    articles = [site.articles[one] for one in site.columns(event.id)]
    outlets = {article.outlet for article in articles if article.outlet}
    return {
        "outlet": outlets,
        "country": {country.lower() for one in outlets if (country := site.outlets[one].country)},
        "language": {article.language for article in articles if article.language},
    }
