"""Lines of a page -> which of them are the report's body.

Running text comes in one stretch: of all stretches the one with the greatest sum wins, in which
words of running text count for it and labels, menus and links count against it (maximum-sum
segment; the costs were measured on public news pages). In an HTML page the blocks that the reader
marked as the report, where there are any, outrank the sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from builder.extract.lines.line import MOSTLY_LINKS, Line

#: What one line that is not running text costs, in words, by its shape.
COSTS: Final = {
    "short": 5.0,
    "date": 12.0,
    "byline": 8.0,
    "source": 4.0,
    "picture": 3.0,
    "button": 10.0,
    "after": 60.0,
    "related": 4.0,
    "machine": 8.0,
    "legal": 8.0,
    "order": 10.0,
    "tags": 12.0,
}
#: A label that is a link costs this many times as much, and running text made of links at most so
#: many words.
LINK_FACTOR: Final = 1.6
LINKS_COST: Final = 20.0
#: Words of one line that count; those of a line that does not end like a sentence count half.
_MOST_COUNTED: Final = 100
#: Words of running text that a body must have.
MIN_BODY_WORDS: Final = 12
#: The marked blocks of an HTML page are a report when they hold so many words, or this share of
#: those that the sum would choose.
MARKED_WORDS: Final = 50
MIN_MARKED: Final = 0.25
#: So many marked words are a report although none of them is running text: nominations, results, a
#: line-up.
_LIST_WORDS: Final = 100


class LineRange(NamedTuple):
    """A half-open range of line numbers."""

    start: int
    end: int


def weight(line: Line) -> float:
    """Return what ``line`` adds to the sum of a stretch."""
    if line.running:
        words = float(min(line.words, _MOST_COUNTED))
        if line.linked > MOSTLY_LINKS:
            return -min(words, LINKS_COST)
        return words if line.closed else words / 2
    if line.prose:
        return float(line.words)
    return -COSTS[line.shape] * (LINK_FACTOR if line.linked > MOSTLY_LINKS else 1.0)


def best_stretch(lines: Sequence[Line], start: int = 0) -> LineRange | None:
    """Return the stretch from ``start`` on with the greatest sum (Kadane), trimmed to running text;
    ``None`` without running text.
    """
    best, best_sum = None, 0.0
    running_sum, begin = 0.0, start
    for at in range(start, len(lines)):
        if running_sum <= 0:
            running_sum, begin = 0.0, at
        running_sum += weight(lines[at])
        if running_sum > best_sum:
            best, best_sum = LineRange(begin, at + 1), running_sum
    return _trimmed(lines, best) if best else None


def _trimmed(lines: Sequence[Line], stretch: LineRange) -> LineRange:
    start, end = stretch
    while start < end and not lines[start].prose:
        start += 1
    while end > start and not lines[end - 1].prose:
        end -= 1
    return LineRange(start, end)


def words_in(lines: Sequence[Line], stretch: LineRange) -> int:
    """Return the words of running text in ``stretch``."""
    return sum(line.words for line in lines[stretch.start : stretch.end] if line.prose)


def extracted_stretch(lines: Sequence[Line], usual: LineRange | None) -> LineRange | None:
    """Return the range of the lines that the reader marked; ``None`` when there are none or too few
    to be trusted.
    """
    marked = [line.index for line in lines if line.main]
    words = sum(lines[index].words for index in marked)
    few = words < MARKED_WORDS and usual and words < MIN_MARKED * words_in(lines, usual)
    if not marked or few:
        return None
    return LineRange(marked[0], marked[-1] + 1)


def is_long_list(lines: Sequence[Line]) -> bool:
    """Tell whether the marked lines of an HTML page are a report without running text."""
    return sum(line.words for line in lines if line.main) >= _LIST_WORDS
