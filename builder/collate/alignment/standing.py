"""How alike passages are by their stems -> how a pair compares with the others.

A pair counts for more when each is the other's best counterpart, when their neighbors are alike,
and when a third report has something like both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from builder.collate.alignment.families import Family
from builder.collate.alignment.sparse import Floats, Indices, Sparse, packed, stacked

#: Likeness below this is taken for none (weighted Jaccard of stems).
_NONE: Final = 0.03
#: Raised to this power, likenesses add up to hardly more than the greatest one.
_PEAKED: Final = 4
STANDING: Final = (
    "least margin", "most margin", "least rank", "most rank", "neighbors", "third report", "third reports", "least connected",
    "most connected",
)  # fmt: skip


class Standing:
    """The likeness of all passages of an event, and who is whose best counterpart."""

    def __init__(self, stems: Family, articles: Indices, blocks: Sequence[slice]) -> None:
        self._articles = articles
        self._blocks = blocks
        parts = []
        count = len(articles)
        self._best = np.zeros((count, len(blocks)))
        self._second = np.zeros((count, len(blocks)))
        for rows in blocks:
            near = _likeness(stems, rows)
            near[:, rows] = 0
            self._note(rows, near)
            near[near < _NONE] = 0
            parts.append(packed(near))
        own = self._near = stacked(parts, count)
        self._peaked = Sparse(own.lengths, own.columns, own.values**_PEAKED, count)
        self._connected: Floats = self._best.sum(1) / max(1, len(blocks) - 1)

    def near(self, rows: slice) -> Floats:
        """Return how alike the passages of some rows are to every one elsewhere, 0 to 1."""
        return self._near.filled(rows)

    def features(self, rows: slice, left: Indices, right: Indices) -> Iterator[Floats]:
        """Yield the features :data:`STANDING` of the pairs of ``left`` and ``right``.

        ``left`` counts within ``rows``.
        """
        near = self.near(rows)
        here = left - rows.start
        value = near[here, right]
        margins, ranks = [], []
        for one, other in ((left, right), (right, left)):
            best, second = (
                self._best[one, self._articles[other]],
                self._second[one, self._articles[other]],
            )
            margins.append(value - np.where(value >= best, second, best))
            ranks.append(value / best)
        yield from (
            np.minimum(*margins),
            np.maximum(*margins),
            np.minimum(*ranks),
            np.maximum(*ranks),
        )
        yield self._neighbors(near, self._articles[rows], here, right)
        yield self._peaked.times(rows, self._peaked)[here, right] ** (1 / (2 * _PEAKED))
        yield self._near.times(rows, self._near)[here, right] / max(1, len(self._blocks) - 2)
        ours, theirs = self._connected[left], self._connected[right]
        yield from (np.minimum(ours, theirs), np.maximum(ours, theirs))

    def _note(self, rows: slice, near: Floats) -> None:
        """Note the two best likenesses of each passage of ``rows`` in every article."""
        for number, columns in enumerate(self._blocks):
            block = near[:, columns]
            if block.shape[1] > 1:
                two = np.partition(block, -2, axis=1)
                self._second[rows, number], self._best[rows, number] = two[:, -2], two[:, -1]
            elif block.shape[1]:
                self._best[rows, number] = block[:, 0]

    def _neighbors(self, near: Floats, own: Indices, here: Indices, right: Indices) -> Floats:
        """Return how alike the neighbors of two passages are, the best of the four pairs.

        ``own`` are the articles of the rows of ``near``.
        """
        found = np.zeros(len(right))
        length, count = near.shape
        for step in (-1, 1):
            row = here + step
            inside = (row >= 0) & (row < length)
            inside &= own[np.clip(row, 0, length - 1)] == own[here]
            for side in (-1, 1):
                column = right + side
                fits = inside & (column >= 0) & (column < count)
                fits &= self._articles[np.clip(column, 0, count - 1)] == self._articles[right]
                value = near[np.clip(row, 0, length - 1), np.clip(column, 0, count - 1)]
                found = np.maximum(found, np.where(fits, value, 0))
        return found


def _likeness(stems: Family, rows: slice) -> Floats:
    """Return the weighted Jaccard of the stems of some passages with those of all."""
    shared = stems.shared(rows)
    whole = np.add.outer(stems.totals[rows], stems.totals) - shared
    return np.divide(shared, whole, out=np.zeros_like(shared), where=whole > 0)
