"""Sets of features -> how alike they are: idf, weighted Jaccard, containment, and the pairs worth
scoring.

Nothing here compares all pairs: :func:`overlapping` walks an inverted index from the rarest
features on and no further than a similar set must have been met (prefix filter, Bayardo et al.
2007).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Final

#: Weights are whole numbers of this part of one, so that sums are exact in any order.
_UNIT: Final = 1 << 16


def idf(documents: Iterable[Iterable[str]]) -> dict[str, float]:
    """Return the inverse document frequency ``log(1 + N / df)`` of every feature, always above 0."""
    frequency: Counter[str] = Counter()
    total = 0
    for document in documents:
        total += 1
        frequency.update(set(document))
    return {feature: math.log(1 + total / count) for feature, count in frequency.items()}


def weight(features: Iterable[str], weights: Mapping[str, float], unknown: float = 1.0) -> float:
    """Return the sum of the features' weights, rounded once (``fsum``), so that it never depends on
    the order of a set.
    """
    return math.fsum(weights.get(feature, unknown) for feature in features)


def weighted_jaccard(
    left: AbstractSet[str],
    right: AbstractSet[str],
    weights: Mapping[str, float],
    unknown: float = 1.0,
) -> float:
    """Return the weight of the common features as a share of the weight of all, 0 to 1."""
    common = weight(left & right, weights, unknown)
    total = weight(left, weights, unknown) + weight(right, weights, unknown) - common
    return common / total if total > 0 else 0.0


def containment(
    left: AbstractSet[str],
    right: AbstractSet[str],
    weights: Mapping[str, float],
    unknown: float = 1.0,
) -> float:
    """Return the weight of the common features as a share of the lighter side, 0 to 1."""
    lighter = min(weight(left, weights, unknown), weight(right, weights, unknown))
    return weight(left & right, weights, unknown) / lighter if lighter > 0 else 0.0


class Shelf:
    """Sets of features, numbered by rarity (0 is the rarest), so that what two have in common is
    weighed fast and exactly.
    """

    def __init__(self, sets: Iterable[Collection[str]], weights: Mapping[str, float]) -> None:
        order = sorted(weights, key=lambda feature: (-weights[feature], feature))
        self.features = order
        self.weights = [round(weights[feature] * _UNIT) for feature in order]
        numbers = {feature: number for number, feature in enumerate(order)}
        self.sets = [frozenset(numbers[feature] for feature in one) for one in sets]
        self.totals = [self.weight(one) for one in self.sets]

    def weight(self, numbers: Iterable[int]) -> int:
        """Return what features weigh together, in parts of one; exact whatever their order."""
        return sum(map(self.weights.__getitem__, numbers))

    def share(self, i: int, j: int) -> float:
        """Return the weight of what two sets have in common as a share of the heavier one, 0 to 1."""
        heavier = max(self.totals[i], self.totals[j])
        return self.weight(self.sets[i] & self.sets[j]) / heavier if heavier else 0.0

    def overlapping(
        self, share: float, fewest: int = 1, crowd: int = 100, least: int = 4
    ) -> Iterator[tuple[int, int]]:
        """Yield the pairs ``(i, j)``, i < j, with ``fewest`` features in common that weigh
        ``share`` of the heavier, sorted by ``(j, i)``.

        Such a pair shares one of each side's rarest features, taken until the rest weighs less than
        the share.  A feature that is in more than ``crowd`` sets is looked up only when it is
        among the ``least`` rarest of a set: pairs that share nothing but words which half of a very
        large event prints are not met.
        """
        index: dict[int, list[int]] = defaultdict(list)
        crowded = Counter(chain.from_iterable(self.sets))
        sets, totals, weigh = self.sets, self.totals, self.weights.__getitem__
        for j, own in enumerate(sets):
            total, needed = totals[j], share * totals[j]
            met: set[int] = set()
            for feature in self._prefix(
                own, needed, lambda k, feature: k < least or crowded[feature] <= crowd
            ):
                met.update(index[feature])
                index[feature].append(j)
            for i in sorted(met):
                other = totals[i]
                if other >= needed and len(common := own & sets[i]) >= fewest:
                    shared = sum(map(weigh, common))
                    if shared >= needed and shared >= share * other and total >= share * other:
                        yield i, j

    def _prefix(
        self, own: Iterable[int], needed: float, telling: Callable[[int, int], bool]
    ) -> Iterator[int]:
        """Yield the rarest features of a set of which a similar one must share one."""
        ordered = sorted(own)
        rest = self.weight(ordered)
        for k, feature in enumerate(ordered):
            if rest < needed or not telling(k, feature):
                return
            yield feature
            rest -= self.weights[feature]
