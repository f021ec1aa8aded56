"""The parts of a language's file that hold how its clauses and sentences are built, as typed
records; so far English alone has them, for which rules are written.
"""

from __future__ import annotations

from msgspec import Struct, field

from builder.lang.parts import Phrases, Words


class ClauseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that change what a clause says; folded."""

    #: Whose something is.
    possessives: Words = Words()
    #: Function words that change what a sentence says ("all countries" against "the countries").
    quantifiers: Words = Words()
    #: Auxiliaries that tell whether something is done, to be done or only possible.
    modals: Words = Words()
    #: Other small words that change what a sentence tells of the same act.
    nuances: Words = Words()
    #: Before a noun or a verb: without one the clause says something else.
    changing: Words = Words()
    #: Forms of "be", and how the participles of regular verbs and of most others end.
    be: Words = Words()
    participle_endings: Words = Words()
    #: Words of headlines with which a newsroom judges what it reports.
    loaded_verbs: Words = Words()
    loaded_nouns: Words = Words()
    #: With what force something is said ("denied", "refused", "doubtful", "future", "intended") →
    #: the words that tell it.
    forces: dict[str, Words] = field(default_factory=dict)
    #: Those of doubt that are about the words beside them only; words of what may come anyway.
    doubted_beside: Words = Words()
    warning: Words = Words()
    #: Groups of words of which newsrooms take one for another without saying anything else.  None
    #: of them judges, and none tells more than its neighbors: "killed" is not "died", "claimed" is
    #: not "said".
    synonyms: Phrases = Phrases()


class SentenceWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words at the ends of sentences."""

    #: They begin sentences and seldom follow an abbreviation within one.
    starters: Words = Words()
    #: Verbs that come after a speaker's name; the others count only at the end of a clause, or true
    #: sentences would be glued.
    sayings: Words = Words()
    #: The halves of the day, and what may follow them within a sentence besides a day, a month or a
    #: zone in capitals.
    halves: Words = Words()
    after_halves: Words = Words()
