"""A word -> its concept: one key for all words that say the same of a thing: its inflections, words
made from it, plain synonyms.
"""

from __future__ import annotations

from functools import cache, lru_cache

from builder.lang.language import primary
from builder.lang.languages import FIRST, words_of
from builder.lang.same_words import same_word
from builder.lang.stems import stem
from builder.lang.tokens import folded


@cache
def _concepts(language: str) -> dict[str, str]:
    """Return, by each synonym without its inflections, the stem of the first of its group:
    "legislator" and "legislation" share a stem.
    """
    groups = (group.split() for group in words_of(language).clauses.synonyms)
    return {
        same_word(word, language): stem(same_word(group[0], language), language)
        for group in groups
        for word in group
    }


@lru_cache(maxsize=65536)
def concept(word: str, language: str = FIRST) -> str:
    """Return a key that is equal for words that say the same of a thing; in a language whose file
    has no synonyms for forms of one word.
    """
    plain = same_word(folded(word), language)
    return _concepts(primary(language)).get(plain) or stem(plain, language)
