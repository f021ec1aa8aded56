"""Outlet's articles -> how it reports, beside the other reports of the same events: statements, quotations, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.render.library import Library
from builder.render.markup import counted
from builder.render.views.figures import Shares, carrying, presence_shares, speaking, way_shares
from builder.render.views.page import Link
from builder.render.views.shares import mean_shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How an outlet reports; in each figure its own bar stands above that of the others."""

    #: How statements are carried: of all events, then of each.
    statements: Shares
    each: Shares
    #: How people's words are given.
    quotations: Shares
    #: What of the words other reports have, too.
    words: Shares


def habits(library: Library, name: str, own: Sequence[str]) -> Habits:
    """Return how the outlet called ``name`` reports those of its events that others report, too."""
    mine = frozenset(own)
    events = dict.fromkeys(library.event_of[article] for article in own if article in library.event_of)
    shared = [event for event in events if not mine.issuperset(library.columns(event))]
    inside = [article for event in shared for article in library.columns(event) if article in mine]
    others = [article for event in shared for article in library.columns(event) if article not in mine]
    pair = ((Link(url="", text=name), inside), (Link(url="", text=f"{counted(len(others), 'other report')}"), others))
    return Habits(
        statements=presence_shares((link, carrying(library, articles)) for link, articles in pair),
        each=presence_shares(
            (
                Link(url=library.urls.event(event), text=library.events[event].title),
                carrying(library, mine.intersection(library.columns(event))),
            )
            for event in shared
        ),
        quotations=way_shares((link, speaking(library, articles)) for link, articles in pair),
        words=mean_shares(library, pair),
    )
