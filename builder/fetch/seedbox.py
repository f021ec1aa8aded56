"""The folder ``seeds/`` as something to put captures into: what is there already, by address and by
content; the names of new files; each capture whole, with its sidecar, or not at all.

The sidecar is written first: a capture without one would have lost its address for good, while a
sidecar without a capture says what is to be fetched again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from builder.core.sidecar import SIDECAR, TIME_STAMP, Sidecar
from builder.editor import disk
from builder.extract.page_keys import page_keys
from builder.lang.slugs import slug
from builder.paths import Paths
from builder.pipeline.discover import DROPPINGS, discover, opened
from builder.pipeline.proof import sidecar_at
from builder.pipeline.sidecars import text_of

#: Words of a page's address that are in the name of its file.
_NAME_WORDS: Final = 10
#: Hexadecimal digits that tell files of like names apart.
_DIGITS: Final = 6
_HOST: Final = re.compile(r"[^a-z0-9.-]+")
_MARK: Final = re.compile(r"[^\w.,()+ -]+")

Outcome = Literal["new", "same address", "same bytes"]


class Put(NamedTuple):
    """What became of a capture."""

    outcome: Outcome
    #: Path below the digest of the capture that is there now.
    path: str


class Seedbox:
    """The captures of one digest; nobody else may put some in meanwhile."""

    def __init__(self, paths: Paths, written: Mapping[str, str]) -> None:
        """``written`` maps addresses to the articles that were made of captures of them."""
        paths.seeds.mkdir(parents=True, exist_ok=True)
        opened(paths.seeds)
        disk.sweep(paths.seeds)
        self._seeds = paths.seeds
        files = dict(discover(paths.seeds))
        self._names = {name.lower() for name in files}
        self._sidecars: dict[str, Sidecar] = {}
        self._addresses: dict[str, str] = {}
        for name, path in files.items():
            capture = name.removesuffix(SIDECAR)
            if capture != name and capture in files:
                sidecar, _ = sidecar_at(path, name)
                if sidecar:
                    self._remember(capture, sidecar)
        for address, article in written.items():
            self._addresses.setdefault(key_of(address), article)
        known = {name: one.sha256 for name, one in self._sidecars.items()}
        self._contents = {
            known.get(name) or _digest(path): name
            for name, path in files.items()
            if not name.endswith((SIDECAR, TIME_STAMP))
        }

    def holds(self, url: str) -> str:
        """Return what is there of the page at an address, as a path below the digest; "" for
        nothing.
        """
        return self._addresses.get(key_of(url), "")

    def put(self, name: str, data: bytes, sidecar: Sidecar) -> Put:
        """Put a capture in, under ``name`` or one like it, unless the same bytes are there: then
        its addresses are noted with those.
        """
        digest = hashlib.sha256(data).hexdigest()
        there = self._contents.get(digest)
        if there:
            self._also(there, sidecar, digest, len(data))
            return Put("same bytes", f"seeds/{there}")
        sidecar = replace(sidecar, sha256=digest, bytes=str(len(data)))
        name = self._free(name, digest)
        self._write({f"{name}{SIDECAR}": text_of(sidecar).encode(), name: data})
        self._contents[digest] = name
        self._remember(name, sidecar)
        return Put("new", f"seeds/{name}")

    def amend(self, path: str, sidecar: Sidecar) -> None:
        """Write the sidecar of a capture, given as a path below the digest, anew."""
        name = path.removeprefix("seeds/")
        self._write({f"{name}{SIDECAR}": text_of(sidecar).encode()})
        self._remember(name, sidecar)

    def sidecar(self, path: str) -> Sidecar | None:
        """Return the sidecar of a capture, given as a path below the digest."""
        return self._sidecars.get(path.removeprefix("seeds/"))

    def write_beside(self, path: str, ending: str, data: bytes) -> None:
        """Write a file that belongs to a capture beside it."""
        self._write({f"{path.removeprefix('seeds/')}{ending}": data})

    def _also(self, name: str, sidecar: Sidecar, digest: str, length: int) -> None:
        """Note that the bytes of a capture were found at other addresses; of a capture without a
        sidecar, how they were found now.
        """
        known = self._sidecars.get(name)
        if known is None:
            if sidecar.fetched:
                self.amend(f"seeds/{name}", replace(sidecar, sha256=digest, bytes=str(length)))
            return
        more = [one for one in sidecar.addresses if one not in known.addresses]
        if more:
            self.amend(f"seeds/{name}", replace(known, also=(*known.also, *more)))

    def _remember(self, name: str, sidecar: Sidecar) -> None:
        self._sidecars[name] = sidecar
        for address in sidecar.addresses:
            self._addresses.setdefault(key_of(address), f"seeds/{name}")

    def _free(self, name: str, digest: str) -> str:
        """Return a name that no other capture has, whatever the case of its letters."""
        if name.lower() in self._names:
            stem, ending = _cut(name)
            name = f"{stem}-{digest[:_DIGITS]}{ending}"
        self._names.add(name.lower())
        return name

    def _write(self, files: Mapping[str, bytes]) -> None:
        """Write files of one folder, in this order."""
        for name, data in files.items():
            disk.replace_file(self._seeds / name, f"seeds/{name}", data)
        disk.sync(self._seeds / name for name in files)


def key_of(url: str) -> str:
    """Return what addresses of one page have in common: with and without "www", for telephones, with
    marks of tracking.
    """
    return next(iter(page_keys([url])), url)


def name_of_page(url: str, ending: str, *, again: bool = False) -> str:
    """Return the name of the file of a page, below ``seeds/``: host, words of the address, digits
    that depend on the address alone; with ``again``, the time, too.
    """
    parts = urlsplit(url)
    host = _HOST.sub("-", parts.netloc.lower().removeprefix("www.")).strip("-.") or "host"
    folders = [one for one in unquote(parts.path).split("/") if one]
    words = slug(_cut(folders[-1])[0] if folders else "front page", _NAME_WORDS)
    mark = hashlib.sha256(key_of(url).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    time = f"-{datetime.now(UTC):%Y%m%dt%H%M%S}" if again else ""
    return safe_name(f"{host}/{words}-{mark}{time}{ending}")


def safe_name(name: str) -> str:
    """Return a name below ``seeds/`` without characters that trouble a file system; none of its
    parts is one that is passed over there.
    """
    parts = (_MARK.sub("-", one).strip(" -")[-120:] for one in name.split("/"))
    return "/".join(
        f"page-{one.lstrip('.')}" if DROPPINGS.match(one) else one for one in parts if one
    )


def _cut(name: str) -> tuple[str, str]:
    """Return a name without its ending, and the ending with its dot: ``.warc.gz`` is one."""
    folder, slash, last = name.rpartition("/")
    stem, dot, ending = last.partition(".") if last.endswith(".gz") else last.rpartition(".")
    return (f"{folder}{slash}{stem}", f".{ending}") if dot and stem else (name, "")


def _digest(path: Path) -> str:
    """Return the digest of a file; "" of what cannot be read."""
    with suppress(OSError):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    return ""
