"""content/ -> its Markdown files, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from builder.core.errors import MachineError, Rejected
from builder.core.limits import MAX_BODY_BYTES, MAX_FRONT_MATTER_BYTES
from builder.editor import disk
from builder.editor.document import Document, read_document
from builder.editor.frontmatter import Malformed

MAX_FILE_BYTES: Final = MAX_BODY_BYTES + MAX_FRONT_MATTER_BYTES


class Documents(Mapping[str, Document]):
    """Path -> Markdown file; one that was not read, because what it says is known, is read now."""

    def __init__(self, root: Path, read: dict[str, Document], known: Iterable[str]) -> None:
        self._root = root
        self._read = read
        self._names = sorted({*read, *known})
        self._known = frozenset(known)

    def __getitem__(self, path: str) -> Document:
        """Return the file at ``path``; raise MachineError where it is another one by now."""
        if path not in self._read and path in self._known:
            try:
                text = disk.read_text(self._root / path, path, MAX_FILE_BYTES)
                self._read[path] = read_document(path, text)
            except (Malformed, Rejected) as error:
                # It was no other one a moment ago.
                raise MachineError(
                    path, "changed while the build ran", remedy="build again"
                ) from error
        return self._read[path]

    def __contains__(self, path: object) -> bool:
        """Tell whether there is such a file; it is not read."""
        return path in self._read or path in self._known

    def __iter__(self) -> Iterator[str]:
        """Yield the paths in order."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return the number of files."""
        return len(self._names)
