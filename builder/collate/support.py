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
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec.structs import replace

from builder.collate.alignment.features import name_words
from builder.collate.alignment.passages import PassageUnit, ReadArticle
from builder.collate.entailment import ReportSentence, SoughtLine, SoughtName, Word, entails
from builder.collate.fragments import finite_verbs
from builder.collate.shortening import HYPHENS
from builder.core.passage import Passage
from builder.lang.given_names import is_given_name
from builder.lang.language import same_language
from builder.lang.languages import FIRST, all_words
from builder.lang.offices import COURTESIES, FULL_TITLES, HONORIFICS, SHORT_TITLES, TITLES
from builder.lang.stems import is_function_word
from builder.lang.synonyms import concept
from builder.lang.tokens import word_tokens, words

#: English function words that change what is said.
_COUNTING: Final = all_words(lambda words: words.clauses.counting)
#: Of a line with one of these, what most probably says the same may count otherwise.
_EXACT: Final = all_words(lambda words: words.clauses.exact)
#: A pronoun or an office refers to somebody named at most so many sentences before.
BEFORE: Final = 2
#: Words in brackets are not part of what is said: "(R-Ohio)".
_OPEN: Final = ("(", "[")
_CLOSE: Final = (")", "]")
#: Words of content and persons of a line, at least.
FEWEST: Final = 3
#: A passage has so much of a line on average of the share of its words and the probability that
#: both say the same.
NEARLY: Final = 0.6
#: Words that say something together are this near one another (words); what so many sentences say
#: is what the reports are about.
BESIDE: Final = 3
COMMON: Final = 5
#: Words of a name are no further apart (characters).
_GAP: Final = 4


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
                self._words(text, read.article.language) for _, text in _sentences(read)
            ]
            for read in reads
        }
        self._people = frozenset(
            key for own in texts.values() for words in own for key in _surnames(words)
        )
        self._sentences = {article: list(self._read(own)) for article, own in texts.items()}
        self._of = {
            (read.article.id, number): sentence
            for read in reads for (number, _), sentence in zip(_sentences(read), self._sentences[read.article.id], strict=True)
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
        fewest: int = FEWEST,
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
        those of a person's name, and pairs that :data:`COMMON` sentences have.
        """
        own = self._words(line, self._languages[article])
        return any(
            any(pairs[pair] for other, pairs in self._near.items() if other != article)
            and sum(pairs[pair] for pairs in self._near.values()) < COMMON
            for pair in _near_pairs(own, self._people)
        )

    @cached_property
    def _near(self) -> Mapping[str, Counter[frozenset[str]]]:
        """By article, in how many sentences two telling words are near one another."""
        return {
            article: Counter(
                pair for sentence in own for pair in set(_near_pairs(sentence.words, self._people))
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
        own = words(unit.passage.text)[:FEWEST]
        return (
            unit.clause
            or unit.quoted
            or (
                there is not None
                and own == tuple(word.token.folded for word in there.words[:FEWEST])
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
        near = (len(have) / len(line.needed) + probability) / 2 >= NEARLY
        return (
            bool(have)
            and line.core <= set(have)
            and near
            and entails(replace(line, needed=have), there, self._people)
        )

    def _line(self, text: str, language: str) -> SoughtLine:
        """Return a line as it is looked for; the same one is asked for again and again."""
        if (found := self._lines.get((text, language))) is None:
            found = self._lines[text, language] = self._made(text, language)
        return found

    def _has(self, text: str, line: SoughtLine, language: str, article: str) -> bool:
        """Tell whether an article supports a line, given with its text."""
        if (found := self._known.get((text, language, article))) is None:
            found = self._known[text, language, article] = self._supports(line, article)
        return found

    def _made(self, text: str, language: str) -> SoughtLine:
        words = self._words(text, language)
        names = tuple(_names(words, self._people))
        free = {place for name in names for place in name.places}
        held = [
            (place, word) for place, word in enumerate(words) if word.needed and place not in free
        ]
        verb = next(iter(finite_verbs([word.token for word in words], language)), 0)
        act = next((word.key for place, word in held if place >= verb), None)
        acts = () if act is None else (act,)
        core = {
            *(word.key for _, word in held if word.named or word.key[0].isdigit()),
            *acts,
            *(word.key for _, word in held[: not names]),
        }
        kernel = {
            *(name.key for name in names[:1]),
            *acts,
            *(_head(words[:verb]) if not names else ()),
        }
        needed = sorted({word.key for _, word in held})
        return SoughtLine(words, tuple(needed), names, frozenset(core), frozenset(kernel))

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
            self._together(line, *sentences[number : number + 2])
            for number in sorted(pairs)
            if 0 <= number < len(sentences) - 1
        )

    def _together(self, line: SoughtLine, one: ReportSentence, other: ReportSentence) -> bool:
        """Tell whether two neighboring sentences say a line together.

        One of them must say who does what, and with whom, with the same figures.
        """
        exact = {
            *line.kernel,
            *(name.key for name in line.names),
            *(key for key in line.needed if key[0].isdigit()),
        }
        core = replace(line, needed=tuple(key for key in line.needed if key in exact))
        says = any(
            exact <= own.places.keys() and entails(core, own, self._people) for own in (one, other)
        )
        return says and entails(line, _joined(one, other), self._people)

    def _read(self, texts: Sequence[tuple[Word, ...]]) -> Iterator[ReportSentence]:
        before: list[tuple[str, ...]] = []
        for own in texts:
            places: defaultdict[str, list[int]] = defaultdict(list)
            for place, word in enumerate(own):
                places[word.key].append(place)
            people = tuple(word.key for word in own if word.named and word.key in self._people)
            yield ReportSentence(own, dict(places), people, tuple(reversed(before[-BEFORE:])))
            before.append(people)

    def _words(self, text: str, language: str) -> tuple[Word, ...]:
        found, depth = [], 0
        for token in word_tokens(text):
            plain, start, end, _, folded = token
            depth += text.startswith(_OPEN, start - 1) if start else 0
            named = plain[0].isupper() and folded in self._capitals
            small = is_function_word(token, language) and folded not in _COUNTING
            needed = not (small or depth or folded in HONORIFICS)
            joined = text.endswith(HYPHENS, 0, start)
            found.append(Word(token, concept(folded, language), named, needed, joined))
            depth -= depth > 0 and text.startswith(_CLOSE, end)
        return tuple(found)


def _sentences(read: ReadArticle) -> Iterator[tuple[int, str]]:
    """Yield the headline of a report and its sentences with their numbers, without foreign text."""
    foreign = {unit.sentence for unit in read.units if unit.foreign}
    yield -1, read.article.title
    yield from (
        (number, read.text[slice(*one.span)])
        for number, one in enumerate(read.sentences)
        if number not in foreign
    )


def _near_pairs(words: Sequence[Word], people: AbstractSet[str]) -> Iterator[frozenset[str]]:
    """Yield the pairs of nearby words that tell something; persons' names do not."""
    telling = [
        (place, word.key)
        for place, word in enumerate(words)
        if word.needed
        and word.key not in people
        and not (word.named and is_given_name(word.token.text))
    ]
    for number, (place, key) in enumerate(telling):
        yield from (
            frozenset((key, other))
            for there, other in telling[number + 1 :]
            if there - place <= BESIDE and other != key
        )


def _head(subject: Sequence[Word]) -> Iterator[str]:
    """Yield the head of a subject's first noun phrase: its last content word."""
    first = next((place for place, word in enumerate(subject) if word.needed), len(subject))
    behind = next(
        (place for place in range(first, len(subject)) if not subject[place].needed), len(subject)
    )
    yield from (word.key for word in subject[max(first, behind - 1) : behind])


def _joined(one: ReportSentence, other: ReportSentence) -> ReportSentence:
    """Return two neighboring sentences as one."""
    words = (*one.words, *other.words)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word.key].append(place)
    return ReportSentence(words, dict(places), (*one.people, *other.people), one.before)


def _surnames(words: Sequence[Word]) -> Iterator[str]:
    """Yield the last words of names that begin with a given name or follow a courtesy."""
    for place, (first, second) in enumerate(pairwise(words)):
        title = first.token.folded in COURTESIES or first.token.folded in SHORT_TITLES
        third = words[place + 2] if place + 2 < len(words) else None
        goes_on = (
            third is not None
            and third.named
            and third.token.folded not in HONORIFICS
            and _adjoin(second, third)
        )
        named = (
            second.named
            and not second.joined
            and len(second.key) > 1
            and second.token.folded not in HONORIFICS
            and _adjoin(first, second)
        )
        if (
            named
            and not goes_on
            and (title or (first.token.text[0].isupper() and is_given_name(first.token.text)))
        ):
            yield second.key
        elif named and goes_on and third is not None and title:
            yield third.key


def _adjoin(left: Word, right: Word) -> bool:
    return right.token.start - left.token.end <= _GAP


def _names(words: Sequence[Word], people: AbstractSet[str]) -> Iterator[SoughtName]:
    """Yield the persons that a line names, each with all words of name and titles."""
    at = 0
    while at < len(words):
        end = at
        while (
            end < len(words)
            and (words[end].named or words[end].token.folded in TITLES)
            and (end == at or _adjoin(words[end - 1], words[end]))
        ):
            end += 1
        last = next(
            (k for k in range(end - 1, at - 1, -1) if words[k].key in people and words[k].named),
            None,
        )
        if last is not None:
            given = next(
                (
                    word.token.text
                    for word in words[at:last]
                    if word.named and is_given_name(word.token.text)
                ),
                "",
            )
            called = {
                FULL_TITLES.get(word.token.folded, word.token.folded) for word in words[at:last]
            } & TITLES
            yield SoughtName(range(at, end), words[last].key, given, frozenset(called))
        at = max(end, at + 1)
