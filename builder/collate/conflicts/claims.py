"""Units of the event -> what each claims that can differ: quantities with their clauses.

Two quantities are of one matter when they count the same thing in clauses that say the same of it;
so a claim keeps the words that follow its figure (what is counted), the other words of its clause,
and what befell whom ("killed", "injured").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

import msgspec

from builder.collate.alignment.passages import PassageUnit
from builder.core.capture import Span
from builder.lang.dates import find_dates, find_weekdays
from builder.lang.grammar import grammar
from builder.lang.languages import all_words, alternatives, codes, words_of
from builder.lang.measures import MeasureUnit as Measure
from builder.lang.names import TIME_WORDS
from builder.lang.quantities import Quantity, quantities
from builder.lang.stems import stem, stopwords
from builder.lang.tokens import Token, tokens
from builder.lang.verbs import reporting
from builder.lang.wordlists import NUMBER_WORDS

#: What is counted is within so many words after a figure.
HEAD_WORDS: Final = 4
#: What is set between commas is so long, at most (code points).
APPOSITION: Final = 120
#: One word for those that mean the same fate in reports, by folded word.
_FATES: Final = {
    word: fate
    for code in codes()
    for fate, words in words_of(code).claims.fates.items()
    for word in words
}
#: Fates of which a clause names its own: what befell the killed did not befall the injured.
APART: Final = frozenset(("dead", "hurt", "missing", "held"))
#: Words for people about whom nothing more is said.
_PEOPLE: Final = all_words(lambda words: words.claims.people)
#: The singular of irregular plurals.
_SINGULAR: Final = {
    plural: word for code in codes() for plural, word in words_of(code).claims.singular.items()
}
#: Beside a figure they say that it continues a count or tells a part.
_MORE: Final = all_words(lambda words: words.claims.more)
_PART: Final = all_words(lambda words: words.claims.part)
#: Before "of" they tell a part.
_SOME: Final = NUMBER_WORDS.keys() | all_words(lambda words: words.claims.some)
_DETERMINERS: Final = all_words(lambda words: words.claims.determiners)
_INCLUDING: Final = all_words(lambda words: words.claims.including)
_EACH: Final = all_words(lambda words: words.claims.each)
#: Right before a figure: what was before, or by how much.
_OLD_VALUE: Final = all_words(lambda words: words.claims.old_values)
#: Right after a time span they count it from something: "nine days before the vote".
_FROM: Final = all_words(lambda words: words.claims.counted_from)
_WORD: Final = re.compile(r"[^\W\d_]")
#: Where a clause ends besides its conjunctions.
_STOP: Final = re.compile(r"[;:()\[\]—–\"“”«»„|…]|,(?!\d)|\s[-‐]\s|[.!?](?=\s|\Z)")
_NAME: Final = r"(?P<name>[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){1,3})"
#: "Anna Berg, | 28 | , of Northmere", "Anna Berg, who is | 28", "Anna Berg ( | 28 | )"
_NAMED_AGE: Final = re.compile(
    rf"{_NAME}(?:,\s(?:(?:{alternatives(lambda words: words.claims.aged)})\s)?|\s\("
    rf"|\s(?:{alternatives(lambda words: words.claims.being)})\s)\Z"
)
_AGE_ENDS: Final = re.compile(
    rf"\s*(?:[,;.)]|\Z|(?:{alternatives(lambda words: words.claims.age_ends)})\b)"
)
#: "Anna Berg, a | 28-year-old"
_OF_AGE: Final = re.compile(
    rf"{_NAME},\s(?:(?:{alternatives(lambda words: words.claims.age_articles)})\s)?\Z"
)
#: "the 28-year-old | Anna Berg", "identified the 28-year-old | as Anna Berg", "a 28-year-old | man
#: was identified as Anna Berg"
_AGED_NAME: Final = re.compile(
    rf"\s(?:(?:[a-z]+\s){{0,2}}(?:{alternatives(lambda words: words.claims.identified)})\s)?{_NAME}"
)
_AGE: Final = Measure("age")
#: Times of day, which do not tell what a clause is about.
_TIMES: Final = all_words(lambda words: words.claims.times)
#: After these a capital opens a sentence.
_OPENS: Final = frozenset('.!?:"“”—–')
#: Nobody printed in the news is older.
_OLDEST: Final = 115


class ClaimContext(msgspec.Struct, frozen=True, kw_only=True):
    """The words around a place of a passage that say what it is about."""

    #: Stems of its words of content, one for all words of a fate; figures, times and verbs of
    #: saying left out.
    words: frozenset[str]
    #: What befell whom in it.
    fates: frozenset[str]
    #: Folded words of the names in it.
    names: frozenset[str]
    #: It has a verb of saying.
    saying: bool
    #: It opens with "he", "she", "they": what it is about is told elsewhere.
    pronoun: bool = False
    #: Days of the week in it.
    weekdays: frozenset[int] = frozenset()


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity of a passage and what it is said of."""

    unit: PassageUnit
    quantity: Quantity
    clause: ClaimContext
    #: Stems of what is counted, in order; words for people about whom nothing more is said as
    #: "person".
    head: tuple[str, ...]
    #: How the figure relates to others: it continues a count, is a part, is per something, an old
    #: value, a change.
    marks: frozenset[str]
    #: Of an age: the name of the person; "" for none.
    name: str = ""

    @property
    def article(self) -> str:
        """Id of its article."""
        return self.unit.passage.article

    @property
    def said(self) -> frozenset[str]:
        """What its clause says besides what is counted."""
        return self.clause.words.difference(self.head)


@lru_cache(maxsize=16384)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of a passage; every finder asks for them."""
    return tokens(text)


@lru_cache(maxsize=16384)
def _times(text: str, language: str) -> tuple[Span, ...]:
    """Return where a passage has dates and days."""
    return (
        *(one.span for one in find_dates(text, language)),
        *(one.span for one in find_weekdays(text, language)),
    )


@lru_cache(maxsize=16384)
def _cuts(text: str, language: str) -> tuple[Span, ...]:
    """Return where clauses of a passage end: marks and conjunctions."""
    return tuple(Span(*match.span()) for match in _stops(language).finditer(text))


def claims_of(unit: PassageUnit, language: str) -> tuple[Claim, ...]:
    """Return the quantities of a unit's passage with their clauses."""
    text = unit.passage.text
    items = tokens_of(text)
    made = (_claim(unit, text, items, one, language) for one in quantities(text, language, items))
    return tuple(claim for claim in made if "whole" not in claim.marks)


def _claim(
    unit: PassageUnit, text: str, items: Sequence[Token], one: Quantity, language: str
) -> Claim:
    name = _person(text, one)
    if name and one.unit.dimension == "count":
        one = one._replace(unit=_AGE)
    after = [token for token in items if token.start >= one.head]
    before = [token for token in items if token.end <= one.first]
    head, marks = (
        _head(after, language),
        _marks(before, after, spans=one.unit.dimension == "duration"),
    )
    clause = clause_at(text, Span(one.first, one.span.end), language, items)
    return Claim(unit=unit, quantity=one, clause=clause, head=head, marks=marks, name=name)


def _person(text: str, one: Quantity) -> str:
    """Return the name of the person whose age a figure is; "" without one.

    "Anna Berg, 28,", "the 28-year-old Anna Berg".
    """
    if one.unit.dimension == "age":
        match = _AGED_NAME.match(text, one.span.end) or _OF_AGE.search(text, 0, one.span.start)
        return match["name"] if match else ""
    if (
        one.unit.dimension != "count"
        or one.hedge != "exact"
        or one.value > _OLDEST
        or not _AGE_ENDS.match(text, one.span.end)
    ):
        return ""
    match = _NAMED_AGE.search(text, 0, one.span.start)
    return match["name"] if match else ""


def _head(after: Sequence[Token], language: str) -> tuple[str, ...]:
    """Return the stems of what is counted."""
    plain = stopwords(language)
    found: list[str] = []
    for token in after:
        if token.text in "-‐‑":
            continue
        if token.kind == "number":
            # The number belongs to a name: "two Precinct 5 deputies".
            return ()
        if token.kind != "word" or token.folded in _FATES or len(found) == HEAD_WORDS:
            break
        if token.folded in _MORE:
            if token.folded.endswith("s") and token.folded in _PEOPLE:
                found.append("person")
            continue
        if token.folded in plain:
            break
        found.append("person" if token.folded in _PEOPLE else stem_of(token, language))
    return tuple(found)


def _marks(before: Sequence[Token], after: Sequence[Token], *, spans: bool) -> frozenset[str]:
    """Return how a figure relates to others; ``spans`` tells whether it is a time span."""
    last = before[-1].folded if before else ""
    following = [token.folded for token in after[:3]]
    found = {
        "more": last in _MORE or any(word in _MORE for word in following[:2]),
        "part": bool(_PART.intersection(following[:1]))
        or any(token.folded in _INCLUDING for token in before[-2:]),
        "each": last in _EACH or any(word in _EACH for word in following),
        "old": last in _OLD_VALUE,
        "change": last == "by",
        "whole": _whole(before),
    }
    return frozenset(mark for mark, holds in found.items() if holds).union(
        _FROM.intersection(following[:2]) if spans else ()
    )


def _whole(before: Sequence[Token]) -> bool:
    """Tell whether a figure is what others are part of: "one of the | two", "Image 1 of / | 9"."""
    k = len(before) - 1
    while k > 0 and (before[k].kind == "punctuation" or before[k].folded in _DETERMINERS):
        k -= 1
    return (
        k > 0
        and before[k].folded == "of"
        and (before[k - 1].kind == "number" or before[k - 1].folded in _SOME)
    )


def stem_of(token: Token, language: str) -> str:
    """Return the stem by which a word of a clause is compared."""
    word = _SINGULAR.get(token.folded, token.folded)
    return _FATES.get(word) or stem(word, language)


def clause_at(text: str, place: Span, language: str, items: Sequence[Token]) -> ClaimContext:
    """Return the clause around a place of a passage."""
    spans = _around(text, place, language)
    own = [
        token
        for token in items
        if any(span.start <= token.start and token.end <= span.end for span in spans)
    ]
    plain, saying = stopwords(language), reporting(language)
    times = _times(text, language)
    words = [
        token for token in own
        if token.kind == "word" and token.folded not in plain and not (place.start <= token.start < place.end)
        and not any(one.start <= token.start < one.end for one in times) and token.folded not in _TIMES
    ]  # fmt: skip
    return ClaimContext(
        words=frozenset(
            stem_of(token, language)
            for token in words
            if token.folded not in saying and token.folded not in _MORE
        ),
        fates=frozenset(_FATES[token.folded] for token in words if token.folded in _FATES),
        names=frozenset(token.folded.removesuffix("'s") for token in words if is_name(token, text)),
        saying=any(token.folded in saying for token in words),
        pronoun=bool(own) and own[0].folded in grammar(language).pronouns,
        weekdays=frozenset(
            day.weekday
            for day in find_weekdays(text, language)
            if any(span.start <= day.span.start < span.end for span in spans)
        ),
    )


def _around(text: str, place: Span, language: str) -> list[Span]:
    """Return the clause around a place, and its rest after words set between commas.

    "five people, two of them soldiers, were hurt".
    """
    cuts = _cuts(text, language)
    start = max((cut.end for cut in cuts if cut.end <= place.start), default=0)
    after = next((cut for cut in cuts if cut.start >= place.end), Span(len(text), len(text)))
    spans = [Span(start, after.start)]
    second = text.find(", ", after.end) if text[after.start : after.end] == "," else -1
    if second >= 0 and second - place.end <= APPOSITION:
        spans.append(
            Span(second + 1, next((cut.start for cut in cuts if cut.start > second), len(text)))
        )
    return spans


def is_name(token: Token, text: str) -> bool:
    """Tell whether a word is part of a name.

    Its capital does not open a sentence, or the next word has a capital, too.
    """
    if not token.text[:1].isupper() or token.folded in TIME_WORDS:
        return False
    before = text[: token.start].rstrip()
    return (bool(before) and before[-1] not in _OPENS) or text[token.end : token.end + 2].strip()[
        :1
    ].isupper()


def clauses_of(text: str, language: str) -> Iterator[Span]:
    """Yield the clauses of a passage in order."""
    start = 0
    for cut in _cuts(text, language):
        if cut.start > start:
            yield Span(start, cut.start)
        start = cut.end
    yield Span(start, len(text))


#: Conjunctions inside a clause: "more | than | 20".
_INSIDE: Final = all_words(lambda words: words.claims.inside)


@cache
def _stops(language: str) -> re.Pattern[str]:
    """Return where a clause ends."""
    own = grammar(language)
    joining = (
        own.stops
        | own.coordinators
        | own.relatives
        | own.that
        | frozenset(words_of(language).claims.clause_ends)
    ) - _INSIDE
    words = "|".join(re.escape(word) for word in sorted(joining) if _WORD.search(word))
    return re.compile(
        rf"{_STOP.pattern}|\b(?:{words})\b" if words else _STOP.pattern, re.IGNORECASE
    )
