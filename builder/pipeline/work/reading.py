"""Bytes of a file, and of its sidecar where it has one -> its captures."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from builder.core.errors import Diagnostic, Rejected
from builder.core.outcome import FileReading, SeedFile, Seen, Sight
from builder.core.sidecar import SIDECAR, Sidecar
from builder.engine.stages import digest_of
from builder.extract.formats.captures import captures_of
from builder.extract.formats.worker import Worker
from builder.pipeline.sidecars import belongs, parsed


def reading_of(item: SeedFile) -> FileReading:
    """Return the captures in the bytes of the file named, or why there is none."""
    if isinstance(item.data, Diagnostic):
        return FileReading(diagnostics=(item.data,))
    sidecar, told = _sidecar(item.name, item.data, item.sidecar)
    try:
        read = captures_of(item.data, item.name, sidecar=sidecar, worker=_worker())
    except Rejected as rejected:
        return FileReading(diagnostics=(rejected.diagnostic, *told))
    captures = tuple(replace(one, sidecar=sidecar) for one in read.captures)
    return FileReading(captures=captures, diagnostics=(*read.diagnostics, *told))


def _sidecar(
    name: str, data: bytes, beside: bytes | Diagnostic | None
) -> tuple[Sidecar | None, tuple[Diagnostic, ...]]:
    """Return what the sidecar of a file says, ``None`` where it has none or one that does not
    count, and what is wrong with it.
    """
    if beside is None or isinstance(beside, Diagnostic):
        return None, () if beside is None else (replace(beside, severity="warning"),)
    path = f"seeds/{name}{SIDECAR}"
    found, told = parsed(beside.decode("utf-8", "replace"), path)
    wrong = belongs(found, data, path) if found else None
    return (None, (*told, wrong)) if wrong else (found, told)


def seen(reading: FileReading) -> Seen:
    """Return what every build has to know of a reading."""
    return Seen(
        captures=tuple(
            Sight(
                one.path,
                one.sha256,
                one.container,
                one.captured,
                digest_of(one),
                one.sidecar.outlet if one.sidecar else "",
            )
            for one in reading.captures
        ),
        diagnostics=reading.diagnostics,
    )


@cache
def _worker() -> Worker:
    """Return the worker of this process: it ends with it."""
    return Worker()
