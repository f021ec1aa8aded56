"""Scope of an event -> its pages, and its search records."""

from __future__ import annotations

from pathlib import Path

from builder.model.outcome import Found
from builder.model.page import Drawn
from builder.render import Scope, draw_event, find_event, kit


def pages_of(item: tuple[Scope, str, bytes]) -> Drawn:
    """Draw one event, given with the folder of templates and its digest."""
    scope, templates, state = item
    return draw_event(scope, kit(Path(templates), state))


def records_of(scope: Scope) -> Found:
    """Return the records of one event."""
    return Found(records=find_event(scope))
