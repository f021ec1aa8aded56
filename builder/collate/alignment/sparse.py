"""Tables of which most places are 0: only the others are kept, row by row (compressed rows)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
#: Products of places that are added up at once, about: so much memory is taken, three numbers each.
_AT_ONCE: Final = 1 << 16


class Sparse:
    """A table; the places of a row in the order of their columns."""

    def __init__(self, lengths: Indices, columns: Indices, values: Floats, width: int) -> None:
        """Take how many places each row has, and of all places, row by row, columns and values."""
        self.lengths, self.columns, self.values, self.width = lengths, columns, values, width
        self.starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])

    def filled(self, rows: slice) -> Floats:
        """Return some rows as a full table."""
        places = slice(self.starts[rows.start], self.starts[rows.stop])
        found = np.zeros((rows.stop - rows.start, self.width))
        here = np.repeat(np.arange(len(found)), self.lengths[rows])
        found[here, self.columns[places]] = self.values[places]
        return found

    def times(self, rows: slice, other: Sparse) -> Floats:
        """Return the product of some rows and another table, full.

        Each sum is taken in the order of the columns, so that it is the same on every machine.
        """
        found = np.zeros((rows.stop - rows.start, other.width))
        for part in self._parts(rows, other):
            places = slice(self.starts[part.start], self.starts[part.stop])
            columns = self.columns[places]
            lengths = other.lengths[columns]
            behind = np.cumsum(lengths)
            there = np.arange(lengths.sum()) + np.repeat(
                other.starts[columns] - behind + lengths, lengths
            )
            row = np.repeat(np.arange(part.stop - part.start), self.lengths[part])
            cells = np.repeat(row * other.width, lengths) + other.columns[there]
            products = np.repeat(self.values[places], lengths) * other.values[there]
            size = (part.stop - part.start) * other.width
            found[part.start - rows.start : part.stop - rows.start] = np.bincount(
                cells, weights=products, minlength=size
            ).reshape(-1, other.width)
        return found

    def _parts(self, rows: slice, other: Sparse) -> Iterator[slice]:
        """Yield the rows in parts whose products are not too many."""
        places = slice(self.starts[rows.start], self.starts[rows.stop])
        products = np.concatenate([[0], np.cumsum(other.lengths[self.columns[places]])])
        ends = products[self.starts[rows.start + 1 : rows.stop + 1] - self.starts[rows.start]]
        cuts = rows.start + 1 + np.flatnonzero(np.diff(ends // _AT_ONCE))
        bounds = [rows.start, *cuts.tolist(), rows.stop]
        return (slice(one, two) for one, two in pairwise(bounds) if two > one)


def packed(block: Floats) -> Sparse:
    """Return a full table as one of which places that are 0 are left out."""
    rows, columns = np.nonzero(block)
    return Sparse(np.count_nonzero(block, axis=1), columns, block[rows, columns], block.shape[1])


def stacked(parts: Sequence[Sparse], width: int) -> Sparse:
    """Return tables of one width below one another as one."""
    none = np.zeros(0, dtype=np.int64)
    return Sparse(
        np.concatenate([none, *(one.lengths for one in parts)]),
        np.concatenate([none, *(one.columns for one in parts)]),
        np.concatenate([np.zeros(0), *(one.values for one in parts)]),
        width,
    )
