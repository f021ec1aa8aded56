"""Two sequences of tokens -> which stand for each other: an alignment that keeps order, blocks
whole and costs little.

A dynamic program in the manner of Needleman and Wunsch with Gotoh's affine gaps: a gap costs more
to open than to continue with, so that differences come in phrases rather than in single words.  Equal
beginnings and ends are taken off first; the longest stretch between is the only part that costs its
square.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final, NamedTuple

#: An aligned pair of indices; ``None`` on the side that lacks the token.
Pair = tuple[int | None, int | None]

#: What a gap costs at its first token, and at each further one.
_OPEN: Final = -1.1
_EXTEND: Final = -0.2
_NEVER: Final = float("-inf")
#: Tables larger than this are cut at a common token near the middle (cells): a quarter of a million
#: take about a tenth of a second.
_CELLS: Final = 250_000
#: A cut is sought so many tokens around the middle.
_CUT_REACH: Final = 60


class _Window(NamedTuple):
    """Two stretches that are to be aligned with one another, as half-open ranges of indices."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int

    @property
    def rows(self) -> int:
        return self.left_end - self.left_start

    @property
    def columns(self) -> int:
        return self.right_end - self.right_start


def align_pair(
    left: Sequence[Hashable], right: Sequence[Hashable], score: Callable[[int, int], float]
) -> tuple[Pair, ...]:
    """Return the best global alignment of two sequences, every index once and in order.

    ``score(i, j)`` is what setting ``left[i]`` against ``right[j]`` is worth: above 0 for tokens
    that say the same, 0 for a substitution that costs as much as it gains, -inf for one that must
    not be.
    """
    head = _common_head(left, right)
    tail = _common_tail(left, right, head)
    window = _Window(head, len(left) - tail, head, len(right) - tail)
    pairs: list[Pair] = [(i, i) for i in range(head)]
    pairs += _aligned(left, right, window, score)
    pairs += [(window.left_end + k, window.right_end + k) for k in range(tail)]
    return tuple(pairs)


def _common_head(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    i = 0
    while i < min(len(left), len(right)) and left[i] == right[i]:
        i += 1
    return i


def _common_tail(left: Sequence[Hashable], right: Sequence[Hashable], head: int) -> int:
    k = 0
    while k < min(len(left), len(right)) - head and left[-1 - k] == right[-1 - k]:
        k += 1
    return k


def _aligned(
    left: Sequence[Hashable],
    right: Sequence[Hashable],
    window: _Window,
    score: Callable[[int, int], float],
) -> list[Pair]:
    """Align two stretches, cut in two where a table would be too large."""
    if not window.rows or not window.columns:
        lacking_right: list[Pair] = [(i, None) for i in range(window.left_start, window.left_end)]
        return lacking_right + [(None, j) for j in range(window.right_start, window.right_end)]
    if window.rows * window.columns > _CELLS:
        i, j = _cut(left, right, window)
        before = _aligned(left, right, window._replace(left_end=i, right_end=j), score)
        return before + _aligned(left, right, window._replace(left_start=i, right_start=j), score)
    return _gotoh(window, score)


def _cut(left: Sequence[Hashable], right: Sequence[Hashable], window: _Window) -> tuple[int, int]:
    """Return a pair of positions near the middle at which both sequences may be cut: before the
    same token where one is near.
    """
    middle = (window.left_start + window.left_end) // 2
    opposite = window.right_start + (middle - window.left_start) * window.columns // window.rows
    first, last = (
        max(window.right_start + 1, opposite - _CUT_REACH),
        min(window.right_end, opposite + _CUT_REACH),
    )
    places = {right[j]: j for j in range(first, last)}
    for i in range(middle, min(window.left_end, middle + _CUT_REACH)):
        if left[i] in places:
            return i, places[left[i]]
    return middle, opposite


def _gotoh(window: _Window, score: Callable[[int, int], float]) -> list[Pair]:
    """Fill the three tables (pair, token that the right lacks, token that the left lacks) and walk
    back.
    """
    rows, columns = window.rows, window.columns
    paired = [[_NEVER] * (columns + 1) for _ in range(rows + 1)]
    lacks_right = [[_NEVER] * (columns + 1) for _ in range(rows + 1)]
    lacks_left = [[_NEVER] * (columns + 1) for _ in range(rows + 1)]
    paired[0][0] = 0.0
    for i in range(rows + 1):
        p, x, y = paired[i], lacks_right[i], lacks_left[i]
        for j in range(columns + 1):
            if i and j:
                best = max(
                    paired[i - 1][j - 1], lacks_right[i - 1][j - 1], lacks_left[i - 1][j - 1]
                )
                p[j] = score(window.left_start + i - 1, window.right_start + j - 1) + best
            if i:
                x[j] = max(
                    paired[i - 1][j] + _OPEN,
                    lacks_right[i - 1][j] + _EXTEND,
                    lacks_left[i - 1][j] + _OPEN,
                )
            if j:
                y[j] = max(p[j - 1] + _OPEN, y[j - 1] + _EXTEND, x[j - 1] + _OPEN)
    return _walk_back((paired, lacks_right, lacks_left), window)


def _walk_back(tables: tuple[list[list[float]], ...], window: _Window) -> list[Pair]:
    """Return the pairs of the best path, found from its end to its beginning; the tables are in the
    order of :func:`_gotoh`.
    """
    pairs: list[Pair] = []
    i, j = window.rows, window.columns
    table = max(range(3), key=lambda k: (tables[k][i][j], -k))
    while i or j:
        left, right = window.left_start + i - 1, window.right_start + j - 1
        if table == 0:
            pairs.append((left, right))
            i, j, costs = i - 1, j - 1, (0.0, 0.0, 0.0)
        elif table == 1:
            pairs.append((left, None))
            i, costs = i - 1, (_OPEN, _EXTEND, _OPEN)
        else:
            pairs.append((None, right))
            j, costs = j - 1, (_OPEN, _OPEN, _EXTEND)
        table = max(range(3), key=lambda k: (tables[k][i][j] + costs[k], -k))
    return pairs[::-1]
