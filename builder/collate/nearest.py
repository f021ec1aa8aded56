"""The wide search: a statement, or a passage, and an article -> the passage of the article that comes nearest to it.

Looked through is the whole article: its headline, background and foreign text included, in any order, single passages and two neighboring
ones together.  Nothing is called absent or unique while a passage found here says it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from builder.collate.alignment.passages import Read, Unit
from builder.text.language import primary
from builder.text.same_words import same_word
from builder.text.similarity import Shelf, idf
from builder.text.stems import stem, stopwords
from builder.text.tokens import word_tokens, words

#: A passage at least so likely to say the same is something similar.
SIMILAR: Final = 0.35
#: Stems of content that two passages share, at least.
FEWEST_STEMS: Final = 4
#: A statement is looked for in so many of its wordings, at most.
WORDINGS: Final = 6
#: Two passages that share so many words, and so large a share of the shorter one's and of the longer one's, are copies of one text.
COPIED_WORDS: Final = 8
COPIED_SHORTER: Final = 0.8
COPIED_LONGER: Final = 0.5
#: Words omitted in one passage are said elsewhere when another one has so large a share of them, by weight.
SAID: Final = 0.8
#: Passages with a stem in common that stands in more of them are met by their other stems only.
_CROWD: Final = 200


class Near(NamedTuple):
    """A passage that comes near, and how likely both say the same, 0 to 1."""

    unit: Unit
    likeness: float


class _Window(NamedTuple):
    """One passage of an article, or two neighboring ones, the one that comes first."""

    unit: Unit
    text: str


class Search:
    """The passages of an event, to be searched for the one that comes nearest to others."""

    def __init__(self, reads: Sequence[Read]) -> None:
        self._languages = {read.article.id: read.article.language for read in reads}
        self._windows = [window for read in reads for window in _windows(read)]
        sets = [_stems(window.text, self._languages[window.unit.passage.article]) for window in self._windows]
        self._weights = idf(sets)
        self._shelf = Shelf(sets, self._weights)
        self._numbers = {feature: number for number, feature in enumerate(self._shelf.features)}
        self._counts = [Counter(words(window.text)) for window in self._windows]
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        for index, own in enumerate(self._shelf.sets):
            for number in own:
                self._holders[number].append(index)
        self._of: defaultdict[str, list[int]] = defaultdict(list)
        for index, window in enumerate(self._windows):
            self._of[window.unit.passage.article].append(index)
        self._printed = {read.article.id: f" {' '.join(words(f'{read.article.title} {read.text}'))} " for read in reads}
        self._known: dict[tuple[str, str], Mapping[str, Near]] = {}

    def nearest(self, units: Iterable[Unit], article: str) -> Near | None:
        """Return the passage of ``article`` that comes nearest to one of ``units`` (wordings of one statement); ``None`` for nothing."""
        wordings = {(unit.passage.text, primary(self._languages[unit.passage.article])): unit for unit in units}
        found = [near for unit in list(wordings.values())[:WORDINGS] if (near := self._around(unit).get(article))]
        return max(found, key=lambda near: (near.likeness, -near.unit.number), default=None)

    def says(self, article: str, text: str, *, whole: bool = False) -> bool:
        """Tell whether some words stand in an article, too: so much of those with content in one passage, or two neighboring ones.

        Fewer words than :data:`FEWEST_STEMS` stand in it as printed, if they are a name or a figure; else nobody can tell, nor where
        something else stands in the place of the ``whole`` of them.
        """
        own = self._numbered(text, self._languages[article])
        if len(own) < FEWEST_STEMS:
            tokens = word_tokens(text)
            named = not whole and all(token.text[0].isupper() or token.kind == "number" for token in tokens)
            return named and f" {' '.join(token.folded for token in tokens)} " in self._printed[article]
        needed = SAID * self._shelf.weight(own)
        return any(self._shelf.weight(own & self._shelf.sets[index]) >= needed for index in self._of[article])

    def similar(self, unit: Unit) -> Iterator[Near]:
        """Yield the passage of each other article that is something similar to ``unit``, by article id."""
        around = self._around(unit)
        return (around[name] for name in sorted(around) if name != unit.passage.article and around[name].likeness >= SIMILAR)

    def _around(self, unit: Unit) -> Mapping[str, Near]:
        """Return the nearest passage of every article that has one, the unit's own included."""
        key = (unit.passage.text, primary(self._languages[unit.passage.article]))
        if key not in self._known:
            self._known[key] = self._nearest(unit)
        return self._known[key]

    def _nearest(self, unit: Unit) -> dict[str, Near]:
        language = self._languages[unit.passage.article]
        own = self._numbered(unit.passage.text, language)
        counts = Counter(words(unit.passage.text))
        best: dict[str, Near] = {}
        for index in self._met(own):
            there = self._windows[index].unit
            article = there.passage.article
            if primary(self._languages[article]) != primary(language):
                continue
            likeness = self._likeness(own, counts, index)
            if likeness > 0 and (article not in best or likeness > best[article].likeness):
                best[article] = Near(there, likeness)
        return best

    def _met(self, own: frozenset[int]) -> list[int]:
        """Return the windows that share stems of content, by number."""
        rare = [number for number in sorted(own) if len(self._holders[number]) <= _CROWD] or sorted(own)[:FEWEST_STEMS]
        return sorted({index for number in rare for index in self._holders[number]})

    def _likeness(self, own: frozenset[int], counts: Counter[str], index: int) -> float:
        """Return how likely a window says the same as a passage with these stems and words."""
        theirs, shelf = self._shelf.sets[index], self._shelf
        common = own & theirs
        if len(common) < FEWEST_STEMS:
            return 0.0
        if copied(counts, self._counts[index]):
            return 1.0
        shared, total, other = shelf.weight(common), shelf.weight(own), shelf.totals[index]
        return max(shared / total, 2 * shared / (total + other)) if shared else 0.0

    def _numbered(self, text: str, language: str) -> frozenset[int]:
        """Return the stems of content of a text, by number; those that the event does not have are left out."""
        return frozenset(self._numbers[one] for one in _stems(text, language) if one in self._numbers)


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stem(same_word(word, language), language) for word in words(text) if word not in stopwords(language))


def copied(one: Counter[str], other: Counter[str]) -> bool:
    """Tell whether two texts, as counts of their words, are copies of one another that nobody can deny."""
    sizes = sorted((one.total(), other.total()))
    if sizes[0] < COPIED_WORDS:
        return False
    shared = (one & other).total()
    return shared >= COPIED_WORDS and shared >= COPIED_SHORTER * sizes[0] and shared >= COPIED_LONGER * sizes[1]


def _windows(read: Read) -> Iterator[_Window]:
    """Yield the passages of an article and each two neighboring ones of its text."""
    for unit in read.units:
        yield _Window(unit, unit.passage.text)
    body = [unit for unit in read.units if unit.sentence >= 0]
    for first, second in pairwise(body):
        yield _Window(first, f"{first.passage.text} {second.passage.text}")
