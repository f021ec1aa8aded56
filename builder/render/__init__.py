"""Digest -> Site: every page, feed, data file and search record, from the templates."""

from builder.render.rules import RULES
from builder.render.scopes import Scope, scopes
from builder.render.site import Kit, draw_event, draw_site, find_event, has_card, kit, no_clashes, render

__all__ = [
    "RULES",
    "Kit",
    "Scope",
    "draw_event",
    "draw_site",
    "find_event",
    "has_card",
    "kit",
    "no_clashes",
    "render",
    "scopes",
]
