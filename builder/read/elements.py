"""An HTML page -> its text layer and blocks: what a reader sees, one block a paragraph, heading, list item or caption."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from builder.model.capture import Block, BlockKind, Span
from builder.text.characters import compact, fold_space

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Elements whose text no reader sees.
UNSEEN: Final = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "canvas", "audio", "video"}
    | {"select", "textarea", "datalist"}
)
#: Elements inside a line of text; every other one starts a block.
INLINE: Final = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd"}
    | {"label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"}
    | {"tt", "u", "var", "wbr"}
)
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Elements that tell what the text in them is for.
PLACES: Final = frozenset({"figcaption", "nav", "aside", "footer", "header", "button", "form", "h1", "blockquote", "table"})
#: A shorter line (without blanks) stands in many places; so many of them are looked at.
MIN_UNIQUE: Final = 30
MAX_TRIES: Final = 40
_LINE_MARK: Final = re.compile(r"^\s*(?:[-|]\s)?|\s\|\s*$")
#: Place of what a page does not show.
HIDDEN: Final = "hidden"
_HIDDEN: Final = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.IGNORECASE)


@dataclass(slots=True)
class _Piece:
    """Text gathered for one block."""

    kind: BlockKind = "text"
    place: str = ""
    texts: list[str] = field(default_factory=list)
    #: Non-blank characters in links.
    linked: int = 0


def layer(root: HtmlElement, extracted: str) -> tuple[str, tuple[Block, ...]]:
    """Return the text of the page, blocks parted by blank lines, and the blocks; ``extracted`` tells which are the body.

    What the page hides stands in place ``hidden``: some pages hide the report itself until a script shows it.
    """
    pieces = [(piece, text) for piece in _Walker().walk(root) if (text := fold_space("".join(piece.texts)))]
    mains = _mains([compact(text) for _, text in pieces], extracted)
    blocks: list[Block] = []
    position = 0
    for (piece, text), main in zip(pieces, mains, strict=True):
        linked = min(1.0, piece.linked / max(1, len(compact(text))))
        span = Span(position, position + len(text))
        blocks.append(Block(span=span, text=text, kind=piece.kind, gap=1, main=main, linked=linked, place=piece.place))
        position = span.end + 2
    return "\n\n".join(text for _, text in pieces), tuple(blocks)


def _mains(texts: list[str], extracted: str) -> list[bool]:
    """Return for each block whether most of it is among the lines that the extraction found, sought in order."""
    whole = "".join(texts)
    ends = list(accumulate(map(len, texts)))
    starts = [end - len(text) for end, text in zip(ends, texts, strict=True)]
    positions = {start: number for number, start in enumerate(starts)}
    covered = [0] * len(texts)
    cursor = 0
    for line in extracted.splitlines():
        wanted = compact(_LINE_MARK.sub("", line))
        at = _find(whole, wanted, cursor, positions, texts)
        if at < 0:
            continue
        cursor = at + len(wanted)
        number = bisect_right(starts, at) - 1
        while number < len(texts) and starts[number] < cursor:
            covered[number] += min(ends[number], cursor) - max(starts[number], at)
            number += 1
    return [2 * count >= len(text) for count, text in zip(covered, texts, strict=True)]


def _find(whole: str, wanted: str, cursor: int, positions: dict[int, int], texts: list[str]) -> int:
    """Return where a line of the extraction stands: after the one before it if possible; a short one only as a whole block."""
    if len(wanted) >= MIN_UNIQUE:
        at = whole.find(wanted, cursor)
        return at if at >= 0 else whole.find(wanted)
    at = whole.find(wanted, cursor) if wanted else -1
    for _ in range(MAX_TRIES):
        if at < 0 or (at in positions and texts[positions[at]] == wanted):
            return at
        at = whole.find(wanted, at + 1)
    return -1


class _Walker:
    """Gathers the visible text of a tree into pieces, without recursion: pages nest deeper than Python may."""

    def __init__(self) -> None:
        self.pieces: list[_Piece] = [_Piece()]
        self.places: list[str] = [""]
        self.kinds: list[BlockKind] = ["text"]
        self.links = 0

    def walk(self, root: HtmlElement) -> list[_Piece]:
        from lxml.etree import iterwalk  # noqa: PLC0415 - HTML captures only

        events = iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event == "start":
                if not self._enter(element):
                    events.skip_subtree()
            else:
                if event == "end":
                    self._leave(element)
                self._add(element.tail if element is not root else None)
        return self.pieces

    def _enter(self, element: HtmlElement) -> bool:
        """Open ``element``; tell whether a reader sees what is in it."""
        tag = element.tag
        hidden = self.places[-1] == HIDDEN or _is_hidden(element)
        self.places.append(HIDDEN if hidden else tag if tag in PLACES else self.places[-1])
        self.kinds.append(_kind(tag) or self.kinds[-1])
        self.links += tag == "a"
        if _is_block(element):
            self._cut()
        if tag in UNSEEN:
            return False
        self._add(element.text)
        return True

    def _leave(self, element: HtmlElement) -> None:
        self.places.pop()
        self.kinds.pop()
        self.links -= element.tag == "a"
        if _is_block(element):
            self._cut()

    def _cut(self) -> None:
        self.pieces.append(_Piece(self.kinds[-1], self.places[-1]))

    def _add(self, text: str | None) -> None:
        if text:
            self.pieces[-1].texts.append(text)
            self.pieces[-1].linked += len(compact(text)) if self.links else 0


def _kind(tag: object) -> BlockKind | None:
    """Return what an element makes of the text in it; ``None`` when it changes nothing."""
    if tag in HEADINGS:
        return "heading"
    if tag in ("li", "dd", "dt"):
        return "item"
    return "text" if tag == "p" else None


def _is_block(element: HtmlElement) -> bool:
    if element.tag == "br":
        return _is_double_break(element)
    return element.tag not in INLINE and isinstance(element.tag, str)


def _is_double_break(element: HtmlElement) -> bool:
    """Tell whether a line break follows another one: together they part two paragraphs."""
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search((element.get("style") or "")[:500]))
