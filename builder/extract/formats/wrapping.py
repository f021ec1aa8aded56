"""Lines -> the width at which they were hard-wrapped, and which line continues the one before it.

A wrapped line is as long as it can be: its own length is at most the width, and with the first word
of the next line it would pass it. One width that explains nearly all pairs of neighbouring lines is
the width of the capture; without one, no line is joined.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from builder.lang.languages import alternatives

#: Widths that programs and people wrap at.
WIDTHS: Final = range(45, 133)
#: Shorter lines tell nothing about the width.
MIN_LENGTH: Final = 40
#: Pairs of lines that must speak for a width, and their share of all pairs.
MIN_PAIRS: Final = 3
_MIN_SHARE: Final = 0.6
_CUT_WORD: Final = re.compile(r"\w-$")
#: "on- and offline": a hyphen that stands for a word to come keeps its blank.
_SUSPENDED: Final = re.compile(rf"(?:{alternatives(lambda words: words.page.suspended)})\b")
#: Letters of Latin, Greek and Cyrillic, and punctuation, each of one column.
_NARROW: Final = re.compile(r"[\x00-\u02ff\u0370-\u0482\u048a-\u052f\u2000-\u20cf]*+")
#: Lines looked at.
MAX_PAIRS: Final = 4000


def columns(text: str) -> int:
    """Return how many columns ``text`` takes: East Asian characters are two wide."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    return sum(
        2 if _is_wide(character) else 0 if unicodedata.combining(character) else 1
        for character in text
    )


def continues(line: str, following: str, width: int) -> bool:
    """Tell whether ``following`` continues where ``line`` was wrapped: its first word would not have
    fitted.
    """
    return columns(line.rstrip()) + columns(_first_word(following)) > width


def joint(line: str, following: str) -> str:
    """Return what is between two joined lines: nothing between East Asian characters and in a
    word cut at its hyphen, else a blank.
    """
    if line and following and _is_wide(line[-1]) and _is_wide(following[0]):
        return ""
    return (
        ""
        if _CUT_WORD.search(line[-2:])
        and following[:1].isalnum()
        and not _SUSPENDED.match(following)
        else " "
    )


def wrap_width(groups: Iterable[list[str]]) -> int | None:
    """Return the width at which the groups of neighbouring lines were wrapped; ``None`` when they
    were not.
    """
    votes: Counter[int] = Counter()
    total = 0
    for line, following in _pairs(groups):
        total += 1
        length = columns(line)
        fits = range(
            max(length, WIDTHS.start), min(length + columns(_first_word(following)), WIDTHS.stop)
        )
        votes.update(fits)
    if not votes:
        return None
    width, pairs = max(votes.items(), key=lambda item: (item[1], -item[0]))
    return width if pairs >= MIN_PAIRS and pairs >= _MIN_SHARE * total else None


def _pairs(groups: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    count = 0
    for group in groups:
        for line, following in itertools.pairwise(group):
            if columns(line) >= MIN_LENGTH:
                count += 1
                yield line.rstrip(), following
            if count >= MAX_PAIRS:
                return


def _first_word(line: str) -> str:
    """Return a blank and the first word of ``line``; of East Asian text, whose lines break
    anywhere, one character.
    """
    stripped = line.lstrip()
    if stripped and _is_wide(stripped[0]):
        return stripped[0]
    return " " + (stripped.split(maxsplit=1)[0] if stripped else "")


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
