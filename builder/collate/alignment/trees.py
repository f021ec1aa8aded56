"""A table of features and learned trees -> the probability of each row.

Gradient-boosted decision trees (Friedman 2001), as in :mod:`builder.learn.forests`, laid out in
arrays so that a table is judged at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from builder.collate.alignment.families import Floats


class Trees:
    """Trees whose leaves add up to the logarithm of the odds."""

    def __init__(self, trees: Sequence[Any]) -> None:
        """Take nodes ``[column, border, below, above]``: the first branch is for values up to the
        border; a leaf is a number.
        """
        self._trees = [_Tree(tree) for tree in trees]

    def probabilities(self, table: Floats) -> Floats:
        """Return the probability (0 to 1) of each row of ``table``."""
        total = np.zeros(len(table))
        for tree in self._trees:
            total += tree.values(table)
        return 1 / (1 + np.exp(-total))


class _Tree:
    """One tree: node k looks at a column; a leaf leads to itself."""

    def __init__(self, root: Any) -> None:
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

        _, self._depth = place(root)
        self._columns, self._borders = np.array(columns), np.array(borders)
        self._branches, self._values = np.array(branches), np.array(values)

    def values(self, table: Floats) -> Floats:
        """Return the value of the leaf that each row comes to."""
        rows = np.arange(len(table))
        at = np.zeros(len(table), dtype=np.int64)
        for _ in range(self._depth):
            above = table[rows, self._columns[at]] > self._borders[at]
            at = self._branches[at, above.astype(np.int64)]
        return np.asarray(self._values[at])
