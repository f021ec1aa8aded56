"""A text -> the words in it that deny; a language -> words that mean opposites."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import Final

from builder.lang.languages import FIRST, gathered, words_of
from builder.lang.stems import stem
from builder.lang.tokens import Token, folded

#: Letters of a word that a prefix turns into its opposite, at least.
_SHORTEST: Final = 4


@cache
def _denying(language: str) -> tuple[frozenset[str], str]:
    """Return the folded words that deny, those of English for a language without a list, and the
    ending that does.
    """
    own = words_of(language).negation
    found = own if own.words else words_of(FIRST).negation
    return frozenset(map(folded, found.words)), own.suffix


@cache
def _only() -> frozenset[str]:
    return frozenset(map(folded, gathered(lambda words: words.negation.only)))


def negations(items: Sequence[Token], language: str) -> Iterator[int]:
    """Yield the places of words that deny: "not", "doesn't", but not of "not only"."""
    deny, suffix = _denying(language)
    for k, (token, following) in enumerate(zip_longest(items, items[1:])):
        denies = token.folded in deny and (following is None or following.folded not in _only())
        if denies or (suffix and token.folded.endswith(suffix)):
            yield k


def denied(
    items: Sequence[Token], places: Sequence[int], words: Collection[Token]
) -> Iterator[Token]:
    """Yield the first of ``words`` behind each of the words of ``items`` at ``places``, which deny."""
    for k in places:
        found = next((token for token in items[k + 1 :] if token in words), None)
        if found is not None:
            yield found


@cache
def _opposites(language: str) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(stem(word, language) for word in pair.split())
        for pair in words_of(language).negation.opposites
    )


def opposite(one: str, other: str, language: str) -> bool:
    """Tell whether two words mean opposites: they are listed as such, or one is the other with
    "un-".
    """
    stems = stem(one, language), stem(other, language)
    if stems[0] == stems[1]:
        return False
    if frozenset(stems) in _opposites(language):
        return True
    short, long = sorted((folded(one), folded(other)), key=len)
    prefixes = words_of(language).negation.prefixes
    return len(short) >= _SHORTEST and any(long == prefix + short for prefix in prefixes)
