"""A statement, or a passage, and an article -> its passage that comes nearest to it.

The whole article is searched: its headline, background and foreign text included, in any order,
single passages and two neighboring ones together. Nothing is called absent or unique while a
passage found here says it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from builder.collate.alignment.passages import PassageUnit, ReadArticle
from builder.collate.rows import Key, key_of
from builder.lang.language import primary, same_language
from builder.lang.same_words import same_word
from builder.lang.similarity import Shelf, idf
from builder.lang.stems import stem, stopwords
from builder.lang.tokens import word_tokens, words

#: A passage at least so likely to say the same is something similar.
SIMILAR: Final = 0.35
#: ... when it has so large a share of the other one's words, or both have so large a share of all
#: their words in common.
PART: Final = 0.5
COMMON_SHARE: Final = 0.25
#: A passage that says the same with so small a probability already is something similar, too; a
#: headline needs more of it.
PROBABLE: Final = 0.22
PROBABLE_HEADLINE: Final = 0.30
#: ... when both share so many stems.
PROBABLE_STEMS: Final = 2
#: What is not similar is less likely to say the same than this.
_LESS: Final = SIMILAR - 0.01
#: Stems of content that two passages share, at least.
FEWEST_STEMS: Final = 4
#: A statement is looked for in so many of its wordings, at most.
WORDINGS: Final = 6
#: Two passages that share so many words, and so large a share of the shorter one's and of the
#: longer one's, are copies of one text.
COPIED_WORDS: Final = 8
COPIED_SHORTER: Final = 0.8
COPIED_LONGER: Final = 0.5
#: Words omitted in one passage are said elsewhere when another one has so large a share of them, by
#: weight.
SAID: Final = 0.8
#: Passages with a stem in common that more of them have are met by their other stems only.
_CROWD: Final = 200
#: Of the others so many must be shared.
_FEWEST_MET: Final = 2


class Near(NamedTuple):
    """A passage that comes near, and how likely both say the same, 0 to 1."""

    unit: PassageUnit
    likeness: float


#: Gives by article the passage that most probably says the same as a unit, and how probable that
#: is.
Counterparts = Callable[[PassageUnit], Mapping[str, tuple[PassageUnit, float]]]


class _Text(NamedTuple):
    """A text as it is searched: its content stems by number, and its counted words."""

    stems: frozenset[int]
    words: Counter[str]


class _Window(NamedTuple):
    """One passage of an article, or two neighboring ones."""

    units: tuple[PassageUnit, ...]
    text: _Text


class Search:
    """The passages of an event, to be searched for the one that comes nearest to others."""

    def __init__(
        self, reads: Sequence[ReadArticle], counterparts: Counterparts = lambda _: {}
    ) -> None:
        """Take the articles, and what gives the likeliest counterparts of a unit."""
        self._counterparts = counterparts
        self._languages = {read.article.id: read.article.language for read in reads}
        if len(reads) == 1:
            # A report alone is compared with none.
            reads = ()
        units = [unit for read in reads for unit in read.units]
        sets = [_stems(unit.passage.text, self._languages[unit.passage.article]) for unit in units]
        self._shelf = Shelf(sets, idf(sets))
        self._numbers = {feature: number for number, feature in enumerate(self._shelf.features)}
        self._texts = {
            key_of(unit): _Text(stems, Counter(words(unit.passage.text)))
            for unit, stems in zip(units, self._shelf.sets, strict=True)
        }
        self._windows = [window for read in reads for window in _windows(read, self._texts)]
        self._totals = [self._shelf.weight(window.text.stems) for window in self._windows]
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        self._of: defaultdict[str, list[int]] = defaultdict(list)
        for index, window in enumerate(self._windows):
            self._of[window.units[0].passage.article].append(index)
            for number in window.text.stems:
                self._holders[number].append(index)
        self._printed = {
            read.article.id: f" {_line(read.article.title)} {_line(read.text)} " for read in reads
        }
        self._printed_so: defaultdict[str, list[int]] = defaultdict(list)
        for index, window in enumerate(self._windows):
            if len(window.units) == 1:
                self._printed_so[_line(window.units[0].passage.text)].append(index)
        self._known: dict[tuple[str, str], Mapping[str, Near]] = {}

    def nearest(self, units: Iterable[PassageUnit], article: str) -> Near | None:
        """Return the passage of ``article`` nearest to any wording of a statement."""
        wordings = {
            (unit.passage.text, primary(self._languages[unit.passage.article])): unit
            for unit in units
        }
        found = [
            near
            for unit in list(wordings.values())[:WORDINGS]
            if (near := self._around(unit).get(article))
        ]
        return max(found, key=lambda near: (near.likeness, -near.unit.number), default=None)

    def similar(self, unit: PassageUnit, least: float = SIMILAR) -> Iterator[Near]:
        """Yield each other article's passage that is something similar, by article id."""
        around = self._around(unit) if self._windows else {}
        return (
            around[name]
            for name in sorted(around)
            if name != unit.passage.article and around[name].likeness >= least
        )

    def share(self, text: str, article: str) -> float:
        """Return the share of a text's weight in one or two passages of an article, 0 to 1.

        The passages are neighbors. A text of few words counts whole, as printed, or not at all.
        """
        own = self._read(text, self._languages[article]).stems
        if len(own) < FEWEST_STEMS:
            return float(f" {_line(text)} " in self._printed[article])
        return max(
            (
                self._shelf.weight(own & self._windows[index].text.stems)
                for index in self._of[article]
            ),
            default=0,
        ) / self._shelf.weight(own)

    def says(self, article: str, text: str, *, whole: bool = False) -> bool:
        """Tell whether an article has some words: enough of them in one or two passages.

        The words are those with content, the passages neighbors. Fewer words than
        :data:`FEWEST_STEMS` must be in it as printed, and be a name or a figure; else nobody can
        tell, nor where something else replaces the ``whole`` of them.
        """
        own = self._read(text, self._languages[article]).stems
        if len(own) < FEWEST_STEMS:
            tokens = word_tokens(text)
            named = not whole and all(
                token.text[0].isupper() or token.kind == "number" for token in tokens
            )
            return (
                named
                and f" {' '.join(token.folded for token in tokens)} " in self._printed[article]
            )
        needed = SAID * self._shelf.weight(own)
        return any(
            self._shelf.weight(own & self._windows[index].text.stems) >= needed
            for index in self._of[article]
        )

    def _around(self, unit: PassageUnit) -> Mapping[str, Near]:
        """Return the nearest passage of every article that has one, the unit's own included."""
        key = (unit.passage.text, primary(self._languages[unit.passage.article]))
        if key not in self._known:
            self._known[key] = self._nearest(unit)
        return self._known[key]

    def _nearest(self, unit: PassageUnit) -> dict[str, Near]:
        language = self._languages[unit.passage.article]
        own = self._texts.get(key_of(unit)) or self._read(unit.passage.text, language)
        total = self._shelf.weight(own.stems)
        best: dict[str, tuple[float, _Window]] = {}
        for index in sorted(
            {*self._met(own.stems), *self._printed_so.get(_line(unit.passage.text), ())}
        ):
            window = self._windows[index]
            article = window.units[0].passage.article
            if same_language(self._languages[article], language):
                likeness = self._likeness(own, total, index)
                if likeness > 0 and (article not in best or likeness > best[article][0]):
                    best[article] = likeness, window
        found = {
            article: Near(self._nearer(own, window), likeness)
            for article, (likeness, window) in best.items()
        }
        for article, (there, probability) in self._counterparts(unit).items():
            value = (
                max(SIMILAR, probability)
                if self._probable(unit, own, there, probability)
                else min(_LESS, probability)
            )
            if article not in found or value > found[article].likeness:
                found[article] = Near(there, value)
        return found

    def _probable(
        self, unit: PassageUnit, own: _Text, there: PassageUnit, probability: float
    ) -> bool:
        """Tell whether a counterpart is near enough to be shown as something similar."""
        headline = "headline" in (unit.passage.speech, there.passage.speech)
        theirs = self._texts.get(key_of(there)) or self._read(
            there.passage.text, self._languages[there.passage.article]
        )
        shared = own.stems & theirs.stems
        return (
            probability >= (PROBABLE_HEADLINE if headline else PROBABLE)
            and len(shared) >= PROBABLE_STEMS
        )

    def _nearer(self, own: _Text, window: _Window) -> PassageUnit:
        """Return the passage of a window that has more of a text."""
        return max(
            window.units,
            key=lambda one: self._shelf.weight(own.stems & self._texts[key_of(one)].stems),
        )

    def _met(self, own: frozenset[int]) -> list[int]:
        """Return the windows with shared stems of content, crowded stems only if alone."""
        rare = [number for number in sorted(own) if len(self._holders[number]) <= _CROWD] or sorted(
            own
        )[:FEWEST_STEMS]
        met = Counter(index for number in rare for index in self._holders[number])
        fewest = min(_FEWEST_MET, len(rare))
        return sorted(index for index, count in met.items() if count >= fewest)

    def _likeness(self, own: _Text, total: int, index: int) -> float:
        """Return how likely a window says the same as a text whose stems weigh ``total``."""
        theirs = self._windows[index].text
        common = own.stems & theirs.stems
        if own.words.items() == theirs.words.items():
            return 1.0
        if len(common) >= COPIED_LONGER * min(len(own.stems), len(theirs.stems)) and copied(
            own.words, theirs.words
        ):
            return 1.0
        if len(common) < FEWEST_STEMS:
            return 0.0
        shared = self._shelf.weight(common)
        part, both = shared / total, 2 * shared / (total + self._totals[index])
        return max(part, both) if part >= PART or both >= COMMON_SHARE else min(_LESS, part)

    def _read(self, text: str, language: str) -> _Text:
        """Return a text as it is searched; stems that the event does not have are left out."""
        return _Text(
            frozenset(self._numbers[one] for one in _stems(text, language) if one in self._numbers),
            Counter(words(text)),
        )


def copied(one: Counter[str], other: Counter[str]) -> bool:
    """Tell whether two texts, as counts of their words, are surely copies."""
    fewer, more = sorted((one.total(), other.total()))
    if fewer < COPIED_WORDS:
        return False
    shared = sum(min(count, other[word]) for word, count in one.items() if word in other)
    return shared >= max(COPIED_WORDS, COPIED_SHORTER * fewer, COPIED_LONGER * more)


def _line(text: str) -> str:
    return " ".join(words(text))


@lru_cache(maxsize=32768)
def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(
        stem(same_word(word, language), language)
        for word in words(text)
        if word not in stopwords(language)
    )


def _windows(read: ReadArticle, own: Mapping[Key, _Text]) -> Iterator[_Window]:
    """Yield the passages of an article and each two neighboring ones of its text."""
    for unit in read.units:
        yield _Window((unit,), own[key_of(unit)])
    for first, second in pairwise(unit for unit in read.units if unit.sentence >= 0):
        one, other = own[key_of(first)], own[key_of(second)]
        yield _Window((first, second), _Text(one.stems | other.stems, one.words + other.words))
