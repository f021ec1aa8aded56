"""Figures about things and learned trees -> the odds that each thing is of the sought kind.

Gradient-boosted decision trees (Friedman 2001): each tree adds its leaf to the logarithm of the
odds. A node is ``[trait, border, below, above]``: the first branch holds for figures up to the
border; a leaf is a number.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

#: After so many trees each, odds as long as these (their logarithm) are final: later trees only
#: mend what earlier ones left open.
CHECKED: Final = 10
_SURE: Final = 2.5
#: A leaf, or a node as described above (JSON knows no better type).
Tree = Any


class Forest(msgspec.Struct, frozen=True):
    """Trees over named traits."""

    traits: tuple[str, ...]
    start: float
    trees: tuple[Tree, ...]

    @classmethod
    def of(cls, weights: Mapping[str, Any]) -> Forest:
        """Return the forest in a file of weights: ``traits`` (names, which nodes count from 0),
        ``start`` and ``trees``.
        """
        return cls(tuple(weights["traits"]), float(weights["start"]), tuple(weights["trees"]))

    def chances(self, things: Sequence[Mapping[str, float]]) -> list[float]:
        """Return for each thing, given its traits by name, the chance (0 to 1) that it is of the
        sought kind.
        """
        return [self._chance([thing[name] for name in self.traits]) for thing in things]

    def _chance(self, figures: list[float]) -> float:
        total = self.start
        for number, tree in enumerate(self.trees):
            if number % CHECKED == 0 and abs(total) > _SURE:
                break
            node = tree
            while type(node) is list:
                trait, border, below, above = node
                node = below if figures[trait] <= border else above
            total += node
        return 1 / (1 + math.exp(-total))
