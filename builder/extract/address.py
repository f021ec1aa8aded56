"""Page -> its address and the registrable host of it."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from builder.core.capture import GIVEN_URL
from builder.extract.findings import Found, Notes
from builder.extract.page import Page

ADDRESS: Final = re.compile(r"https?://[^\s<>\"')\]]{4,2000}", re.IGNORECASE)
PICTURE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:$|[?#])", re.IGNORECASE)
#: Hosts that keep other people's pictures, scripts and profiles are not a page's address.
_ELSEWHERE: Final = re.compile(
    r"(?:^|\.)(?:cdn|img|image|images|static|media|assets)\w*\.", re.IGNORECASE
)
#: Metadata in which a page says where it can be found; and those that may lie besides.
_STATED: Final = ("link:canonical", "og:url", "json-ld:url", GIVEN_URL)
_URL_NAMES: Final = (*_STATED, "extracted:url", "twitter:url")
#: Lines at the top of a capture in which its address may be.
_TOP_LINES: Final = 3


def address(page: Page) -> Found[tuple[str | None, str | None]]:
    """Find the page's address without credentials, and its registrable host; note the candidates."""
    notes = Notes()
    chosen: str | None = None
    for name, value in page.values(*_URL_NAMES):
        url = clean(value)
        if url:
            notes.find(
                "url", url, "page metadata", f"the page states it as {name}", chosen=chosen is None
            )
            chosen = chosen or url
    for line in (*page.lines[:_TOP_LINES], *page.head, *page.before[-2:]):
        match = ADDRESS.search(line.text) if line.shape == "machine" else None
        url = clean(match[0]) if match else None
        if (
            match
            and url
            and not PICTURE.search(url)
            and not _ELSEWHERE.search(urlsplit(url).netloc)
            and urlsplit(url).path.strip("/")
        ):
            span = page.part(line, *match.span())
            notes.find(
                "url",
                url,
                "address line",
                "a line of the capture is the page's address",
                span=span,
                chosen=chosen is None,
            )
            chosen = chosen or url
    return Found((chosen, domain(chosen) if chosen else None), notes)


def stated_addresses(page: Page) -> tuple[str, ...]:
    """Return the addresses under which a page says that it can be found."""
    return tuple(value for _, value in page.values(*_STATED))


def clean(url: str) -> str | None:
    """Return ``url`` without credentials and fragment; ``None`` for anything that is not http or
    https.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or "." not in host:
        return None
    return urlunsplit((parts.scheme.lower(), host + port, parts.path, parts.query, ""))


def domain(url: str) -> str:
    """Return the registrable part of the host by the public suffix list: ``news.example.co.uk``
    gives ``example.co.uk``, ``paper.blogspot.com`` itself.

    Of a host below no known suffix the last two labels are returned, an address in figures whole.
    """
    from tld import get_fld  # noqa: PLC0415 -- loads its list, and only a capture with an address needs it

    host = (urlsplit(url).hostname or "").lower().removeprefix("www.")
    known = get_fld(f"https://{host}", fail_silently=True, search_private=True)
    if known or host.rpartition(".")[2].isdecimal():
        return known or host
    return ".".join(host.split(".")[-2:])
