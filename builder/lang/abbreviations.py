"""A word before a full stop -> what the stop may be besides the end of a sentence.

Which words are abbreviations comes from sentencex (Wikimedia), whose lists cover some thirty
languages and stand in for those near them.  It is asked word by word: as a splitter it cuts
quotations, "... (D-N.Y.) said" and ordinals, and takes "I came with me. Bo ..." for the state of
Maine.  Its lists hold words of the language besides; what is said here narrows them, and adds what
they lack.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, Literal

from sentencex import segment

from builder.lang.calendars import calendar
from builder.lang.characters import VOWELS
from builder.lang.language import primary
from builder.lang.languages import shared, words_of
from builder.lang.stems import stopwords
from builder.lang.tokens import folded

#: "title": a name follows; "numbered": a number follows; "year": a year is before; "other":
#: anything but a word that begins sentences.
Abbreviation = Literal["title", "numbered", "year", "other"]

#: Letters of a shortened word that may end in a vowel ("ca."); longer ones are words.
_MAX_OPEN: Final = 2
#: Letters of a month that is shortened, at most.
_MAX_MONTH: Final = 4
#: So many capitals are shortened only where this module says so ("EE. UU."); more are an acronym
#: without full stops ("EST").
_MAX_CAPITALS: Final = 2


@lru_cache(maxsize=16384)
def abbreviation(word: str, language: str) -> Abbreviation | None:
    """Return what ``word`` (without its full stop, printed as it is) shortens in ``language``;
    ``None`` for a word.
    """
    tag, key = primary(language), folded(word)
    if key in _numbered() or _is_month(key, tag):
        return "numbered"
    if key in _titles(tag):
        return "title"
    if key in stopwords(tag) or (word.isupper() and len(word) > _MAX_CAPITALS):
        return None
    if key in _years() and word.islower():
        return "year"
    if key in _others(tag):
        return "other"
    return (
        "other"
        if _plausible(word, key, tag) and _known(key, words_of(tag).abbreviations.near or tag)
        else None
    )


def _is_month(key: str, tag: str) -> bool:
    """Tell whether a word is a month shortened, as in "5. Dez. 2027"; English ones are in the
    library.
    """
    return (
        len(key) <= _MAX_MONTH
        and not words_of(tag).abbreviations.months_listed
        and key in calendar(tag).months
    )


@cache
def _numbered() -> frozenset[str]:
    return frozenset(shared().abbreviations.numbered)


@cache
def _years() -> frozenset[str]:
    return frozenset(shared().abbreviations.year)


@cache
def _titles(tag: str) -> frozenset[str]:
    known = shared().abbreviations.titles + words_of(tag).abbreviations.titles
    return frozenset(map(folded, known))


@cache
def _others(tag: str) -> frozenset[str]:
    return frozenset(map(folded, words_of(tag).abbreviations.others))


@cache
def _words(tag: str) -> frozenset[str]:
    return frozenset(map(folded, words_of(tag).abbreviations.words))


def _plausible(word: str, key: str, tag: str) -> bool:
    """Tell whether a word can be an abbreviation by its looks, whatever the library says."""
    if word.isupper() and len(word) == _MAX_CAPITALS:
        return False
    if (
        word.islower()
        if key in _words(tag)
        else words_of(tag).abbreviations.acronyms and not word.islower()
    ):
        return False
    return len(key) <= _MAX_OPEN or key[-1] not in VOWELS


@lru_cache(maxsize=16384)
def _known(word: str, tag: str) -> bool:
    """Tell whether the library holds a word for an abbreviation: it cuts no sentence after it."""
    return len(segment(tag, f"x {word}. Xy")) == 1
