"""A collation -> what the finders of conflicts share: passages, settings, pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from typing import Final, Generic, NamedTuple, TypeVar

import msgspec

from builder.collate.alignment.passages import PassageUnit, ReadArticle
from builder.collate.collation import Collation
from builder.collate.conflicts.clauses import is_name, stem_of, tokens_of
from builder.collate.conflicts.matter import Setting, near
from builder.collate.rows import Key, key_of
from builder.collate.times import EventDay, away
from builder.core.article import Article
from builder.core.capture import Span
from builder.core.conflict import ConflictKind, Reason
from builder.core.quotation import Quotation
from builder.lang.dates import find_dates, find_weekdays
from builder.lang.language import same_language
from builder.lang.quantities import clocks
from builder.lang.stems import stopwords
from builder.lang.verbs import reporting

#: Sentences that may be near one another share so many words that are in no more sentences of the
#: event than that.
RARE_WORDS: Final = 2
_CROWD: Final = 60
#: Passages of one statement say the same but for a detail when that is so probable.
SAME: Final = 0.5
#: Pairs of passages looked at in one event, at most; those of statements come first.
MOST_PAIRS: Final = 200_000

Found = TypeVar("Found")


class Point(NamedTuple):
    """A place of a passage that can differ.

    ``span`` are code points in the passage's text, empty for the whole passage.
    """

    unit: PassageUnit
    span: Span
    #: What it comes to, whatever the wording: places that say the same have one value.
    value: str

    @property
    def text(self) -> str:
        """What is printed there."""
        return self.unit.passage.text[self.span.start : self.span.end]


class Contrast(NamedTuple):
    """Two places that say different things of one matter."""

    kind: ConflictKind
    left: Point
    right: Point
    #: Why the difference is not a conflict; ``None`` for a conflict.
    reason: Reason | None = None


class PassagePair(NamedTuple):
    """Two passages of different articles in one language that may be of one matter."""

    left: PassageUnit
    right: PassageUnit
    #: One statement holds both; else their sentences only share much.
    together: bool
    #: How probable it is that they say the same, 0 to 1; told for those of one statement.
    probability: float = 0.0

    @property
    def same(self) -> bool:
        """Most probably both say the same but for a detail: clauses may agree less."""
        return self.together and self.probability >= SAME


class Texts(msgspec.Struct, frozen=True, kw_only=True):
    """The passages of an event as the finders see them."""

    found: Collation
    articles: Mapping[str, Article]
    #: The units that are compared, by article in order of ids.
    units: Mapping[str, Sequence[PassageUnit]]
    #: By article id and sentence.
    settings: Mapping[Key, Setting]
    #: By unit, the number of the row that holds it.
    rows: Mapping[Key, int]
    #: Each once; of passages that are the same word for word the first represents all.
    pairs: Sequence[PassagePair]
    #: By unit, itself and those of other articles that it represents.
    copies: Mapping[Key, Sequence[PassageUnit]]
    #: By article, its quotations and the text that they are in.
    quotations: Mapping[str, Sequence[Quotation]]
    bodies: Mapping[str, str]

    def language(self, article: str) -> str:
        """Return the language of an article."""
        return self.found.languages[article]

    def published(self, article: str) -> str:
        """Return when an article was published, ISO 8601; "" where that is not stated."""
        own = self.articles[article]
        return own.published if own.published and own.published_basis != "inferred" else ""

    def setting(self, unit: PassageUnit) -> Setting:
        """Return what the sentence of a unit says."""
        return self.settings[unit.passage.article, unit.sentence]


class Finds(Generic[Found]):
    """What is found in each unit of an event, each looked through once and when it is asked for."""

    def __init__(self, texts: Texts, find: Callable[[PassageUnit], tuple[Found, ...]]) -> None:
        self._texts, self._find = texts, find
        self._units: dict[Key, tuple[Found, ...]] = {}

    def __getitem__(self, unit: PassageUnit) -> tuple[Found, ...]:
        """Return what is found in a unit."""
        key = key_of(unit)
        if key not in self._units:
            self._units[key] = self._find(unit)
        return self._units[key]

    def article(self, article: str) -> Iterator[Found]:
        """Yield what is found in an article."""
        return (one for unit in self._texts.units[article] for one in self[unit])


def texts_of(found: Collation, rows: Sequence[Collection[PassageUnit]]) -> Texts:
    """Return what the finders start from; ``rows`` are the units of each statement."""
    printed = {read.article.id: len(read.units) for read in found.reads}
    own = [
        candidate.unit
        for candidate in found.candidates
        if candidate.unit.number < printed[candidate.article]
    ]
    units: dict[str, list[PassageUnit]] = defaultdict(list)
    for unit in own:
        units[unit.passage.article].append(unit)
    settings = _settings(own, found)
    held = {key_of(unit): number for number, row in enumerate(rows) for unit in row}
    copies: dict[object, list[PassageUnit]] = defaultdict(list)
    for unit in own:
        copies[unit.passage.text, unit.passage.person, held.get(key_of(unit))].append(unit)
    firsts = [same[0] for same in copies.values()]
    return Texts(
        found=found, articles={read.article.id: read.article for read in found.reads}, units=units, settings=settings, rows=held,
        pairs=tuple(_pairs(firsts, settings, held, found)), copies={key_of(same[0]): same for same in copies.values()},
        quotations={read.article.id: read.quotations for read in found.reads}, bodies={read.article.id: read.text for read in found.reads},
    )  # fmt: skip


def _pairs(
    units: Sequence[PassageUnit],
    settings: Mapping[Key, Setting],
    held: Mapping[Key, int],
    found: Collation,
) -> Iterator[PassagePair]:
    """Yield the pairs of units of one statement, then those of sentences near one another."""
    rows: dict[int, list[PassageUnit]] = defaultdict(list)
    sentences: dict[Key, list[PassageUnit]] = defaultdict(list)
    for unit in units:
        sentences[unit.passage.article, unit.sentence].append(unit)
        if key_of(unit) in held:
            rows[held[key_of(unit)]].append(unit)
    places = {key_of(candidate.unit): place for place, candidate in enumerate(found.candidates)}
    left = MOST_PAIRS
    for one, other, together in (*_in_rows(rows), *_near(sentences, settings)):
        row = held.get(key_of(one))
        same_row = row is not None and row == held.get(key_of(other))
        if one.passage.article == other.passage.article or same_row != together or not left:
            continue
        if same_language(*(found.languages[unit.passage.article] for unit in (one, other))):
            left -= 1
            first, second = sorted((one, other), key=key_of)
            yield PassagePair(
                first,
                second,
                together,
                found.statements.score(places[key_of(first)], places[key_of(second)])
                if together
                else 0.0,
            )


def _in_rows(
    rows: Mapping[int, Sequence[PassageUnit]],
) -> Iterator[tuple[PassageUnit, PassageUnit, bool]]:
    for _, units in sorted(rows.items()):
        yield from ((one, other, True) for one, other in combinations(units, 2))


def _near(
    sentences: Mapping[Key, Sequence[PassageUnit]], settings: Mapping[Key, Setting]
) -> Iterator[tuple[PassageUnit, PassageUnit, bool]]:
    """Yield the units of sentences that share much; never all pairs of a large event."""
    crowded = Counter(word for key in sentences for word in settings[key].words)
    index: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(sentences):
        rare = [word for word in settings[key].words if crowded[word] <= _CROWD]
        met = Counter(chain.from_iterable(index[word] for word in rare))
        for word in rare:
            index[word].append(key)
        for other in sorted(
            other for other, shared in met.items() if shared >= RARE_WORDS and other[0] != key[0]
        ):
            if near(settings[key], settings[other]):
                yield from (
                    (one, two, False) for one, two in product(sentences[other], sentences[key])
                )


def _settings(units: Sequence[PassageUnit], found: Collation) -> dict[Key, Setting]:
    """Return what each sentence says, its attribution included."""
    reads = {read.article.id: read for read in found.reads}
    keys = dict.fromkeys((unit.passage.article, unit.sentence) for unit in units)
    return {
        (article, number): _setting(
            _sentence(reads[article], number), found.languages[article], found.day
        )
        for article, number in keys
    }


def _sentence(read: ReadArticle, number: int) -> str:
    """Return a sentence of an article; -1 is its headline."""
    return read.text[slice(*read.sentences[number].span)] if number >= 0 else read.article.title


def _setting(text: str, language: str, day: EventDay | None) -> Setting:
    """Return what a sentence says; dates at the event's time do not count."""
    plain, saying = stopwords(language), reporting(language)
    items = [
        token
        for token in tokens_of(text)
        if token.kind == "word" and token.folded not in plain and token.folded not in saying
    ]
    dates = [
        mention
        for mention in find_dates(text, language)
        if day is None or away(text, mention, day, language) is not None
    ]
    return Setting(
        words=frozenset(stem_of(token, language) for token in items),
        names=frozenset(stem_of(token, language) for token in items if is_name(token, text)),
        weekdays=frozenset(mention.weekday for mention in find_weekdays(text, language)),
        dates=frozenset(mention.value for mention in dates),
        clocks=frozenset(clock.value for clock in clocks(text, tokens_of(text), language)),
    )
