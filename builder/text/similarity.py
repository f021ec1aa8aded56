"""Sets of features -> how alike they are: idf, weighted Jaccard, containment, and the pairs worth scoring.

Nothing here compares all pairs: :func:`candidates` walks an inverted index from the rarest features on and skips
features that stand in too many sets to tell anything (prefix filter, Bayardo et al. 2007).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet


def idf(documents: Iterable[Iterable[str]]) -> dict[str, float]:
    """Return the inverse document frequency ``log(1 + N / df)`` of every feature, always above 0."""
    frequency: Counter[str] = Counter()
    total = 0
    for document in documents:
        total += 1
        frequency.update(set(document))
    return {feature: math.log(1 + total / count) for feature, count in frequency.items()}


def weight(features: Iterable[str], weights: Mapping[str, float], unknown: float = 1.0) -> float:
    """Return the sum of the features' weights, rounded once (``fsum``), so that it never depends on the order of a set."""
    return math.fsum(weights.get(feature, unknown) for feature in features)


def weighted_jaccard(left: AbstractSet[str], right: AbstractSet[str], weights: Mapping[str, float], unknown: float = 1.0) -> float:
    """Return the weight of the common features as a share of the weight of all, 0 to 1."""
    common = weight(left & right, weights, unknown)
    total = weight(left, weights, unknown) + weight(right, weights, unknown) - common
    return common / total if total > 0 else 0.0


def containment(left: AbstractSet[str], right: AbstractSet[str], weights: Mapping[str, float], unknown: float = 1.0) -> float:
    """Return the weight of the common features as a share of the lighter side, 0 to 1."""
    lighter = min(weight(left, weights, unknown), weight(right, weights, unknown))
    return weight(left & right, weights, unknown) / lighter if lighter > 0 else 0.0


def candidates(
    sets: Sequence[AbstractSet[str]], weights: Mapping[str, float], threshold: float, crowd: int = 400
) -> Iterator[tuple[int, int]]:
    """Yield the pairs ``(i, j)``, i < j, that can reach a weighted Jaccard of ``threshold``, each once, sorted by ``(j, i)``.

    A pair above the threshold must share a feature of each side's *prefix*: its rarest features down to the point where the
    rest weighs less than the threshold's share of the set.  A feature that more than ``crowd`` sets have in their prefix is
    followed only to the last ``crowd`` of them, so that a sentence repeated a thousand times costs linear time.
    """
    index: dict[str, list[int]] = defaultdict(list)
    for j, features in enumerate(sets):
        seen: set[int] = set()
        for feature in prefix(features, weights, threshold):
            postings = index[feature]
            seen.update(postings[-crowd:])
            postings.append(j)
        for i in sorted(seen):
            yield i, j


def prefix(features: AbstractSet[str], weights: Mapping[str, float], threshold: float) -> list[str]:
    """Return the rarest features of which a similar set must share one."""
    ordered = sorted(features, key=lambda feature: (-weights.get(feature, 1.0), feature))
    rest = weight(features, weights)
    needed = threshold * rest
    chosen = []
    for feature in ordered:
        if rest < needed:
            break
        chosen.append(feature)
        rest -= weights.get(feature, 1.0)
    return chosen
