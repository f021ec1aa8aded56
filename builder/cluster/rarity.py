"""Table of word frequencies -> how telling each stem is.

Term frequency counts by its logarithm, document frequency is smoothed, so that the words of a
collection of five articles keep some weight although most of them are in every article.
"""

from __future__ import annotations

import math
from typing import Final

from builder.core.frequencies import Frequencies

#: A stem in more than this share of the articles, and in more than so many, leads to no pair.
_COMMON: Final = 0.135
_FEW: Final = 100
_FACTORS: Final = (0.0, *(1 + math.log(number) for number in range(1, 8)))


def factor(number: int) -> float:
    """Return the weight of a stem that occurs ``number`` times (0 to 7) in one text."""
    return _FACTORS[number]


class Rarity(dict[str, float]):
    """Stem -> its weight: ``1 + log((1 + N) / (1 + n))`` if n of N articles have it.

    A stem that is not counted has n = 1.
    """

    def __init__(self, frequencies: Frequencies) -> None:
        """Take over the figures of the table."""
        counts = dict(frequencies.counts)
        self.total = max([frequencies.articles, *counts.values()])
        super().__init__((name, self._weight(number)) for name, number in counts.items())
        self._single = self._weight(1)
        #: The greatest weight there could be, by which weights are made comparable between
        #: collections.
        self.highest = self._weight(0)
        #: A stem of less weight leads to no pair.
        self.telling = self._weight(max(_FEW, int(_COMMON * self.total)))

    def __missing__(self, name: str) -> float:
        """Return the weight of a stem that is not in the table."""
        return self._single

    def _weight(self, number: int) -> float:
        return math.log((1 + self.total) / (1 + number)) + 1

    def at_most(self, number: int) -> float:
        """Return the weight of a stem in ``number`` articles.

        A stem that weighs as much or more is in no more of them.
        """
        return self._weight(number) - 1e-9
