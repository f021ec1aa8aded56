"""The lists of words that several modules share."""

from __future__ import annotations

from typing import Final

from builder.lang.languages import FIRST, all_words, words_of

#: Small words inside a person's name ("Ludwig van ..."), and inside any name ("Republic of
#: Ruritania").
PARTICLES: Final = all_words(lambda words: words.names.particles)
JOINERS: Final = PARTICLES | all_words(lambda words: words.names.joiners)
#: Articles that may be in front of an outlet's name.
ARTICLES: Final = all_words(lambda words: words.names.articles)
#: Articles: a phrase may begin with one, a name does not.
DETERMINERS: Final = frozenset(words_of(FIRST).grammar.determiners)
#: Words for whose something is.
POSSESSIVES: Final = all_words(lambda words: words.clauses.possessives)
#: Function words that change what a sentence says ("all countries" against "the
#: countries").
QUANTIFIERS: Final = all_words(lambda words: words.clauses.quantifiers)
#: Auxiliaries in their finite forms: where one is there is a clause.
AUXILIARIES: Final = frozenset(words_of(FIRST).grammar.finite)
#: Auxiliaries that tell whether something is done, to be done or only possible.
MODALS: Final = all_words(lambda words: words.clauses.modals)
#: Small words that change what a sentence tells of the same act.
NUANCES: Final = MODALS | all_words(lambda words: words.clauses.nuances)
#: Number words and what they count.
NUMBER_WORDS: Final = words_of(FIRST).numbers.cardinals
#: Words before a noun or a verb without which a clause says something else.
CHANGING: Final = all_words(lambda words: words.clauses.changing)
#: Forms of "be", and how the participles of regular verbs and of most others end.
BE: Final = all_words(lambda words: words.clauses.be)
PARTICIPLES: Final = tuple(words_of(FIRST).clauses.participle_endings)
