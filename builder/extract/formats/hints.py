"""Pieces of a page and a text that claims to be its report -> the share of each piece that is
in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from builder.lang.characters import compact, fold

#: A shorter line (without blanks) is in many places; so many of them are looked at.
MIN_UNIQUE: Final = 30
_MAX_TRIES: Final = 40
_LINE_MARK: Final = re.compile(r"^\s*(?:[-|]\s)?|\s\|\s*$")
_TOKEN: Final = re.compile(r"\w+")
#: Words that are compared together.
SHINGLE: Final = 3


def shares_in_lines(texts: Sequence[str], extracted: str) -> list[float]:
    """Return the share of each text that is among the lines of ``extracted``, sought in order.

    A line that is nowhere as it is (the extraction changed or joined something) speaks through
    its runs of words.
    """
    packed = [compact(text) for text in texts]
    whole = "".join(packed)
    ends = list(accumulate(map(len, packed)))
    starts = [end - len(text) for end, text in zip(ends, packed, strict=True)]
    positions = {start: number for number, start in enumerate(starts)}
    covered = [0] * len(packed)
    lost: list[str] = []
    cursor = 0
    for line in extracted.splitlines():
        wanted = compact(_LINE_MARK.sub("", line))
        at = _find(whole, wanted, cursor, positions, packed)
        if at < 0:
            lost.append(line)
            continue
        cursor = at + len(wanted)
        number = bisect_right(starts, at) - 1
        while number < len(packed) and starts[number] < cursor:
            covered[number] += min(ends[number], cursor) - max(starts[number], at)
            number += 1
    shares = [
        min(1.0, count / max(1, len(text))) for count, text in zip(covered, packed, strict=True)
    ]
    return (
        [max(pair) for pair in zip(shares, shares_in_text(texts, "\n".join(lost)), strict=True)]
        if lost
        else shares
    )


def _find(whole: str, wanted: str, cursor: int, positions: dict[int, int], texts: list[str]) -> int:
    """Return where a line of the extraction is: after the one before it if possible; a short
    one only as a whole block.
    """
    if len(wanted) >= MIN_UNIQUE:
        at = whole.find(wanted, cursor)
        return at if at >= 0 else whole.find(wanted)
    at = whole.find(wanted, cursor) if wanted else -1
    for _ in range(_MAX_TRIES):
        if at < 0 or (at in positions and texts[positions[at]] == wanted):
            return at
        at = whole.find(wanted, at + 1)
    return -1


def shares_in_text(texts: Sequence[str], body: str) -> list[float]:
    """Return the share of the runs of three words of each text that are in ``body``, which need
    not keep paragraphs.
    """
    known = set(_shingles(body)) if body else set()
    found = []
    for text in texts:
        runs = _shingles(text)
        found.append(sum(run in known for run in runs) / len(runs) if known and runs else 0.0)
    return found


def _shingles(text: str) -> list[tuple[str, ...]]:
    words = _TOKEN.findall(fold(text))
    return list(zip(*(words[start:] for start in range(SHINGLE)), strict=False))
