"""A file that a save writes -> what is on the disk, and the difference to it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder import intake
from builder.core.errors import Rejected
from builder.editor import disk
from builder.editor.documents import MAX_FILE_BYTES
from builder.editor.load_articles import PROPOSAL
from builder.editor.records import Written


def on_disk(root: Path, name: str, limit: int = MAX_FILE_BYTES) -> str | None:
    """Return the text of a file as :func:`~builder.editor.load.load` sees it; ``None`` without a
    file.
    """
    path = root / name
    if not intake.is_there(path):
        return None
    try:
        return disk.read_text(path, name, limit)
    except Rejected as error:
        return str(error)


def with_diff(root: Path, file: Written) -> Written:
    """Return ``file`` with its diff: from what is there; of a proposal from the article beside
    which it would be written.
    """
    if file.text == file.before:
        return file
    old_name = file.path.removesuffix(PROPOSAL) if file.text is not None else file.path
    old = file.before if old_name == file.path else on_disk(root, old_name)
    before = (old or "").splitlines(keepends=True)
    after = (file.text or "").splitlines(keepends=True)
    names = (
        "/dev/null" if old is None else old_name,
        "/dev/null" if file.text is None else file.path,
    )
    diff = "".join(_ended(difflib.unified_diff(before, after, *names)))
    return Written(path=file.path, text=file.text, before=file.before, diff=diff)


def _ended(lines: Iterable[str]) -> Iterator[str]:
    return (line if line.endswith("\n") else line + "\n" for line in lines)
