"""The formats of files that are read: a new one is a file of this folder and a line here."""

from __future__ import annotations

from typing import Final

from builder.core.errors import Diagnostic, Rejected
from builder.core.limits import MAX_CAPTURE_BYTES
from builder.extract.formats.feed import FEED
from builder.extract.formats.format import HEAD_BYTES, CapturePart, Format, Parts
from builder.extract.formats.html import HTML
from builder.extract.formats.mail import LETTER, MAILBOX
from builder.extract.formats.mhtml import MHTML
from builder.extract.formats.others import no_page
from builder.extract.formats.plain import PLAIN
from builder.extract.formats.wacz import WACZ
from builder.extract.formats.warc import WARC
from builder.extract.formats.zipped import ZIP

#: The first one that knows a file by its first bytes reads it, else the first that knows its name.
FORMATS: Final[tuple[Format, ...]] = (
    WARC,
    WACZ,
    ZIP,
    MHTML,
    MAILBOX,
    LETTER,
    FEED,
    HTML,
    PLAIN,
)


def format_of(data: bytes, path: str) -> Format:
    """Return the format of a file; raise :class:`Rejected` for anything else, by its name."""
    head = data[:HEAD_BYTES]
    known = next((one for one in FORMATS if one.recognizes(head)), None)
    if known:
        return known
    other = no_page(data, path)
    if other:
        raise Rejected(
            path, f"the file is {other}, no page", remedy="save the page as text or HTML"
        )
    return _named(path) or PLAIN


def parts_of(data: bytes, path: str) -> Parts:
    """Return the captures in a file; raise :class:`Rejected` for a file of no use."""
    return format_of(data, path).parts(data, path, _inside)


def all_parts(data: bytes, path: str) -> list[CapturePart | Diagnostic]:
    """Return the captures in a file at once, for another process."""
    return list(parts_of(data, path))


def is_parsed(data: bytes, path: str) -> bool:
    """Tell whether somebody else's parser has to open a file to find its captures."""
    return format_of(data, path) not in (HTML, PLAIN)


def _inside(data: bytes, path: str) -> Parts:
    """Return the captures in a file that is in another one; a further one is not opened."""
    return format_of(data, path).parts(data, path, _too_deep)


def _too_deep(_: bytes, path: str) -> Parts:
    raise Rejected(path, "an archive in an archive", remedy="put it into seeds/ itself")


def largest(name: str) -> int:
    """Return how large a file of this name may be (bytes)."""
    named = _named(name.lower().removesuffix(".gz")) or _named(name)
    return named.largest if named else MAX_CAPTURE_BYTES


def _named(path: str) -> Format | None:
    return next((one for one in FORMATS if path.lower().endswith(one.endings)), None)
