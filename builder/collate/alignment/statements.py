"""Units of all articles -> statements: the passages that say the same thing.

Likeness is that of the words, attributions left out (:mod:`builder.collate.alignment.likeness`): inside one event words tell more than
models of meaning, for which all sentences of an event are near each other.
Links join single passages into statements; vetoes for time, speaker, numbers and negation come before any link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from builder.collate.alignment.features import Features
from builder.collate.alignment.likeness import FEWEST_STEMS, Likeness
from builder.collate.alignment.passages import Unit
from builder.text.similarity import containment, idf

#: Two passages at least so alike say the same thing.
LINK: Final = 0.35
#: Two passages at least so alike, each the other's best and neither linked elsewhere, are taken to say the same thing.
RELATED: Final = 0.28
#: Two groups of passages are joined only when their passages are so alike on average.
AVERAGE: Final = 0.22
#: A short passage of which another one holds so much is part of it.
CONTAINED: Final = 0.90
#: The likeness of two groups is judged by so many passages of each, the first.
MEMBERS: Final = 24
#: Stems that two related passages must share.
RELATED_STEMS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A unit that may be aligned, with what it is compared by."""

    unit: Unit
    features: Features
    #: Person id of the speaker, one for the whole event; ``None`` when unknown.
    person: str | None
    #: EDTF date of an announced passage; "" for the event's own time.
    time: str = ""

    @property
    def article(self) -> str:
        """Id of its article."""
        return self.unit.passage.article


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """Candidates that say the same in the same words: they are compared with others once."""

    #: Indices of candidates.
    indices: tuple[int, ...]
    #: The first of them.
    first: Candidate
    articles: frozenset[str]


#: How alike two of them are, by their indices, the smaller first.
Scores = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Which candidates are one statement, and how alike they are."""

    #: Indices of candidates, of at least two articles each, in order of the first.
    groups: tuple[tuple[int, ...], ...]
    #: By candidate, the place of those that say the same in the same words.
    same: tuple[int, ...]
    scores: Scores

    def score(self, left: int, right: int) -> float:
        """Return how alike two candidates are; 0 where they were not compared or cannot be one statement."""
        i, j = sorted((self.same[left], self.same[right]))
        return self.scores.get((i, j), 0.0) if i != j else 1.0


def align_units(items: Sequence[Candidate]) -> Statements:
    """Return the statements of an event; its candidates come article by article."""
    sames = _sames(items)
    scores = _scores(sames)
    groups = _Groups(sames, scores)
    for (i, j), score in sorted(scores.items(), key=lambda entry: (-entry[1], entry[0])):
        if score >= LINK:
            groups.join(i, j)
    _related(sames, scores, groups)
    _contained(sames, scores, groups)
    same = {index: place for place, one in enumerate(sames) for index in one.indices}
    return Statements(
        groups=tuple(sorted(tuple(sorted(index for k in group for index in sames[k].indices)) for group in groups.result())),
        same=tuple(same[index] for index in range(len(items))),
        scores=scores,
    )


def _sames(items: Sequence[Candidate]) -> list[Same]:
    """Put together what says the same in the same words; passages with hardly a word of content only within their article."""
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        own = "" if len(item.features.stems) >= FEWEST_STEMS else item.article
        found[item.features, item.person, item.time, item.unit.passage.speech, own].append(index)
    return [
        Same(indices=tuple(indices), first=items[indices[0]], articles=frozenset(items[index].article for index in indices))
        for indices in found.values()
    ]


def _scores(sames: Sequence[Same]) -> dict[tuple[int, int], float]:
    """Return how alike passages worth comparing are, vetoes obeyed."""
    measure = Likeness([same.first.features for same in sames])
    return {
        (i, j): measure.between(i, j)
        for i, j in measure.pairs()
        if len(sames[i].articles | sames[j].articles) > 1 and not vetoed(sames[i].first, sames[j].first)
    }


def vetoed(left: Candidate, right: Candidate) -> bool:
    """Tell whether two passages cannot be one statement: other time, other speaker, other figures, or one denies what the other says."""
    if left.time != right.time:
        return True
    if left.person and right.person and left.person != right.person:
        return True
    figures = left.features.numbers, right.features.numbers
    if figures[0] and figures[1] and not figures[0] & figures[1]:
        return True
    return _denies(left.features, right.features) or _denies(right.features, left.features)


def _denies(one: Features, other: Features) -> bool:
    """Tell whether a passage denies what the other says: words beside its negation stand there without one."""
    return one.negated and not other.negated and (not one.denied or bool(one.denied & other.stems))


class _Groups:
    """Passages joined so far; joining checks that the groups are alike on average, so that a chain of near things does not grow."""

    def __init__(self, items: Sequence[Same], scores: Scores) -> None:
        self.items = items
        self.scores = scores
        self.group = list(range(len(items)))
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(items))}

    def together(self, i: int, j: int) -> bool:
        return self.group[i] == self.group[j]

    def alone(self, i: int) -> bool:
        return len(self.members[self.group[i]]) == 1 and len(self.items[i].articles) == 1

    def join(self, i: int, j: int, average: float = AVERAGE) -> bool:
        a, b = sorted((self.group[i], self.group[j]))
        if a == b or self._average(a, b) < average:
            return False
        for member in self.members[b]:
            self.group[member] = a
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
        return True

    def _average(self, a: int, b: int) -> float:
        pairs = [
            self.scores.get((min(i, j), max(i, j)), 0.0)
            for i, j in product(self.members[a][:MEMBERS], self.members[b][:MEMBERS])
            if len(self.items[i].articles | self.items[j].articles) > 1
        ]
        return sum(pairs) / len(pairs) if pairs else 0.0

    def result(self) -> list[list[int]]:
        return [group for _, group in sorted(self.members.items()) if len(frozenset().union(*(self.items[i].articles for i in group))) > 1]


def _best(scores: Scores) -> dict[int, tuple[float, int]]:
    best: dict[int, tuple[float, int]] = {}
    for (i, j), score in sorted(scores.items()):
        for one, other in ((i, j), (j, i)):
            if score > best.get(one, (0.0, -1))[0]:
                best[one] = (score, other)
    return best


def _related(items: Sequence[Same], scores: Scores, groups: _Groups) -> None:
    """Join pairs that are each other's best, stand alone and share enough."""
    best = _best(scores)
    for i, (score, j) in sorted(best.items()):
        mutual = i < j and best[j][1] == i and RELATED <= score < LINK
        shared = items[i].first.features.stems & items[j].first.features.stems
        if mutual and groups.alone(i) and groups.alone(j) and len(shared) >= RELATED_STEMS:
            groups.join(i, j)


def _contained(items: Sequence[Same], scores: Scores, groups: _Groups) -> None:
    """Join a group of short passages to the statement of which they are a part (capture 002: "he said at a meeting of ...")."""
    weights = idf(item.first.features.stems for item in items)
    wanted: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (i, j), score in sorted(scores.items()):
        left, right = items[i].first.features.stems, items[j].first.features.stems
        if groups.together(i, j) or containment(left, right, weights) < CONTAINED:
            continue
        short, long = (i, j) if len(left) <= len(right) else (j, i)
        if min(len(left), len(right)) > FEWEST_STEMS and not groups.alone(long):
            wanted[groups.group[short]][groups.group[long]] += score
    for short_group, targets in sorted(wanted.items()):
        target = max(sorted(targets), key=lambda g: targets[g])
        if short_group in groups.members and target in groups.members and _narrated(items, groups.members[short_group]):
            groups.join(short_group, target, average=0.0)


def _narrated(items: Sequence[Same], members: Iterable[int]) -> bool:
    """Attributions and narration are attached to what contains them; quoted words and headlines stand for themselves."""
    return all(items[i].first.unit.passage.speech == "narration" for i in members)
