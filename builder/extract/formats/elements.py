"""The tree of an HTML page -> its pieces in reading order: what a reader sees, one a paragraph,
heading, list item, row or caption.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from builder.core.capture import BlockKind
from builder.extract.formats.pieces import NOTHING, ROOT, Frame, Piece, telling_words
from builder.lang.characters import compact, fold_space, listed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Elements whose text no reader sees.
UNSEEN: Final = listed(
    "script style noscript template head svg math iframe object canvas audio video select "
    "textarea datalist"
)
#: A page that shows fewer characters than this waits for a script.
FEW_CHARACTERS: Final = 250
#: Elements inside a line of text; every other one starts a block.
INLINE: Final = listed(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark "
    "nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr"
)
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS: Final = frozenset({"td", "th"})
#: What an element makes of the text in it; the others change nothing.
_KINDS: Final[dict[object, BlockKind]] = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "item"),
    "p": "text",
}
#: Elements that tell what the text in them is for.
PLACES: Final = listed("figcaption nav aside footer header button form h1 blockquote table")
#: Elements that tell more about what is in them, however deep.
TELLING: Final = listed("article main section aside figure figcaption blockquote table ul")
#: Place of what a page does not show.
HIDDEN: Final = "hidden"
_HIDDEN: Final = re.compile(
    r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.IGNORECASE
)
#: Attributes whose words tell what an element is for, and how many characters of them are read.
_TELLING: Final = frozenset({"class", "id", "itemprop", "role", "data-component", "data-testid"})
_MAX_TELLING: Final = 300
#: So many words are handed down from the elements around a piece.
MAX_WORDS: Final = 48
#: A line that ends so goes on behind a line break when the next begins with a small letter: the
#: page wrapped it by hand.
_ENDS: Final = re.compile(r"[.!?:;…][\"”’'»)\]]{0,3}\s*$")


def pieces_of(root: HtmlElement, vocabulary: Collection[str] | None = None) -> list[Piece]:
    """Return the pieces that hold text; only words of ``vocabulary`` are read from attributes,
    without it all.

    What the page hides is in place ``hidden``: some pages hide the report itself until a script
    shows it. A page that shows next to nothing is read as a browser without scripts shows it.
    """
    found = _found(_Walker(vocabulary, UNSEEN).walk(root))
    if sum(len(piece.text) for piece in found) < FEW_CHARACTERS:
        found = _found(_Walker(vocabulary, UNSEEN - {"noscript", "template"}).walk(root))
    return found


def _found(pieces: list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        piece.text = fold_space("".join(piece.texts)) if piece.filled else ""
        if piece.text:
            piece.linked = min(1.0, piece.linked / max(1, len(compact(piece.text))))
            found.append(piece)
    return found


class _Walker:
    """Gathers the visible text of a tree into pieces, without recursion: pages nest deeper than
    Python may.
    """

    def __init__(self, vocabulary: Collection[str] | None, unseen: Collection[str]) -> None:
        self.vocabulary = vocabulary
        self.unseen = unseen
        #: Words of the values of attributes met so far.
        self.known: dict[str, frozenset[str]] = {}
        self.frames: list[Frame] = [ROOT]
        self.pieces: list[Piece] = []
        self.links = self.pre = 0
        #: Line breaks since the last text; what is behind them decides whether they part two
        #: paragraphs.
        self.breaks = 0
        self._cut()

    def walk(self, root: HtmlElement) -> list[Piece]:
        from lxml.etree import iterwalk  # noqa: PLC0415 - HTML captures only

        events = iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event == "start":
                if not self._enter(element):
                    events.skip_subtree()
            else:
                if event == "end":
                    self._leave(element.tag)
                self._add(element.tail if element is not root else None)
        return self.pieces

    def _enter(self, element: HtmlElement) -> bool:
        """Open ``element``; tell whether a reader sees what is in it."""
        tag = element.tag
        in_row = tag in CELLS and self.frames[-1].row
        self.frames.append(self._frame(element))
        self.links += tag == "a"
        self.pre += tag == "pre"
        if tag == "br":
            self.breaks += 1
        elif in_row:
            self.pieces[-1].texts.append(" ")
        elif tag not in INLINE:
            self._cut()
        if tag in self.unseen:
            return False
        self._add(element.text)
        return True

    def _leave(self, tag: str) -> None:
        self.frames.pop()
        self.links -= tag == "a"
        self.pre -= tag == "pre"
        if tag not in INLINE and tag != "br" and not (tag in CELLS and self.frames[-1].row):
            self._cut()

    def _frame(self, element: HtmlElement) -> Frame:
        tag, around = element.tag, self.frames[-1]
        block = around.above if around.inline and around.above else around
        inline = tag in INLINE or tag == "br"
        attributes = element.items()
        own, hidden = self._told(attributes) if attributes else (NOTHING, False)
        place = (
            HIDDEN if hidden or around.place == HIDDEN else tag if tag in PLACES else around.place
        )
        words = (
            around.words
            if own <= around.words or len(around.words) > MAX_WORDS
            else around.words | own
        )
        dress = "" if inline else f"{tag}.{(element.get('class') or '')[:_MAX_TELLING]}"
        row = tag == "tr" and _is_row(element)
        inside = (
            around.inside if tag not in TELLING or tag in around.inside else around.inside | {tag}
        )
        return Frame(
            tag,
            block,
            inline,
            _KINDS.get(tag) or around.kind,
            place,
            own,
            words,
            dress,
            row,
            inside,
        )

    def _told(self, attributes: Sequence[tuple[str, str]]) -> tuple[frozenset[str], bool]:
        """Return the words of an element's attributes, and whether these hide it."""
        own = NOTHING
        hidden = False
        for name, value in attributes:
            if name in _TELLING:
                words = self.known.get(value)
                own = own | (self._words(value) if words is None else words)
            elif name == "style":
                hidden = hidden or _HIDDEN.search(value[:500]) is not None
            else:
                hidden = hidden or name == "hidden" or (name == "aria-hidden" and value == "true")
        return own, hidden

    def _words(self, value: str) -> frozenset[str]:
        words = telling_words(value[:_MAX_TELLING])
        self.known[value] = (
            words if self.vocabulary is None else words.intersection(self.vocabulary)
        )
        return self.known[value]

    def _cut(self) -> None:
        frame = self.frames[-1]
        self.breaks = 0
        piece = Piece(frame, kind=frame.kind, place=frame.place)
        if self.pieces and not self.pieces[-1].filled:
            # Nothing but blanks is in the last one.
            self.pieces[-1] = piece
        else:
            self.pieces.append(piece)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self.pre and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                self.breaks += number > 0
                self._add_line(line)
        else:
            self._add_line(text)

    def _add_line(self, text: str) -> None:
        blank = not text or text.isspace()
        if self.breaks and not blank:
            self._break(text)
        piece = self.pieces[-1]
        if not blank and not piece.filled:
            piece.frame, piece.filled = self.frames[-1], True
        piece.texts.append(text)
        if self.links and not blank:
            piece.linked += len(compact(text))

    def _break(self, text: str) -> None:
        """Part two paragraphs at a line break, unless it only wraps a sentence."""
        goes_on = (
            self.breaks == 1
            and text.lstrip()[:1].islower()
            and not _ENDS.search("".join(self.pieces[-1].texts[-3:])[-20:])
        )
        if goes_on or any(frame.row for frame in self.frames[-2:]):
            self.pieces[-1].texts.append(" ")
            self.breaks = 0
        else:
            self._cut()


def _is_row(row: HtmlElement) -> bool:
    """Tell whether a table row holds nothing but cells of inline text: the rows of a table that
    lays out a page hold blocks.
    """
    return all(
        tag in CELLS or tag in INLINE or tag == "br"
        for tag in (cell.tag for cell in row.iterdescendants())
        if isinstance(tag, str)
    )
