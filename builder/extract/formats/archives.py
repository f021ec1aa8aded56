"""Bytes of a saved web page -> the bytes of the page itself, and the address that it was saved
from.

Browsers save a page with all its files in one: as MHTML, a message of many parts (RFC 2557), or as
HTML whose pictures, fonts and styles stand inside it as data: addresses. Only the page's own text
counts against the limit for a capture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from builder.core.errors import Rejected
from builder.core.limits import MAX_CAPTURE_BYTES

if TYPE_CHECKING:
    from email.message import Message

#: Endings of the names of HTML pages and archives; others are told by their first lines.
PAGE_ENDINGS: Final = (".html", ".htm", ".xhtml")
ARCHIVE_ENDINGS: Final = (".mhtml", ".mht")
#: A saved page with its pictures may be so large before they are taken out (bytes).
MAX_SAVED_BYTES: Final = 40_000_000
#: Parts of an archive that are looked at, and how deep they may nest (a message inside a message).
MAX_PARTS: Final = 2000
MAX_DEPTH: Final = 4
_HEAD_BYTES: Final = 20_000
_MESSAGE: Final = re.compile(
    rb"\s{0,20}(?:[A-Za-z-]{2,40}:[^\n]{0,1000}\r?\n(?:[ \t][^\n]{0,1000}\r?\n){0,20}){1,40}"
)
_EMBEDDED: Final = re.compile(
    rb"data:[\w.+-]{1,60}/[\w.+-]{1,100}(?:;[\w=.-]{1,60}){0,4}(?:;base64,[A-Za-z0-9+/=]{1,40000000}|,[^\s\"'<>()]{1,40000000})",
    re.IGNORECASE,
)
_SAVED_FROM: Final = re.compile(
    r"<!--\s{0,20}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,20}url:\s{0,5})(https?://[^\s<>\"]{4,2000})"
)


class Saved(NamedTuple):
    """A page taken out of its archive."""

    data: bytes
    url: str | None = None


def may_be_large(name: str) -> bool:
    """Tell from the name of a file whether it may hold pictures beside its text."""
    return name.lower().removesuffix(".gz").endswith((*PAGE_ENDINGS, *ARCHIVE_ENDINGS))


def unwrapped(data: bytes, path: str, *, html: bool = False) -> Saved:
    """Return the page in ``data``; raise :class:`Rejected` for an archive without one, and for one
    that is too large.

    What is no archive comes back as it is, an HTML page that is too large without what is embedded
    in it.
    """
    saved = Saved(data)
    if path.lower().endswith(ARCHIVE_ENDINGS) or _is_archive(data):
        saved = _page_of(data, path)
        html = True
    if html and len(saved.data) > MAX_CAPTURE_BYTES:
        saved = saved._replace(
            data=_without(_without(_EMBEDDED.sub(b"data:,", saved.data), b"style"), b"svg")
        )
    if len(saved.data) > MAX_CAPTURE_BYTES:
        raise Rejected(
            path,
            f"the file is larger than {MAX_CAPTURE_BYTES // 1_000_000} MB",
            remedy="save the article without its pictures",
        )
    return saved


def saved_from(source: str) -> str | None:
    """Return the address that a browser noted at the beginning of a page when it saved it; ``None``
    without.
    """
    found = _SAVED_FROM.search(source[:_HEAD_BYTES])
    return found[1] if found else None


def _is_archive(data: bytes) -> bool:
    head = _MESSAGE.match(data[:_HEAD_BYTES])
    lines = head[0].lower() if head else b""
    return b"multipart/related" in lines and b"mime-version" in lines


def _page_of(data: bytes, path: str) -> Saved:
    """Return the page of an MHTML archive: the part that its head names, else the first HTML part."""
    parts = list(_parts(data, 0))
    address = next(
        (value for part in parts if (value := part.get("Snapshot-Content-Location"))), None
    )
    pages = [
        part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    chosen = next(
        (part for part in pages if address and part.get("Content-Location") == address),
        pages[0] if pages else None,
    )
    if chosen is None:
        raise Rejected(path, "the archive holds no HTML page", remedy="save the page as HTML")
    url = str(address or chosen.get("Content-Location") or "").strip()
    content = chosen.get_payload(decode=True)
    page = content if isinstance(content, bytes) else b""
    return Saved(
        _as_utf8(page, chosen.get_content_charset()),
        url if url.startswith(("http://", "https://")) else None,
    )


def _parts(data: bytes, depth: int) -> Iterator[Message]:
    """Yield the head of a message and its parts; each is cut out by its boundary, so that the time
    is linear in every depth.
    """
    import email  # noqa: PLC0415 - archives only

    head_end = min(
        (at for mark in (b"\r\n\r\n", b"\n\n") if (at := data.find(mark)) >= 0), default=len(data)
    )
    head = email.message_from_bytes(data[:head_end])
    boundary = head.get_boundary()
    if head.get_content_maintype() != "multipart" or not boundary or depth >= MAX_DEPTH:
        yield email.message_from_bytes(data) if head.get_content_maintype() == "text" else head
        return
    yield head
    pieces = data[head_end:].split(b"\n--" + boundary.encode("ascii", "replace"), MAX_PARTS)
    for piece in pieces[1:]:
        if not piece.startswith(b"--"):
            yield from _parts(piece.lstrip(b"\r\n"), depth + 1)


def _as_utf8(page: bytes, charset: str | None) -> bytes:
    """Return a page whose head names its charset in UTF-8; the rest is left to the decoder."""
    if not charset or charset.startswith("utf"):
        return page
    try:
        return page.decode(charset).encode()
    except (LookupError, ValueError):
        return page


def _without(page: bytes, tag: bytes) -> bytes:
    """Return a page without the elements of this name; each search goes on behind the last one, so
    the time is linear.
    """
    lower = page.lower()
    kept: list[bytes] = []
    at = 0
    while (start := lower.find(b"<" + tag, at)) >= 0 and (
        end := lower.find(b"</" + tag, start)
    ) >= 0:
        kept.append(page[at:start])
        at = lower.find(b">", end) + 1 or len(page)
    return b"".join((*kept, page[at:]))
