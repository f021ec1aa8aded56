"""Candidates of one event -> the probability that two of them say the same.

Learned from independently written reports of the same happenings (``train/passage_pairs.py``); what
a pair is judged by is told in :mod:`builder.collate.alignment.pairs`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Final

import msgspec
import numpy as np

from builder.collate.alignment.candidates import UnitCandidate, compared
from builder.collate.alignment.pairs import FEATURES, Pairs
from builder.collate.alignment.trees import Trees
from builder.core.resources import weights

#: Less probable pairs are not kept.
KEPT: Final = 0.15
#: Passages that share names and no other word are at most this probable: who is talked of does
#: not tell what is said.
NAMES_ONLY: Final = 0.35
#: ... and neither are those that share a single stem of content, unless so much of their wording
#: is the same (weighted Jaccard).
FEWEST_SHARED: Final = 2
SAME_WORDING: Final = 0.4
#: Passages with fewer stems of content say too little to be compared.
_FEWEST_STEMS: Final = 2
#: Passages of the same words, at least so many, are as probable as this; of very many copies the
#: first are enough.
_SAME_WORDS: Final = 0.97
_FEWEST_WORDS: Final = 4
MOST_COPIES: Final = 100
#: Of more equal passages of one article the first are scored.
MOST_EQUAL: Final = 4
#: A passage of which another one holds so much (weight of its stems, and of those that are no
#: names), and so many stems, is part of it.
CONTAINED: Final = 0.80
PART_STEMS: Final = 3
_PARTS: Final = [FEATURES.index("stems shorter"), FEATURES.index("acts shorter")]
_COUNT: Final = FEATURES.index("stems count")
_ACTS: Final = FEATURES.index("acts count")
_WORDING: Final = FEATURES.index("wording jaccard")
_HEADLINES: Final = FEATURES.index("headlines")

#: By the places of two candidates, the smaller first: the probability (0 to 1) that they say the
#: same.
Scores = dict[tuple[int, int], float]


class Scored(msgspec.Struct, frozen=True):
    """The pairs of an event's candidates that may say the same."""

    scores: Scores = msgspec.field(default_factory=dict)
    #: Pairs of which one passage holds nearly all stems of the other.
    contained: set[tuple[int, int]] = msgspec.field(default_factory=set)


def scored(candidates: Sequence[UnitCandidate]) -> Scored:
    """Return the pairs that may say the same, with their probabilities.

    They are of different articles and one language.
    """
    found = Scored()
    if len({one.article for one in candidates}) < 2:  # noqa: PLR2004 -- a pair is of two articles
        return found
    places = np.array(_first_equals(candidates), dtype=np.int64)
    for here, there, table in Pairs(compared([candidates[place] for place in places])).tables():
        left, right = places[here], places[there]
        values = learned().probabilities(table)
        little = (table[:, _ACTS] == 0) & (table[:, _HEADLINES] < 2)  # noqa: PLR2004 -- in two headlines every word may have a capital
        little |= (table[:, _COUNT] < FEWEST_SHARED) & (table[:, _WORDING] < SAME_WORDING)
        values[little] = np.minimum(values[little], NAMES_ONLY)
        parts = (table[:, _PARTS] >= CONTAINED).all(axis=1) & (table[:, _COUNT] >= PART_STEMS)
        for i, j, value, part in zip(
            left.tolist(), right.tolist(), values.tolist(), parts.tolist(), strict=True
        ):
            if value >= KEPT and _comparable(candidates[i], candidates[j]):
                found.scores[i, j] = round(value, 6)
                if part:
                    found.contained.add((i, j))
    found.scores.update(dict.fromkeys(_same_words(candidates), _SAME_WORDS))
    return found


def _first_equals(candidates: Sequence[UnitCandidate]) -> list[int]:
    """Return the places of the candidates to be scored.

    Only the first of many equal ones of an article is scored, so that copies do not cost a square.
    """
    seen: Counter[tuple[str, frozenset[str]]] = Counter()
    found = []
    for place, one in enumerate(candidates):
        seen[one.article, one.features.wording] += 1
        if seen[one.article, one.features.wording] <= MOST_EQUAL:
            found.append(place)
    return found


def _same_words(candidates: Sequence[UnitCandidate]) -> Iterator[tuple[int, int]]:
    """Yield pairs of different articles with the same words, whatever their content."""
    places: dict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
    for place, one in enumerate(candidates):
        if len(one.features.wording) >= _FEWEST_WORDS:
            places[one.language, one.features.wording].append(place)
    for own in places.values():
        yield from (
            (i, j)
            for i, j in combinations(own[:MOST_COPIES], 2)
            if candidates[i].article != candidates[j].article
        )


def _comparable(one: UnitCandidate, other: UnitCandidate) -> bool:
    fewest = min(len(one.features.stems), len(other.features.stems))
    return fewest >= _FEWEST_STEMS and one.language == other.language


@cache
def learned() -> Trees:
    """Return the trees that the weights of the program hold."""
    known = weights("passage_pairs")
    if tuple(known["features"]) != FEATURES:
        raise ValueError(
            "passage_pairs.json was learned with other features (run train/passage_pairs.py --write)"
        )
    return Trees(known["trees"])
