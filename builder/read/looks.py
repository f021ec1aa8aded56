"""A piece of a page -> what it looks like by itself: figures about its text, its elements and the words of their attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from builder.read.elements import Frame, Piece

#: Traits by name.
Traits = dict[str, float]

#: Prose has this many characters, ends like a sentence, and is no link.
PROSE: Final = 80
MOSTLY: Final = 0.5
#: Of a text longer than this only the beginning is searched.
_SEARCHED: Final = 600
_OPENING: Final = 80
_TAGS: Final = ("p", "div", "li", "h2", "h3", "h4", "tr", "td", "section", "blockquote", "figcaption", "article", "dd", "a")
_INLINE: Final = ("a", "strong", "b", "em", "i", "span", "time", "small", "label")
_AROUND: Final = (
    *("article", "main", "section", "aside", "nav", "footer", "header", "figure", "figcaption", "blockquote"),
    *("table", "ul", "ol", "form"),
)
_CLOSED: Final = re.compile(r"[.!?…。！？؟۔।][\"”’'»«“)\]\s.*]{0,6}$")
_BEGINS: Final = {
    "quote": re.compile(r"[\"“”„«»‚‘'‹]"),
    "dash": re.compile(r"[-–—•·*]"),
    "small": re.compile(r"[a-zß-öø-ÿа-яё]"),
    "digit": re.compile(r"\d"),
    "mark": re.compile(r"[^\w\s]"),
}
_HAS: Final = {
    "address": re.compile(r"https?://|www\.|@[\w-]+\.\w|\.com\b"),
    "handle": re.compile(r"(?:^|\s)[@#]\w"),
    "rights": re.compile(r"©|\(c\)|copyright", re.IGNORECASE),
    "bar": re.compile(r"\s[|•·]\s"),
    "clock": re.compile(r"\b\d{1,2}[:.]\d{2}\b"),
    "year": re.compile(r"\b(?:19|20)\d\d\b"),
    "slash": re.compile(r"\S\s?/\s?\S"),
    "quoted": re.compile(r"[\"“„«].{3,400}?[\"”“»]"),
    "brackets": re.compile(r"[(\[][^()\[\]]{2,60}[)\]]\.?$"),
}
_ENDS: Final = ((".", 5.0), ("!", 4.0), ("?", 3.0), (":", 2.0), ("…", 1.0))
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
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


def word_traits(piece: Piece, words: Words) -> Traits:
    """Return what the words of attributes and the first words say, at least and at most."""
    found: Traits = {}
    sources = (("near", words_near(piece), words.near), ("around", piece.frame.words, words.around))
    for name, present, scores in sources:
        values = sorted(scores[word] for word in present if word in scores)
        found[f"{name} least"] = values[0] if values else 0.0
        found[f"{name} most"] = values[-1] if values else 0.0
        found[f"{name} sum"] = sum(values)
    values = [words.first[word] for word in first_words(piece.text) if word in words.first]
    found["first words"] = sum(values)
    return found


def own_traits(piece: Piece) -> Traits:
    """Return what the piece shows by itself."""
    text, frame = piece.text, piece.frame
    block = frame.block
    outer = block.above.tag if block.above else ""
    inside = _tags(block)
    start = text[:_SEARCHED]
    words = start.split()
    found = {
        "length": float(len(text)),
        "closed": float(bool(_CLOSED.search(text[-30:]))),
        "linked": piece.linked,
        "capitals": sum(word[:1].isupper() for word in words) / len(words),
        "shouted": sum(word.isupper() for word in words) / len(words),
        "sentences": float(len(re.findall(r"[.!?]\s", start))),
        "item": float(piece.kind == "item"),
        "heading": float(piece.kind == "heading"),
        "hidden": float(piece.place == "hidden"),
        "button": float(piece.place == "button"),
        "main heading": float(piece.place == "h1"),
        "end": next((value for mark, value in _ENDS if text.endswith(mark)), 0.0),
    }
    found |= {f"tag {tag}": float(block.tag == tag) for tag in _TAGS}
    found |= {f"outer {tag}": float(outer == tag) for tag in _TAGS}
    found |= {f"inline {tag}": float(frame.inline and frame.tag == tag) for tag in _INLINE}
    found |= {f"inside {tag}": float(tag in inside) for tag in _AROUND}
    found |= {f"begins with {name}": float(bool(pattern.match(start))) for name, pattern in _BEGINS.items()}
    return found | {f"has {name}": float(bool(pattern.search(start))) for name, pattern in _HAS.items()}


def _tags(frame: Frame | None) -> set[str]:
    found: set[str] = set()
    while frame:
        found.add(frame.tag)
        frame = frame.above
    return found


def is_prose(piece: Piece) -> bool:
    """Tell whether a piece is running text."""
    return len(piece.text) >= PROSE and piece.linked < MOSTLY and bool(_CLOSED.search(piece.text[-30:]))
