"""Results of pure stages, kept by the digest of what they were made from.

Everything here may be thrown away at any time: a missing, damaged or foreign entry is only computed again.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import TypeVar

from builder.pipeline.inputs import digest_of_machine

Item = TypeVar("Item")
Result = TypeVar("Result")


class Cache:
    """A folder of results, one file a result; and what a stage wants to find again, by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def map(self, function: Callable[[Item], Result], items: Sequence[Item], executor: Executor) -> tuple[Result, ...]:
        """Return ``function`` of each item, in order, computing only what is not kept yet.

        ``function`` must be pure and defined at the top of a module; items and results must be picklable,
        and items that differ must differ in their ``repr``, as records do.
        """
        files = [self._file(f"{function.__module__}.{function.__qualname__}", item) for item in items]
        results: dict[Path, tuple[Result] | None] = {file: self._load(file) for file in files}
        missing = {file: item for file, item in zip(files, items, strict=True) if results[file] is None}
        for file, result in zip(missing, executor.map(function, missing.values()), strict=True):
            self._save(file, result)
            results[file] = (result,)
        found = [results[file] for file in files]
        return tuple(entry[0] for entry in found if entry is not None)

    def recall(self, name: str, kind: type[Result]) -> Result | None:
        """Return what was kept as ``name`` by this very program on this machine; ``None`` when nothing was."""
        entry: tuple[object] | None = self._load(self._folder / f"{name}.kept")
        found = entry[0] if entry else None
        if isinstance(found, tuple) and len(found) == 2 and found[0] == digest_of_machine() and isinstance(found[1], kind):  # noqa: PLR2004 -- a pair
            return found[1]
        return None

    def keep(self, name: str, result: object) -> None:
        """Keep ``result`` as ``name``, in place of what was there."""
        self._save(self._folder / f"{name}.kept", (digest_of_machine(), result))

    def prune(self, keep: int = 20_000) -> None:
        """Throw everything away when there are more than ``keep`` results: old programs leave theirs behind."""
        files = list(self._folder.glob("*.pickle"))
        if len(files) > keep:
            for file in files:
                file.unlink(missing_ok=True)

    def _file(self, function: str, item: object) -> Path:
        key = hashlib.blake2b(f"{digest_of_machine()}\0{function}\0{item!r}".encode("utf-8", "surrogatepass"), digest_size=16)
        return self._folder / f"{key.hexdigest()}.pickle"

    def _load(self, file: Path) -> tuple[Result] | None:
        try:
            return (pickle.loads(file.read_bytes()),)  # noqa: S301 - the folder is ours, git-ignored and local
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
            return None

    def _save(self, file: Path, result: object) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part = file.with_suffix(".part")
            part.write_bytes(pickle.dumps(result))
            part.replace(file)
        except OSError:
            return  # a full disk costs the next build time, nothing else
