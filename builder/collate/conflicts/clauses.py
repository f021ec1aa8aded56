"""A place of a passage -> the clause around it: the words that say what it is about, its names and days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

import msgspec

from builder.core.capture import Span
from builder.lang.dates import find_dates, find_weekdays
from builder.lang.grammar import grammar
from builder.lang.languages import all_words, codes, words_of
from builder.lang.names import TIME_WORDS
from builder.lang.stems import stem, stopwords
from builder.lang.tokens import Token, tokens
from builder.lang.verbs import reporting

#: What is set between commas is so long, at most (code points).
APPOSITION: Final = 120
#: One word for those that mean the same fate in reports, by folded word.
FATES: Final = {
    word: fate
    for code in codes()
    for fate, words in words_of(code).claims.fates.items()
    for word in words
}
#: Fates of which a clause names its own: what befell the killed did not befall the injured.
APART: Final = frozenset(("dead", "hurt", "missing", "held"))
#: The singular of irregular plurals.
_SINGULAR: Final = {
    plural: word for code in codes() for plural, word in words_of(code).claims.singular.items()
}
#: Beside a figure they say that it continues a count or tells a part.
MORE: Final = all_words(lambda words: words.claims.more)
_WORD: Final = re.compile(r"[^\W\d_]")
#: Where a clause ends besides its conjunctions.
_STOP: Final = re.compile(r"[;:()\[\]—–\"“”«»„|…]|,(?!\d)|\s[-‐]\s|[.!?](?=\s|\Z)")
#: Times of day, which do not tell what a clause is about.
_TIMES: Final = all_words(lambda words: words.claims.times)
#: After these a capital opens a sentence.
_OPENS: Final = frozenset('.!?:"“”—–')


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


def stem_of(token: Token, language: str) -> str:
    """Return the stem by which a word of a clause is compared."""
    word = _SINGULAR.get(token.folded, token.folded)
    return FATES.get(word) or stem(word, language)


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
            if token.folded not in saying and token.folded not in MORE
        ),
        fates=frozenset(FATES[token.folded] for token in words if token.folded in FATES),
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
