"""A message of many parts (RFC 5322, MIME) -> the head of each part.

Web archives of browsers and letters are such messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from email.message import Message

#: Parts of a message that are looked at, and how deep they may nest (a message inside a message).
MAX_MESSAGE_PARTS: Final = 2000
_MAX_DEPTH: Final = 4
_HEAD: Final = re.compile(
    rb"\s{0,20}(?:[A-Za-z-]{2,40}:[^\n]{0,1000}\r?\n(?:[ \t][^\n]{0,1000}\r?\n){0,20}){1,40}"
)
_NAME: Final = re.compile(rb"^([A-Za-z-]{2,40}):", re.MULTILINE)


def lines_of_head(data: bytes) -> bytes:
    """Return the lines at the beginning of a file that may be the head of a message."""
    head = _HEAD.match(data)
    return head[0] if head else b""


def names_in(head: bytes) -> frozenset[bytes]:
    """Return the names of the lines of a head, in small letters."""
    return frozenset(name.lower() for name in _NAME.findall(head))


def parts_of(data: bytes, depth: int = 0) -> Iterator[Message]:
    """Yield the head of a message and its parts; each is cut out by its boundary, so that the time
    is linear in every depth.
    """
    import email  # noqa: PLC0415 - messages only

    ends = (at for mark in (b"\r\n\r\n", b"\n\n") if (at := data.find(mark)) >= 0)
    head_end = min(ends, default=len(data))
    head = email.message_from_bytes(data[:head_end])
    boundary = head.get_boundary()
    if head.get_content_maintype() != "multipart" or not boundary or depth >= _MAX_DEPTH:
        yield email.message_from_bytes(data) if head.get_content_maintype() == "text" else head
        return
    yield head
    mark = b"\n--" + boundary.encode("ascii", "replace")
    for piece in data[head_end:].split(mark, MAX_MESSAGE_PARTS)[1:]:
        if not piece.startswith(b"--"):
            yield from parts_of(piece.lstrip(b"\r\n"), depth + 1)


def content_of(part: Message) -> bytes:
    """Return the bytes of a part, its transfer encoding undone."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def date_of(head: Message) -> str | None:
    """Return the date of a message in ISO 8601; ``None`` without a right one."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - messages only

    try:
        found = parsedate_to_datetime(str(head.get("Date", "")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.isoformat(timespec="minutes")
