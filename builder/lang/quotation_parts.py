"""The parts of a language's file that hold who speaks and what people are called beside their names,
as typed records; folded.
"""

from __future__ import annotations

from msgspec import Struct

from builder.lang.parts import Phrases, Words


class QuotationWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which is told how far speech goes, and whose it is."""

    #: After them a noun is still to come, beside prepositions, determiners and possessives.
    before_nouns: Words = Words()
    #: Words of a time that need no preposition: "told reporters | this week", "a day later".
    times: Words = Words()
    #: "as the ministry put it"
    put: Words = Words()
    #: Whoever reads gives words only right after the verb.
    read: Words = Words()
    #: They open a clause beside the words that a verb of judging gives.
    aside: Words = Words()
    #: What is said in so many words is not told: "said nothing new", "said little", "said so".
    no_words: Words = Words()
    #: Adjectives of persons.
    human: Words = Words()
    #: They mean a person named before.
    own: Words = Words()
    #: Forms of "be" before a participle, and what may be between.
    be: Words = Words()
    within_passive: Words = Words()
    #: They deny a verb that comes soon after them.
    never: Words = Words()
    #: What may come right after the name of who speaks, within the source.
    behind: Words = Words()
    #: They open what somebody says: "everything Berg says".
    all_that: Words = Words()
    #: A speaker's pronouns for himself or his side, and pronouns for one other person.
    first_person: Words = Words()
    third_person: Words = Words()
    #: Sources that are not a single person.
    crowd: Words = Words()
    #: A sentence that says who said the one before: the group ``verb``, which only one phrase may
    #: have.
    this_was_said: Phrases = Phrases()
    #: Nobody in particular.
    she_or_he: Phrases = Phrases()
    #: Before a name of somebody who does not speak alone.
    not_alone: Words = Words()
    #: They may be anywhere between commas: "Berg, | meanwhile, | who ...".
    inserted: Words = Words()


class RoleWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What people are called by what they are and do, besides the offices."""

    #: At them a role after a name ends, and these do not begin one.
    ends: Words = Words()
    never: Words = Words()
    #: Nouns for what somebody is, besides the titles that precede names.
    trades: Words = Words()
    #: They make another office of one.
    qualifiers: Words = Words()
    #: Offices that anybody may have whom a report does not name: "the officer".
    anybody: Words = Words()
    #: Articles before a title of somebody imagined: "a President Berg".
    imagined: Words = Words()
    #: Titles of several.
    plurals: Words = Words()
    #: Titles of the saints: in front of a town as a rule.
    saints: Words = Words()
    #: What a member of a parliament is called by.
    seats: Words = Words()
    #: Heads of roles that make nobody public.
    private: Words = Words()
    #: After one of these a role continues with whose or where: "mother of three"; before a role they
    #: tell one of several.
    continued: Phrases = Phrases()
    some: Phrases = Phrases()
