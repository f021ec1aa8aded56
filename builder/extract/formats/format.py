"""What a format of files is, and what one hands on of each capture that it finds in a file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from typing import Final, Literal, NamedTuple
from urllib.parse import quote

from builder.core.capture import CapturedBasis
from builder.core.errors import Diagnostic
from builder.core.limits import MAX_CAPTURE_BYTES

Media = Literal["text", "html"]

#: A page that was saved with its pictures may be so large before they are taken out (bytes).
MAX_SAVED_BYTES: Final = 40_000_000
#: A file that holds many captures may be so large, and hold so much when it is unpacked (bytes).
MAX_CONTAINER_BYTES: Final = 100_000_000
MAX_UNPACKED_BYTES: Final = 400_000_000
#: Parts of one file that are looked at.
MAX_PARTS: Final = 5000
#: A format is told from so many bytes at the beginning of a file.
HEAD_BYTES: Final = 20_000
#: A longer name of a part is cut, and a digest of the whole is behind it (characters).
MAX_NAME: Final = 300
#: Characters of addresses that stay as they are in the name of a part.
_PLAIN: Final = "/:?#[]@!$&'()*+,;=-._~%"
_DOTS: Final = re.compile(r"(?:^|(?<=/))\.{1,2}(?=/|$)")


class CapturePart(NamedTuple):
    """One capture in a file, not yet decoded."""

    data: bytes
    #: Tells it from the others of the file; "" where the file holds no other.
    name: str = ""
    #: ``None``: its first characters tell.
    media: Media | None = None
    #: The charset that what carried the part states for it.
    charset: str | None = None
    url: str | None = None
    #: When it was captured, in ISO 8601, and how that is known.
    captured: str | None = None
    basis: CapturedBasis = "unknown"
    #: Id of the outlet whose feed led to it; "" where none did.
    outlet: str = ""


#: The captures in a file, and what is worth telling of the rest of it.
Parts = Iterable[CapturePart | Diagnostic]
#: Takes the bytes of a file and its name for diagnostics.
Opener = Callable[[bytes, str], Parts]


class Format(NamedTuple):
    """One kind of file: how it is told from others, and how the captures in it are found."""

    #: As an editor is told: "a WARC file".
    name: str
    #: Endings of file names, in small letters.
    endings: tuple[str, ...]
    #: Tells a file by its first bytes; they outrank the name.
    recognizes: Callable[[bytes], bool]
    #: Takes the bytes, the name for diagnostics, and what opens a file inside of this one; raises
    #: :class:`Rejected` for a file of no use.
    parts: Callable[[bytes, str, Opener], Parts]
    #: A larger file is refused before anything opens it (bytes).
    largest: int = MAX_CAPTURE_BYTES


def part_name(text: str) -> str:
    """Return an address or a path as the name of a part: on one line, in plain characters, not too
    long, and without steps up and down folders.
    """
    plain = _DOTS.sub(lambda dots: "%2E" * len(dots[0]), quote(text.strip(), safe=_PLAIN))
    plain = re.sub(r"(?<!:)/{2,}", "/", plain).strip("/") or "part"
    if len(plain) <= MAX_NAME:
        return plain
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{plain[: MAX_NAME - 13]}~{digest}"


def told(path: str, what: str, remedy: str = "") -> Diagnostic:
    """Return a warning about a part of a file whose other parts are read."""
    return Diagnostic(path=path, severity="warning", what=what, remedy=remedy)
