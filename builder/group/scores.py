"""Features -> how likely each two articles report one event, for the pairs worth scoring.

The likelihood is that of a log-linear model over words, names, days, ages and neighbors (:mod:`builder.group.evidence`),
learned from public sets of news in English; the words alone are compared by the cosine of their weighted stems.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from builder.group.evidence import conditions, evidence, kinship, probability
from builder.group.features import WHOLE, Features
from builder.group.pairs import NEAR, Pairs, pairs
from builder.group.rarity import Rarity, factor

#: Mean likelihood from which two groups of articles report one event.
CUT: Final = 0.37
#: A pair less likely than this counts as one that shares nothing.
LEAST: Final = 0.02
#: In a smaller collection no name is rare, and articles further apart than :data:`~builder.group.pairs.NEAR` days are never one event.
MANY: Final = 200
#: So many articles are remembered that are alike in words, whatever the rest says: they nearly joined.
ALIKE: Final = 6

#: Scores of pairs: index -> index -> score, in both directions.
Scores = dict[int, dict[int, float]]


def scores(items: Sequence[Features], rarity: Rarity) -> tuple[Scores, Scores]:
    """Return the scores of all pairs of ``items`` (sorted by id) that are worth one, and of each article the few most alike in words."""
    met = pairs(items, rarity)
    table: Scores = defaultdict(dict)
    alike: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, j, near in zip(met.first, met.second, met.near, strict=True):
        figures = evidence(items[i], items[j], rarity, kin_of(items, met, i, j, near))
        value = likelihood(items[i], items[j], rarity, figures)
        if value >= LEAST:
            table[i][j] = table[j][i] = value
        for one, other in ((i, j), (j, i)):
            _remember(alike[one], figures[1], other)
    return dict(table), {i: {j: value for value, j in known} for i, known in alike.items()}


def likelihood(one: Features, other: Features, rarity: Rarity, figures: Sequence[float]) -> float:
    """Return how likely two articles report one event, by their figures."""
    if rarity.total < MANY and (one.gap(other) or 0) > NEAR:
        return 0.0
    return probability(figures, conditions(one, other, rarity))


def _remember(known: list[tuple[float, int]], value: float, other: int) -> None:
    """Keep the :data:`ALIKE` articles that are most alike, the likest first."""
    if len(known) < ALIKE or value >= known[-1][0]:
        known.append((value, other))
        known.sort(key=lambda entry: (-entry[0], entry[1]))
        del known[ALIKE:]


def kin_of(items: Sequence[Features], met: Pairs, i: int, j: int, near: float) -> list[float]:
    """Return the figures of kinship: among the undated ones for two undated articles, among the dated ones otherwise."""
    kin = met.dated if items[i].days or items[j].days else met.undated
    return kinship(near, kin.get(i, {}), kin.get(j, {}), i, j)


def likeness(one: Features, other: Features, rarity: Rarity) -> float:
    """Return the cosine of the words of two articles, whatever their dates."""
    left, right = (one.terms, other.terms) if len(one.terms) <= len(other.terms) else (other.terms, one.terms)
    total = 0.0
    for name, use in left.items():
        if name in right:
            total += factor(use & WHOLE) * factor(right[name] & WHOLE) * rarity[name] ** 2
    return total / (one.norms[0] * other.norms[0])
