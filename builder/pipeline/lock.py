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
def lock(folder: Path) -> Iterator[None]:
    """Hold the lock of the digest whose cache is ``folder``.

    Raises :class:`~builder.core.errors.Locked` when another build holds it. It is a lock of the
    operating system and not a file with a process number: a killed build never blocks the next one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    held = FileLock(folder / "lock", blocking=False)
    try:
        held.acquire()
    except Timeout:
        raise Locked(
            "site", "another build of this digest is running", remedy="wait for it to end"
        ) from None
    try:
        yield
    finally:
        held.release()
