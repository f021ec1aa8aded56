"""The part of a language's file that holds what reports say happened, and around it, as a typed
record.
"""

from __future__ import annotations

from msgspec import Struct, field

from builder.lang.parts import Phrases, Words


class ClaimWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which clauses of two reports are told to be of one matter; folded."""

    #: What befell somebody ("dead", "hurt", "missing", "held" …) → the words for it.
    fates: dict[str, Words] = field(default_factory=dict)
    #: People of whom nothing more is said.
    people: Words = Words()
    #: Beside a figure they say that it continues counting; right behind it, that it is a part; before
    #: it, that it is among those just named.
    more: Words = Words()
    part: Words = Words()
    including: Words = Words()
    #: Right behind a time span they count it from something: "nine days before the vote".
    counted_from: Words = Words()
    #: Where one is nothing is simply asserted or denied.
    open: Words = Words()
    #: Auxiliaries that are not words of content, besides the function words.
    auxiliaries: Words = Words()
    #: Before a name they say where, before a day they lead to it.
    where: Words = Words()
    when: Words = Words()
    #: Phrases that say when a page was made, and what may be before the day.
    stamped: Phrases = Phrases()
    stamped_on: Phrases = Phrases()
    #: Phrases of a part of the day that belongs to two days.
    night: Phrases = Phrases()
    #: Phrases that say that a count continues, or went on from another.
    goes_on: Phrases = Phrases()
    #: Before a name they make it another place: "Central Northmere".
    quarters: Words = Words()
    #: Sources that may be one another's: what the authorities say is reported as police, officials,
    #: a spokesman.
    official: Words = Words()
    #: Offices that one person holds at a time, and words with which one has had several holders.
    single_offices: Words = Words()
    several_holders: Words = Words()
    #: The last word of what is in a town, so that it is no other town.
    facilities: Words = Words()
    #: More words at which a clause ends.
    clause_ends: Words = Words()
    #: Before "of" they tell a part, besides the number words.
    some: Words = Words()
    #: Before a noun they mean those named before, or all of them.
    determiners: Words = Words()
    #: They count for one of several.
    each: Words = Words()
    #: Right before a figure: what was before, or by how much.
    old_values: Words = Words()
    #: Times of day, which do not tell what a clause is about.
    times: Words = Words()
    #: Conjunctions inside a clause: "more | than | 20".
    inside: Words = Words()
    #: Before a verb they tell an aim, before a noun a want: "trying to find", "out of time".
    aims: Words = Words()
    #: Small words that make another predicate: "all" and "some", "again".
    degrees: Words = Words()
    #: Stems of words by which a page tells who made it; words with which it speaks to its reader.
    craft: Words = Words()
    reader: Words = Words()
    #: They tell whether a count holds the one who did it.
    counting_in: Phrases = Phrases()
    #: Between a name and an age, behind an age, between a name and an age before a noun, and between
    #: such an age and the name.
    aged: Phrases = Phrases()
    being: Phrases = Phrases()
    age_ends: Phrases = Phrases()
    age_articles: Phrases = Phrases()
    identified: Phrases = Phrases()
    #: Irregular plural → its singular.
    singular: dict[str, str] = field(default_factory=dict)
