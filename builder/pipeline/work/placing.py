"""A capture, its draft and what a person wrote -> the article."""

from __future__ import annotations

from builder.core.outcome import Placed, Placement
from builder.editor.placing import placed


def placed_of(item: Placement) -> Placed:
    """Return the article of one capture."""
    return placed(item)
