"""Alternatives of a regular expression -> what finds one of them anywhere in a text, whatever the
case of its letters.

Few texts hold one, and to find none takes as long as the alternatives are many.  So a text is first
asked, by plain search, for the letters of which each alternative needs some: "page" for
"page (?:not found|could ?n[o’]t be)".
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Final

_WORD_BEGINS: Final = r"\b"
#: What gives a regular expression its structure: an escaped character and a set are one.
_STRUCTURE: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]")
#: The same with what repeats, and with runs of plain letters.
_PIECE: Final = re.compile(
    r"\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?:)?|[)|.^$]|[?*+]|\{\d*,?\d*\}|[^\\\[()|.^$?*+{]"
)
#: What says that the piece before it need not be there.
_NEED_NOT: Final = ("?", "*", "{0", "{,")
#: A letter that is one with "i" where case is no matter, and what is left of its capital.
_DOTLESS: Final = "ı"
_DOT: Final = "\u0307"


class Anywhere:
    """Finds alternatives of a regular expression; those that begin where a word does only there."""

    def __init__(self, alternatives: str) -> None:
        parts = _parted(alternatives)
        words = [part.removeprefix(_WORD_BEGINS) for part in parts if part.startswith(_WORD_BEGINS)]
        rest = [part for part in parts if not part.startswith(_WORD_BEGINS)]
        self._pattern = re.compile(
            "|".join([rf"{_WORD_BEGINS}(?:{'|'.join(words)})"] * bool(words) + rest), re.IGNORECASE
        )
        needed = [_needed(part) for part in parts]
        #: A text without any of these has none of the alternatives.
        self._needed = tuple(dict.fromkeys(chain.from_iterable(needed))) if all(needed) else ("",)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first place of one of the alternatives; ``None`` where there is none."""
        plain = _plain(text)
        for letters in self._needed:
            if letters in plain:
                return self._pattern.search(text)
        return None


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    """Return a text in which letters are equal that are where case is no matter."""
    return text.casefold().replace(_DOTLESS, "i").replace(_DOT, "")


def _parted(alternatives: str) -> list[str]:
    """Return the alternatives of a regular expression: what is between the bars that are in no
    brackets.
    """
    depth, start = 0, 0
    found: list[str] = []
    for match in _STRUCTURE.finditer(alternatives):
        depth += (match[0] == "(") - (match[0] == ")")
        if match[0] == "|" and not depth:
            found.append(alternatives[start : match.start()])
            start = match.end()
    return [*found, alternatives[start:]]


def _needed(alternative: str) -> tuple[str, ...]:
    """Return letters of which every text that an alternative finds has some; none where that cannot
    be told.
    """
    runs, groups = [""], []
    pieces = _PIECE.findall(alternative)
    at = 0
    while at < len(pieces):
        piece, end = pieces[at], at + 1
        if piece.startswith("("):
            end = _closed(pieces, at) + 1
        free = end < len(pieces) and pieces[end].startswith(_NEED_NOT)
        if piece.startswith("("):
            runs.append("")
            inner = [_needed(part) for part in _parted("".join(pieces[at + 1 : end - 1]))]
            groups += [tuple(chain.from_iterable(inner))] if all(inner) and not free else []
        elif _is_letter(piece) and not free:
            runs[-1] += piece[-1]
        elif piece != _WORD_BEGINS:
            runs.append("")
        at = end
    found = [*((_plain(run),) for run in runs if run.strip()), *groups]
    return max(found, key=lambda one: min(map(_weight, one)), default=())


def _is_letter(piece: str) -> bool:
    """Tell whether a piece stands for itself."""
    if piece.startswith("\\"):
        return not piece[1].isalnum()
    return len(piece) == 1 and piece not in ".^$?*+"


def _weight(letters: str) -> int:
    """Return how much some letters tell: few texts have many."""
    return len(letters.replace(" ", ""))


def _closed(pieces: list[str], at: int) -> int:
    """Return where the bracket that opens at a place closes."""
    depth = 0
    for place in range(at, len(pieces)):
        depth += pieces[place].startswith("(")
        depth -= pieces[place] == ")"
        if not depth:
            return place
    raise ValueError(pieces)
