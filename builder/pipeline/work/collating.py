"""Event -> coverage."""

from __future__ import annotations

from builder.collate import collate
from builder.model.article import Article
from builder.model.coverage import Coverage
from builder.model.event import Event
from builder.model.outlet import Outlet


def coverage_of(item: tuple[Event, tuple[Article, ...], tuple[Outlet, ...]]) -> Coverage:
    """Collate one event, given with its articles and the outlets known."""
    return collate(*item)
