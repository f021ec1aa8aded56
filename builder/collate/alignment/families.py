"""Sets of members, a row per passage -> what passages share, weighted by rarity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

import numpy as np

from builder.collate.alignment.sparse import Floats, Indices, Sparse


class Family:
    """One kind of sets (stems, names, pieces of words ...), a row a passage."""

    def __init__(self, sets: Iterable[Iterable[str]]) -> None:
        rows = [sorted(set(own)) for own in sets]
        vocabulary: dict[str, int] = {}
        places = [
            [vocabulary.setdefault(member, len(vocabulary)) for member in row] for row in rows
        ]
        lengths = np.array([len(row) for row in rows], dtype=np.int64)
        columns, width = _flat(places), max(1, len(vocabulary))
        frequency = np.bincount(columns, minlength=width)
        # The weights come from the C library's logarithm, not from a vectorized one that differs by
        # processor.
        known = {
            int(count): log(1 + len(rows) / max(1, int(count))) for count in set(frequency.tolist())
        }
        self._weights = np.array([known[int(count)] for count in frequency])
        here = np.repeat(np.arange(len(rows)), lengths)
        self.totals = np.bincount(here, weights=self._weights[columns], minlength=len(rows))
        ordered = _flat([sorted(row) for row in places])
        ones = np.ones(len(columns))
        self._binary = Sparse(lengths, ordered, ones, width)
        by_member = here[np.argsort(ordered, kind="stable")]
        self._turned = Sparse(frequency, by_member, ones, len(rows))
        self._weighted: dict[int, Sparse] = {}

    def shared(self, rows: slice, power: int = 1) -> Floats:
        """Return the weight that ``rows`` share with every passage.

        Each weight is taken to the ``power``.
        """
        if power not in self._weighted:
            own = self._binary
            weights = (self._weights**power)[own.columns]
            self._weighted[power] = Sparse(own.lengths, own.columns, weights, own.width)
        return self._weighted[power].times(rows, self._turned)

    def count(self, rows: slice) -> Floats:
        """Return the number of members that the passages of ``rows`` share with every passage."""
        return self._binary.times(rows, self._turned)

    def jaccard(self, shared: Floats, left: Indices, right: Indices) -> Floats:
        """Return ``shared`` weights of pairs as a share of all weight of the two."""
        return _ratio(shared, self.totals[left] + self.totals[right] - shared)

    def shorter(self, shared: Floats, left: Indices, right: Indices) -> Floats:
        """Return ``shared`` weights of pairs as a share of the lighter passage."""
        return _ratio(shared, np.minimum(self.totals[left], self.totals[right]))

    def longer(self, shared: Floats, left: Indices, right: Indices) -> Floats:
        """Return ``shared`` weights of pairs as a share of the heavier passage."""
        return _ratio(shared, np.maximum(self.totals[left], self.totals[right]))


def _flat(rows: Sequence[Sequence[int]]) -> Indices:
    """Return the places of all rows, one after the other."""
    return np.array([place for row in rows for place in row], dtype=np.int64)


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
