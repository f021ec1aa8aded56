"""One build at a time: an advisory lock that the operating system lets go when its holder ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.errors import Locked


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold the lock of the digest whose cache is ``folder``.

    Raises :class:`~builder.errors.Locked` when another build holds it.
    ``flock`` and not a file with a process number: a killed build never blocks the next one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Locked("site", "another build of this digest is running", remedy="wait for it to end") from None
        yield
    finally:
        os.close(descriptor)
