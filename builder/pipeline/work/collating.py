"""Event -> coverage."""

from __future__ import annotations

from builder.collate import collate
from builder.core.article import Article
from builder.core.coverage import Coverage
from builder.core.event import Event
from builder.core.outlet import Outlet


def coverage_of(item: tuple[Event, tuple[Article, ...], tuple[Outlet, ...]]) -> Coverage:
    """Collate one event, given with its articles and the outlets known."""
    return collate(*item)
