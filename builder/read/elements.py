"""An HTML page -> its text layer and blocks: what a reader sees, one block a paragraph, heading, list item or caption."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", }
    | {"mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Elements that tell what the text in them is for.
PLACES: Final = frozenset({"figcaption", "nav", "aside", "footer", "header", "button", "form", "h1", "blockquote", "table"})
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
    """Return the visible text of the page, blocks parted by blank lines, and the blocks; ``extracted`` marks those of the body."""
    mains = _Mains(extracted)
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for piece in _Walker().walk(root):
        text = fold_space("".join(piece.texts))
        if not text:
            continue
        linked = min(1.0, piece.linked / max(1, len(compact(text))))
        span = Span(position, position + len(text))
        blocks.append(Block(span=span, text=text, kind=piece.kind, gap=1, main=mains.claim(text), linked=linked, place=piece.place))
        parts.append(text)
        position = span.end + 2
    return "\n\n".join(parts), tuple(blocks)


class _Mains:
    """The paragraphs that the extraction library found, each claimed by the block that holds it."""

    def __init__(self, extracted: str) -> None:
        self.paragraphs = {compact(line.lstrip("- ")) for line in extracted.splitlines()} - {""}
        self.whole = "\n".join(compact(line) for line in extracted.splitlines())

    def claim(self, text: str) -> bool:
        """Tell whether ``text`` is, is in, or holds a paragraph of the body."""
        dense = compact(text)
        # A short text stands in many places: only a paragraph of its own counts.
        return dense in self.paragraphs or (len(dense) >= 30 and dense in self.whole)  # noqa: PLR2004 - about six words


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
        self.places.append(tag if tag in PLACES else self.places[-1])
        self.kinds.append(_kind(tag) or self.kinds[-1])
        self.links += tag == "a"
        if _is_block(element):
            self._cut()
        if not _is_seen(element):
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


def _is_seen(element: HtmlElement) -> bool:
    if element.tag in UNSEEN or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    return not _HIDDEN.search((element.get("style") or "")[:500])
