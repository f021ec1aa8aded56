"""A string of words -> the set of them, so that word lists stay readable in the code; and the lists
that several modules share.
"""

from __future__ import annotations

from typing import Final

from builder.lang.languages import all_words


def listed(words: str) -> frozenset[str]:
    """Return the words of ``words``, parted by white space."""
    return frozenset(words.split())


#: Small words inside a person's name ("Ludwig van ..."), and inside any name ("Republic of
#: Ruritania").
PARTICLES: Final = all_words(lambda words: words.names.particles)
JOINERS: Final = PARTICLES | all_words(lambda words: words.names.joiners)
#: Articles that may stand in front of an outlet's name.
ARTICLES: Final = all_words(lambda words: words.names.articles)
#: English articles: a phrase may begin with one, a name does not.
DETERMINERS: Final = listed("the a an")
#: English words for whose something is.
POSSESSIVES: Final = listed("his her its their our my your")
#: English function words that change what a sentence says ("all countries" against "the
#: countries").
QUANTIFIERS: Final = listed(
    "all every each some any no not never none only most many more less few several both neither cannot without against"
)
#: English auxiliaries in their finite forms: where one stands there is a clause.
AUXILIARIES: Final = listed(
    """is are was were has have had will would can could may might must should does did do cannot isn't aren't wasn't weren't
    won't wouldn't can't couldn't doesn't didn't don't shouldn't"""
)
#: English auxiliaries that tell whether something is done, to be done or only possible.
MODALS: Final = listed("will would can could may might must shall should")
#: English small words that change what a sentence tells of the same act.
NUANCES: Final = MODALS | listed(
    "also even still just yet already again too once ever almost about"
)
#: English number words and what they count.
NUMBER_WORDS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
#: English words before a noun or a verb without which a clause says something else.
CHANGING: Final = listed(
    """former alleged fake acting interim would-be proposed potential possible attempted false failed planned suspected unarmed
    reportedly allegedly not never no nearly almost only first last next other same new old previous future deputy vice assistant ex
    private public federal national"""
)
#: English forms of "be", and how the participles of regular verbs and of most others end.
BE: Final = listed("is are was were be been being")
PARTICIPLES: Final = ("ed", "en", "wn", "ne", "ld", "ght", "ound", "ade")
