"""content/history.jsonl <-> :class:`Change` records: what was written into content/, in order, without a clock.

The file only grows. It is what lets a static site say "new since", send an old address on, and know an article whose file was renamed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from builder.content import disk
from builder.errors import Diagnostic, Rejected
from builder.model.digest import Change

NAME: Final = "history.jsonl"
PATH: Final = f"content/{NAME}"
#: Ten million lines are more than any digest writes.
MAX_BYTES: Final = 1_000_000_000


def load(path: Path) -> tuple[tuple[Change, ...], tuple[Diagnostic, ...]]:
    """Return the changes in the file at ``path`` and a diagnostic for each line that is none; no file: nothing."""
    if not path.exists():
        return (), ()
    try:
        text = disk.read_text(path, PATH, MAX_BYTES)
    except Rejected as error:
        return (), (error.diagnostic,)
    changes: list[Change] = []
    wrong: list[Diagnostic] = []
    for number, line in enumerate(text.splitlines(), 1):
        change = _change(line, len(changes) + 1)
        if change:
            changes.append(change)
        elif line.strip():
            wrong.append(
                Diagnostic(
                    path=PATH, line=number, severity="warning", what="not a line of the history", remedy="restore it from version control"
                )
            )
    return tuple(changes), tuple(wrong)


def _change(line: str, number: int) -> Change | None:
    try:
        value: Any = json.loads(line)
        return (
            Change(number=number, **{key: str(value.get(key, "")) for key in ("kind", "id", "event", "detail")})
            if value["kind"] and value["id"]
            else None
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def lines(changes: Iterable[Change]) -> str:
    """Return ``changes`` as lines of the file."""
    return "".join(
        json.dumps({key: value for key in ("kind", "id", "event", "detail") if (value := getattr(change, key))}, ensure_ascii=False) + "\n"
        for change in changes
    )
