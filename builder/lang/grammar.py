"""A language -> its grammar: the small words by which attributions are read in it, what joins, what
points, what is between a subject and its verb.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, NamedTuple

from builder.lang.languages import FIRST, words_of
from builder.lang.parts import Words
from builder.lang.tokens import folded


class Grammar(NamedTuple):
    """Folded function words of one language."""

    #: Join a reported clause to its verb: "that".
    that: frozenset[str] = frozenset()
    #: Stand before a source and attribute by themselves, longest first: "according to".
    according: tuple[tuple[str, ...], ...] = ()
    #: The same after a source: German "zufolge".
    accorded: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    #: Prepositions that continue with a noun phrase: "the head | of | the ministry".
    inside: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    #: No noun phrase holds these.
    stops: frozenset[str] = frozenset()
    #: Stand between a noun phrase and its verb: "the minister | has also | said".
    skipped: frozenset[str] = frozenset()
    #: Stand between a quotation and a verb before its subject: French "a", German "hat".
    inverted: frozenset[str] = frozenset()
    #: Open a clause that attributes the rest: "as the minister said".
    like: frozenset[str] = frozenset()
    #: Where one is there is a clause.
    finite: frozenset[str] = frozenset()
    #: Join a second verb to one subject: "laughed | and | said".
    coordinators: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    #: After these a word is not a finite verb.
    nominal: frozenset[str] = frozenset()
    #: Forms in -ed and -ing are before nouns and never before a verb: "taking calls".
    participles: bool = False
    #: The subject is before its verb, after it, or first while the verb comes last.
    order: Literal["middle", "first", "last"] = "middle"
    #: A reported clause follows its verb after a comma, without "that": German.
    comma: bool = False
    #: Open a noun phrase of those who are told, right after the speaker: German "dem".
    addressed: frozenset[str] = frozenset()
    #: A paragraph that opens with a dash is speech: up to its next dash once an attribution came
    #: ("closed"), or all of it ("open").
    dash: Literal["", "closed", "open"] = ""
    #: An attribution may be between commas inside the marks: "« Le port ferme, a dit le maire,
    #: et il faut attendre »".
    incise: bool = False
    #: Subjects are before their verbs, and clauses in -ing beside them: closer rules tell who
    #: speaks.
    fixed_order: bool = False

    @property
    def opens(self) -> frozenset[str]:
        """The first words of what is before a source."""
        return frozenset(phrase[0] for phrase in self.according)


@cache
def grammar(language: str = FIRST) -> Grammar:
    """Return the function words of a language; none for a language without a table: marks and
    colons alone attribute in it.
    """
    words = words_of(language).grammar
    found: dict[str, Any] = {}
    for name in Grammar._fields:
        value = getattr(words, name)
        found[name] = frozenset(map(folded, value)) if isinstance(value, Words) else value
    phrases = (tuple(map(folded, phrase.split())) for phrase in words.according)
    found["according"] = tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
    return Grammar(**found)


@cache
def light_words(language: str) -> frozenset[str]:
    """Return the words of a language that lead on to others: no phrase ends with one."""
    words = grammar(language)
    return (
        words.prepositions
        | words.determiners
        | words.coordinators
        | words.stops
        | words.finite
        | words.inside
    )
