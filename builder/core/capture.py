"""A capture as the reader hands it on: its text layer, and the blocks in it.

All positions are code points in :attr:`Capture.text`, half-open, never bytes;
:meth:`Capture.bytes_of` maps them back to the file.
"""

from __future__ import annotations

import codecs
import itertools
from typing import Final, Literal, NamedTuple

import msgspec

from builder.core.sidecar import Sidecar

BlockKind = Literal["text", "item", "heading", "bulk"]
#: Metadata that a page did not state itself: the address at which it was captured, and the id of
#: the outlet whose feed led to it.
GIVEN_URL: Final = "given:url"
GIVEN_OUTLET: Final = "given:outlet"
#: How the time of a capture is known: its record in a web archive states it, its sidecar, the date
#: of the message, the page as a browser saved it, or the date of its file in an archive.
CapturedBasis = Literal["record", "sidecar", "message", "page", "archive", "unknown"]


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A run of lines (plain text) or a block-level element (HTML) in reading order."""

    #: Where the block is in :attr:`Capture.text`, list mark included.
    span: Span
    #: What a reader sees: white space folded to single blanks, list mark removed.
    text: str
    #: ``item`` has a list mark, ``heading`` was marked up as one; ``bulk`` is a very long run of
    #: short lines or a line longer than any report, of which ``text`` is only the beginning.
    kind: BlockKind = "text"
    #: Columns of blanks in front of the first character.
    indent: int = 0
    #: Blank lines between this block and the one before it.
    gap: int = 0
    #: HTML only: the reader holds this block to be part of the report.
    main: bool = False
    #: Share of the characters that are in links, where the capture tells (HTML, Markdown dumps).
    linked: float = 0.0
    #: HTML only: the nearest telling element around the block (``figcaption``, ``nav``, ``aside``,
    #: ``footer``, ``header``, ``time`` ...).
    place: str = ""


class Metadatum(msgspec.Struct, frozen=True, kw_only=True):
    """One named value that an HTML page states about itself."""

    #: Lower-cased name, such as ``og:title``, ``json-ld:datepublished``, ``link:canonical``,
    #: ``html:lang`` or ``title``.
    name: str
    value: str


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """One raw file in ``seeds/``, or one part of it, decoded and cut into blocks."""

    #: Path below ``seeds/`` with forward slashes, of a part with ``#`` and its name behind it;
    #: identifies the capture.
    path: str
    #: Hexadecimal SHA-256 of the file's bytes, or of the part's.
    sha256: str
    media: Literal["text", "html"]
    #: Name of the codec that decoded the file.
    encoding: str
    #: Bytes of a byte order mark in front of the text.
    mark_bytes: int = 0
    #: The text layer: of a plain-text capture the whole decoded file, of an HTML capture its
    #: visible text.
    text: str
    blocks: tuple[Block, ...]
    metadata: tuple[Metadatum, ...] = ()
    #: Positions in the text layer where a replacement character stands for one byte that the codec
    #: could not decode.
    replaced: tuple[int, ...] = ()
    #: Path of the file of which it is a part; "" when it is the whole file.
    container: str = ""
    #: ISO 8601; ``None`` when nothing tells when it was captured.
    captured: str | None = None
    captured_basis: CapturedBasis = "unknown"
    #: How the file came into ``seeds/``, where that was noted.
    sidecar: Sidecar | None = None

    def line_of(self, position: int) -> int:
        """Return the 1-based line of the text layer that holds ``position``."""
        return self.text.count("\n", 0, position) + 1

    def bytes_of(self, span: Span) -> Span | None:
        """Return the byte range of ``span`` in the file.

        ``None`` for HTML, whose text layer is not its source, and for a part of a file.
        """
        if self.media == "html" or self.container:
            return None
        start = self.mark_bytes + self._length(0, span.start)
        return Span(start, start + self._length(span.start, span.end))

    def _length(self, start: int, end: int) -> int:
        """Return the bytes of the text layer from ``start`` to ``end``.

        A replaced character was one byte.
        """
        encode = codecs.getencoder(self.encoding)
        marks = [start, *(position for position in self.replaced if start <= position < end), end]
        pieces = [
            self.text[one + (number > 0) : two]
            for number, (one, two) in enumerate(itertools.pairwise(marks))
        ]
        return sum(len(encode(piece)[0]) for piece in pieces) + len(marks) - 2
