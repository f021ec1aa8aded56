"""Sets of members, a row per passage -> what passages share, weighted by rarity."""

from __future__ import annotations

from collections.abc import Iterable
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


class Family:
    """One kind of sets (stems, names, pieces of words ...), a row a passage."""

    def __init__(self, sets: Iterable[Iterable[str]]) -> None:
        rows = [sorted(set(own)) for own in sets]
        vocabulary: dict[str, int] = {}
        columns = np.array(
            [vocabulary.setdefault(member, len(vocabulary)) for row in rows for member in row],
            dtype=np.int64,
        )
        shape = (len(rows), max(1, len(vocabulary)))
        self._binary = csr_array(
            (np.ones(len(columns)), columns, np.cumsum([0, *map(len, rows)])), shape=shape
        )
        self._turned = csr_array(self._binary.T)
        self._weighted: dict[int, csr_array] = {}
        frequency = np.bincount(columns, minlength=shape[1])
        # The weights come from the C library's logarithm, not from a vectorized one that differs by
        # processor.
        known = {
            int(count): log(1 + shape[0] / max(1, int(count))) for count in set(frequency.tolist())
        }
        self._weights = np.array([known[int(count)] for count in frequency])
        self.totals: Floats = self._binary @ self._weights

    def shared(self, rows: slice, power: int = 1) -> Floats:
        """Return the weight that ``rows`` share with every passage.

        Each weight is taken to the ``power``.
        """
        if power not in self._weighted:
            weighted = self._binary.copy()
            weighted.data = (self._weights**power)[weighted.indices]
            weighted.sort_indices()
            self._weighted[power] = weighted
        return dense(self._weighted[power][rows] @ self._turned)

    def count(self, rows: slice) -> Floats:
        """Return the number of members that the passages of ``rows`` share with every passage."""
        return dense(self._binary[rows] @ self._turned)

    def jaccard(self, shared: Floats, left: Indices, right: Indices) -> Floats:
        """Return ``shared`` weights of pairs as a share of all weight of the two."""
        return _ratio(shared, self.totals[left] + self.totals[right] - shared)

    def shorter(self, shared: Floats, left: Indices, right: Indices) -> Floats:
        """Return ``shared`` weights of pairs as a share of the lighter passage."""
        return _ratio(shared, np.minimum(self.totals[left], self.totals[right]))

    def longer(self, shared: Floats, left: Indices, right: Indices) -> Floats:
        """Return ``shared`` weights of pairs as a share of the heavier passage."""
        return _ratio(shared, np.maximum(self.totals[left], self.totals[right]))


def dense(block: Any) -> Floats:
    """Return a sparse block as a full one."""
    return np.asarray(block.toarray(), dtype=np.float64)


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
