"""The program, where every folder is listed from its last entry to its first: ``python backwards.py
WORDS OF ITS COMMAND LINE``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Self

from builder.cli import main


class Backwards:
    """The entries of a folder, the last one first."""

    def __init__(self, entries: Any) -> None:
        with entries:
            self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self.close()

    def __iter__(self) -> Self:
        """Return the entries as they are left."""
        return self

    def __next__(self) -> Any:
        """Return the next one."""
        return next(self._entries)

    def close(self) -> None:
        """Forget the entries."""
        self._entries = iter(())


def turned(scandir: Callable[..., Any], listdir: Callable[..., list[Any]]) -> None:
    """Let the system list folders backwards."""
    os.scandir = lambda *folder: Backwards(scandir(*folder))  # type: ignore[assignment]
    os.listdir = lambda *folder: sorted(listdir(*folder), reverse=True)


if __name__ == "__main__":
    turned(os.scandir, os.listdir)
    main()
