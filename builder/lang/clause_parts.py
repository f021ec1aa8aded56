"""The parts of a language's file that hold how its clauses and sentences are built, as typed
records.
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
    #: They begin a clause beside another one; verbs of saying in the forms in which reports have
    #: most of them.
    relatives: Words = Words()
    sayings: Words = Words()
    #: Pronouns for others than who speaks or reads.
    third_person: Words = Words()
    #: Function words that change how much is said; and those with which what most probably says the
    #: same may count otherwise.
    counting: Words = Words()
    exact: Words = Words()
    #: They join another clause behind a comma.
    joining: Words = Words()
    #: They announce: "will take part", "is expected", "live updates".
    announcing: Phrases = Phrases()


class LineWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which is told whether a stretch of a passage can be read alone; of a language
    without them only whole passages can.
    """

    #: Pronouns and pointers to what is told elsewhere; those that a name in front of them explains,
    #: and those that also join or point ahead.
    pointing: Words = Words()
    explained: Words = Words()
    joining: Words = Words()
    #: By one of them a sentence depends on the one before.
    hanging: Words = Words()
    #: They open a clause which depends on another one; those of them in front of which a clause has
    #: its verb.
    subordinating: Words = Words()
    joins: Words = Words()
    #: Verbs of saying that leave open what is said, and those that take a clause.
    addressing: Words = Words()
    asserting: Words = Words()
    #: Verbs in forms that nouns have, too, but seldom do; words after which "'s" is a verb; what
    #: follows a verb rather than a plural; what ends a phrase with a verb ("went off").
    finite: Words = Words()
    contracting: Words = Words()
    objects: Words = Words()
    particles: Words = Words()
    #: What follows one of them may belong to it: nothing is left out.
    scoped: Words = Words()
    #: Prepositions that say where or when, even right after a verb.
    free: Words = Words()
    #: They follow the noun that they belong to: an attorney general is not a general.
    postposed: Words = Words()
    #: A speaker's words for himself or his side.
    first_person: Words = Words()
    #: When, where or as what, in front of a clause; the same of a headline, a newsroom's view as a
    #: rule: "In a blow to the mayor, ...".
    opening: Phrases = Phrases()
    headline_opening: Phrases = Phrases()
    #: A clause may end before these words, which add when, where or why; the same in a headline.
    adding: Phrases = Phrases()
    headline_adding: Phrases = Phrases()
    #: Behind a comma a clause may begin after them.
    beginning: Phrases = Phrases()
    #: Behind the name of a day.
    parts_of_day: Phrases = Phrases()


class ReadingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that come and go where two reports put one thing differently."""

    #: A sentence needs them only because others moved or turned round: never worth a mark of their
    #: own.
    glue: Words = Words()
    #: Pronouns, those that speakers use for themselves or their side, and what else comes and goes
    #: when speech turns indirect.
    persons: Words = Words()
    first_persons: Words = Words()
    grammar: Words = Words()


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
