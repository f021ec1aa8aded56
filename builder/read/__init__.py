"""The folder ``seeds/`` -> captures, and a diagnostic for each file that is none."""

from __future__ import annotations

from typing import Final

from builder.config import MAX_CAPTURE_BYTES, MAX_READ_SECONDS, Paths
from builder.errors import Diagnostic, Rejected
from builder.model.capture import Capture
from builder.model.digest import Rule
from builder.read.archives import MAX_SAVED_BYTES
from builder.read.captures import capture_of, read_bytes
from builder.read.discover import discover
from builder.read.documents import documents
from builder.read.html import MAX_TAGS
from builder.read.marking import LEAST
from builder.read.worker import Worker

__all__ = ["RULES", "documents", "read", "read_bytes"]


def read(paths: Paths) -> tuple[tuple[Capture, ...], tuple[Diagnostic, ...]]:
    """Return all captures below ``seeds/`` sorted by path, and the diagnostics (errors and warnings) of the files there.

    Of several files with the same bytes the first by name is kept.
    """
    captures: list[Capture] = []
    diagnostics: list[Diagnostic] = []
    seen: dict[str, str] = {}
    with Worker() as worker:
        for path, found in discover(paths.seeds):
            if isinstance(found, Diagnostic):
                diagnostics.append(found)
                continue
            try:
                capture, warnings = capture_of(found, path, worker=worker)
            except Rejected as rejected:
                diagnostics.append(rejected.diagnostic)
                continue
            diagnostics.extend(warnings)
            first = seen.setdefault(capture.sha256, path)
            if first == path:
                captures.append(capture)
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
