"""Words with which reports attribute: verbs of saying, by language, and their forms."""

from __future__ import annotations

from functools import cache
from typing import Final

from builder.lang.languages import words_of
from builder.lang.tokens import folded

_ENGLISH: Final = words_of("en").speech
#: The forms of the English verbs that take a clause, of those that name who is spoken to, of those
#: that only a person does.
CLAUSAL: Final = frozenset(_ENGLISH.clausal)
ADDRESSING: Final = frozenset(_ENGLISH.addressing)
VOICED: Final = frozenset(_ENGLISH.voiced)
#: English nouns for what somebody says ("Berg's claim that"), and verbs whose plain forms are nouns
#: as well ("and state officials").
SPEECH_NOUNS: Final = frozenset(_ENGLISH.nouns)
NOUN_FORMS: Final = frozenset(_ENGLISH.noun_forms)


@cache
def attributing(language: str = "en") -> frozenset[str]:
    """Return the folded forms of verbs that can attribute words beside a quotation."""
    words = words_of(language).speech
    return frozenset(map(folded, words.verbs + words.beside + words.voiced))


@cache
def judging(language: str = "en") -> frozenset[str]:
    """Return the folded forms of verbs whose object is followed by quoted words of the subject."""
    return frozenset(map(folded, words_of(language).speech.judging))


@cache
def reporting(language: str = "en") -> frozenset[str]:
    """Return the folded forms of verbs that report speech by themselves ("Smith said the talks
    would go on").
    """
    words = words_of(language).speech
    return frozenset(map(folded, words.verbs)) - frozenset(map(folded, words.beside))
