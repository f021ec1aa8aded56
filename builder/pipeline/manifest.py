"""What the last build was made from and what it wrote: with nothing changed, the next one ends here."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from builder.config import Paths
from builder.errors import Diagnostic
from builder.model.page import SearchRecord
from builder.pipeline.inputs import digest_of_machine

INDEX = "pagefind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The last build."""

    #: Digest of everything that the site is a function of.
    inputs: str
    #: Digest of the program and the libraries that built it.
    machine: str = ""
    #: What an editor was told: told again while nothing changes.
    diagnostics: tuple[Diagnostic, ...] = ()
    #: Digest of the search records.
    records: str = ""
    #: Pairs of path and size of every file of the site.
    files: tuple[tuple[str, int], ...] = ()


def load(paths: Paths) -> Manifest | None:
    """Return the manifest of the last build, or ``None`` when there is none that can be read."""
    try:
        data = json.loads(_file(paths).read_text(encoding="utf-8"))
        return Manifest(
            inputs=data["inputs"],
            machine=data["machine"],
            diagnostics=tuple(Diagnostic(**entry) for entry in data["diagnostics"]),
            records=data["records"],
            files=tuple((name, size) for name, size in data["files"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def current(paths: Paths, manifest: Manifest, inputs: str) -> bool:
    """Tell whether a build of ``inputs`` would write what the last one wrote, and all of it is still there."""
    return manifest.inputs == inputs and manifest.machine == digest_of_machine() and listing(paths.site) == manifest.files


def save(paths: Paths, manifest: Manifest) -> None:
    """Keep ``manifest`` for the next build."""
    manifest = replace(manifest, machine=digest_of_machine())
    _file(paths).write_text(json.dumps(asdict(manifest), ensure_ascii=False), encoding="utf-8")


def listing(folder: Path) -> tuple[tuple[str, int], ...]:
    """Return path and size of every file below ``folder``, sorted."""
    return tuple(sorted((path.relative_to(folder).as_posix(), path.stat().st_size) for path in folder.rglob("*") if path.is_file()))


def digest_of(records: Iterable[SearchRecord], language: str) -> str:
    """Return the hexadecimal digest of the search records, in their order, and of the program that indexes them in ``language``."""
    state = hashlib.blake2b(f"{digest_of_machine()} {language}".encode(), digest_size=16)
    for record in records:
        state.update(repr(record).encode("utf-8", "surrogatepass"))
    return state.hexdigest()


def reuse_index(paths: Paths, manifest: Manifest, folder: Path) -> bool:
    """Copy the search index of the last build into ``folder``; ``False`` when it is not whole any more."""
    old = paths.site / INDEX
    expected = [entry for entry in manifest.files if entry[0].startswith(f"{INDEX}/")]
    found = [(f"{INDEX}/{name}", size) for name, size in listing(old)] if old.is_dir() else []
    if not expected or found != expected:
        return False
    shutil.copytree(old, folder / INDEX)
    return True


def _file(paths: Paths) -> Path:
    return paths.cache / "manifest.json"
