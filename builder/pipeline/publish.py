"""Files of a site, one by one -> ``site/``, which is always whole: the old one or the new one.

Everything goes into a staging folder beside ``site/``, as it is made; a file that stands in ``site/`` already is linked, not written.
Then the two folders change places in one step (``renameat2`` with ``RENAME_EXCHANGE``; two renames where the system lacks it).
Pages are not synced one by one (4 ms each): the site can be built again from its sources at any time.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from builder.engine import Stat, digest_of
from builder.errors import MachineError
from builder.model.outcome import SiteFile

_STAGING = ".site-"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

#: What is known of each file of a site: how it looks, and the digest of what is in it.
Files = Mapping[str, tuple[Stat, bytes]]


class Staging:
    """The next site while it is made."""

    def __init__(self, folder: Path, site: Path, known: Files) -> None:
        """Begin with nothing in ``folder``; ``known`` is what the last build wrote into ``site``."""
        self.folder = folder
        self._site = site
        self._known = known
        #: What is in the folder so far.
        self.files: dict[str, tuple[Stat, bytes]] = {}
        self._folders: set[str] = set()
        self.written = 0

    def holds(self, files: Iterable[SiteFile]) -> bool:
        """Tell whether all of ``files`` stand in the old site, as the last build wrote them."""
        return all(self._intact(file) for file in files)

    def keep(self, files: Iterable[SiteFile]) -> None:
        """Take over ``files`` from the old site, which holds them."""
        for file in files:
            target = self._place(file.path)
            source = self._site / file.path
            try:
                os.link(source, target, follow_symlinks=False)
            except OSError:
                shutil.copyfile(source, target)
            self.files[file.path] = (Stat.of(target.stat()), file.digest)

    def put(self, path: str, data: bytes) -> SiteFile:
        """Write one file, or take it over when the old site holds just that.

        Raises :class:`~builder.errors.MachineError` when there is one of that path already, or it leads out of the site.
        """
        file = SiteFile(path, digest_of(data))
        if self._intact(file):
            self.keep([file])
            return file
        target = self._place(path)
        target.write_bytes(data)
        self.files[path] = (Stat.of(target.stat()), file.digest)
        self.written += 1
        return file

    def _intact(self, file: SiteFile) -> bool:
        look, digest = self._known.get(file.path, (None, b""))
        if digest != file.digest:
            return False
        try:
            return Stat.of(os.lstat(self._site / file.path)) == look
        except OSError:
            return False

    def _place(self, path: str) -> Path:
        """Return where a file goes; its folder is there then."""
        parts = Path(path).parts
        if path in self.files or path in self._folders or ".." in parts or Path(path).is_absolute():
            raise MachineError(f"site/{path}", "two sources for it, or no place inside the site", remedy="rename one of its sources")
        target = self.folder / path
        parent = path.rpartition("/")[0]
        if parent and parent not in self._folders:
            if any(one in self.files for one in _around(parent)):
                raise MachineError(f"site/{path}", "two sources for its address", remedy="rename one of its sources")
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.update(_around(parent))
        return target


def _around(folder: str) -> Iterator[str]:
    """Yield a folder and the folders that it lies in."""
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


@contextmanager
def staging(site: Path, known: Files | None = None) -> Iterator[Staging]:
    """Give the next site, in an empty folder beside ``site``; it takes the place of ``site`` when the block ends without an error.

    Folders that an ended build left behind are removed: call this under the lock.
    Raises :class:`~builder.errors.MachineError` when the disk refuses.
    """
    try:
        for stale in site.parent.glob(f"{_STAGING}*"):
            shutil.rmtree(stale, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=_STAGING, dir=site.parent))
        folder.chmod(0o755)
    except OSError as error:
        raise MachineError(site.name, f"cannot be written: {error.strerror}") from error
    try:
        yield Staging(folder, site, known or {})
        _exchange(folder, site)
    except OSError as error:
        raise MachineError(site.name, f"cannot be written: {error.strerror}", remedy="the site is as it was before") from error
    finally:
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
    if renameat2 is not None and renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE) == 0:
        return
    # Not Linux, or a file system without the exchange: a moment without site/ is the best there is.
    aside = new.with_name(f"{new.name}-old")
    old.rename(aside)
    new.rename(old)
    aside.rename(new)
