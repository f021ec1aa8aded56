"""Rendered files -> ``site/``, which is always whole: the old one or the new one.

Everything is written into a staging folder beside ``site/``, and the two change places in one step
(``renameat2`` with ``RENAME_EXCHANGE``; two renames where the system lacks it).
Pages are not synced one by one (4 ms each): the site can be built again from its sources at any time.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.errors import MachineError
from builder.model.page import File

_STAGING = ".site-"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def staging(site: Path) -> Iterator[Path]:
    """Give an empty folder beside ``site``; it takes the place of ``site`` when the block ends without an error.

    Folders that an ended build left behind are removed: call this under the lock.
    Raises :class:`~builder.errors.MachineError` when the disk refuses.
    """
    try:
        for stale in site.parent.glob(f"{_STAGING}*"):
            shutil.rmtree(stale, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=_STAGING, dir=site.parent))
        folder.chmod(0o755)
    except OSError as error:
        raise MachineError(site.name, f"cannot be written: {error.strerror}") from error
    try:
        yield folder
        _exchange(folder, site)
    except OSError as error:
        raise MachineError(site.name, f"cannot be written: {error.strerror}", remedy="the site is as it was before") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write(folder: Path, files: tuple[File, ...]) -> None:
    """Write ``files`` below ``folder``.

    Raises :class:`~builder.errors.MachineError` when two have the same path or one leads out of ``folder``.
    """
    seen: set[str] = set()
    for file in files:
        parts = Path(file.path).parts
        if file.path in seen or ".." in parts or Path(file.path).is_absolute():
            raise MachineError(f"site/{file.path}", "two sources for it, or no place inside the site", remedy="rename one of its sources")
        seen.add(file.path)
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)


def _exchange(new: Path, old: Path) -> None:
    """Let two folders change places without a moment in which either name is missing."""
    if not old.exists():
        new.rename(old)
        return
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        renameat2 = None
    if renameat2 is not None and renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE) == 0:
        return
    # Not Linux, or a file system without the exchange: a moment without site/ is the best there is.
    aside = new.with_name(f"{new.name}-old")
    old.rename(aside)
    new.rename(old)
    aside.rename(new)
