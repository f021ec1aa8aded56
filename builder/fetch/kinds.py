"""What a server calls a page, and its address -> the ending of its file's name, by which its format
and how large it may be are known.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from builder.core.errors import Rejected
from builder.extract.formats.html import HTML
from builder.extract.formats.others import no_text
from builder.extract.formats.plain import PLAIN
from builder.extract.formats.registry import FORMATS, format_of

_KINDS: Final = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt",
    "multipart/related": ".mhtml", "application/x-mimearchive": ".mhtml",
    "message/rfc822": ".eml", "application/mbox": ".mbox",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom",
    "application/warc": ".warc", "application/zip": ".zip", "application/wacz": ".wacz",
}  # fmt: skip
_ENDINGS: Final = tuple(ending for one in FORMATS for ending in one.endings)


def ending_of(url: str, content_type: str) -> str:
    """Return the ending of the file in which an answer is kept; what a server does not name, or
    calls bytes, is told by its address, and else is a page.
    """
    kind = content_type.partition(";")[0].strip().lower()
    last = unquote(urlsplit(url).path).lower().rpartition("/")[2]
    named = next((one for one in sorted(_ENDINGS, key=len, reverse=True) if last.endswith(one)), "")
    own = _KINDS.get(kind, "")
    if own == ".warc" and named == ".warc.gz":
        return named
    if own:
        return own
    return named or ".html"


def name_of(url: str, content_type: str) -> str:
    """Return a name by which the registry of formats knows how large an answer may be."""
    return f"page{ending_of(url, content_type)}"


def checked(data: bytes, name: str, place: str) -> None:
    """Raise :class:`~builder.core.errors.Rejected` for what is by its first bytes no capture of any
    kind; ``name`` is that of its file, ``place`` how diagnostics call it.
    """
    known = format_of(data, name)
    other = no_text(data) if known in (HTML, PLAIN) else ""
    if other:
        raise Rejected(place, f"the file is {other}, no page", remedy="add the page of a report")


def told_kind(content_type: str) -> str:
    """Return what a server calls an answer, as it may be told."""
    return re.sub(r"[^\w./+-]", "", content_type.partition(";")[0])[:60] or "nothing"
