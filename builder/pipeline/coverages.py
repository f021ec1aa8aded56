"""Coverages as they are kept, each with what the editors say of the people in it: read when a page
is to be drawn from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from builder.core.coverage import Coverage
from builder.core.event import Event
from builder.core.person import People
from builder.editor import Entries, cast, with_spellings
from builder.engine import Engine, Kept, Unit
from builder.pipeline.stages import NAME


class EventCoverage(NamedTuple):
    """What the articles of one event say."""

    event: Event
    coverage: Kept[Coverage]
    #: What concerns the people in it.
    people: People


def with_people(
    engine: Engine, people: People, events: Sequence[Event], coverages: Sequence[Kept[Coverage]]
) -> tuple[EventCoverage, ...]:
    """Return what the articles of ``events`` say; ``people``: what the editors say of all."""
    units = [
        Unit(
            name=event.id,
            parts={"what its articles say": kept.digest},
            make=lambda kept=kept: kept.value,  # type: ignore[misc]
        )
        for event, kept in zip(events, coverages, strict=True)
    ]
    named = [kept.value for kept in engine.run(NAME, units)]
    entries = Entries(with_spellings(people, [one.people for one in named]))
    return tuple(
        EventCoverage(event, kept, entries.about(one.names))
        for event, kept, one in zip(events, coverages, named, strict=True)
    )


def read(found: Iterable[EventCoverage]) -> tuple[Coverage, ...]:
    """Return the coverages, the people of each called what the editors call them."""
    return tuple(
        one
        for event, kept, people in found
        for one in cast([kept.value], people, {event.id: event.date})
    )
