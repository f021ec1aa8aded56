"""Word, language -> stem; and the words of a language that carry no matter of their own."""

from __future__ import annotations

from functools import cache, lru_cache

from Stemmer import Stemmer

from builder.lang.language import primary
from builder.lang.languages import FIRST, words_of
from builder.lang.tokens import Token, folded, spelling


@cache
def _stemmer(language: str) -> Stemmer | None:
    algorithm = words_of(language).traits.stemmer
    if not algorithm:
        return None
    # What it remembers itself would be remembered twice.
    return Stemmer(algorithm, 0)


@lru_cache(maxsize=131072)
def stem(word: str, language: str = FIRST) -> str:
    """Return the stem of ``word`` (Snowball), spelling variants made equal; the folded word where
    the language has no stemmer.
    """
    tag = primary(language)
    plain = folded(word)
    if words_of(tag).traits.spellings:
        plain = spelling(plain.removesuffix("'s").removesuffix("'"))
    stemmer = _stemmer(tag)
    stemmed = plain if stemmer is None else str(stemmer.stemWord(plain))
    return stemmed or folded(word)  # a word that is all ending keeps its own letters: Greek "όταν"


@cache
def stopwords(language: str = FIRST) -> frozenset[str]:
    """Return the folded function words of ``language``; none for a language without a list."""
    return frozenset(folded(word) for word in words_of(language).function_words)


def is_function_word(token: Token, language: str = FIRST) -> bool:
    """Tell whether a token is a function word; one in capitals is an abbreviation ("US", "IT",
    "WHO").
    """
    return token.folded in stopwords(language) and not (
        len(token.text) > 1 and token.text.isupper()
    )
