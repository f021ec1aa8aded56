"""Lists of small words -> the grammar of a language: what joins, what points, what stands between a
subject and its verb.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

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
    #: Prepositions that go on with a noun phrase: "the head | of | the ministry".
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
    #: Where one stands there is a clause.
    finite: frozenset[str] = frozenset()
    #: Join a second verb to one subject: "laughed | and | said".
    coordinators: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    #: After these a word is no finite verb.
    nominal: frozenset[str] = frozenset()
    #: Forms in -ed and -ing stand before nouns and never before a verb: "taking calls".
    participles: bool = False
    #: The subject stands before its verb, after it, or first while the verb comes last.
    order: Literal["middle", "first", "last"] = "middle"
    #: A reported clause follows its verb after a comma, without "that": German.
    comma: bool = False
    #: Open a noun phrase of those who are told, right after the speaker: German "dem".
    addressed: frozenset[str] = frozenset()
    #: A paragraph that opens with a dash is speech: up to its next dash once an attribution came
    #: ("closed"), or all of it ("open").
    dash: Literal["", "closed", "open"] = ""
    #: An attribution may stand between commas inside the marks: "« Le port ferme, a dit le maire,
    #: et il faut attendre »".
    incise: bool = False

    @property
    def opens(self) -> frozenset[str]:
        """The first words of what stands before a source."""
        return frozenset(phrase[0] for phrase in self.according)


def made_grammar(*, according: str, participles: bool = False, order: Literal["middle", "first", "last"] = "middle", comma: bool = False,
             dash: Literal["", "closed", "open"] = "", incise: bool = False, **lists: str) -> Grammar:  # fmt: skip
    """Make a grammar of words parted by white space; the phrases of ``according`` are parted by
    semicolons.
    """
    phrases = (
        tuple(folded(word) for word in phrase.split()) for phrase in according.split(";") if phrase
    )
    return Grammar(
        according=tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))), participles=participles, order=order, comma=comma,
        dash=dash, incise=incise,
        **{name: frozenset(folded(word) for word in words.split()) for name, words in lists.items()},
    )  # fmt: skip
