"""Bytes of one file -> its capture: decoded, cut into blocks, with what is worth a warning."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Final, Literal

from builder.core.capture import Capture
from builder.core.errors import Diagnostic, Rejected
from builder.extract.formats.archives import ARCHIVE_ENDINGS, PAGE_ENDINGS, saved_from, unwrapped
from builder.extract.formats.decode import decode
from builder.extract.formats.html import looks_like_html, read_html
from builder.extract.formats.plain import blocks
from builder.extract.formats.worker import Worker

Media = Literal["text", "html"]
#: Endings of the names of HTML pages, alone or in an archive; others are told by their first tag.
HTML_ENDINGS: Final = (*PAGE_ENDINGS, *ARCHIVE_ENDINGS)


def capture_of(
    data: bytes,
    path: str,
    *,
    folder: str = "seeds/",
    media: Media | None = None,
    url: str | None = None,
    worker: Worker | None = None,
) -> tuple[Capture, tuple[Diagnostic, ...]]:
    """Return the capture in ``data`` and its warnings; raise :class:`Rejected` when it cannot be
    read.

    HTML is read by ``worker`` where one is given, else in this process; ``folder`` stands before
    the path in diagnostics. A page that was saved with its files in one is taken out of them first;
    ``url`` outranks the address that it was saved from.
    """
    name = f"{folder}{path}"
    html = media == "html" or (media is None and path.lower().endswith(HTML_ENDINGS))
    saved = unwrapped(data, name, html=html)
    html = html or saved.data is not data
    decoded = decode(saved.data, name, html=html)
    html = html or (media is None and looks_like_html(decoded.text))
    url = url or saved.url or (saved_from(decoded.text) if html else None)
    warnings = (
        (
            Diagnostic(
                path=name, what=decoded.warning, severity="warning", remedy="save it as UTF-8"
            ),
        )
        if decoded.warning
        else ()
    )
    capture = Capture(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        media="html" if html else "text",
        encoding=decoded.encoding,
        mark_bytes=decoded.mark_bytes,
        text=decoded.text,
        blocks=(),
        replaced=decoded.replaced,
    )
    return _with_blocks(capture, name, url, worker), warnings


def _with_blocks(capture: Capture, name: str, url: str | None, worker: Worker | None) -> Capture:
    if capture.media == "text":
        return replace(capture, blocks=blocks(capture.text))
    page = worker.read(capture.text, name, url) if worker else read_html(capture.text, name, url)
    if not page.blocks:
        raise Rejected(name, "the page holds no text", remedy="save it after it has loaded")
    return replace(capture, text=page.text, blocks=page.blocks, metadata=page.metadata, replaced=())


def read_bytes(
    data: bytes, path: str, *, media: Media | None = None, url: str | None = None
) -> Capture:
    """Return the capture in ``data``; raise :class:`Rejected` for what is empty, no text, or too
    hostile to parse.
    """
    return capture_of(data, path, media=media, url=url)[0]
