"""A piece of a page -> what it looks like by itself: figures about its text, its elements and the
words of their attributes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import msgspec

from builder.extract.formats.pieces import Piece

#: Traits by name.
Traits = dict[str, float]

#: Prose has this many characters, ends like a sentence, and is not a link.
PROSE: Final = 80
_MOSTLY: Final = 0.5
#: Of a text longer than this only the beginning is searched.
_SEARCHED: Final = 600
_OPENING: Final = 80
#: Elements that tell something: the piece's block, the block around it, an element inside the
#: block, any element around.
_TAGS: Final = ("p", "div", "li", "td", "h2", "h3")
_OUTER: Final = ("li", "tr", "div")
_INLINE: Final = ("em", "span", "strong")
_AROUND: Final = (
    "article",
    "main",
    "section",
    "aside",
    "figure",
    "figcaption",
    "blockquote",
    "table",
    "ul",
)
_CLOSED: Final = re.compile(r"[.!?…。！？؟۔।][\"”’'»«“)\]\s.*]{0,6}$")
_HAS: Final = (
    ("has bar", re.compile(r"\s[|•·]\s")),
    ("has year", re.compile(r"\b(?:19|20)\d\d\b")),
    ("has slash", re.compile(r"\S\s?/\s?\S")),
    ("has quotation", re.compile(r"[\"“„«].{3,400}?[\"”“»]")),
)
_ENDS: Final = {".": 5.0, "!": 4.0, "?": 3.0, ":": 2.0, "…": 1.0}
_WORD: Final = re.compile(r"\w+")


class WordWeights(msgspec.Struct, frozen=True):
    """How much words speak for the report (above 0) or against it, by where they stand."""

    near: Mapping[str, float]
    around: Mapping[str, float]
    first: Mapping[str, float]


def words_near(piece: Piece) -> frozenset[str]:
    """Return the words of the attributes of the piece, its block, and the block around that."""
    block = piece.frame.block
    outer = block.above
    return piece.frame.own | block.own | (outer.own if outer else frozenset())


def first_words(text: str) -> tuple[str, ...]:
    """Return what a short piece says first: a word, two words, all of a label."""
    words = _WORD.findall(text[:_OPENING].casefold())
    whole = (" ".join(["=", *words]),) if len(text) <= _OPENING // 2 else ()
    return (*words[:1], " ".join(words[:2]), *whole) if words else ()


def word_traits(piece: Piece, words: WordWeights) -> Traits:
    """Return what the words of attributes and the first words say, at least and at most."""
    near = [
        weight for word in words_near(piece) if (weight := words.near.get(word)) is not None
    ] or [0.0]
    around = [
        weight for word in piece.frame.words if (weight := words.around.get(word)) is not None
    ] or [0.0]
    return {
        "near least": min(near),
        "near most": max(near),
        "near sum": math.fsum(near),
        "around least": min(around),
        "around most": max(around),
        "around sum": math.fsum(around),
        "first words": math.fsum([words.first.get(word, 0.0) for word in first_words(piece.text)]),
    }


def own_traits(piece: Piece) -> Traits:
    """Return what the piece shows by itself."""
    text, frame = piece.text, piece.frame
    block = frame.block
    start = text[:_SEARCHED]
    words = start.split()
    found = dict(
        _of_elements(
            block.tag,
            block.above.tag if block.above else "",
            frame.tag if frame.inline else "",
            block.inside,
        )
    )
    found["length"] = float(len(text))
    found["closed"] = float(is_closed(text))
    found["linked"] = piece.linked
    found["capitals"] = sum([word[0].isupper() for word in words]) / len(words)
    found["heading"] = float(piece.kind == "heading")
    found["hidden"] = float(piece.place == "hidden")
    found["digit first"] = float(text[0].isdigit())
    found["end"] = _ENDS.get(text[-1], 0.0)
    for name, pattern in _HAS:
        found[name] = float(pattern.search(start) is not None)
    return found


@lru_cache(maxsize=10_000)
def _of_elements(tag: str, outer: str, inline: str, inside: frozenset[str]) -> Traits:
    found = {f"tag {name}": float(name == tag) for name in _TAGS}
    found |= {f"outer {name}": float(name == outer) for name in _OUTER}
    found |= {f"inline {name}": float(name == inline) for name in _INLINE}
    return found | {f"inside {name}": float(name in inside) for name in _AROUND}


def is_closed(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does."""
    return bool(_CLOSED.search(text[-30:]))


def is_prose(piece: Piece) -> bool:
    """Tell whether a piece is running text."""
    return len(piece.text) >= PROSE and piece.linked < _MOSTLY and is_closed(piece.text)
