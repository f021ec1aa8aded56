"""Files of a site, one by one -> ``site/``, which is always whole: the old one or the new one.

Beside ``site/`` lies a **spare** tree, hidden: the site as it was one build before, its files the
very ones of ``site/`` (hard links) wherever the two are alike.  A build brings the spare up to
date, linking what is in ``site/`` already and writing what is new, and then the two change
places in one step (``renameat2`` with ``RENAME_EXCHANGE``; two renames where the system lacks it).
So a build costs what it changes: to link all of a large site anew would cost a link, a folder made
and a folder removed for each page. Nothing is believed of either tree that is not looked at, so
that a spare which a killed build left behind, or which somebody changed or deleted, costs time
only. Pages are not synced one by one (4 ms each): the site can be built again from its sources at
any time.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from builder.core.errors import MachineError
from builder.core.outcome import SiteFile
from builder.engine import Stat, digest_of

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

#: What is known of each file of a site: how it looks, and the digest of what is in it.
Files = Mapping[str, tuple[Stat, bytes]]


class Staging:
    """The next site while it is made."""

    def __init__(self, folder: Path, site: Path, known: Files) -> None:
        """Begin with whatever is in ``folder``; ``known`` is what the last build wrote into
        ``site``.
        """
        self.folder = folder
        self._site = site
        self._known = known
        self._published, _ = _listed(site)
        self._spare, self._spare_folders = _listed(folder, self._published)
        #: What the new site consists of, so far.
        self.files: dict[str, tuple[Stat, bytes]] = {}
        self._folders: set[str] = {""}
        #: Folders of which it is certain that they are there.
        self._made: set[str] = {""}
        #: Files that were written, not taken over.
        self.written = 0

    def holds(self, files: Iterable[SiteFile]) -> bool:
        """Tell whether all of ``files`` are in the old site, as the last build wrote them."""
        return all(self._intact(file) for file in files)

    def keep(self, files: Iterable[SiteFile]) -> None:
        """Take over ``files`` from the old site, which holds them."""
        for file in files:
            self._claim(file.path)
            look, _ = self._known[file.path]
            if self._spare.get(file.path) != look:
                look = self._link(file.path)
            self.files[file.path] = (look, file.digest)

    def put(self, path: str, data: bytes) -> SiteFile:
        """Write one file, or take it over when the old site holds just that.

        Raises :class:`~builder.core.errors.MachineError` when there is one of that path already, or
        it leads out of the site.
        """
        file = SiteFile(path, digest_of(data))
        if self._intact(file):
            self.keep([file])
            return file
        self._claim(path)
        target = self._place(path)
        target.write_bytes(data)
        self.files[path] = (Stat.of(target.lstat()), file.digest)
        self.written += 1
        return file

    def clear(self) -> None:
        """Remove what the spare had and the new site has not."""
        for path in self._spare.keys() - self.files.keys():
            # Or a folder has taken its place, or a file that of a folder around it.
            with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                (self.folder / path).unlink()
        for folder in sorted(self._spare_folders - self._folders, reverse=True):
            with suppress(FileNotFoundError, NotADirectoryError):
                (self.folder / folder).rmdir()

    def _intact(self, file: SiteFile) -> bool:
        look, digest = self._known.get(file.path, (None, b""))
        return digest == file.digest and self._published.get(file.path) == look

    def _claim(self, path: str) -> None:
        """Count a path as taken; raise where it is, or where it leads out."""
        parent = path.rpartition("/")[0]
        taken = path in self.files or path in self._folders
        if parent not in self._folders:
            around = list(_around(parent))
            taken = taken or any(one in self.files for one in around)
            self._folders.update(around)
        if taken or ".." in path.split("/") or path.startswith("/"):
            raise MachineError(
                f"site/{path}",
                "two sources for it, or no place inside the site",
                remedy="rename one of its sources",
            )

    def _link(self, path: str) -> Stat:
        target = self._place(path)
        try:
            os.link(self._site / path, target, follow_symlinks=False)
        except OSError:
            shutil.copyfile(self._site / path, target)
        return Stat.of(target.lstat())

    def _place(self, path: str) -> Path:
        """Return where a file goes: its folder is there then, and nothing is where it goes.

        What is there may be one of the old site's files too, so that it is never written into.
        """
        target = self.folder / path
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            for one in _around(parent):
                if one in self._spare:
                    (self.folder / one).unlink(missing_ok=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(parent)
        if path in self._spare:
            target.unlink(missing_ok=True)
        elif path in self._spare_folders:
            shutil.rmtree(target)
        return target


def _listed(
    root: Path, linked: Mapping[str, Stat] | None = None
) -> tuple[dict[str, Stat], set[str]]:
    """Return how every file below ``root`` looks, by its path, and the paths of the folders.

    What is the very file that is in ``linked`` under that path looks as it is told there.
    """
    linked = linked or {}
    files: dict[str, Stat] = {}
    folders: set[str] = set()
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with suppress(OSError), os.scandir(f"{root}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    waiting.append(f"{path}/")
                    continue
                # The number of the file is in the folder itself: to ask it costs nothing.
                look = linked.get(path)
                if look is None or look.inode != entry.inode():
                    look = Stat.of(entry.stat(follow_symlinks=False))
                files[path] = look
    return files, folders


def _around(folder: str) -> Iterator[str]:
    """Yield a folder and the folders that it lies in."""
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


@contextmanager
def staging(site: Path, known: Files | None = None) -> Iterator[Staging]:
    """Give the next site; it takes the place of ``site`` when the block ends without an error.

    ``known`` is what the last build wrote into ``site``.  Call this under the lock.
    Raises :class:`~builder.core.errors.MachineError` when the disk refuses.
    """
    spare = site.with_name(f".{site.name}-spare")
    try:
        if spare.is_symlink() or spare.is_file():
            spare.unlink()
        spare.mkdir(exist_ok=True)
        spare.chmod(0o755)
        stage = Staging(spare, site, known or {})
        yield stage
        stage.clear()
        _exchange(spare, site)
    except OSError as error:
        _removed(spare)
        raise MachineError(
            site.name,
            f"cannot be written: {error.strerror or error}",
            remedy="the site is as it was before",
        ) from error
    if not spare.exists():
        # The first build: the next one, too, is to cost what it changes.
        with suppress(OSError):
            shutil.copytree(site, spare, copy_function=os.link)


def _removed(folder: Path) -> None:
    """Remove a folder; what of it cannot be removed stays for the next build."""
    shutil.rmtree(folder, ignore_errors=True)


def _exchange(new: Path, old: Path) -> None:
    """Let two folders change places without a moment in which either name is missing."""
    if not old.exists():
        new.rename(old)
        return
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        renameat2 = None
    if (
        renameat2 is not None
        and renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE)
        == 0
    ):
        return
    # Not Linux, or a file system without the exchange: a moment without site/ is the best there is.
    aside = new.with_name(f"{new.name}-old")
    _removed(aside)
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    aside.rename(new)
