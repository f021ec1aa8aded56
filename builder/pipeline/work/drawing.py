"""Scope of an event -> everything that is made of it."""

from __future__ import annotations

from pathlib import Path

from builder.render.events import DrawnEvent, draw_event
from builder.render.kit import kit
from builder.render.scopes import Scope


def event_of(item: tuple[Scope, str, bytes]) -> DrawnEvent:
    """Draw one event, given with the folder of templates and its digest."""
    scope, templates, state = item
    return draw_event(scope, kit(Path(templates), state))
