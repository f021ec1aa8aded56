"""content/frequencies.tsv <-> :class:`Frequencies`: a line a stem, so that version control shows
what a refresh changed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from builder import intake
from builder.core.errors import Diagnostic, Rejected
from builder.core.frequencies import Frequencies
from builder.editor import disk

NAME: Final = "frequencies.tsv"
PATH: Final = f"content/{NAME}"
MAX_TABLE_BYTES: Final = 200_000_000
_HEAD: Final = re.compile(r"# version (\d{1,9}), articles (\d{1,9})")
_ROW: Final = re.compile(r"(?P<stem>[^\t]+)\t(?P<count>[0-9]{1,9})")


def load(path: Path) -> tuple[Frequencies | None, tuple[Diagnostic, ...]]:
    """Return the table at ``path``; ``None`` when there is none or it cannot be used, which is a
    warning.
    """
    if not intake.is_there(path):
        return None, ()
    try:
        lines = disk.read_text(path, PATH, MAX_TABLE_BYTES).splitlines()
    except Rejected as error:
        return None, (error.diagnostic,)
    head = _HEAD.fullmatch(lines[0]) if lines else None
    rows = [_ROW.fullmatch(line) for line in lines[1:]]
    if not head or None in rows:
        line = 1 if not head else rows.index(None) + 2
        remedy = "delete the file: a build writes a new one"
        return None, (
            Diagnostic(
                path=PATH,
                line=line,
                severity="warning",
                what="not a table of word frequencies",
                remedy=remedy,
            ),
        )
    counts = {row["stem"]: int(row["count"]) for row in rows if row}
    return Frequencies(
        version=int(head[1]), articles=int(head[2]), counts=tuple(sorted(counts.items()))
    ), ()


def write(frequencies: Frequencies) -> str:
    """Return the text of the table."""
    head = f"# version {frequencies.version}, articles {frequencies.articles}\n"
    return head + "".join(f"{stem}\t{count}\n" for stem, count in frequencies.counts)
