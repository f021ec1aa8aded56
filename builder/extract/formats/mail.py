"""Letters: one message, as mail programs save it (.eml), or a mailbox of many (mbox, RFC 4155).

A letter is captured when it was sent. Its HTML is read; where it has none, its plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from builder.core.errors import Diagnostic, Rejected
from builder.extract.formats.format import (
    MAX_CONTAINER_BYTES,
    MAX_PARTS,
    MAX_SAVED_BYTES,
    CapturePart,
    Format,
    Opener,
    part_name,
    told,
)
from builder.extract.formats.messages import (
    content_of,
    date_of,
    lines_of_head,
    names_in,
    parts_of,
)

if TYPE_CHECKING:
    from email.message import Message

#: Lines without which a message was not sent, and of which it has one at least.
_SENT: Final = frozenset({b"from", b"date"})
_CARRIED: Final = frozenset(
    {b"message-id", b"mime-version", b"received", b"delivered-to", b"return-path"}
)
#: The line before each message of a mailbox: "From anna@mail.example Tue May  5 10:00:00 2026".
_FROM: Final = re.compile(rb"^From \S{1,300} .{0,60}\d{4}[^\n]{0,40}\r?\n", re.MULTILINE)
#: What a line of text that looks like one carries in front of it.
_QUOTED: Final = re.compile(rb"^>(>{0,9}From )", re.MULTILINE)


def _is_letter(head: bytes) -> bool:
    names = names_in(lines_of_head(head))
    return names >= _SENT and not names.isdisjoint(_CARRIED)


def _is_mailbox(head: bytes) -> bool:
    first = _FROM.match(head)
    return first is not None and bool(names_in(lines_of_head(head[first.end() :])))


def _letter(data: bytes, path: str, _: Opener) -> Iterator[CapturePart]:
    part = _part(data)
    if part is None:
        raise Rejected(path, "the letter holds no text", remedy="save the page that it leads to")
    yield part


def _mailbox(data: bytes, path: str, _: Opener) -> Iterator[CapturePart | Diagnostic]:
    """Yield the letters of a mailbox; each is named by its id, or by its number without one."""
    starts = [match for _, match in zip(range(MAX_PARTS + 1), _FROM.finditer(data), strict=False)]
    if len(starts) > MAX_PARTS:
        yield told(path, f"it holds more than {MAX_PARTS} letters; the rest is not read", "cut it")
        starts = starts[:MAX_PARTS]
    ends = [*(match.start() for match in starts[1:]), len(data)] if starts else []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        letter = _QUOTED.sub(rb"\1", data[start.end() : end])
        part = _part(letter)
        name = part_name(_identity(letter) or f"letter {number}")
        if part is None:
            yield told(f"{path}#{name}", "the letter holds no text")
        else:
            yield part._replace(name=name)


def _identity(letter: bytes) -> str:
    head = next(parts_of(letter))
    return str(head.get("Message-ID") or "").strip(" <>\r\n\t")


def _part(letter: bytes) -> CapturePart | None:
    """Return the text of a letter; ``None`` for one without."""
    parts = list(parts_of(letter))
    texts = [part for part in parts if not _is_attached(part)]
    html = next((part for part in texts if part.get_content_type() == "text/html"), None)
    plain = next((part for part in texts if part.get_content_type() == "text/plain"), None)
    chosen = html or plain
    if chosen is None or not (content := content_of(chosen)).strip():
        return None
    when = date_of(parts[0])
    return CapturePart(
        content,
        media="html" if html else "text",
        charset=chosen.get_content_charset(),
        url=_address(parts[0]),
        captured=when,
        basis="message" if when else "unknown",
    )


def _is_attached(part: Message) -> bool:
    return str(part.get("Content-Disposition") or "").strip().lower().startswith("attachment")


def _address(head: Message) -> str | None:
    """Return where the letter can be read on the web (RFC 5064)."""
    found = str(head.get("Archived-At") or "").strip(" <>")
    return found if found.startswith(("http://", "https://")) else None


LETTER: Final = Format(
    name="a letter (e-mail)",
    endings=(".eml",),
    recognizes=_is_letter,
    parts=_letter,
    largest=MAX_SAVED_BYTES,
)
MAILBOX: Final = Format(
    name="a mailbox (mbox)",
    endings=(".mbox",),
    recognizes=_is_mailbox,
    parts=_mailbox,
    largest=MAX_CONTAINER_BYTES,
)
