"""The folder ``seeds/`` -> captures, and a diagnostic for each file that is none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from builder.config import MAX_CAPTURE_BYTES, MAX_READ_SECONDS
from builder.errors import Diagnostic, Rejected
from builder.model.capture import Capture
from builder.model.digest import Rule
from builder.model.outcome import Reading
from builder.read.archives import MAX_SAVED_BYTES
from builder.read.captures import read_bytes
from builder.read.discover import discover, read_file
from builder.read.documents import documents
from builder.read.html import MAX_TAGS
from builder.read.marking import LEAST

__all__ = ["RULES", "bytes_of", "chosen", "discover", "documents", "read_bytes"]


def bytes_of(name: str, path: Path) -> tuple[str, bytes | Diagnostic]:
    """Return what the stage takes for the file at ``path``."""
    try:
        return name, read_file(path, f"seeds/{name}")
    except Rejected as rejected:
        return name, rejected.diagnostic


def chosen(readings: Iterable[tuple[str, Reading]]) -> tuple[tuple[Capture, ...], tuple[Diagnostic, ...]]:
    """Return the captures of all readings, and the diagnostics (errors and warnings).

    Of several files with the same bytes the first by name is kept.
    """
    captures: list[Capture] = []
    diagnostics: list[Diagnostic] = []
    seen: dict[str, str] = {}
    for path, reading in readings:
        diagnostics.extend(reading.diagnostics)
        if reading.capture is None:
            continue
        first = seen.setdefault(reading.capture.sha256, path)
        if first == path:
            captures.append(reading.capture)
        else:
            diagnostics.append(Diagnostic(path=f"seeds/{path}", what=f"the same bytes as seeds/{first}", remedy="delete one of them"))
    return tuple(captures), tuple(diagnostics)


RULES: Final = (
    Rule(
        stage="read",
        name="largest capture",
        value=f"{MAX_CAPTURE_BYTES // 1_000_000} MB",
        text="A larger file is refused before anything parses it.",
    ),
    Rule(
        stage="read",
        name="time for one page",
        value=f"{MAX_READ_SECONDS:g} s",
        text="An HTML page is read in a process of its own, which is ended after this time.",
    ),
    Rule(
        stage="read",
        name="largest saved page",
        value=f"{MAX_SAVED_BYTES // 1_000_000} MB",
        text="A page that was saved with its pictures in one file may be so large; without them the limit for a capture holds.",
    ),
    Rule(
        stage="read",
        name="report of a page",
        value=f"chance of {LEAST:g}",
        text="Each block of an HTML page is judged by decision trees: from its looks, its elements and the words of their classes, "
        "what the library trafilatura extracts, what the page states as its text, and how the blocks around it fare. From this chance on "
        "it is part of the report, up to the first link behind its last sentence. The trees were learned from public pages whose reports "
        "are known (builder/weights/html_blocks.json).",
    ),
    Rule(stage="read", name="most tags of a page", value=f"{MAX_TAGS:,}", text="An HTML page with more is refused."),
    Rule(
        stage="read",
        name="encoding",
        text="Byte order mark, then UTF-8, then the charset that a page declares, then a legacy encoding told from the bytes, "
        "with a warning. "
        "A byte that cannot be decoded is shown as a replacement character; the rest is kept.",
    ),
)
