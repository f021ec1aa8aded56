"""A string of words -> the set of them, so that word lists stay readable in the code; and the lists
that several modules share.
"""

from __future__ import annotations

from typing import Final

from builder.lang.languages import all_words, words_of

_ENGLISH: Final = words_of("en")


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
DETERMINERS: Final = frozenset(_ENGLISH.grammar.determiners)
#: English words for whose something is.
POSSESSIVES: Final = frozenset(_ENGLISH.clauses.possessives)
#: English function words that change what a sentence says ("all countries" against "the
#: countries").
QUANTIFIERS: Final = frozenset(_ENGLISH.clauses.quantifiers)
#: English auxiliaries in their finite forms: where one stands there is a clause.
AUXILIARIES: Final = frozenset(_ENGLISH.grammar.finite)
#: English auxiliaries that tell whether something is done, to be done or only possible.
MODALS: Final = frozenset(_ENGLISH.clauses.modals)
#: English small words that change what a sentence tells of the same act.
NUANCES: Final = MODALS | frozenset(_ENGLISH.clauses.nuances)
#: English number words and what they count.
NUMBER_WORDS: Final = _ENGLISH.numbers.cardinals
#: English words before a noun or a verb without which a clause says something else.
CHANGING: Final = frozenset(_ENGLISH.clauses.changing)
#: English forms of "be", and how the participles of regular verbs and of most others end.
BE: Final = frozenset(_ENGLISH.clauses.be)
PARTICIPLES: Final = tuple(_ENGLISH.clauses.participle_endings)
