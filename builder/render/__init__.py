"""Digest -> Site: every page, feed, data file and search record, from the templates."""

from builder.render.rules import RULES
from builder.render.scopes import Scope, scopes
from builder.render.whole import no_clashes, render

__all__ = ["RULES", "Scope", "no_clashes", "render", "scopes"]
