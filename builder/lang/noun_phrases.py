"""A word, its language -> how well a noun phrase can begin and end with it, told without a tagger.

Where a language's file names learned weights, a word is judged by those of its endings, and by its
own where it is frequent: English nouns and adjectives come after "the" and "their", verbs after
"they" and "will"; a noun, but not an adjective, is followed by "of" or "was".  In German a noun has
a capital.  In other languages only clear endings of verbs are told, and figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from builder.core.resources import weights
from builder.lang.language import primary
from builder.lang.languages import words_of
from builder.lang.tokens import folded
from builder.lang.wordlists import NUMBER_WORDS

#: Letters of an ending, at most; a word has more letters than its ending.
LONGEST_ENDING: Final = 4
#: How well a word does at either end of a phrase, at best and at worst.
_BEST: Final = 0.5
WORST: Final = -1.5
#: A name, a figure before what it counts, a figure that ends a phrase.
_NAME: Final = 0.4
_FIGURE: Final = 0.3
_BARE_FIGURE: Final = -0.4
#: Logarithms of odds at which a word says nothing about a beginning and an end, and how many of
#: them make a point.
_BEGINNING: Final = (1.0, 2.0)
_END: Final = (0.0, 1.5)


class Fitness(NamedTuple):
    """How well a noun phrase begins and ends with a word, each from :data:`WORST` to :data:`_BEST`;
    0 when nothing is known.
    """

    begins: float
    ends: float


@lru_cache(maxsize=32768)
def fitness(word: str, language: str, *, opens: bool = False) -> Fitness:
    """Return how well a noun phrase begins and ends with ``word``, as printed; of a compound the
    last part tells.

    ``opens``: the word opens a sentence, so that its capital says nothing.
    """
    tag = primary(language)
    last = re.split(r"[-‐‑]", word)[-1] or word
    if word[0].isdigit() or folded(word) in NUMBER_WORDS:
        return Fitness(_FIGURE, _BARE_FIGURE if last[-1].isdigit() or last == word else 0.0)
    capital = word[0].isupper() and not opens
    if words_of(tag).traits.capital_nouns:
        return Fitness(_NAME, _BEST) if capital else Fitness(0.0, WORST)
    if capital:
        return Fitness(_NAME, _NAME)
    if learned := words_of(tag).traits.phrase_weights:
        return _learned(folded(last), learned)
    verb = words_of(tag).traits.verb_endings
    return Fitness(WORST, WORST) if verb and re.search(verb, last.casefold()) else Fitness(0.0, 0.0)


def _learned(word: str, name: str) -> Fitness:
    """Return what the weights of that name say of a word."""
    begins, ends = _figures(name)
    return Fitness(_scaled(begins, word, *_BEGINNING), _scaled(ends, word, *_END))


def _scaled(figures: Mapping[str, float], word: str, middle: float, unit: float) -> float:
    endings = (f"-{word[-size:]}" for size in range(1, LONGEST_ENDING + 1) if len(word) > size)
    odds = sum(figures.get(sign, 0.0) for sign in ("", word, *endings))
    return max(WORST, min(_BEST, (odds - middle) / unit))


@cache
def _figures(name: str) -> tuple[Mapping[str, float], Mapping[str, float]]:
    table = weights(name)
    return table["begins"], table["ends"]
