"""A ZIP archive of saved pages -> the pages in it, and WACZ, which is a ZIP archive of WARC files.

What a page has beside its text (its folder of pictures and scripts) is passed over. A page in an
archive is captured when its file was written, which the archive says without a zone.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from builder.core.errors import Diagnostic, Rejected
from builder.extract.formats.format import (
    MAX_CONTAINER_BYTES,
    MAX_PARTS,
    MAX_SAVED_BYTES,
    MAX_UNPACKED_BYTES,
    CapturePart,
    Format,
    Opener,
    Parts,
    part_name,
    told,
)

_FIRST: Final = b"PK\x03\x04"
#: What other files are ZIP archives as well, told by what is in them.
_OTHERS: Final = (
    ("[Content_Types].xml", "an office document"),
    ("META-INF/container.xml", "an electronic book"),
    ("mimetype", "an office document"),
    ("AndroidManifest.xml", "a program"),
    ("META-INF/MANIFEST.MF", "a program"),
)
#: Endings of the names of saved pages.
_PAGES: Final = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".eml", ".txt", ".md")
#: How the names of folders end that hold the files beside a saved page, in small letters, and how
#: that begins which a file manager adds.
_BESIDE: Final = ("_files", "-files", "_dateien", "-dateien", "_fichiers", "_archivos", "_file")
_ADDED: Final = "__macosx"
#: The first day that an archive can state; files without a date have it.
_NO_DATE: Final = 1980


def opened(data: bytes, path: str) -> zipfile.ZipFile:
    """Return a ZIP archive; raise :class:`Rejected` for one that cannot be opened."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        what = f"the ZIP archive cannot be opened: {error}"
        raise Rejected(path, what, remedy="make it again") from error


def members(
    archive: zipfile.ZipFile, path: str, wanted: Callable[[str], bool], most: int
) -> Iterator[tuple[zipfile.ZipInfo, bytes] | Diagnostic]:
    """Yield each wanted file of an archive with its bytes, up to the limits; a file that says that
    it is small and is not is cut off at ``most`` and refused.
    """
    left = MAX_UNPACKED_BYTES
    names = [info for info in archive.infolist() if not info.is_dir() and wanted(info.filename)]
    if len(names) > MAX_PARTS:
        yield told(path, f"it holds more than {MAX_PARTS} pages; the rest is not read", "cut it")
    for info in names[:MAX_PARTS]:
        place = f"{path}#{part_name(info.filename)}"
        try:
            with archive.open(info) as file:
                data = file.read(min(most, left) + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as error:
            yield told(place, f"this file of the archive cannot be read: {error}", "save it again")
            continue
        left -= len(data)
        if left < 0:
            whole = f"{MAX_UNPACKED_BYTES // 1_000_000} MB"
            yield told(path, f"it unpacks to more than {whole}; the rest is not read", "cut it")
            return
        if len(data) > most:
            yield told(place, f"the page is larger than {most // 1_000_000} MB")
        else:
            yield info, data


def _parts(data: bytes, path: str, inside: Opener) -> Parts:
    archive = opened(data, path)
    names = frozenset(archive.namelist())
    other = next((what for name, what in _OTHERS if name in names), None)
    if other:
        raise Rejected(
            path, f"the file is {other}, not text", remedy="save the page as text or HTML"
        )
    return _pages(archive, path, inside)


def _pages(
    archive: zipfile.ZipFile, path: str, inside: Opener
) -> Iterator[CapturePart | Diagnostic]:
    found = 0
    for member in members(archive, path, _is_page, MAX_SAVED_BYTES):
        if isinstance(member, Diagnostic):
            yield member
            continue
        found += 1
        info, content = member
        name = part_name(info.filename)
        try:
            for part in inside(content, f"{path}#{name}"):
                if isinstance(part, CapturePart):
                    yield _dated(part, info)._replace(name=name)
                else:
                    yield part
        except Rejected as error:
            yield told(error.diagnostic.path, error.diagnostic.what, error.diagnostic.remedy)
    if not found:
        remedy = "put pages as HTML or text in it"
        raise Rejected(path, "the archive holds no saved page", remedy=remedy)


def _is_page(name: str) -> bool:
    *folders, last = name.lower().split("/")
    beside = any(one.endswith(_BESIDE) or one.startswith(_ADDED) for one in folders)
    return last.endswith(_PAGES) and not beside and not last.startswith(".")


def _dated(part: CapturePart, info: zipfile.ZipInfo) -> CapturePart:
    """Return a part with the time of its file, where it states none itself."""
    written = _written(info)
    if part.captured or not written:
        return part
    return part._replace(captured=written, basis="archive")


def _written(info: zipfile.ZipInfo) -> str | None:
    """Return when a file of an archive was written; ``None`` where the archive does not say."""
    try:
        when = datetime(*info.date_time)  # noqa: DTZ001 - archives state no zone
    except ValueError:
        return None
    return None if when.year <= _NO_DATE else when.isoformat(timespec="minutes")


def is_zip(head: bytes) -> bool:
    """Tell a ZIP archive by its first bytes."""
    return head.startswith(_FIRST)


ZIP: Final = Format(
    name="a ZIP archive of saved pages",
    endings=(".zip",),
    recognizes=is_zip,
    parts=_parts,
    largest=MAX_CONTAINER_BYTES,
)
