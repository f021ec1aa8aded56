"""Features -> the pairs of articles worth scoring, without ever comparing all pairs, and the nearest of each article.

Dated articles meet in an inverted index of the last days; those further apart only through rare words with a capital (names), of which
they must share two.  Undated articles meet all others through words that are not too common.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from builder.group.features import CAPITAL, WHOLE, Features
from builder.group.rarity import Rarity, factor

#: Dated articles further apart than so many days meet through names alone, and never beyond so many.
NEAR: Final = 14
WINDOW: Final = 400
#: A name that stands in more articles than this leads to no pair beyond :data:`NEAR`, and so many must be shared.
RARE: Final = 25
SHARED: Final = 2
#: A word in more articles than this leads an undated article to nobody.
CROWD: Final = 2000
#: Cosine of the telling words from which a pair is scored.
FLOOR: Final = 0.05
#: The first look at a pair lets its cosine fade with this many days; headlines alone have little in common and count twice.
FADE: Final = 8.0
BARE: Final = 2.0
#: The nearest articles of each that are remembered.
KIN: Final = 30

#: The nearest articles of each: index -> nearness, sorted from the nearest on.
Kin = dict[int, float]


class Pairs(NamedTuple):
    """The pairs worth scoring: three columns, and for each article its nearest among the dated and among the undated ones."""

    first: array[int]
    second: array[int]
    #: The first look: cosine of the telling words, faded by time.
    near: array[float]
    dated: dict[int, Kin]
    undated: dict[int, Kin]


def pairs(items: Sequence[Features], rarity: Rarity) -> Pairs:
    """Return the pairs of ``items`` (sorted by id) that share enough telling words, and a time when both are dated."""
    found = Pairs(array("l"), array("l"), array("d"), {}, {})
    mine: dict[int, list[tuple[float, int]]] = defaultdict(list)
    others: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, j, value in _met(items, rarity):
        found.first.append(i)
        found.second.append(j)
        found.near.append(value)
        for one, other in ((i, j), (j, i)):
            (mine if items[other].days else others)[one].append((-value, other))
    for kin, near in ((found.dated, mine), (found.undated, others)):
        kin |= {i: {j: -value for value, j in sorted(known)[:KIN]} for i, known in near.items()}
    return found


def _met(items: Sequence[Features], rarity: Rarity) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs, each once, with the first look at them."""
    dated = sorted((i for i in range(len(items)) if items[i].days), key=lambda i: (items[i].days, i))
    undated = [i for i in range(len(items)) if not items[i].days]
    yield from _near(items, dated, rarity)
    yield from _far(items, dated, rarity)
    yield from _undated(items, dated, undated, rarity)


def telling(item: Features, rarity: Rarity, least: float) -> dict[str, float]:
    """Return the weights in the unit vector of the stems that weigh at least ``least``."""
    norm = item.norms[0]
    return {name: factor(use & WHOLE) * weight / norm for name, use in item.terms.items() if (weight := rarity[name]) >= least}


def look(one: Features, other: Features, cosine: float) -> float:
    """Return the first look at a pair."""
    gap = one.gap(other)
    if gap is None:
        return cosine
    return cosine * math.exp(-gap / FADE) * (BARE if one.bare and other.bare else 1.0)


class _Postings:
    """Stem -> the articles of the last days with their weights; what is out of date is swept away now and then."""

    def __init__(self) -> None:
        self._lists: dict[str, list[tuple[int, int, float]]] = {}
        self._limits: dict[str, int] = {}

    def meet(self, vector: dict[str, float], since: int) -> dict[int, float]:
        """Return the cosine with each article that may have appeared from the day ``since`` on."""
        met: dict[int, float] = defaultdict(float)
        for name, weight in vector.items():
            known = self._lists.get(name)
            if known is None:
                continue
            if len(known) > self._limits[name]:
                known = [entry for entry in known if entry[0] >= since]
                self._lists[name] = known
                self._limits[name] = 2 * len(known) + 8
            for last, i, other in known:
                if last >= since:
                    met[i] += weight * other
        return met

    def add(self, i: int, last: int, vector: dict[str, float]) -> None:
        """Enter an article."""
        for name, weight in vector.items():
            if name not in self._lists:
                self._lists[name] = []
                self._limits[name] = 16
            self._lists[name].append((last, i, weight))


def _near(items: Sequence[Features], dated: Sequence[int], rarity: Rarity) -> Iterator[tuple[int, int, float]]:
    postings = _Postings()
    for i in dated:
        first, last = items[i].days or (0, 0)
        vector = telling(items[i], rarity, rarity.telling)
        for j, cosine in postings.meet(vector, first - NEAR).items():
            if cosine >= FLOOR:
                yield j, i, look(items[i], items[j], cosine)
        postings.add(i, last, vector)


def _far(items: Sequence[Features], dated: Sequence[int], rarity: Rarity) -> Iterator[tuple[int, int, float]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for i in dated:
        named = rare_names(items[i], rarity)
        shared = Counter(j for name in named for j in postings[name] if NEAR < (items[i].gap(items[j]) or 0) <= WINDOW)
        for j in sorted(j for j, number in shared.items() if number >= SHARED):
            cosine = telling_cosine(items[i], items[j], rarity, rarity.telling)
            if cosine >= FLOOR:
                yield j, i, look(items[i], items[j], cosine)
        for name in named:
            postings[name].append(i)


def rare_names(item: Features, rarity: Rarity) -> list[str]:
    """Return the names of an article that stand in few articles."""
    least = rarity.at_most(RARE)
    return [name for name, use in item.terms.items() if use & CAPITAL and rarity[name] >= least]


def telling_cosine(one: Features, other: Features, rarity: Rarity, least: float) -> float:
    """Return the cosine of two articles, summed over the stems that weigh at least ``least``, as the index sums it."""
    left, right = (one, other) if len(one.terms) <= len(other.terms) else (other, one)
    terms = right.terms
    total = 0.0
    for name, use in left.terms.items():
        if name in terms and (weight := rarity[name]) >= least:
            total += (factor(use & WHOLE) * weight / left.norms[0]) * (factor(terms[name] & WHOLE) * weight / right.norms[0])
    return total


def meeting(one: Features, other: Features, rarity: Rarity, names: Sequence[str]) -> float | None:
    """Return the first look at two articles if :func:`pairs` would find them, else ``None``; ``names`` are the rare ones of ``one``."""
    gap = one.gap(other)
    if gap is not None and gap > NEAR:
        terms = other.terms
        if gap > WINDOW or sum(1 for name in names if terms.get(name, 0) & CAPITAL) < SHARED:
            return None
    least = max(rarity.telling, rarity.at_most(CROWD)) if gap is None else rarity.telling
    cosine = telling_cosine(one, other, rarity, least)
    return look(one, other, cosine) if cosine >= FLOOR else None


def _undated(items: Sequence[Features], dated: Sequence[int], undated: Sequence[int], rarity: Rarity) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of undated articles with all others."""
    least = max(rarity.telling, rarity.at_most(CROWD))
    wanted = {name for i in undated for name in items[i].terms if rarity[name] >= least}
    postings = _Postings()
    for i in dated if undated else ():
        vector = {name: weight for name, weight in telling(items[i], rarity, least).items() if name in wanted}
        postings.add(i, 0, vector)
    for i in undated:
        vector = telling(items[i], rarity, least)
        for j, cosine in postings.meet(vector, 0).items():
            if cosine >= FLOOR:
                yield j, i, look(items[i], items[j], cosine)
        postings.add(i, 0, vector)
