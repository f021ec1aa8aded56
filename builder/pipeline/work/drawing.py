"""Scope of an event, and what its articles say -> everything that is made of it."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace

from builder.core.coverage import Coverage
from builder.core.page import Findable
from builder.core.person import People
from builder.editor.casting import cast
from builder.search.shards import findable
from builder.site.events import DrawnEvent, draw_event
from builder.site.kit import kit
from builder.site.scopes import Scope


class MadeEvent(DrawnEvent, frozen=True, kw_only=True):
    """Everything that is made of one scope, and what of it search has to know."""

    findable: tuple[Findable, ...]


def event_of(item: tuple[Scope, Coverage | None, People, str, bytes]) -> MadeEvent:
    """Draw one event, given with its coverage, what the editors say of the people in it, the folder
    of templates and its digest.
    """
    scope, coverage, people, templates, state = item
    if coverage:
        dates = {event.id: event.date for event in scope.digest.events}
        scope = replace(
            scope, digest=replace(scope.digest, coverages=cast([coverage], people, dates))
        )
    drawn = draw_event(scope, kit(Path(templates), state))
    return MadeEvent(
        **msgspec.structs.asdict(drawn),
        findable=findable(drawn.records),
    )
