"""The passages of an event and a line -> the reports with a sentence that says all of it.

All of it: each content word or a plain synonym, each name and figure, and the same force: neither
denied nor doubted, nor told as a fact where the other tells of a plan. Who does what must be in one
sentence; where, to what and the like may be in the one beside it. A report whose words leave room
for doubt does not count: what all are said to report is shown above everything else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Final, NamedTuple

from msgspec.structs import replace

from builder.collate.alignment.features import name_words
from builder.collate.alignment.passages import PassageUnit, ReadArticle
from builder.collate.entailment import SoughtLine, Word, entails
from builder.collate.pairs_beside import near_pairs, sentences_of
from builder.collate.persons_in_lines import surnames_in
from builder.collate.sought_lines import line_words, report_sentences, sought, together
from builder.core.passage import Passage
from builder.lang.language import same_language
from builder.lang.languages import FIRST, all_words
from builder.lang.tokens import words

#: Of a line with one of these, what most probably says the same may count otherwise.
_EXACT: Final = all_words(lambda words: words.clauses.exact)
#: Words of content and persons of a line, at least.
_FEWEST: Final = 3
#: A passage has so much of a line on average of the share of its words and the probability that
#: both say the same.
NEARLY_ALL: Final = 0.6
#: What so many sentences say is what the reports are about.
_COMMON: Final = 5


class Missing(NamedTuple):
    """The places of a line's words that not all have, and those of the persons it names."""

    places: tuple[int, ...]
    names: tuple[range, ...]


#: By article the passage that most probably says the same, and how probable that is.
Beside = Mapping[str, tuple[PassageUnit, float]]
_NOTHING: Final[Beside] = {}


class Support:
    """The sentences of an event's reports, foreign text left out, in which lines are looked for."""

    def __init__(self, reads: Sequence[ReadArticle], known: Mapping[str, tuple[str, ...]]) -> None:
        """Take the articles, and the abbreviations that the event explains."""
        self._languages = {read.article.id: read.article.language for read in reads}
        #: What lines were read as, and which article was found to support which line.
        self._lines: dict[tuple[str, str], SoughtLine] = {}
        self._known: dict[tuple[str, str, str], bool] = {}
        language = next(iter(self._languages.values()), FIRST)
        self._capitals = name_words(
            (unit.passage.text for read in reads for unit in read.units if unit.sentence >= 0),
            known,
            language,
        )
        texts = {
            read.article.id: [
                self._read(text, read.article.language) for _, text in sentences_of(read)
            ]
            for read in reads
        }
        self._people = frozenset(
            key for own in texts.values() for words in own for key in surnames_in(words)
        )
        self._sentences = {
            article: list(report_sentences(own, self._people)) for article, own in texts.items()
        }
        self._of = {
            (read.article.id, number): sentence
            for read in reads for (number, _), sentence in zip(sentences_of(read), self._sentences[read.article.id], strict=True)
        }  # fmt: skip
        self._whole = {
            article: {tuple(word.token.folded for word in sentence.words) for sentence in own}
            for article, own in self._sentences.items()
        }
        self._holders: dict[str, defaultdict[str, set[int]]] = {
            article: defaultdict(set) for article in texts
        }
        for article, sentences in self._sentences.items():
            for number, sentence in enumerate(sentences):
                for key in sentence.places:
                    self._holders[article][key].add(number)

    def supporters(
        self,
        line: str,
        article: str,
        among: Iterable[str],
        beside: Beside = _NOTHING,
        fewest: int = _FEWEST,
    ) -> tuple[str, ...]:
        """Return those of some articles that support a line of ``article``.

        ``article`` must support it itself: if it does not, a word that governs the line was cut.
        With ``beside``, by article the passage that most probably says the same as the line's, it
        is enough that this passage has most of the line.
        """
        language = self._languages[article]
        own = self._line(line, language)
        if (
            len(own.needed) + len(own.names) < fewest
            or not own.needed
            or not self._has(line, own, language, article)
        ):
            return ()
        alike = (other for other in among if same_language(self._languages[other], language))
        return tuple(
            other
            for other in alike
            if other == article
            or self._has(line, own, language, other)
            or (other in beside and self._nearly(own, *beside[other]))
        )

    def echoed(self, line: str, article: str) -> bool:
        """Tell whether another report has two telling words of a line as near one another.

        Words about whom and what all the reports tell are together everywhere and tell nothing:
        those of a person's name, and pairs that :data:`_COMMON` sentences have.
        """
        own = self._read(line, self._languages[article])
        return any(
            any(pairs[pair] for other, pairs in self._near.items() if other != article)
            and sum(pairs[pair] for pairs in self._near.values()) < _COMMON
            for pair in near_pairs(own, self._people)
        )

    @cached_property
    def _near(self) -> Mapping[str, Counter[frozenset[str]]]:
        """By article, in how many sentences two telling words are near one another."""
        return {
            article: Counter(
                pair for sentence in own for pair in set(near_pairs(sentence.words, self._people))
            )
            for article, own in self._sentences.items()
        }

    def missing(self, line: str, article: str, among: Iterable[str]) -> Missing | None:
        """Return the words of a line of ``article`` that others lack beside who does what.

        ``None`` if one of the others does not say who does what.
        """
        language = self._languages[article]
        own = self._line(line, language)
        found: set[str] = set()
        if not own.needed or not self._has(line, own, language, article):
            return None
        persons = {name.key for name in own.names}
        for other in among:
            if other != article:
                there = list(self._around(own.kernel, other))
                if not there or not same_language(self._languages[other], language):
                    return None
                found |= min(({*own.needed, *persons} - keys for keys in there), key=len)
        free = {place for name in own.names if name.key not in found for place in name.places}
        places = (
            place
            for place, word in enumerate(own.words)
            if word.needed and word.key in found and place not in free
        )
        return Missing(tuple(places), tuple(name.places for name in own.names))

    def _around(self, kernel: AbstractSet[str], article: str) -> Iterator[AbstractSet[str]]:
        """Yield the words of sentences with a kernel's, alone and with each neighbor."""
        sentences = self._sentences[article]
        for number, one in enumerate(sentences):
            if kernel <= one.places.keys():
                yield one.places.keys()
                for neighbor in (number - 1, number + 1):
                    if 0 <= neighbor < len(sentences):
                        yield one.places.keys() | sentences[neighbor].places.keys()

    def is_sentence(self, passage: Passage) -> bool:
        """Tell whether a passage is a whole sentence of its article."""
        return words(passage.text) in self._whole[passage.article]

    def begins(self, unit: PassageUnit) -> bool:
        """Tell whether a passage is somebody's words, or begins a sentence or a clause.

        What is left over after a quotation does not.
        """
        there = self._of.get((unit.passage.article, unit.sentence))
        own = words(unit.passage.text)[:_FEWEST]
        return (
            unit.clause
            or unit.quoted
            or (
                there is not None
                and own == tuple(word.token.folded for word in there.words[:_FEWEST])
            )
        )

    def _nearly(self, line: SoughtLine, unit: PassageUnit, probability: float) -> bool:
        """Tell whether a passage has most of a line, and so probably says the same.

        The line's core and its persons must be among it.
        """
        there = self._of.get((unit.passage.article, unit.sentence))
        if there is None or any(word.token.folded in _EXACT for word in line.words):
            return False
        have = tuple(key for key in line.needed if key in there.places)
        near = (len(have) / len(line.needed) + probability) / 2 >= NEARLY_ALL
        return (
            bool(have)
            and line.core <= set(have)
            and near
            and entails(replace(line, needed=have), there, self._people)
        )

    def _line(self, text: str, language: str) -> SoughtLine:
        """Return a line as it is looked for; the same one is asked for again and again."""
        if (found := self._lines.get((text, language))) is None:
            found = self._lines[text, language] = sought(
                self._read(text, language), language, self._people
            )
        return found

    def _read(self, text: str, language: str) -> tuple[Word, ...]:
        return line_words(text, language, self._capitals)

    def _has(self, text: str, line: SoughtLine, language: str, article: str) -> bool:
        """Tell whether an article supports a line, given with its text."""
        if (found := self._known.get((text, language, article))) is None:
            found = self._known[text, language, article] = self._supports(line, article)
        return found

    def _supports(self, line: SoughtLine, article: str) -> bool:
        sentences = self._sentences[article]
        own = self._holders[article]
        if not all(key in own for key in line.needed):
            return False
        holders = sorted((own[key] for key in line.needed), key=len)
        if any(
            entails(line, sentences[number], self._people)
            for number in sorted(set.intersection(*holders))
        ):
            return True
        # A word of a pair of neighbors is in the first or in the second of them.
        pairs = set.intersection(*({*own, *(number - 1 for number in own)} for own in holders))
        return any(
            together(line, sentences[number], sentences[number + 1], self._people)
            for number in sorted(pairs)
            if 0 <= number < len(sentences) - 1
        )
