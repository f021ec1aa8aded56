"""Folders -> a call after each burst of changes in them, and what is in them.

An editor saves a file in several steps (truncate, write, rename), a checkout touches thousands:
whoever is called takes stock until two looks in a row show the same.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Final, NamedTuple

from builder import intake
from builder.core.errors import Rejected

#: Changes that follow one another this quickly are one call (milliseconds).
STEP: Final = 50
#: A row of changes that never ends is cut here (milliseconds).
_LONGEST: Final = 3000
#: How often folders that came, went or were exchanged are looked for (milliseconds).
LOOK_AGAIN: Final = 1000


class WatchedFile(NamedTuple):
    """One file as it was when it was last looked at."""

    #: Inode, size, time of modification: while these stay, the bytes do.
    look: tuple[int, int, int]
    digest: bytes


Stock = dict[str, WatchedFile]


def watch(folders: tuple[Path, ...], changed: Callable[[], None], stop: Event) -> None:
    """Call ``changed`` after each burst of changes below ``folders`` until ``stop`` is set.

    A folder may be missing, appear later, or be deleted and made again, as a checkout does.
    """
    while not stop.is_set():
        present = _present(folders)
        for number, batch in enumerate(_batches(present, stop)):
            # The first batch is a call even when it is empty: it stands for what changed before the
            # watch was set up.
            if batch or number == 0:
                changed()
            if _present(folders) != present:
                break


def _batches(present: frozenset[tuple[Path, int]], stop: Event) -> Iterator[object]:
    from watchfiles import DefaultFilter  # noqa: PLC0415 - needed by serve only
    from watchfiles import watch as follow  # noqa: PLC0415

    if not present:
        stop.wait(LOOK_AGAIN / 1000)
        yield True
        return
    try:
        yield from follow(
            *sorted(folder for folder, _ in present),
            watch_filter=DefaultFilter(),
            debounce=_LONGEST,
            step=STEP,
            stop_event=stop,
            rust_timeout=LOOK_AGAIN,
            yield_on_timeout=True,
            raise_interrupt=False,
        )
    except OSError:
        # A folder went away between two looks, or the system has no watch left: then every look
        # counts as a change, and whoever is called takes stock.
        stop.wait(LOOK_AGAIN / 1000)
        yield True


def _present(folders: tuple[Path, ...]) -> frozenset[tuple[Path, int]]:
    return frozenset(
        (folder, facts.st_ino)
        for folder in folders
        for facts in _facts(folder)
        if stat.S_ISDIR(facts.st_mode)
    )


def take_stock(folders: tuple[Path, ...], known: Stock) -> Stock:
    """Return what is in ``folders``; files that look as in ``known`` are not read again."""
    found: Stock = {}
    waiting = [str(folder) for folder in folders]
    while waiting:
        place = waiting.pop()
        with suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                    continue
                with suppress(OSError):
                    facts = entry.stat(follow_symlinks=False)
                    found[entry.path] = _item(entry.path, facts, known.get(entry.path))
    return found


def same(first: Stock | None, second: Stock) -> bool:
    """Tell whether two states hold the same files with the same bytes, whenever written."""
    return first is not None and {path: item.digest for path, item in first.items()} == {
        path: item.digest for path, item in second.items()
    }


def _item(path: str, facts: os.stat_result, known: WatchedFile | None) -> WatchedFile:
    look = (facts.st_ino, facts.st_size, facts.st_mtime_ns)
    if known is not None and known.look == look:
        return known
    # A pipe or a device is never opened: reading it could last for ever.
    try:
        regular = stat.S_ISREG(facts.st_mode)
        return WatchedFile(look, intake.digest(Path(path), facts.st_size) if regular else b"")
    except Rejected:
        # It may look the same when it can be read.
        return WatchedFile((-1, -1, -1), b"")


def _facts(path: Path) -> Iterator[os.stat_result]:
    """Yield what the disk says about ``path``, nothing when it was deleted meanwhile."""
    with suppress(OSError):
        yield path.lstat()
