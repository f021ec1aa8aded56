"""WACZ: a ZIP archive of WARC files with a list of the pages that somebody visited.

Where the list is there, only what it names is a page: frames and advertisements are not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from builder.core.errors import Diagnostic, Rejected
from builder.extract.formats.format import (
    MAX_CONTAINER_BYTES,
    MAX_SAVED_BYTES,
    CapturePart,
    Format,
    Opener,
)
from builder.extract.formats.warc import pages_of
from builder.extract.formats.zipped import is_zip, members, opened

if TYPE_CHECKING:
    import zipfile

_ENDING: Final = ".wacz"
_ARCHIVES: Final = (".warc", ".warc.gz")
_LIST: Final = "pages/pages.jsonl"
#: A ZIP archive begins with the name of its first file; those of WACZ archives are these.
_FIRST_FILES: Final = (b"archive/", b"datapackage", b"pages/pages.jsonl", b"indexes/")
#: Where the name of the first file is in a ZIP archive.
_NAME_AT: Final = 30


def _recognizes(head: bytes) -> bool:
    first = head[_NAME_AT:]
    return (
        is_zip(head) and first.startswith(_FIRST_FILES) and (b".warc" in first or b"data" in first)
    )


def _parts(data: bytes, path: str, _: Opener) -> Iterator[CapturePart | Diagnostic]:
    archive = opened(data, path)
    wanted = _listed(archive, path)
    found = list(_pages(archive, path, wanted))
    if wanted and not any(isinstance(one, CapturePart) for one in found):
        # The list names addresses that sent the browser on to others.
        found = list(_pages(archive, path, frozenset()))
    if not found:
        raise Rejected(path, "the archive holds no page", remedy="fetch the pages again")
    yield from found


def _pages(
    archive: zipfile.ZipFile, path: str, wanted: frozenset[str]
) -> Iterator[CapturePart | Diagnostic]:
    for member in members(archive, path, _is_archive, MAX_CONTAINER_BYTES):
        if isinstance(member, Diagnostic):
            yield member
        else:
            yield from pages_of(member[1], path, wanted)


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and name.lower().endswith(_ARCHIVES)


def _listed(archive: zipfile.ZipFile, path: str) -> frozenset[str]:
    """Return the addresses in the list of pages; none where there is no list."""
    found = set()
    for member in members(archive, path, lambda name: name == _LIST, MAX_SAVED_BYTES):
        if isinstance(member, Diagnostic):
            continue
        for line in member[1].decode("utf-8", "replace").splitlines():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict) and isinstance(row.get("url"), str):
                found.add(row["url"])
    return frozenset(found)


WACZ: Final = Format(
    name="a web archive (WACZ)",
    endings=(_ENDING,),
    recognizes=_recognizes,
    parts=_parts,
    largest=MAX_CONTAINER_BYTES,
)
