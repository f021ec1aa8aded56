"""Word, language -> the form that stands for all its inflections: "supports" and "supported" are
one word, "support" and "supporter" two.

A stem will not do where a reader is told that two words are the same: Snowball gives "university"
and "universal" one.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Final

from builder.lang.language import primary
from builder.lang.languages import FIRST, words_of
from builder.lang.stems import stem
from builder.lang.tokens import spelling

_VOWELS: Final = "aeiou"


@cache
def _dictionary() -> Any:
    import simplemma  # noqa: PLC0415 - loads a dictionary: only when words are compared

    return simplemma.lemmatize


@lru_cache(maxsize=65536)
def uninflected(word: str, language: str = FIRST) -> str:
    """Return the form that stands for all inflections of a folded word; a key, not a word to show."""
    tag = primary(language)
    if not words_of(tag).traits.inflections:
        return stem(word, language)
    plain = word.removesuffix("'s").removesuffix("'")
    return spelling(str(_dictionary()(plain, lang=tag)).casefold()) if plain.isalpha() else plain


@lru_cache(maxsize=4096)
def past_tense(word: str) -> str:
    """Return the past tense of a folded English verb in its third person ("urges"); "" where no
    form of it is surely one.
    """
    plain = str(_dictionary()(word, lang=FIRST))
    if past := words_of(FIRST).past_tenses.get(plain):
        return past
    doubled = plain + plain[-1:] + "ed"
    forms = (doubled, plain + "ed" if plain[-1:] != "e" else plain + "d", plain[:-1] + "ied")
    return next((form for form in forms if _is_form(form, plain)), "")


def _is_form(form: str, plain: str) -> bool:
    """Tell whether the dictionary knows a form, spelled as the rules want, as one of a verb."""
    consonant_y = plain.endswith("y") and plain[-2:-1] not in _VOWELS
    return str(_dictionary()(form, lang=FIRST)) == plain and form.endswith("ied") == consonant_y
