"""A WARC file (ISO 28500), gzipped or not -> the pages in it.

The library FastWARC reads the records and undoes the codings of HTTP. A page is a response that
succeeded and is HTML or plain text; pictures, scripts and what a browser asked for besides are
passed over. A record that says "as before" (revisit) is another capture of the page it names.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from builder.core.errors import Diagnostic
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

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_SUCCEEDED: Final = 200
_HTML: Final = ("text/html", "application/xhtml+xml")
_TEXT: Final = "text/plain"
_GZIP: Final = b"\x1f\x8b"
_FIRST: Final = b"WARC/"
_DAMAGED: Final = "fetch the page again, or repair the archive"


def _recognizes(head: bytes) -> bool:
    if not head.startswith(_GZIP):
        return head.startswith(_FIRST)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 64).startswith(_FIRST)
    except zlib.error:
        return False


def _parts(data: bytes, path: str, _: Opener) -> Parts:
    return pages_of(data, path)


def pages_of(
    data: bytes, path: str, wanted: Collection[str] = ()
) -> Iterator[CapturePart | Diagnostic]:
    """Yield the pages in a WARC file; of those ``wanted`` by their addresses only, if any are."""
    same: dict[str, CapturePart] = {}
    found = 0
    for record in _records(data, path):
        if isinstance(record, Diagnostic):
            yield record
            continue
        part = _page(record, path, same)
        if isinstance(part, CapturePart) and wanted and part.url not in wanted:
            continue
        if part is not None:
            found += 1
            yield part
        if found >= MAX_PARTS:
            yield told(
                path, f"it holds more than {MAX_PARTS} pages; the rest is not read", "cut it"
            )
            return


def _records(data: bytes, path: str) -> Iterator[WarcRecord | Diagnostic]:
    """Yield the responses of an archive until one of them is broken or too much was unpacked."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - archives only

    kinds = WarcRecordType.response | WarcRecordType.revisit
    unpacked = 0
    try:
        for record in ArchiveIterator(io.BytesIO(data), record_types=kinds, parse_http=False):
            unpacked += record.content_length
            if unpacked > MAX_UNPACKED_BYTES:
                most = f"{MAX_UNPACKED_BYTES // 1_000_000} MB"
                yield told(path, f"it unpacks to more than {most}; the rest is not read", "cut it")
                return
            yield record
    except (OSError, ValueError, EOFError) as error:
        yield told(path, f"the archive is damaged: {error}; the rest is not read", _DAMAGED)


def _page(
    record: WarcRecord, path: str, same: dict[str, CapturePart]
) -> CapturePart | Diagnostic | None:
    """Return the page in a record; ``None`` for what is not one, and why for one that is broken.

    ``same`` are the pages so far, by the digests of their records: a record that says "as before"
    names one of them.
    """
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if not address.startswith(("http://", "https://")) or record.content_length > MAX_SAVED_BYTES:
        return None
    name, when = part_name(address), record.headers.get("WARC-Date")
    digest = record.headers.get("WARC-Payload-Digest") or ""
    if record.headers.get("WARC-Type") == "revisit":
        known = same.get(digest)
        return known and known._replace(name=name, url=address, captured=when)
    content = record.reader.read(record.content_length) if record.content_length else b""
    if len(content) < record.content_length:
        return told(f"{path}#{name}", "the archive breaks off in this page", _DAMAGED)
    record.set_bytes_content(content)
    found = _payload(record, f"{path}#{name}")
    if not isinstance(found, CapturePart):
        return found
    part = found._replace(name=name, url=address, captured=when, basis="record")
    if digest:
        same[digest] = part
    return part


def _payload(record: WarcRecord, place: str) -> CapturePart | Diagnostic | None:
    """Return what a server answered, its codings undone, if it is a page."""
    record.parse_http(auto_decode="all")
    kind = record.http_content_type or ""
    succeeded = record.http_headers is not None and record.http_headers.status_code == _SUCCEEDED
    if not succeeded or kind not in (*_HTML, _TEXT):
        return None
    payload = record.reader.read(MAX_SAVED_BYTES + 1)
    if len(payload) > MAX_SAVED_BYTES:
        return told(place, f"the page is larger than {MAX_SAVED_BYTES // 1_000_000} MB")
    return CapturePart(
        payload, media="text" if kind == _TEXT else "html", charset=record.http_charset
    )


WARC: Final = Format(
    name="a web archive (WARC)",
    endings=(".warc", ".warc.gz"),
    recognizes=_recognizes,
    parts=_parts,
    largest=MAX_CONTAINER_BYTES,
)
