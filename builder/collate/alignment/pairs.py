"""Passages of one event -> the pairs worth scoring, each with its features.

The features tell what the two have in common, and where they are. A speaker, a date, a figure or a
negation that differs is not a feature: it makes a conflict and never parts passages that say the
same. Everything is computed stretch by stretch, the passages of a few articles against all that
follow, so that memory grows with the number of passages, not with the number of pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
import numpy as np

from builder.collate.alignment.families import Family
from builder.collate.alignment.features import PassageFeatures
from builder.collate.alignment.sparse import Floats, Indices
from builder.collate.alignment.standing import STANDING, Standing

#: Pairs are scored when the stems that they share weigh so much of all their stems (weighted
#: Jaccard).
_COMPARED: Final = 0.03
#: Passages that are compared at once with all others.
_ROWS: Final = 256
#: Letters of the pieces by which forms of one word are known ("marry", "marriage").
PIECE: Final = 4
#: Raised to this power, the weights of shared stems add up to hardly more than the rarest one.
_RAREST: Final = 4
#: The columns of the tables that :meth:`Pairs.tables` yields.
FEATURES: Final = (
    "stems jaccard", "stems shorter", "stems longer", "stems shared", "stems count", "stems rarest",
    "names shared", "names shorter", "names longer", "names count", "names fewest",
    "acts shared", "acts shorter", "acts longer", "acts count",
    "verbs shared", "verbs shorter", "verbs longer", "verbs count", "verbs fewest",
    "wording jaccard", "wording shorter", "wording longer", "pieces jaccard", "pieces shorter",
    "bigrams jaccard", "bigrams shorter", "bigrams count", "figures shorter", "figures count", "measures count",
    "shorter length", "length ratio", "headlines", "speech", *STANDING,
)  # fmt: skip


class ComparedPassage(msgspec.Struct, frozen=True, kw_only=True):
    """One passage as far as it is compared."""

    features: PassageFeatures
    #: Number of its article among the event's, from 0; passages come article by article and in
    #: reading order.
    article: int
    headline: bool = False
    #: It gives somebody's words.
    speech: bool = False


class Pairs:
    """The pairs of an event's passages."""

    def __init__(self, passages: Sequence[ComparedPassage]) -> None:
        features = [one.features for one in passages]
        acts = [
            sorted(stem for stem in one.stems - one.names if not stem[0].isdigit())
            for one in features
        ]
        self._articles = np.array([one.article for one in passages], dtype=np.int64)
        self._blocks = list(_blocks(self._articles))
        self._stems = Family(one.stems for one in features)
        self._names = Family(one.names for one in features)
        self._acts = Family(acts)
        self._verbs = Family(one.verbs for one in features)
        self._wording = Family(one.wording for one in features)
        self._pieces = Family(
            [stem[k : k + PIECE] for stem in own for k in range(max(1, len(stem) - PIECE + 1))]
            for own in acts
        )
        self._bigrams = Family((" ".join(two) for two in one.bigrams) for one in features)
        self._measures = Family(one.measures for one in features)
        self._figures = Family(one.numbers for one in features)
        self._lengths = np.array([len(one.stems) for one in features], dtype=np.float64)
        self._name_counts = np.array([len(one.names) for one in features], dtype=np.float64)
        self._verb_counts = np.array([len(one.verbs) for one in features], dtype=np.float64)
        self._headline = np.array([one.headline for one in passages], dtype=np.float64)
        self._speech = np.array([one.speech for one in passages], dtype=np.float64)
        self._standing = Standing(self._stems, self._articles, self._blocks)

    def tables(self) -> Iterator[tuple[Indices, Indices, Floats]]:
        """Yield, in blocks, the places of pairs worth scoring and their :data:`FEATURES`.

        Left comes before right.
        """
        for rows in _stretches(self._blocks):
            here, right = np.nonzero(self._standing.near(rows) >= _COMPARED)
            behind = self._articles[right] > self._articles[here + rows.start]
            left, right = here[behind] + rows.start, right[behind]
            if len(left):
                columns = [
                    *self._content(rows, left, right),
                    *self._forms(rows, left, right),
                    *self._standing.features(rows, left, right),
                ]
                yield left, right, np.stack(columns, axis=1)

    def _content(self, rows: slice, left: Indices, right: Indices) -> Iterator[Floats]:
        """Yield what the pairs share of stems, of names, of other words, and of verbs."""
        at = left - rows.start, right
        stems = self._stems
        shared = stems.shared(rows)[at]
        yield from (
            stems.jaccard(shared, left, right),
            stems.shorter(shared, left, right),
            stems.longer(shared, left, right),
            shared,
        )
        yield from (stems.count(rows)[at], stems.shared(rows, _RAREST)[at] ** (1 / _RAREST))
        yield from (
            *self._shares(self._names, rows, left, right),
            np.minimum(self._name_counts[left], self._name_counts[right]),
        )
        yield from self._shares(self._acts, rows, left, right)
        yield from (
            *self._shares(self._verbs, rows, left, right),
            np.minimum(self._verb_counts[left], self._verb_counts[right]),
        )

    def _shares(
        self, family: Family, rows: slice, left: Indices, right: Indices
    ) -> Iterator[Floats]:
        """Yield what the pairs share of one kind of words.

        That is its weight, its share of the lighter and of the heavier, and how many words it is.
        """
        at = left - rows.start, right
        shared = family.shared(rows)[at]
        yield from (
            shared,
            family.shorter(shared, left, right),
            family.longer(shared, left, right),
            family.count(rows)[at],
        )

    def _forms(self, rows: slice, left: Indices, right: Indices) -> Iterator[Floats]:
        """Yield what the pairs share of wording and figures, and their lengths and kinds.

        Wording is words, pieces of words and word pairs.
        """
        at = left - rows.start, right
        shared = self._wording.shared(rows)[at]
        yield from (
            self._wording.jaccard(shared, left, right),
            self._wording.shorter(shared, left, right),
        )
        yield self._wording.longer(shared, left, right)
        shared = self._pieces.shared(rows)[at]
        yield from (
            self._pieces.jaccard(shared, left, right),
            self._pieces.shorter(shared, left, right),
        )
        shared = self._bigrams.shared(rows)[at]
        yield from (
            self._bigrams.jaccard(shared, left, right),
            self._bigrams.shorter(shared, left, right),
            self._bigrams.count(rows)[at],
        )
        shared = self._figures.shared(rows)[at]
        yield from (
            self._figures.shorter(shared, left, right),
            self._figures.count(rows)[at],
            self._measures.count(rows)[at],
        )
        one, other = self._lengths[left], self._lengths[right]
        yield from (np.minimum(one, other), np.minimum(one, other) / np.maximum(one, other))
        yield from (
            self._headline[left] + self._headline[right],
            self._speech[left] + self._speech[right],
        )


def _stretches(blocks: Sequence[slice]) -> Iterator[slice]:
    """Yield stretches of whole articles of about :data:`_ROWS` passages.

    Fewer, larger tables take less time.
    """
    start = 0
    for block in blocks:
        if block.stop - start >= _ROWS or block is blocks[-1]:
            yield slice(start, block.stop)
            start = block.stop


def _blocks(articles: Indices) -> Iterator[slice]:
    """Yield the stretch of passages of each article."""
    ends = [*(np.nonzero(np.diff(articles))[0] + 1).tolist(), len(articles)]
    return (slice(start, end) for start, end in zip([0, *ends], ends, strict=False) if end > start)
