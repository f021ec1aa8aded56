"""An HTML page that a browser saved with its files in it -> its own text, where it was saved from,
and when.

Pictures, fonts and styles are in such a page as data: addresses. Only the page's own text counts
against the limit for a capture.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final, NamedTuple

from builder.core.capture import CapturedBasis
from builder.core.errors import Rejected
from builder.core.limits import MAX_CAPTURE_BYTES

_HEAD_CHARACTERS: Final = 20_000
_EMBEDDED: Final = re.compile(
    rb"data:[\w.+-]{1,60}/[\w.+-]{1,100}(?:;[\w=.-]{1,60}){0,4}(?:;base64,[A-Za-z0-9+/=]{1,40000000}|,[^\s\"'<>()]{1,40000000})",
    re.IGNORECASE,
)
_SAVED_FROM: Final = re.compile(
    r"<!--\s{0,20}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,20}url:\s{0,5})(https?://[^\s<>\"]{4,2000})"
    r"(?:\s{1,20}saved date:\s{0,5}\w{3} (\w{3} \d{1,2} \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4}))?"
)
_SAVED_DATE: Final = "%b %d %Y %H:%M:%S GMT%z"
#: A page of the Internet Archive: when it was captured, of which address.
_ARCHIVED: Final = re.compile(
    r"https?://web\.archive\.org/web/(\d{14})(?:[a-z]{2}_)?/(https?://.{4,2000})", re.IGNORECASE
)


class Origin(NamedTuple):
    """Where a capture was taken, and when."""

    url: str | None = None
    captured: str | None = None
    basis: CapturedBasis = "unknown"


def lightened(page: bytes, path: str) -> bytes:
    """Return a page, one that is too large without what is embedded in it; raise :class:`Rejected`
    when it is too large without it, too.
    """
    if len(page) > MAX_CAPTURE_BYTES:
        page = _without(_without(_EMBEDDED.sub(b"data:,", page), b"style"), b"svg")
    if len(page) > MAX_CAPTURE_BYTES:
        most = f"{MAX_CAPTURE_BYTES // 1_000_000} MB"
        remedy = "save the article without its pictures"
        raise Rejected(path, f"the file is larger than {most}", remedy=remedy)
    return page


def noted_origin(source: str) -> Origin:
    """Return what a browser noted at the beginning of a page when it saved it."""
    found = _SAVED_FROM.search(source[:_HEAD_CHARACTERS])
    if not found:
        return Origin()
    when = _when(found[2], _SAVED_DATE)
    return Origin(found[1], when, "page" if when else "unknown")


def unarchived(origin: Origin) -> Origin:
    """Return the origin of a page in the Internet Archive: the address and time of its capture."""
    found = _ARCHIVED.match(origin.url or "")
    if not found:
        return origin
    when = _when(f"{found[1]}+0000", "%Y%m%d%H%M%S%z")
    return Origin(found[2], when or origin.captured, "record" if when else origin.basis)


def _when(text: str | None, form: str) -> str | None:
    try:
        found = datetime.strptime(text, form) if text else None  # noqa: DTZ007 - every form has %z
    except ValueError:
        return None
    return found.astimezone(UTC).isoformat(timespec="minutes") if found else None


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
