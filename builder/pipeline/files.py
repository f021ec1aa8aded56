"""Folders -> the digest of each file in them; one that looks as it did when it was last read is not
read again.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from builder import intake
from builder.core.errors import Rejected
from builder.engine import Codes, Stat, Store, digest_of
from builder.paths import PART, Paths

#: A file that was written so shortly before it was looked at may be written again without looking
#: otherwise (nanoseconds).
_UNSETTLED: Final = 100_000_000

Digests = dict[str, bytes]


def digests(store: Store, folder: Path, prefix: str) -> Digests:
    """Return the digest of everything below ``folder`` that is not a folder, by ``prefix`` and its
    path, in order.

    What is not a regular file, or cannot be read, counts by its name and the reason alone.
    """
    known, now = store.files(prefix), time.time_ns()
    found: dict[str, bytes] = {}
    settled: dict[str, tuple[Stat, bytes]] = {}
    for name, path, status in _walk(folder, prefix):
        look = Stat.of(status)
        seen = known.get(name)
        try:
            digest = seen[1] if seen and seen[0] == look else _digest(path, status)
        except Rejected as rejected:
            # The next run looks again: it may look the same when it can be read.
            found[name] = digest_of(["unreadable", rejected.diagnostic.what])
            continue
        found[name] = digest
        if now - look.modified > _UNSETTLED:
            settled[name] = (look, digest)
    if settled != known:
        store.put_files(prefix, settled)
    return found


def settle(store: Store, folder: Path, prefix: str, names: Iterable[str]) -> None:
    """Look at the files ``names`` below ``folder``, which a build has written, for the next build."""
    now = time.time_ns()
    found = dict(store.files(prefix))
    for name in names:
        path = str(folder / name.removeprefix(prefix))
        with suppress(OSError):
            status = os.lstat(path)
            if now - status.st_mtime_ns > _UNSETTLED:
                found[name] = (Stat.of(status), _digest(path, status))
    store.put_files(prefix, found)


def looks(folder: Path, prefix: str) -> dict[str, Stat]:
    """Return how everything below ``folder`` looks, by ``prefix`` and its path, in order."""
    return {name: Stat.of(status) for name, _, status in _walk(folder, prefix)}


def as_known(folder: Path, files: Mapping[str, tuple[Stat, bytes]], prefix: str) -> bool:
    """Tell whether everything below ``folder`` looks as it is known, by ``prefix`` and its path."""
    seen = 0
    waiting = [(str(folder), prefix)]
    while waiting:
        place, before = waiting.pop()
        with suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                name = before + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{name}/"))
                    continue
                status = entry.stat(follow_symlinks=False)
                known = files.get(name)
                look = (status.st_size, status.st_mtime_ns, status.st_ino)
                if known is None or known[0] != look:
                    return False
                seen += 1
    return seen == len(files)


def inputs_of(paths: Paths, store: Store) -> Digests:
    """Return the digest of each file of seeds/, content/ and templates/; what a killed build left
    half-written in content/ does not count.
    """
    trees = (
        digests(store, folder, f"{folder.name}/")
        for folder in (paths.seeds, paths.content, paths.templates)
    )
    return {
        name: digest for tree in trees for name, digest in tree.items() if f"/{PART}" not in name
    }


def digest_of_inputs(inputs: Digests, codes: Codes, *options: str) -> str:
    """Return the hexadecimal digest of everything that the site is a function of: ``inputs``, as
    :func:`inputs_of`, and the program.
    """
    return digest_of([codes.program, options, inputs]).hex()


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, str, os.stat_result]]:
    """Yield name, path and status of every entry below ``folder`` that is not a folder, sorted by
    name.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{name}/")
        else:
            yield name, entry.path, entry.stat(follow_symlinks=False)


def _digest(path: str, status: os.stat_result) -> bytes:
    if not stat.S_ISREG(status.st_mode):
        return digest_of(["no regular file", stat.S_IFMT(status.st_mode)])
    return intake.digest(Path(path), status.st_size)
