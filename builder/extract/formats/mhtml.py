"""MHTML: a page that a browser saved with all its files in one message (RFC 2557)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from builder.core.errors import Rejected
from builder.extract.formats.format import MAX_SAVED_BYTES, CapturePart, Format, Opener
from builder.extract.formats.messages import (
    content_of,
    date_of,
    lines_of_head,
    names_in,
    parts_of,
)

_PAGES: Final = ("text/html", "application/xhtml+xml")


def _recognizes(head: bytes) -> bool:
    lines = lines_of_head(head)
    return b"multipart/related" in lines.lower() and b"mime-version" in names_in(lines)


def _parts(data: bytes, path: str, _: Opener) -> Iterator[CapturePart]:
    """Yield the page: the part that the head of the archive names, else the first HTML part."""
    parts = list(parts_of(data))
    address = next(
        (found for part in parts if (found := part.get("Snapshot-Content-Location"))), None
    )
    pages = [part for part in parts if part.get_content_type() in _PAGES]
    named = (part for part in pages if address and part.get("Content-Location") == address)
    page = next(named, pages[0] if pages else None)
    if page is None:
        raise Rejected(path, "the archive holds no HTML page", remedy="save the page as HTML")
    url = str(address or page.get("Content-Location") or "").strip()
    yield CapturePart(
        content_of(page),
        media="html",
        charset=page.get_content_charset(),
        url=url if url.startswith(("http://", "https://")) else None,
        captured=(when := date_of(parts[0])),
        basis="message" if when else "unknown",
    )


MHTML: Final = Format(
    name="a web archive (MHTML)",
    endings=(".mhtml", ".mht"),
    recognizes=_recognizes,
    parts=_parts,
    largest=MAX_SAVED_BYTES,
)
