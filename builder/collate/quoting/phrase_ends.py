"""Items of a sentence, the beginning of a noun phrase -> where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.collate.quoting.phrases import PHRASE_REACH, PhraseItem, in_phrase, is_pronoun
from builder.lang.days import is_day
from builder.lang.grammar import Grammar

#: Small words before a day, at most: "na | segunda-feira", "w | ten | poniedziałek".
_TIME_REACH: Final = 3


def _determines(items: Sequence[PhraseItem], k: int, words: Grammar) -> bool:
    """Tell whether a word that may be a pronoun is an article.

    Spanish "él" and "el" are one word when folded.
    """
    following = items[k + 1] if k + 1 < len(items) else None
    return (
        items[k].folded in words.determiners
        and following is not None
        and following.kind == "word"
        and not _light(following, words)
    )


def _light(item: PhraseItem, words: Grammar) -> bool:
    return item.folded in words.prepositions | words.stops | words.skipped


def _manner(items: Sequence[PhraseItem], k: int, words: Grammar) -> bool:
    """Tell whether an English adverb follows a name: "said Berta | contentedly"."""
    return (
        words.participles
        and items[k].folded.endswith("ly")
        and not items[k].capital
        and items[k - 1].capital
    )


def after_time(items: Sequence[PhraseItem], start: int, words: Grammar, language: str) -> int:
    """Step over a time between a verb and its subject.

    "řekl | v pondělí | starosta", "a dit | lundi | le maire".
    """
    k = start
    small = words.prepositions | words.determiners
    while (
        k < len(items)
        and k - start < _TIME_REACH
        and items[k].folded in small
        and not is_day(items[k].folded, language)
    ):
        k += 1
    return (
        after_time(items, k + 1, words, language)
        if k + 1 < len(items) and is_day(items[k].folded, language)
        else start
    )


def phrase_end(items: Sequence[PhraseItem], start: int, words: Grammar, language: str) -> int:
    """Return the index after the noun phrase that begins at ``start``."""
    k = start
    if k < len(items) and is_pronoun(items[k], words) and not _determines(items, k, words):
        return k + 1
    while k < len(items) and k - start < PHRASE_REACH and in_phrase(items[k], words, language):
        if (
            k > start
            and items[k].folded in words.prepositions
            and items[k].folded not in words.inside
        ):
            break
        if k > start and items[k].folded in words.finite and not items[k].capital:
            break
        if items[k].folded == "." and k + 1 >= len(items):
            break
        if k > start and (
            items[k].folded in words.addressed
            or is_day(items[k].folded, language)
            or _manner(items, k, words)
        ):
            break
        k += 1
    return k
