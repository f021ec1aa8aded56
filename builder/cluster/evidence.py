"""Two articles -> features for or against one event, and the score of a log-linear model.

Every feature has five weights: always, more the nearer the two articles are in time, where one of
them bears no date, where both are headlines alone, and in a small collection. The weights are
learned (``weights/article_pairs.json``); all features are between 0 and about 1.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from builder.cluster.features import ArticleFeatures
from builder.cluster.rarity import Rarity, factor
from builder.cluster.words import CAPITAL, FEW_USES, LEAD_SHIFT, TITLE_SHIFT, WHOLE_USES
from builder.core.resources import weights

#: The conditions of the weights, in the order of the file's columns.
CONDITIONS: Final = ("always", "near in time", "undated", "headlines", "small collection")
#: The features of two articles by themselves, in the order in which :func:`evidence` gives them.
OWN: Final = (
    "together", "words", "lead", "headline", "rarest word", "third rarest", "sixth rarest", "tenth rarest", "rare words", "covered",
    "rarest name", "second rarest name", "fourth rarest name", "rare names", "rarest in lead", "third rarest in lead", "rare in lead",
    "headline found less", "headline found more", "rarest in headline", "second in headline",
    "same age", "other ages", "same day told", "next day told", "other days told", "told back", "short", "one headline", "no figures",
    "no capitals", "same day", "days 1.5", "days 20", "days 80",
)  # fmt: skip
#: The features of two articles beside the nearest neighbors of each, in the order in which
#: :func:`kinship` gives them.
KINSHIP: Final = (
    "nearest of the one",
    "nearest of both",
    "common kin",
    "share of common kin",
    "kin of the one",
    "kin of both",
)
FIGURES: Final = (*OWN, *KINSHIP)
#: Share of the greatest weight from which a word is rare, and a name.
_RARE_WORD: Final = 0.45
_RARE_NAME: Final = 0.4
#: Days in which nearness in time falls to 1/e.
_NEAR_DAYS: Final = 5.0
#: A report tells an earlier one's day when it is so many days before or after that one's
#: publication.
_BEFORE: Final = 3
_AFTER: Final = 1
#: The nearest articles of one: key -> first look at the pair, from the nearest on.
Kin = Mapping[int, float]
#: A collection of so many articles is not small.
_LARGE: Final = 1000


def conditions(one: ArticleFeatures, other: ArticleFeatures, rarity: Rarity) -> tuple[float, ...]:
    """Return how far each of :data:`CONDITIONS` holds, 0 to 1."""
    gap = one.gap(other)
    small = max(0.0, 1 - math.log(max(rarity.total, 1)) / math.log(_LARGE))
    if gap is None:
        return (1.0, 0.0, 1.0, 0.0, small)
    return (1.0, math.exp(-gap / _NEAR_DAYS), 0.0, float(one.bare and other.bare), small)


def evidence(one: ArticleFeatures, other: ArticleFeatures, rarity: Rarity) -> list[float]:
    """Return the features of a pair in the order of :data:`OWN`."""
    return [1.0, *_words(one, other, rarity), *_facts(one, other), *_times(one, other)]


class _Shared(NamedTuple):
    """What two articles share: products of the uses of words, and the words' weights.

    The greatest weights come first.
    """

    whole: float
    lead: float
    title: float
    #: Weight of the shared words in the headline of the one and of the other.
    covered: tuple[float, float]
    words: list[float]
    names: list[float]
    leads: list[float]
    titles: list[float]


def _shared(walked: ArticleFeatures, sought: ArticleFeatures, rarity: Rarity) -> _Shared:
    """Return what two articles share, the words of ``walked`` looked up in ``sought``."""
    whole = lead = title = 0.0
    covered = [0.0, 0.0]
    shared, names, leads, titles = [], [], [], []
    crossing = walked.crosses(sought)
    terms = sought.uses(crossing=crossing)
    for name, use in walked.uses(crossing=crossing).items():
        if name not in terms:
            continue
        match = terms[name]
        weight = rarity[name]
        square = weight * weight
        shared.append(weight)
        whole += factor(use & WHOLE_USES) * factor(match & WHOLE_USES) * square
        left, right = use >> LEAD_SHIFT & FEW_USES, match >> LEAD_SHIFT & FEW_USES
        if left and right:
            lead += factor(left) * factor(right) * square
            leads.append(weight)
        left, right = use >> TITLE_SHIFT & FEW_USES, match >> TITLE_SHIFT & FEW_USES
        if left:
            covered[0] += weight
        if right:
            covered[1] += weight
            if left:
                title += factor(left) * factor(right) * square
                titles.append(weight)
        if use & match & CAPITAL:
            names.append(weight)
    for weights_ in (shared, names, leads, titles):
        weights_.sort(reverse=True)
    return _Shared(whole, lead, title, (covered[0], covered[1]), shared, names, leads, titles)


def _words(one: ArticleFeatures, other: ArticleFeatures, rarity: Rarity) -> list[float]:
    """Return the features of the words that the two share."""
    # The order is that of the alphabet whichever is walked, so the sums are the same both ways.
    walked, sought = (one, other) if len(one.terms) <= len(other.terms) else (other, one)
    both = _shared(walked, sought, rarity)
    highest = rarity.highest
    crossing = one.crosses(other)
    left_lengths, right_lengths = one.lengths(crossing=crossing), other.lengths(crossing=crossing)
    covered = sorted(
        part / mass if mass else 0.0
        for part, mass in zip(both.covered, (walked.mass[1], sought.mass[1]), strict=True)
    )
    return [
        both.whole / (left_lengths[0] * right_lengths[0]),
        both.lead / (left_lengths[1] * right_lengths[1]),
        both.title / (left_lengths[2] * right_lengths[2]),
        *(_at(both.words, rank, highest) for rank in (0, 2, 5, 9)),
        _sum(both.words, _RARE_WORD, highest),
        math.fsum(both.words) / (min(one.mass[0], other.mass[0]) or 1.0),
        *(_at(both.names, rank, highest) for rank in (0, 1, 3)),
        _sum(both.names, _RARE_NAME, highest),
        *(_at(both.leads, rank, highest) for rank in (0, 2)),
        _sum(both.leads, _RARE_NAME, highest),
        *covered,
        *(_at(both.titles, rank, highest) for rank in (0, 1)),
    ]


def _at(weights_: Sequence[float], rank: int, highest: float) -> float:
    return weights_[rank] / highest if rank < len(weights_) else 0.0


def _sum(weights_: Sequence[float], least: float, highest: float) -> float:
    """Return the log of how far the rare ones of ``weights_`` are above ``least``.

    ``weights_`` are sorted from the greatest down.
    """
    total = 0.0
    for weight in weights_:
        above = weight / highest - least
        if above <= 0:
            break
        total += above
    return math.log1p(total)


def kinship(near: float, one: Kin, other: Kin, i: int, j: int) -> list[float]:
    """Return the features of ``i`` and ``j`` beside the nearest neighbors of each.

    They tell how near the two are, and which neighbors they have in common.
    """
    best_i, best_j = _best(one, j), _best(other, i)
    ratios = sorted((near / (near + best_i + 1e-6), near / (near + best_j + 1e-6)))
    common = math.fsum(min(value, other[k]) for k, value in one.items() if k in other)
    rest = min(
        math.fsum(value for k, value in one.items() if k != j),
        math.fsum(value for k, value in other.items() if k != i),
    )
    return [
        *ratios,
        common,
        common / (rest + 1e-6) if rest > 0 else 0.0,
        min(best_i, best_j),
        max(best_i, best_j),
    ]


def _best(kin: Kin, left_out: int) -> float:
    return next((value for k, value in kin.items() if k != left_out), 0.0)


def _facts(one: ArticleFeatures, other: ArticleFeatures) -> list[float]:
    """Return the features of ages, days told, length and kind of text."""
    ages = bool(one.ages & other.ages)
    days = min((abs(left - right) for left in one.told for right in other.told), default=None)
    return [
        float(ages),
        float(bool(one.ages and other.ages) and not ages),
        float(days == 0),
        float(days == 1),
        float(days is not None and days > 1),
        float(_told_back(one, other)),
        1 / (1 + math.log1p(min(one.size, other.size))),
        float(one.bare != other.bare),
        float(not one.figures or not other.figures),
        float(not one.capitals or not other.capitals),
    ]


def _told_back(one: ArticleFeatures, other: ArticleFeatures) -> bool:
    """Tell whether the later article, days after the earlier one, tells of that one's day."""
    gap = one.gap(other)
    if not gap or gap <= _BEFORE or one.days is None or other.days is None:
        return False
    early, late = (one, other) if one.days < other.days else (other, one)
    day = early.days[0] if early.days else 0
    return any(-_BEFORE <= told - day <= _AFTER for told in late.told)


def _times(one: ArticleFeatures, other: ArticleFeatures) -> list[float]:
    gap = one.gap(other)
    return (
        [0.0] * 4
        if gap is None
        else [float(gap == 0), *(math.exp(-gap / days) for days in (1.5, 20.0, 80.0))]
    )


@cache
def _model(named: tuple[str, ...]) -> tuple[tuple[float, ...], ...]:
    """Return the weights, a row for each feature and a column for each condition."""
    table: Mapping[str, Mapping[str, float]] = weights("article_pairs")["weights"]
    return tuple(
        tuple(float(table.get(figure, {}).get(condition, 0.0)) for condition in CONDITIONS)
        for figure in named
    )


def lean(figures: Sequence[float], held: Sequence[float], named: tuple[str, ...] = OWN) -> float:
    """Return the log-odds of one event that the features ``named`` add up to."""
    total = 0.0
    _, near, undated, bare, small = held
    for value, row in zip(figures, _model(named), strict=True):
        if value:
            total += value * (
                row[0] + near * row[1] + undated * row[2] + bare * row[3] + small * row[4]
            )
    return total


def probability(own: float, kin: Sequence[float], held: Sequence[float]) -> float:
    """Return how likely two articles report one event, 0 to 1.

    ``own`` is the log-odds of their own features, ``kin`` the features of their nearest neighbors.
    """
    total = own + lean(kin, held, KINSHIP)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
