"""A path -> the bytes of the regular file there, or why they are not read: the gate through which
every file from outside comes in.

Only regular files are opened, in a way that neither follows a link nor waits for a pipe, and never
more of one is read than its kind may have. What is in the bytes (a type that is no text, an
encoding) is told by :mod:`builder.extract.formats`, in a process that can be ended; bytes that are
fetched come in by :mod:`builder.fetch.bodies`, under the same limits.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from builder.core.errors import Rejected
from builder.engine.stages import DIGEST_BYTES

#: Flags that exist on POSIX systems only; elsewhere there are no pipes to wait for.
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
#: A larger file is none that anything reads; it counts by its size (bytes).
MAX_INPUT_BYTES: Final = 1_000_000_000
#: So much of a file is digested at once (bytes).
_PIECE: Final = 1_000_000
_MEGABYTE: Final = 1_000_000
_KINDS: Final[tuple[tuple[Callable[[int], bool], str], ...]] = (
    (stat.S_ISLNK, "a link"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISDIR, "a folder"),
)


def read(path: Path, name: str, most: int, remedy: str = "put the file itself here") -> bytes:
    """Return the bytes of the regular file ``path``; ``name`` is how diagnostics call it.

    Raises :class:`~builder.core.errors.Rejected` for a link, a pipe, a device, a folder, a file
    that may not be read and one of more than ``most`` bytes; ``remedy`` is told of what is no file.
    """
    try:
        with _opened(path, name, remedy) as file:
            data = file.read(most + 1)
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise Rejected(name, what, remedy="check its permissions", passing=True) from error
    if len(data) > most:
        raise Rejected(
            name,
            f"the file is larger than {_size(most)}",
            remedy="make it smaller, or move it away",
        )
    return data


def is_there(path: Path) -> bool:
    """Tell whether there is anything of that name, a link that leads nowhere included: what is there
    and cannot be read is told, and never taken for what is missing.
    """
    return os.path.lexists(path)


def digest(path: Path, size: int) -> bytes:
    """Return the digest (BLAKE2b) of the bytes of a regular file of ``size`` bytes; of one that is
    too large for anything to read, that of its size.

    Raises :class:`~builder.core.errors.Rejected` where the file cannot be read.
    """
    made = hashlib.blake2b(digest_size=DIGEST_BYTES)
    if size > MAX_INPUT_BYTES:
        made.update(b"too large: %d" % size)
        return made.digest()
    try:
        with _opened(path, path.name, "") as file:
            while piece := file.read(_PIECE):
                made.update(piece)
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise Rejected(path.name, what, passing=True) from error
    return made.digest()


def _opened(path: Path, name: str, remedy: str) -> BinaryIO:
    """Open a regular file; raise :class:`Rejected` for what is none, :class:`OSError` where it
    cannot be opened.
    """
    mode = path.lstat().st_mode
    if stat.S_ISDIR(mode):
        # Raises where the folder is closed, which is the better thing to tell.
        os.scandir(path).close()
    if not stat.S_ISREG(mode):
        kind = next((what for is_kind, what in _KINDS if is_kind(mode)), "a device")
        raise Rejected(name, f"{kind}, not a file: it is not read", remedy=remedy)
    file = os.fdopen(os.open(path, _FLAGS), "rb")
    # Looked at again when it is open: it may have been exchanged in between.
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise Rejected(name, "not a regular file: it is not read", remedy=remedy)
    return file


def _size(most: int) -> str:
    return f"{most // _MEGABYTE} MB" if most >= _MEGABYTE else f"{most // 1000} kB"
