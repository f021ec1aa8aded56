"""Units of all articles -> statements: the passages that say the same thing.

Likeness is the Jaccard coefficient of stems weighted by how rare they are in the event (attributions left out): inside one event
words tell more than meaning models, for which all sentences of an event are near each other.
Links join single passages into statements; vetoes for time, speaker, numbers and negation come before any link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from builder.collate.features import Features
from builder.collate.passages import Unit
from builder.text.similarity import candidates, containment, idf, weighted_jaccard

#: Two passages at least so alike say the same thing.
LINK: Final = 0.30
#: Two passages at least so alike, each the other's best and neither linked elsewhere, are taken to say the same thing.
RELATED: Final = 0.21
#: Two groups of passages are joined only when their passages are so alike on average.
AVERAGE: Final = 0.19
#: A short passage of which another one holds so much is part of it.
CONTAINED: Final = 0.90
#: ... when the two are at least so alike.
CONTAINED_LINK: Final = 0.15
#: The likeness of two groups is judged by so many passages of each, the first.
MEMBERS: Final = 24
#: A passage needs so many different stems to be compared, and two passages must share so many.
FEWEST_STEMS: Final = 2
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
class Link:
    """Two candidates that say the same thing, by index, and how alike they are."""

    left: int
    right: int
    score: float


def likeness(items: Sequence[Candidate]) -> dict[tuple[int, int], float]:
    """Return the likeness of every pair of passages of different articles that could reach :data:`CONTAINED_LINK`, vetoes obeyed."""
    sets = [item.features.stems if len(item.features.stems) >= FEWEST_STEMS else frozenset() for item in items]
    weights = idf(stems for stems in sets if stems)
    scores = {}
    for i, j in candidates(sets, weights, CONTAINED_LINK):
        if items[i].article != items[j].article and not vetoed(items[i], items[j]):
            score = weighted_jaccard(sets[i], sets[j], weights) if len(sets[i] & sets[j]) >= FEWEST_STEMS else 0.0
            if score >= CONTAINED_LINK:
                scores[i, j] = score
    return scores


def vetoed(left: Candidate, right: Candidate) -> bool:
    """Tell whether two passages cannot be one statement: other time, other speaker, other figures, or one denies what the other says."""
    if left.time != right.time:
        return True
    if left.person and right.person and left.person != right.person:
        return True
    figures = left.features.numbers, right.features.numbers
    if figures[0] and figures[1] and not figures[0] & figures[1]:
        return True
    return left.features.negated != right.features.negated


def align_units(items: Sequence[Candidate]) -> tuple[list[list[int]], list[Link]]:
    """Return the statements (indices of candidates, at least two articles each, in order of the first) and the links they rest on."""
    first = _firsts(items)
    heads = sorted(set(first))
    own = [items[i] for i in heads]
    scores = likeness(own)
    groups = _Groups(own, scores)
    for (i, j), score in sorted(scores.items(), key=lambda entry: (-entry[1], entry[0])):
        if score >= LINK:
            groups.join(i, j)
    _related(own, scores, groups)
    _contained(own, scores, groups)
    links = [Link(left=heads[i], right=heads[j], score=score) for (i, j), score in sorted(scores.items()) if groups.together(i, j)]
    alike: dict[int, list[int]] = defaultdict(list)
    for index, head in enumerate(first):
        alike[head].append(index)
    return [sorted(index for k in group for index in alike[heads[k]]) for group in groups.result()], links


def _firsts(items: Sequence[Candidate]) -> list[int]:
    """Return for each candidate the first one of its article that says the same in the same words: repetitions are aligned once."""
    seen: dict[tuple[object, ...], int] = {}
    return [
        seen.setdefault((item.article, item.features, item.person, item.time, item.unit.passage.speech), index)
        for index, item in enumerate(items)
    ]


class _Groups:
    """Passages joined so far; joining checks that the groups are alike on average, so that a chain of near things does not grow."""

    def __init__(self, items: Sequence[Candidate], scores: Mapping[tuple[int, int], float]) -> None:
        self.items = items
        self.scores = scores
        self.group = list(range(len(items)))
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(items))}

    def together(self, i: int, j: int) -> bool:
        return self.group[i] == self.group[j]

    def alone(self, i: int) -> bool:
        return len(self.members[self.group[i]]) == 1

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
            for i in self.members[a][:MEMBERS] for j in self.members[b][:MEMBERS] if self.items[i].article != self.items[j].article
        ]  # fmt: skip
        return sum(pairs) / len(pairs) if pairs else 0.0

    def result(self) -> list[list[int]]:
        return [group for _, group in sorted(self.members.items()) if len({self.items[i].article for i in group}) > 1]


def _best(scores: Mapping[tuple[int, int], float]) -> dict[int, tuple[float, int]]:
    best: dict[int, tuple[float, int]] = {}
    for (i, j), score in sorted(scores.items()):
        for one, other in ((i, j), (j, i)):
            if score > best.get(one, (0.0, -1))[0]:
                best[one] = (score, other)
    return best


def _related(items: Sequence[Candidate], scores: Mapping[tuple[int, int], float], groups: _Groups) -> None:
    """Join pairs that are each other's best, stand alone and share enough."""
    best = _best(scores)
    for i, (score, j) in sorted(best.items()):
        mutual = i < j and best[j][1] == i and RELATED <= score < LINK
        if mutual and groups.alone(i) and groups.alone(j) and len(items[i].features.stems & items[j].features.stems) >= RELATED_STEMS:
            groups.join(i, j)


def _contained(items: Sequence[Candidate], scores: Mapping[tuple[int, int], float], groups: _Groups) -> None:
    """Join a group of short passages to the statement of which they are a part (capture 002: "he said at a meeting of ...")."""
    weights = idf(item.features.stems for item in items)
    wanted: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (i, j), score in sorted(scores.items()):
        left, right = items[i].features.stems, items[j].features.stems
        if groups.together(i, j) or containment(left, right, weights) < CONTAINED:
            continue
        short, long = (i, j) if len(left) <= len(right) else (j, i)
        if len(items[short].features.stems) > FEWEST_STEMS and not groups.alone(long):
            wanted[groups.group[short]][groups.group[long]] += score
    for short_group, targets in sorted(wanted.items()):
        target = max(sorted(targets), key=lambda g: targets[g])
        if short_group in groups.members and target in groups.members and _narrated(items, groups.members[short_group]):
            groups.join(short_group, target, average=0.0)


def _narrated(items: Sequence[Candidate], members: Iterable[int]) -> bool:
    """Attributions and narration are attached to what contains them; quoted words and headlines stand for themselves."""
    return all(items[i].unit.passage.speech == "narration" for i in members)
