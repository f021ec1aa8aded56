"""Digest -> Site: every page, feed, data file and search record, from the templates."""

from builder.site.rules import RULES
from builder.site.scopes import Scope, scopes
from builder.site.whole import no_clashes, render

__all__ = ["RULES", "Scope", "no_clashes", "render", "scopes"]
