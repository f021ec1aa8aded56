"""Features -> the pairs of articles worth scoring, without ever comparing all pairs.

Dated articles meet in an inverted index of the last days; those further apart only through rare
words with a capital (names), and they must share two.  Undated articles meet all others
through words that are not too common.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from builder.cluster.features import ArticleFeatures
from builder.cluster.rarity import Rarity, factor
from builder.cluster.words import CAPITAL, WHOLE_USES

#: Dated articles further apart than so many days meet through names alone, and never beyond so
#: many.
NEAR_DAYS: Final = 14
WINDOW: Final = 400
#: A name in more articles than this does not lead to a pair beyond :data:`NEAR_DAYS`, and so many
#: must be shared.
RARE: Final = 25
SHARED: Final = 2
#: A word in more articles than this leads an undated article to nobody.
_CROWD: Final = 2000
#: Cosine of the telling words from which a pair is scored.
FLOOR: Final = 0.05
#: The first look at a pair lets its cosine fade with this many days; headlines alone have little in
#: common and count twice.
FADE: Final = 8.0
BARE: Final = 2.0


def met(items: Sequence[ArticleFeatures], rarity: Rarity) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of ``items`` that share enough telling words, each once.

    ``items`` are sorted by id; those of a pair that are both dated share a time, too.

    With each pair comes the first look at it: the cosine of the telling words, faded by time.
    """
    dated = sorted(
        (i for i in range(len(items)) if items[i].days), key=lambda i: (items[i].days, i)
    )
    undated = [i for i in range(len(items)) if not items[i].days]
    for crossing in (False, True) if any(item.abroad for item in items) else (False,):
        for found in (
            _near(items, dated, rarity, crossing=crossing),
            _far(items, dated, rarity, crossing=crossing),
            _undated(items, dated, undated, rarity, crossing=crossing),
        ):
            yield from (
                (i, j, value) for i, j, value in found if items[i].crosses(items[j]) == crossing
            )


def telling(
    item: ArticleFeatures, rarity: Rarity, least: float, *, crossing: bool
) -> dict[str, float]:
    """Return the weights in the unit vector of the stems that weigh at least ``least``.

    ``crossing``: to compare with an article in another language.
    """
    norm = item.lengths(crossing=crossing)[0]
    uses = item.uses(crossing=crossing)
    return {
        name: factor(use & WHOLE_USES) * weight / norm
        for name, use in uses.items()
        if (weight := rarity[name]) >= least
    }


def look(one: ArticleFeatures, other: ArticleFeatures, cosine: float) -> float:
    """Return the first look at a pair."""
    gap = one.gap(other)
    if gap is None:
        return cosine
    return cosine * math.exp(-gap / FADE) * (BARE if one.bare and other.bare else 1.0)


class _Postings:
    """Stem -> the articles of the last days with their weights; old ones are swept away."""

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


def _near(
    items: Sequence[ArticleFeatures], dated: Sequence[int], rarity: Rarity, *, crossing: bool
) -> Iterator[tuple[int, int, float]]:
    postings = _Postings()
    for i in dated:
        first, last = items[i].days or (0, 0)
        vector = telling(items[i], rarity, rarity.telling, crossing=crossing)
        for j, cosine in postings.meet(vector, first - NEAR_DAYS).items():
            if cosine >= FLOOR:
                yield j, i, look(items[i], items[j], cosine)
        postings.add(i, last, vector)


def _far(
    items: Sequence[ArticleFeatures], dated: Sequence[int], rarity: Rarity, *, crossing: bool
) -> Iterator[tuple[int, int, float]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for i in dated:
        named = rare_names(items[i], rarity, crossing=crossing)
        shared = Counter(
            j
            for name in named
            for j in postings[name]
            if NEAR_DAYS < (items[i].gap(items[j]) or 0) <= WINDOW
        )
        chosen = sorted(j for j, number in shared.items() if number >= SHARED)
        vector = telling(items[i], rarity, rarity.telling, crossing=crossing) if chosen else {}
        for j in chosen:
            cosine = _cosine(
                vector,
                items[j].uses(crossing=crossing),
                items[j].lengths(crossing=crossing)[0],
                rarity,
            )
            if cosine >= FLOOR:
                yield j, i, look(items[i], items[j], cosine)
        for name in named:
            postings[name].append(i)


def rare_names(item: ArticleFeatures, rarity: Rarity, *, crossing: bool) -> list[str]:
    """Return the names of an article that few articles have."""
    least = rarity.at_most(RARE)
    return [
        name
        for name, use in item.uses(crossing=crossing).items()
        if use & CAPITAL and rarity[name] >= least
    ]


def _cosine(
    vector: Mapping[str, float], uses: Mapping[str, int], norm: float, rarity: Rarity
) -> float:
    """Return the cosine of an article's telling words with another article.

    It is summed as the index sums it: in the order of the alphabet.
    """
    total = 0.0
    for name in sorted(vector.keys() & uses.keys()):
        total += vector[name] * (factor(uses[name] & WHOLE_USES) * rarity[name] / norm)
    return total


class _Sought(NamedTuple):
    """The names and words by which an article meets others; rare ones without a date."""

    names: list[str]
    telling: dict[str, float]
    rare: dict[str, float]


class Meeting:
    """One article -> the others that :func:`met` would pair it with."""

    def __init__(self, item: ArticleFeatures, rarity: Rarity) -> None:
        """Find the words and names by which ``item`` meets others, in any language."""
        self._item = item
        self._rarity = rarity
        self._sought = [self._words(crossing=crossing) for crossing in (False, True)]

    def _words(self, *, crossing: bool) -> _Sought:
        item, rarity = self._item, self._rarity
        rare = max(rarity.telling, rarity.at_most(_CROWD))
        return _Sought(
            rare_names(item, rarity, crossing=crossing),
            telling(item, rarity, rarity.telling, crossing=crossing),
            telling(item, rarity, rare, crossing=crossing),
        )

    def look(self, other: ArticleFeatures) -> float | None:
        """Return the first look at the pair; ``None`` when the two never meet."""
        gap = self._item.gap(other)
        if gap is not None and gap > WINDOW:
            return None
        crossing = self._item.crosses(other)
        sought = self._sought[crossing]
        uses = other.uses(crossing=crossing)
        if (
            gap is not None
            and gap > NEAR_DAYS
            and sum(1 for name in sought.names if uses.get(name, 0) & CAPITAL) < SHARED
        ):
            return None
        cosine = _cosine(
            sought.rare if gap is None else sought.telling,
            uses,
            other.lengths(crossing=crossing)[0],
            self._rarity,
        )
        return look(self._item, other, cosine) if cosine >= FLOOR else None


def _undated(
    items: Sequence[ArticleFeatures],
    dated: Sequence[int],
    undated: Sequence[int],
    rarity: Rarity,
    *,
    crossing: bool,
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of undated articles with all others."""
    least = max(rarity.telling, rarity.at_most(_CROWD))
    wanted = {
        name for i in undated for name in items[i].uses(crossing=crossing) if rarity[name] >= least
    }
    postings = _Postings()
    for i in dated if undated else ():
        vector = {
            name: weight
            for name, weight in telling(items[i], rarity, least, crossing=crossing).items()
            if name in wanted
        }
        postings.add(i, 0, vector)
    for i in undated:
        vector = telling(items[i], rarity, least, crossing=crossing)
        for j, cosine in postings.meet(vector, 0).items():
            if cosine >= FLOOR:
                yield j, i, look(items[i], items[j], cosine)
        postings.add(i, 0, vector)
