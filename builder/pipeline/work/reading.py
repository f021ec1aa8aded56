"""Bytes of a file -> its captures."""

from __future__ import annotations

from functools import cache

from builder.core.errors import Diagnostic, Rejected
from builder.core.outcome import FileReading, Seen, Sight
from builder.engine.stages import digest_of
from builder.extract.formats.captures import captures_of
from builder.extract.formats.worker import Worker


def reading_of(item: tuple[str, bytes | Diagnostic]) -> FileReading:
    """Return the captures in the bytes of the file named, or why there is none."""
    path, found = item
    if isinstance(found, Diagnostic):
        return FileReading(diagnostics=(found,))
    try:
        read = captures_of(found, path, worker=_worker())
    except Rejected as rejected:
        return FileReading(diagnostics=(rejected.diagnostic,))
    return FileReading(captures=read.captures, diagnostics=read.diagnostics)


def seen(reading: FileReading) -> Seen:
    """Return what every build has to know of a reading."""
    return Seen(
        captures=tuple(
            Sight(one.path, one.sha256, one.container, one.captured, digest_of(one))
            for one in reading.captures
        ),
        diagnostics=reading.diagnostics,
    )


@cache
def _worker() -> Worker:
    """Return the worker of this process: it ends with it."""
    return Worker()
