"""Storylines -> their index and pages: events that follow one another, in order of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
from markupsafe import Markup

from builder.core.event import Event, Storyline
from builder.site.alphabet import by_heading
from builder.site.catalog import event_day
from builder.site.markup import counted
from builder.site.moments import date_words, moment
from builder.site.overview import Overview
from builder.site.prose import prose
from builder.site.views.lead import Headline
from builder.site.views.letters import MOST_LINES, Letters, letters
from builder.site.views.page import Link, PageShell
from builder.site.views.site_pages import SitePages

_MOST_NAMES: Final = 8
_ABOUT: Final = "Events that follow one another about the same matter."


class StorylineEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a storyline."""

    title: str
    url: str
    date: str
    place: str
    #: "133 days later"; "" for the first.
    distance: str
    headlines: tuple[Headline, ...]
    count: str


class StorylineView(msgspec.Struct, frozen=True, kw_only=True):
    """One storyline."""

    page: PageShell
    title: str
    #: "2 events, October 2022 to March 2023".
    count: str
    shared: tuple[str, ...]
    note: Markup
    events: tuple[StorylineEvent, ...]


class StorylinesView(msgspec.Struct, frozen=True, kw_only=True):
    """All storylines; of many, the newest, or those of one letter."""

    page: PageShell
    title: str
    storylines: tuple[Link, ...]
    #: Where the others are, by letter.
    letters: Letters


def storyline_links(site: Overview) -> tuple[Link, ...]:
    """Return all storylines, the one with the newest event first."""
    known = [storyline for storyline in site.storylines.values() if _events(site, storyline)]
    known.sort(
        key=lambda one: (max(event.date or "" for event in _events(site, one)), one.id),
        reverse=True,
    )
    return tuple(
        Link(url=site.urls.storyline(one.id), text=one.title, note=_count(site, one))
        for one in known
    )


def views(pages: SitePages) -> Iterator[StorylinesView]:
    """Yield the index of storylines, and one for each letter where they are many."""
    site = pages.library
    links = storyline_links(site)
    found = by_heading(links, lambda link: link.text) if len(links) > MOST_LINES else {}
    shown = {"": links[:MOST_LINES] if found else links, **found}
    for heading, lines in shown.items():
        title = f"Storylines: {heading}" if heading else "Storylines"
        url = site.urls.index("storylines", heading) if heading else "/storylines/"
        yield StorylinesView(
            page=pages.page("storylines", url, title, _ABOUT),
            title=title,
            storylines=lines,
            letters=letters(site.urls, "storylines", found, heading),
        )


def storyline_view(pages: SitePages, storyline: Storyline) -> StorylineView:
    """Return the page of one storyline."""
    site = pages.library
    events = _events(site, storyline)
    return StorylineView(
        page=pages.page(
            "storyline",
            site.urls.storyline(storyline.id),
            storyline.title,
            f"{_count(site, storyline)}.",
        ),
        title=storyline.title,
        count=_count(site, storyline),
        shared=storyline.shared[:_MOST_NAMES],
        note=prose(storyline.note),
        events=tuple(
            _event(site, event, events[index - 1] if index else None)
            for index, event in enumerate(events)
        ),
    )


def _events(site: Overview, storyline: Storyline) -> list[Event]:
    return [site.events[event] for event in storyline.events if event in site.events]


def _count(site: Overview, storyline: Storyline) -> str:
    events = _events(site, storyline)
    dated = sorted(
        (found for event in events if (found := moment(event.date))), key=lambda found: found.day
    )
    total = counted(len(events), "event")
    if not dated:
        return total
    first, last = (date_words(found.to_the_month, site.language) for found in (dated[0], dated[-1]))
    return f"{total}, {first}" if first == last else f"{total}, {first} to {last}"


def _event(site: Overview, event: Event, before: Event | None) -> StorylineEvent:
    found, earlier = moment(event.date), moment(before.date) if before else None
    days = (
        (found.day - earlier.day).days if found and earlier and found.exact and earlier.exact else 0
    )
    return StorylineEvent(
        title=event.title,
        url=site.urls.event(event.id),
        date=event_day(site, event),
        place=event.place or "",
        distance=f"{counted(days, 'day')} later" if days else "",
        headlines=site.details(event.id).headlines,
        count=counted(len(site.columns(event.id)), "article"),
    )
