"""A sheet of views -> its pages."""

from __future__ import annotations

from pathlib import Path

from builder.core.page import Drawn
from builder.site.kit import kit
from builder.site.sheets import Sheet, draw_sheet


def pages_of(item: tuple[Sheet, str, bytes]) -> Drawn:
    """Draw one sheet, given with the folder of templates and its digest."""
    sheet, templates, state = item
    return draw_sheet(sheet, kit(Path(templates), state).renderer)
