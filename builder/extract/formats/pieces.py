"""The pieces of an HTML page: the text of one block each, with the elements that it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from builder.core.capture import BlockKind

NOTHING: Final[frozenset[str]] = frozenset()
#: "story-body__inner" is read as a whole and as "story", "body", "inner"; "articleBody" as
#: "article", "body".
_WHOLE: Final = re.compile(r"[A-Za-z][A-Za-z_-]{2,30}")
_WORD: Final = re.compile(r"[A-Z]?[a-z]{2,20}|[A-Z]{2,20}")


# Not frozen: a page has thousands, and a frozen record takes three times as long to make.
@dataclass(slots=True, eq=False)
class Frame:
    """An element around a piece, with what it inherits."""

    tag: str
    #: Nearest block strictly around it.
    above: Frame | None
    inline: bool
    kind: BlockKind
    place: str
    #: Words of its own attributes, and those of all elements around it too.
    own: frozenset[str]
    words: frozenset[str]
    #: Tag and class, by which a page dresses alike what is alike.
    dress: str
    #: A table row of short cells, which stay together.
    row: bool
    #: Names of the telling elements that it is, or that are around it.
    inside: frozenset[str]

    @property
    def block(self) -> Frame:
        """Return the nearest block: the element itself or one around it."""
        return self.above if self.inline and self.above else self


#: Around the whole page.
ROOT: Final = Frame("", None, False, "text", "", NOTHING, NOTHING, "", False, NOTHING)  # noqa: FBT003 - by the order of its fields


@dataclass(slots=True)
class Piece:
    """Text of one block, and where it is."""

    frame: Frame
    text: str = ""
    texts: list[str] = field(default_factory=list)
    #: Non-blank characters in links; of the finished piece their share.
    linked: float = 0.0
    #: Holds more than white space.
    filled: bool = False
    kind: BlockKind = "text"
    place: str = ""


def whole_piece(text: str) -> Piece:
    """Return a piece of no element: text that the page states without showing it."""
    return Piece(ROOT, text)


@lru_cache(maxsize=10_000)
def telling_words(value: str) -> frozenset[str]:
    """Return the words of an attribute's value in lower case, whole and in parts."""
    whole = {found.lower().strip("_-") for found in _WHOLE.findall(value)}
    return frozenset(whole | {found.lower() for found in _WORD.findall(value)})
