"""SOURCE arguments of ``add`` -> what is wanted: addresses to fetch, files to put in.

A list of addresses, one a line, in a file or on standard input, means each of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from builder.core.errors import Diagnostic, Rejected
from builder.core.sidecar import SIDECAR, TIME_STAMP
from builder.extract.formats.registry import largest
from builder.fetch.guard import MAX_URL
from builder.fetch.seedbox import safe_name
from builder.pipeline.discover import discover, read_file

_SCHEMES: Final = ("http://", "https://")
#: Standard input, as a source.
STANDARD_INPUT: Final = "-"
#: Files that may be a list of addresses.
_LISTS: Final = (".txt", ".list", ".csv", ".urls", "")
#: A longer list of addresses is cut (lines).
MAX_LINES: Final = 100_000


class WantedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page to fetch."""

    url: str


class WantedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file to put in."""

    #: How diagnostics call it.
    place: str
    #: The name it may have below ``seeds/``.
    name: str
    data: bytes
    #: Bytes of the sidecar that lies beside it, and of its time stamp.
    sidecar: bytes | None = None
    stamp: bytes | None = None


Wanted = WantedPage | WantedFile | Diagnostic


def wanted(sources: Iterable[str], standard_input: bytes) -> Iterator[Wanted]:
    """Yield what each source means, and an error for one that means nothing; files are read one
    after another.
    """
    for source in sources:
        if source.lower().startswith(_SCHEMES):
            yield WantedPage(url=source.strip())
        elif source == STANDARD_INPUT:
            yield from _pasted(standard_input)
        elif Path(source).is_dir():
            yield from _folder(Path(source))
        elif os.path.lexists(source):
            yield from _file(Path(source), safe_name(Path(source).name), source)
        else:
            yield _nothing(source)


def _nothing(source: str) -> Diagnostic:
    if "." in source and "/" in source and not source.startswith((".", "/")):
        remedy = f"an address begins with https://: did you mean https://{source}?"
    else:
        remedy = "give an address, a file, a folder, or - for standard input"
    return Diagnostic(path=source, what="no such file, and no address", remedy=remedy)


def _pasted(data: bytes) -> Iterator[Wanted]:
    addresses = listed(data)
    if addresses:
        yield from (WantedPage(url=url) for url in addresses)
    elif data.strip():
        html = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower().startswith((b"<!doctype", b"<html"))
        yield WantedFile(
            place="standard input", name=f"pasted{'.html' if html else '.txt'}", data=data
        )
    else:
        yield Diagnostic(
            path="standard input", what="it is empty", remedy="paste addresses, or a page"
        )


def _folder(folder: Path) -> Iterator[Wanted]:
    found = dict(discover(folder))
    if not found:
        yield Diagnostic(path=str(folder), what="there is no capture in the folder")
    name = folder.resolve().name
    for inner, path in found.items():
        if inner.endswith((SIDECAR, TIME_STAMP)) and inner.rpartition(".")[0] in found:
            continue
        yield from _file(path, safe_name(f"{name}/{inner}"), f"{folder}/{inner}")


def _file(path: Path, name: str, place: str) -> Iterator[Wanted]:
    try:
        data = read_file(path, place)
    except Rejected as rejected:
        yield rejected.diagnostic
        return
    addresses = listed(data) if path.suffix.lower() in _LISTS else ()
    if addresses:
        yield from (WantedPage(url=url) for url in addresses)
        return
    beside = (_beside(path, ending) for ending in (SIDECAR, TIME_STAMP))
    yield WantedFile(
        place=place, name=name, data=data, **dict(zip(("sidecar", "stamp"), beside, strict=True))
    )


def _beside(path: Path, ending: str) -> bytes | None:
    """Return what lies beside a file under its name with ``ending`` behind it."""
    other = path.with_name(f"{path.name}{ending}")
    try:
        return read_file(other, str(other)) if other.is_file() else None
    except Rejected:
        return None


def listed(data: bytes) -> tuple[str, ...]:
    """Return the addresses in a list of them, one a line, each once; nothing where a line is
    something else. Empty lines and those that begin with "#" are passed over.
    """
    if len(data) > largest("list.txt"):
        return ()
    lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines()[:MAX_LINES])
    told = [line for line in lines if line and not line.startswith("#")]
    if any(not _is_address(line) for line in told):
        return ()
    return tuple(dict.fromkeys(told))


def _is_address(line: str) -> bool:
    return line.lower().startswith(_SCHEMES) and len(line) <= MAX_URL and len(line.split()) == 1
