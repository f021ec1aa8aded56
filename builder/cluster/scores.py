"""Two articles' features -> how likely they report one event, and how alike their words are.

The likelihood is that of a log-linear model over words, names, days, ages and neighbors
(:mod:`builder.cluster.evidence`), learned from public sets of news in English; the words alone are
compared by the cosine of their weighted stems.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from builder.cluster.evidence import conditions, probability
from builder.cluster.features import ArticleFeatures
from builder.cluster.pairs import NEAR_DAYS
from builder.cluster.rarity import Rarity, factor
from builder.cluster.words import CAPITAL, WHOLE_USES

#: Mean likelihood from which two groups of articles report one event.
CUT: Final = 0.37
#: A pair less likely than this counts as one that shares nothing.
LEAST_LIKELY: Final = 0.02
#: In a smaller collection no name is rare, and articles further apart than
#: :data:`~builder.cluster.pairs.NEAR_DAYS` days are never one event.
MANY: Final = 200

#: Scores of pairs: key -> key -> score, in both directions.
Scores = Mapping[int, Mapping[int, float]]


def likelihood(
    one: ArticleFeatures, other: ArticleFeatures, rarity: Rarity, own: float, kin: list[float]
) -> float:
    """Return the probability, 0 to 1, that two articles report one event.

    It follows from the log-odds of their own features and from their nearest neighbors.
    """
    if (rarity.total < MANY and (one.gap(other) or 0) > NEAR_DAYS) or one.apart(other):
        return 0.0
    return probability(own, kin, conditions(one, other, rarity))


def likeness(one: ArticleFeatures, other: ArticleFeatures, rarity: Rarity) -> float:
    """Return the cosine of the words of two articles, whatever their dates."""
    crossing = one.crosses(other)
    left, right = sorted((one.uses(crossing=crossing), other.uses(crossing=crossing)), key=len)
    total = 0.0
    for name, use in left.items():
        if name in right:
            total += factor(use & WHOLE_USES) * factor(right[name] & WHOLE_USES) * rarity[name] ** 2
    return total / (one.lengths(crossing=crossing)[0] * other.lengths(crossing=crossing)[0])


def matter(one: ArticleFeatures, other: ArticleFeatures, rarity: Rarity) -> float:
    """Return the cosine of the words that neither of two articles prints with a capital."""
    left, right = (_small(item, rarity) for item in (one, other))
    total = math.fsum(value * right[name] for name, value in left.items() if name in right)
    lengths = math.sqrt(
        math.fsum(value**2 for value in left.values())
        * math.fsum(value**2 for value in right.values())
    )
    return total / lengths if lengths else 0.0


def _small(item: ArticleFeatures, rarity: Rarity) -> dict[str, float]:
    return {
        name: factor(use & WHOLE_USES) * rarity[name]
        for name, use in item.terms.items()
        if not use & CAPITAL
    }
