"""Words with which reports attribute: verbs of saying, by language, and their forms."""

from __future__ import annotations

from functools import cache
from typing import Final

from builder.lang.languages import FIRST, all_words, words_of
from builder.lang.tokens import folded

#: The forms of the English verbs that take a clause, of those that name who is spoken to, of those
#: that only a person does.
CLAUSAL: Final = all_words(lambda words: words.speech.clausal)
ADDRESSING: Final = all_words(lambda words: words.speech.addressing)
VOICED: Final = all_words(lambda words: words.speech.voiced)
#: English nouns for what somebody says ("Berg's claim that"), and verbs whose plain forms are nouns
#: as well ("and state officials").
SPEECH_NOUNS: Final = all_words(lambda words: words.speech.nouns)
NOUN_FORMS: Final = all_words(lambda words: words.speech.noun_forms)


@cache
def attributing(language: str = FIRST) -> frozenset[str]:
    """Return the folded forms of verbs that can attribute words beside a quotation."""
    words = words_of(language).speech
    return frozenset(map(folded, words.verbs + words.beside + words.voiced))


@cache
def judging(language: str = FIRST) -> frozenset[str]:
    """Return the folded forms of verbs whose object is followed by quoted words of the subject."""
    return frozenset(map(folded, words_of(language).speech.judging))


@cache
def reporting(language: str = FIRST) -> frozenset[str]:
    """Return the folded forms of verbs that report speech by themselves ("Smith said the talks
    would go on").
    """
    words = words_of(language).speech
    return frozenset(map(folded, words.verbs)) - frozenset(map(folded, words.beside))
