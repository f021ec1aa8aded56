"""The folder ``seeds/`` -> the names in it that may be captures, and the bytes of one of them, if
it may be read.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from builder import intake
from builder.core.errors import Diagnostic, MachineError, Rejected, UsageError
from builder.core.outcome import Seen, Sight

#: What editors, file managers and version control leave behind: ignored without a word.
DROPPINGS: Final = re.compile(
    r"^(?:\..*|#.*#|.*~|Thumbs\.db|desktop\.ini|.*\.(?:swp|swo|swx|tmp|temp|part|crdownload|orig|rej|bak|lock)|(?:README|LICENSE|NOTICE)(?:\..*)?)$",
    re.IGNORECASE,
)
#: Folders deeper than this are not looked into.
MAX_DEPTH: Final = 16


def discover(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield name below ``folder`` and path of each entry that could be a capture, sorted by name;
    nothing is opened.
    """
    start = len(str(folder)) + 1
    named = ((path[start:].replace(os.sep, "/") or ".", path) for path in _files(folder, 0))
    for name, path in sorted(named):
        yield name, Path(path)


def read_file(path: Path, name: str) -> bytes:
    """Return the bytes of the capture ``path``; raise :class:`Rejected`, naming ``name``, for what
    may not be read.
    """
    # Slow to load, and a build in which no capture is new reads none.
    from builder.extract.formats.registry import largest  # noqa: PLC0415

    return intake.read(path, name, largest(name), remedy="put the capture itself here")


def opened(folder: Path) -> None:
    """Raise :class:`~builder.core.errors.MachineError` when a folder is closed: what is in it has
    not been deleted; :class:`~builder.core.errors.UsageError` when it lies elsewhere.
    """
    if not folder.resolve().is_relative_to(folder.parent.resolve()):
        what = "a link that leads out of the digest"
        raise UsageError(folder.name, what, remedy="put the folder itself here")
    try:
        os.scandir(folder).close()
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise MachineError(folder.name, what, remedy="check its permissions") from error


def bytes_of(name: str, path: Path) -> bytes | Diagnostic:
    """Return the bytes of the file of seeds/ at ``path``, or why they cannot be read."""
    try:
        return read_file(path, f"seeds/{name}")
    except Rejected as rejected:
        return rejected.diagnostic


def chosen(
    readings: Iterable[Seen],
) -> tuple[tuple[Sight, ...], tuple[Diagnostic, ...]]:
    """Return the captures of all readings, and the diagnostics.

    Two with the same bytes are captures of one version, of which the editor is told.
    """
    captures: list[Sight] = []
    diagnostics: list[Diagnostic] = []
    first_of: dict[str, str] = {}
    for reading in readings:
        diagnostics.extend(reading.diagnostics)
        captures.extend(reading.captures)
        for capture in reading.captures:
            first = first_of.setdefault(capture.sha256, capture.path)
            if first != capture.path:
                what = f"the same bytes as seeds/{first}: one version of one page"
                diagnostics.append(
                    Diagnostic(path=f"seeds/{capture.path}", severity="note", what=what)
                )
    return tuple(captures), tuple(diagnostics)


def told_by_file(
    captures: Iterable[Sight], refused: Mapping[str, Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield why captures hold no article (``refused``, by path): of a part of a file as a warning,
    where another part of the file holds one; else of the file once.
    """
    captures = tuple(captures)
    serving = {one.container for one in captures if one.path not in refused}
    idle: Counter[str] = Counter()
    for capture in captures:
        why = refused.get(capture.path)
        if why is None:
            continue
        if not capture.container:
            yield why
        elif capture.container in serving:
            yield replace(why, severity="warning")
        else:
            idle[capture.container] += 1
    for name, number in idle.items():
        what = f"no article in it; pages looked at: {number}"
        yield Diagnostic(path=f"seeds/{name}", what=what, remedy="capture the pages of reports")


def _files(folder: str | Path, depth: int) -> Iterator[str]:
    """Yield the path of every entry below ``folder`` that is not a folder, in any order.

    Links to folders are handed on and refused like links to files.
    """
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    except OSError:
        # A folder that may not be read is refused by name, like every other entry that is not a file.
        yield str(folder)
        return
    for entry in entries:
        if DROPPINGS.match(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, depth + 1) if depth < MAX_DEPTH else [entry.path]
        else:
            yield entry.path
