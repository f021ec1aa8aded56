"""One build at a time: an advisory lock that the operating system lets go when its holder ends,
however it ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from builder.core.errors import Locked


@contextmanager
def lock(folder: Path, name: str = "lock", who: str = "build") -> Iterator[None]:
    """Hold the lock ``name`` of the digest whose cache is ``folder``; ``who`` holds locks of this
    name.

    Raises :class:`~builder.core.errors.Locked` when another one holds it. It is a lock of the
    operating system and not a file with a process number: a killed build never blocks the next one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    held = FileLock(folder / name, blocking=False)
    try:
        held.acquire()
    except Timeout:
        raise Locked(
            "site", f"another {who} of this digest is running", remedy="wait for it to end"
        ) from None
    try:
        yield
    finally:
        held.release()
