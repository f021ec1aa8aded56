"""Two sequences of tokens -> which stand for each other: an alignment that keeps order, blocks whole and costs little.

A dynamic program in the manner of Needleman and Wunsch with Gotoh's affine gaps: a gap costs more to open than to go on with,
so that differences come in phrases rather than in single words.  Equal beginnings and ends are taken off first; the longest
stretch between is the only part that costs its square.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final

#: An aligned pair of indices; ``None`` on the side that lacks the token.
Pair = tuple[int | None, int | None]

_OPEN: Final = -1.1
_EXTEND: Final = -0.2
_NEVER: Final = float("-inf")
#: Tables larger than this are cut at the best common token in the middle (cells).
_CELLS: Final = 250_000


def align_pair(
    left: Sequence[Hashable], right: Sequence[Hashable], score: Callable[[int, int], float], *, trim: bool = True
) -> tuple[Pair, ...]:
    """Return the best global alignment of two sequences.

    ``score(i, j)`` is what setting ``left[i]`` against ``right[j]`` is worth: above 0 for tokens that say the same, 0 for a
    substitution that costs as much as it gains, -inf for one that must not be.
    """
    head = _common_head(left, right) if trim else 0
    tail = _common_tail(left, right, head) if trim else 0
    n, m = len(left) - tail, len(right) - tail
    pairs: list[Pair] = [(i, i) for i in range(head)]
    pairs += _middle(left, right, (head, n), (head, m), score)
    pairs += [(n + k, m + k) for k in range(tail)]
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


def _middle(
    left: Sequence[Hashable], right: Sequence[Hashable], rows: tuple[int, int], columns: tuple[int, int], score: Callable[[int, int], float]
) -> list[Pair]:
    """Align two stretches, cut in two where a table would be too large."""
    (a, b), (c, d) = rows, columns
    if a == b or c == d:
        return [(i, None) for i in range(a, b)] + [(None, j) for j in range(c, d)]
    if (b - a) * (d - c) > _CELLS:
        i, j = _cut(left, right, rows, columns)
        return _middle(left, right, (a, i), (c, j), score) + _middle(left, right, (i, b), (j, d), score)
    return _gotoh(rows, columns, score)


def _cut(left: Sequence[Hashable], right: Sequence[Hashable], rows: tuple[int, int], columns: tuple[int, int]) -> tuple[int, int]:
    """Return a pair of positions near the middle at which both sequences may be cut: before the same token where one is near."""
    middle = (rows[0] + rows[1]) // 2
    proportional = columns[0] + (middle - rows[0]) * (columns[1] - columns[0]) // (rows[1] - rows[0])
    places = {right[j]: j for j in range(max(columns[0] + 1, proportional - 60), min(columns[1], proportional + 60))}
    for i in range(middle, min(rows[1], middle + 60)):
        if left[i] in places:
            return i, places[left[i]]
    return middle, max(columns[0], min(columns[1], proportional))


def _gotoh(rows: tuple[int, int], columns: tuple[int, int], score: Callable[[int, int], float]) -> list[Pair]:
    """Fill the three tables (pair, gap on the right, gap on the left) and walk back."""
    (a, b), (c, d) = rows, columns
    n, m = b - a, d - c
    pair = [[_NEVER] * (m + 1) for _ in range(n + 1)]
    lacks_right = [[_NEVER] * (m + 1) for _ in range(n + 1)]
    lacks_left = [[_NEVER] * (m + 1) for _ in range(n + 1)]
    pair[0][0] = 0.0
    for i in range(n + 1):
        p, x, y = pair[i], lacks_right[i], lacks_left[i]
        for j in range(m + 1):
            if i and j:
                p[j] = score(a + i - 1, c + j - 1) + max(pair[i - 1][j - 1], lacks_right[i - 1][j - 1], lacks_left[i - 1][j - 1])
            if i:
                x[j] = max(pair[i - 1][j] + _OPEN, lacks_right[i - 1][j] + _EXTEND, lacks_left[i - 1][j] + _OPEN)
            if j:
                y[j] = max(p[j - 1] + _OPEN, y[j - 1] + _EXTEND, x[j - 1] + _OPEN)
    return _walk((pair, lacks_right, lacks_left), a, c, n, m)


def _walk(tables: tuple[list[list[float]], ...], a: int, c: int, n: int, m: int) -> list[Pair]:
    """Return the pairs of the best path, from its end to its beginning and turned round."""
    pairs: list[Pair] = []
    state = max(range(3), key=lambda k: (tables[k][n][m], -k))
    while n or m:
        if state == 0:
            pairs.append((a + n - 1, c + m - 1))
            n, m, costs = n - 1, m - 1, (0.0, 0.0, 0.0)
        elif state == 1:
            pairs.append((a + n - 1, None))
            n, costs = n - 1, (_OPEN, _EXTEND, _OPEN)
        else:
            pairs.append((None, c + m - 1))
            m, costs = m - 1, (_OPEN, _OPEN, _EXTEND)
        state = max(range(3), key=lambda k: (tables[k][n][m] + costs[k], -k))
    return pairs[::-1]
