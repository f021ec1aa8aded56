"""Captures and what is kept beside them -> whether each is still what was fetched: its digest, and
its time stamp where it has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from builder.core.errors import Diagnostic
from builder.core.sidecar import SIDECAR, Sidecar
from builder.paths import Paths
from builder.pipeline.discover import bytes_of, discover
from builder.pipeline.sidecars import belongs, parsed, partner


class KeptCapture(NamedTuple):
    """A capture that has a sidecar."""

    #: Path below ``seeds/``, and the file itself.
    name: str
    path: Path
    #: ``None`` where it cannot be read.
    sidecar: Sidecar | None
    #: Why it cannot be read, and what is wrong in it.
    told: tuple[Diagnostic, ...]


def kept_captures(paths: Paths) -> Iterator[KeptCapture]:
    """Yield every capture that has a sidecar, in the order of their names."""
    files = dict(discover(paths.seeds))
    for name, path in files.items():
        capture = partner(name, files.keys()) if name.endswith(SIDECAR) else None
        if capture:
            yield KeptCapture(capture, files[capture], *sidecar_at(path, name))


def sidecar_at(path: Path, name: str) -> tuple[Sidecar | None, tuple[Diagnostic, ...]]:
    """Return what the sidecar at ``path``, called ``name`` below ``seeds/``, says, and what is
    wrong with it.
    """
    data = bytes_of(name, path)
    if isinstance(data, Diagnostic):
        return None, (data,)
    return parsed(data.decode("utf-8", "replace"), f"seeds/{name}")


def unkept(proof: KeptCapture) -> Iterator[Diagnostic]:
    """Yield an error for everything that keeps a sidecar from proving its capture."""
    yield from (replace(one, severity="error") for one in proof.told)
    data = bytes_of(proof.name, proof.path)
    if proof.sidecar is None or isinstance(data, Diagnostic):
        return
    wrong = belongs(proof.sidecar, data, f"seeds/{proof.name}{SIDECAR}")
    if wrong:
        yield replace(wrong, severity="error")
