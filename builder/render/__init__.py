"""Digest -> Site: every page, feed, data file and search record, from the templates."""

from __future__ import annotations

from builder.render.rules import RULES
from builder.render.site import render

__all__ = ["RULES", "render"]
