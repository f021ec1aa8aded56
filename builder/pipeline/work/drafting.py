"""Capture -> draft."""

from __future__ import annotations

from builder.core.capture import Capture
from builder.core.errors import Rejected
from builder.core.outcome import Normalized
from builder.core.outlet import Outlet
from builder.extract import normalize


def draft_of(item: tuple[Capture, tuple[Outlet, ...], str]) -> Normalized:
    """Normalize one capture, given with the outlets known and the id of its own where an editor
    wrote it.
    """
    try:
        return Normalized(draft=normalize(*item))
    except Rejected as error:
        return Normalized(rejected=error.diagnostic)
