"""Candidates of all articles -> statements: the passages that say the same thing.

Pairs are scored by :mod:`builder.collate.alignment.scoring`.  Of an article's passages only the
best counterparts of a passage link to it, and those that are part of it. Links join passages into
groups by average linkage; a group then takes in the passage of each article that it lacks when that
one is as probable a counterpart of all of them, also one that fits another group not much better:
one sentence may carry two statements, and two sentences one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import fsum
from typing import Final

import msgspec

from builder.collate.alignment.candidates import UnitCandidate
from builder.collate.alignment.scoring import Scored, Scores, scored

#: Two passages so probably say the same that they are linked.
LINK: Final = 0.50
#: A passage that is not the other's best counterpart links to it all the same when it comes so near
#: to the best.
NEAR_BEST: Final = 0.90
#: Passages join a group when their pairs are so probable on average; that of few pairs must be
#: higher, by this much shared out among them.
AVERAGE: Final = 0.35
FEW_PAIRS: Final = 0.15
#: ... when hardly one (of all pairs so large a share) is less probable than this.
LEAST_PROBABLE: Final = 0.15
HARDLY: Final = 0.10
#: Groups that no best counterparts link are joined when their pairs are so probable on average.
MERGED: Final = 0.45
#: A passage that has a statement is of another one as well when it fits that so well beside its
#: own.
TWICE: Final = 0.65
#: A group takes in further passages of an article that come so near to its best.
AS_GOOD: Final = 0.80
#: A headline alone represents its report only when a sentence of another one has so large a share
#: of its stems, and of those of no name.
HEADLINE_SHARE: Final = 0.40
HEADLINE_NAMELESS: Final = 0.25
#: So many passages of a group are looked at, the first: a large one has enough.
MEMBERS: Final = 24


#: By candidate, others with a probability, in their order.
Beside = Mapping[int, Sequence[tuple[int, float]]]


class Statements(msgspec.Struct, frozen=True, kw_only=True):
    """Which candidates say the same, and how probable that is."""

    #: Places of candidates, of at least two articles each, in order of the first; a candidate may
    #: be of several.
    groups: tuple[tuple[int, ...], ...]
    scores: Scores
    #: By candidate, the others that may say the same, each with its probability.
    beside: Beside

    def score(self, left: int, right: int) -> float:
        """Return the probability, 0 to 1, that two candidates say the same; 0 if small."""
        return self.scores.get((min(left, right), max(left, right)), 0.0)


def align_units(items: Sequence[UnitCandidate]) -> Statements:
    """Return the statements of an event; its candidates come article by article."""
    found = scored(items)
    scores, articles = found.scores, [item.article for item in items]
    links = _links(found, articles)
    groups = _Groups(articles, scores)
    for i, j in links:
        groups.join(i, j)
    for i, j in sorted(
        (pair for pair, value in scores.items() if value >= LINK),
        key=lambda pair: (-scores[pair], pair),
    ):
        groups.merge(i, j)
    beside = _beside(scores)
    made = groups.result()
    fits = {i: _fit(i, group, articles, scores) for group in made for i in group}
    whole = [_taken_in(group, articles, scores, beside, fits) for group in made]
    whole += _left_over(links, whole)
    told = {tuple(sorted(_borne_out(group, items))) for group in whole}
    return Statements(
        groups=tuple(sorted(group for group in told if group)), scores=scores, beside=beside
    )


def _borne_out(group: Sequence[int], items: Sequence[UnitCandidate]) -> Sequence[int]:
    """Return a group without headlines that share only the event's topic with it.

    Nothing is returned when one article is left.
    """
    sentences = [items[i] for i in group if not items[i].headline]
    told = {one.article for one in sentences}
    kept = [
        i
        for i in group
        if not sentences
        or items[i].article in told
        or any(_bears_out(one, items[i]) for one in sentences)
    ]
    return kept if len({items[i].article for i in kept}) > 1 else ()


def _bears_out(sentence: UnitCandidate, headline: UnitCandidate) -> bool:
    """Tell whether a sentence has enough of a headline's stems, beside names, too."""
    own, names = headline.features.stems, headline.features.names | sentence.features.names
    parts = ((own, HEADLINE_SHARE), (own - names, HEADLINE_NAMELESS))
    return all(len(part & sentence.features.stems) >= least * len(part) for part, least in parts)


def _links(scored_: Scored, articles: Sequence[str]) -> list[tuple[int, int]]:
    """Return the probable pairs of best counterparts, nearly best ones, and parts.

    The most probable pair comes first.
    """
    scores = scored_.scores
    best: dict[tuple[int, str], float] = {}
    for (i, j), value in scores.items():
        for one, other in ((i, j), (j, i)):
            best[one, articles[other]] = max(value, best.get((one, articles[other]), 0.0))
    found = []
    for (i, j), value in scores.items():
        tops = sorted((best[i, articles[j]], best[j, articles[i]]))
        if value >= LINK and (
            (i, j) in scored_.contained or (value >= tops[0] and value >= NEAR_BEST * tops[1])
        ):
            found.append((-value, i, j))
    return [(i, j) for _, i, j in sorted(found)]


class _Groups:
    """Passages joined so far by average linkage, so that a chain of near things does not grow."""

    def __init__(self, articles: Sequence[str], scores: Scores) -> None:
        self._articles = articles
        self._scores = scores
        self._group = list(range(len(articles)))
        self._members: dict[int, list[int]] = {i: [i] for i in range(len(articles))}

    def join(self, i: int, j: int) -> None:
        """Join the groups of two linked passages when their pairs allow it."""
        a, b = sorted((self._group[i], self._group[j]))
        if a != b and self._alike(a, b):
            self._unite(a, b)

    def merge(self, i: int, j: int) -> None:
        """Join two groups that best counterparts do not link, if their pairs allow it.

        Both groups must have several members.
        """
        a, b = sorted((self._group[i], self._group[j]))
        if (
            a != b
            and min(len(self._members[a]), len(self._members[b])) > 1
            and self._alike(a, b, MERGED)
        ):
            self._unite(a, b)

    def _unite(self, a: int, b: int) -> None:
        for member in self._members[b]:
            self._group[member] = a
        self._members[a] = sorted(self._members[a] + self._members.pop(b))

    def _alike(self, a: int, b: int, average: float = AVERAGE) -> bool:
        values = [
            self._scores.get((min(i, j), max(i, j)), 0.0)
            for i, j in product(self._members[a][:MEMBERS], self._members[b][:MEMBERS])
            if self._articles[i] != self._articles[j]
        ]
        return bool(values) and _agree(values, average)

    def result(self) -> list[list[int]]:
        """Return the groups of passages of two articles or more."""
        return [
            group for group in self._members.values() if len({self._articles[i] for i in group}) > 1
        ]


def _agree(values: Sequence[float], average: float = AVERAGE) -> bool:
    """Tell whether pairs are probable enough on average, and hardly one is improbable."""
    return fsum(values) >= average * len(values) + FEW_PAIRS and sum(
        value < LEAST_PROBABLE for value in values
    ) <= HARDLY * len(values)


def _fit(i: int, group: Sequence[int], articles: Sequence[str], scores: Scores) -> float:
    """Return how probably a passage says the same as others of its group, on average."""
    values = [
        scores.get((min(i, j), max(i, j)), 0.0)
        for j in group[:MEMBERS]
        if articles[i] != articles[j]
    ]
    return fsum(values) / max(1, len(values))


def _beside(scores: Scores) -> Beside:
    """Return the pairs by each of their candidates."""
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), value in sorted(scores.items()):
        found[i].append((j, value))
        found[j].append((i, value))
    return found


def _taken_in(
    group: Sequence[int], articles: Sequence[str], scores: Scores, beside: Beside, fits: Mapping[int, float]
) -> list[int]:  # fmt: skip
    """Return a group with the best passages of each article that it lacked.

    ``fits`` tells how well passages fit groups of their own.
    """
    have = {articles[i] for i in group}
    own = group[:MEMBERS]
    fitting: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for other in sorted({other for one in own for other, _ in beside.get(one, ())}):
        values = [scores.get((min(i, other), max(i, other)), 0.0) for i in own]
        if (
            articles[other] not in have
            and _agree(values)
            and fsum(values) >= TWICE * fits.get(other, 0.0) * len(values)
        ):
            fitting[articles[other]].append((fsum(values), other))
    return [
        *group,
        *(
            other
            for found in fitting.values()
            for value, other in found
            if value >= AS_GOOD * max(found)[0]
        ),
    ]


def _left_over(
    links: Sequence[tuple[int, int]], groups: Sequence[Sequence[int]]
) -> Iterator[list[int]]:
    """Yield the probable pairs of which one passage at least has no statement yet."""
    taken = {i for group in groups for i in group}
    for i, j in links:
        if i not in taken or j not in taken:
            taken |= {i, j}
            yield [i, j]
