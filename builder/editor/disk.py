"""Bytes on disk <-> text: regular files inside content/ only, of bounded size, replaced as a whole
or not at all.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder import intake
from builder.core.errors import MachineError, Rejected
from builder.paths import PART


def files(folder: Path, suffix: str) -> Iterator[Path]:
    """Yield the entries of ``folder`` whose names end in ``suffix``, in the order of their names;
    editors' droppings are passed over.
    """
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(suffix) and not path.name.startswith((".", "#", "~")):
            yield path


def read_text(path: Path, name: str, limit: int) -> str:
    """Return the text of ``path`` with plain line ends; ``name`` is how diagnostics call it.

    Raises :class:`~builder.core.errors.Rejected` for anything but a regular file of at most
    ``limit`` bytes of UTF-8.
    """
    data = intake.read(path, name, limit)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Rejected(name, "not UTF-8", line=line, remedy="save the file as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def replace_file(path: Path, name: str, data: bytes) -> None:
    """Write ``data`` to ``path`` so that a reader sees the old file or the new one; :func:`sync`
    makes it last.

    ``name`` is how diagnostics call it. Raises :class:`~builder.core.errors.MachineError` when the
    disk refuses; the old file is then as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(dir=path.parent, prefix=PART)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(part).chmod(0o644)
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise MachineError(name, f"cannot be written: {error.strerror or error}") from error


def sweep(folder: Path) -> None:
    """Remove what programs that were killed left behind below ``folder``; call this under the lock."""
    for path in folder.rglob(f"{PART}*"):
        remove_file(path, path.name)


def remove_file(path: Path, name: str) -> None:
    """Remove ``path``; raises :class:`~builder.core.errors.MachineError` when the disk refuses."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise MachineError(name, f"cannot be removed: {error.strerror or error}") from error


def sync(paths: Iterable[Path]) -> None:
    """Make the names of files that were written or removed last through a loss of power, each
    folder once.

    Raises :class:`~builder.core.errors.MachineError` when the disk refuses.
    """
    for folder in sorted({path.parent for path in paths}):
        try:
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise MachineError(
                str(folder), f"cannot be written: {error.strerror or error}"
            ) from error
