"""Text -> the BCP 47 tag of its language; a tag -> what every stage asks of it."""

from __future__ import annotations

from functools import cache
from typing import Final

#: Fewer letters than this tell no language.
MIN_LETTERS: Final = 12
#: More than this does not change the answer.
_MAX_CHARACTERS: Final = 4000
#: The tag for a text whose language cannot be told.
UNDETERMINED: Final = "und"


def detect(text: str) -> str:
    """Return the language of ``text`` as py3langid tells it; ``und`` when there are too few letters
    to tell.
    """
    from py3langid import classify  # noqa: PLC0415 - loads numpy and a model: only when a language is asked for

    sample = text[:_MAX_CHARACTERS]
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return UNDETERMINED
    return str(classify(sample)[0])


@cache
def primary(language: str) -> str:
    """Return the primary subtag of a BCP 47 tag: "en-GB" gives "en"."""
    return language.partition("-")[0].casefold()


@cache
def same_language(one: str, other: str) -> bool:
    """Tell whether two tags are of one language, whatever their regions."""
    return primary(one) == primary(other)
