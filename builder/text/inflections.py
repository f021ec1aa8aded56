"""Word, language -> the form that stands for all its inflections: "supports" and "supported" are one word, "support" and "supporter" two.

A stem will not do where a reader is told that two words are the same: Snowball gives "university" and "universal" one.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Final

from builder.text.language import primary
from builder.text.stems import stem
from builder.text.tokens import spelling

#: Languages whose words are looked up in the dictionary of simplemma (Barbaresi & Huo 2023).  Those of the others take seconds to load and
#: 100 MB and more; in these languages Snowball cuts little more than endings.
_LOOKED_UP: Final = frozenset(("en",))


@cache
def _dictionary() -> Any:
    import simplemma  # noqa: PLC0415 - loads a dictionary: only when words are compared

    return simplemma.lemmatize


@lru_cache(maxsize=65536)
def uninflected(word: str, language: str = "en") -> str:
    """Return the form that stands for all inflections of a folded word; a key, not a word to show."""
    tag = primary(language)
    if tag not in _LOOKED_UP:
        return stem(word, language)
    plain = word.removesuffix("'s").removesuffix("'")
    return spelling(str(_dictionary()(plain, lang=tag)).casefold()) if plain.isalpha() else plain
