"""A word -> the office that it names: what people are called by their offices, and the courtesies
beside names.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from builder.lang.languages import FIRST, all_words, words_of
from builder.lang.tokens import folded

#: English courtesies before a name, and with what follows one: no part of it.
COURTESIES: Final = all_words(lambda words: words.offices.before_names)
HONORIFICS: Final = COURTESIES | all_words(lambda words: words.offices.behind_names)
#: English titles as they are shortened in front of a name ("Gen."): no part of it either.
SHORT_TITLES: Final = all_words(lambda words: words.offices.short_titles)
#: Those of them that stand for one office, written out.
FULL_TITLES: Final = words_of(FIRST).offices.full_titles
#: Words that end a role printed before a name ("Russian Foreign Minister ...") or begin one after
#: it ("..., Chairman of ...").
TITLES: Final = SHORT_TITLES | COURTESIES | all_words(lambda words: words.offices.titles)
#: What people are called by their office in other languages, by the beginning of the word: endings
#: are declined.
_OFFICES: Final = tuple(sorted(map(folded, all_words(lambda words: words.offices.beginnings))))
#: German joins the office to what it is for: "Vorstandschefin", "Fahrgastvertreter".
_ENDINGS: Final = tuple(
    sorted(
        folded(ending + female)
        for ending in all_words(lambda words: words.offices.endings)
        for female in ("", *all_words(lambda words: words.offices.feminine))
    )
)
#: Courtesies of other languages before a name.
FOREIGN_COURTESIES: Final = all_words(lambda words: words.offices.courtesies)
#: A word that begins with one of these is the office itself, not who holds it.
_HOUSES: Final = tuple(sorted(map(folded, all_words(lambda words: words.offices.houses))))


@lru_cache(maxsize=16384)
def office_of(word: str) -> str:
    """Return an English title, the beginning of another language's word for an office, or its end
    in German; "" for no office.
    """
    if word in TITLES:
        return word
    if word.startswith(_HOUSES):
        return ""
    found = next((office for office in _OFFICES if word.startswith(office)), "")
    return found or next((office for office in _ENDINGS if word.endswith(office)), "")
