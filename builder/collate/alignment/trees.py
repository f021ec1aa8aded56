"""A table of features and learned trees -> the probability of each row.

Gradient-boosted decision trees (Friedman 2001), as in :mod:`builder.learn.forests`, laid out in
arrays so that a table is judged by all trees at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from builder.collate.alignment.sparse import Floats

#: Rows that are judged at once: all trees take this many places of memory each.
_ROWS: Final = 512


class Trees:
    """Trees whose leaves add up to the logarithm of the odds."""

    def __init__(self, trees: Sequence[Any]) -> None:
        """Take nodes ``[column, border, below, above]``; a leaf is a number.

        The first branch is for values up to the border.
        """
        #: Of all trees: node k looks at a column; a leaf leads to itself.
        columns: list[int] = []
        borders: list[float] = []
        branches: list[list[int]] = []
        values: list[float] = []

        def place(node: Any) -> tuple[int, int]:
            at = len(columns)
            leaf = not isinstance(node, list)
            columns.append(0 if leaf else node[0])
            borders.append(0.0 if leaf else node[1])
            values.append(node if leaf else 0.0)
            branches.append([at, at])
            if leaf:
                return at, 0
            below, above = place(node[2]), place(node[3])
            branches[at] = [below[0], above[0]]
            return at, 1 + max(below[1], above[1])

        roots = [place(tree) for tree in trees]
        self._roots = np.array([[root] for root, _ in roots], dtype=np.int64).reshape(-1, 1)
        self._depth = max((depth for _, depth in roots), default=0)
        self._columns, self._borders = np.array(columns), np.array(borders)
        self._branches, self._values = np.array(branches), np.array(values)

    def probabilities(self, table: Floats) -> Floats:
        """Return the probability (0 to 1) of each row of ``table``."""
        parts = [self._odds(table[at : at + _ROWS]) for at in range(0, len(table), _ROWS)]
        return np.asarray(1 / (1 + np.exp(-np.concatenate([np.zeros(0), *parts]))))

    def _odds(self, table: Floats) -> Floats:
        """Return the sum of the leaves that each row comes to."""
        rows = np.arange(len(table))
        at = np.repeat(self._roots, len(table), axis=1)
        for _ in range(self._depth):
            above = table[rows, self._columns[at]] > self._borders[at]
            at = self._branches[at, above.astype(np.int64)]
        # Tree by tree, so that the sum is the same on every machine.
        return np.asarray(np.add.accumulate(self._values[at], axis=0)[-1])
