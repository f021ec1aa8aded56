"""Lines that nobody claimed -> the name under which each is dropped."""

from __future__ import annotations

from builder.core.article import Drop
from builder.core.capture import Capture
from builder.extract.findings import Notes
from builder.extract.lines.line import MOSTLY_LINKS, Line
from builder.extract.page import Page
from builder.extract.paragraphs import DROPPED
from builder.lang.characters import letters


def named_drops(page: Page) -> Notes:
    """Return a name for every line; what a finding owns keeps its owner, and only the rest bears
    the name.
    """
    notes = Notes()
    title = letters(page.headline.text) if page.headline else ""
    for line in page.lines:
        notes.name(line, _name(page, line, title))
    return notes


def bulk_drops(capture: Capture) -> tuple[Drop, ...]:
    """Return what of ``capture`` was never looked at line by line."""
    return tuple(
        Drop(span=block.span, rule="thousands of short lines, or one longer than any report")
        for block in capture.blocks
        if block.kind == "bulk"
    )


def _name(page: Page, line: Line, title: str) -> str:
    if title and letters(line.text) == title:
        return "repeated title"
    if line.shape in DROPPED:
        return DROPPED[line.shape]
    if line.shape == "legal":
        return "page's own matters"
    if line.kind == "item" or line.linked > MOSTLY_LINKS:
        return "menu"
    if line.index < page.start:
        return "above the headline"
    return "beside the text" if line.index < page.stretch.end else "below the text"
