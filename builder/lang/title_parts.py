"""The parts of a language's file that hold what events are called by, as typed records: what
happens, how noun phrases begin and end, and which clauses make a title.

So far English has them alone: what is built on clauses needs a tagger as well.
"""

from __future__ import annotations

from msgspec import Struct

from builder.lang.parts import Phrases, Words


class HappeningWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for what happens, and how they lead to a name or a place; folded."""

    #: Nouns for what happens, and what leads from one to a name, the likeliest first: "trial of".
    nouns: Words = Words()
    links: Words = Words()
    #: Those of the links that lead to its own name or to those who take part, and to the latter
    #: alone.
    own_links: Words = Words()
    sharing: Words = Words()
    #: Nouns for what somebody did or what came about, besides.
    acts: Words = Words()
    #: Nouns for what people hold, with a name before it, and for what befalls a place.
    held: Words = Words()
    befalling: Words = Words()
    #: Prepositions before a place.
    places: Words = Words()
    #: What a street is called; no court, no square: these name bodies and events as well.
    streets: Words = Words()
    #: Prepositions with which a report states where it happened.
    stated: Words = Words()


class PhraseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words at which noun phrases begin and end, where endings of words tell nouns from verbs;
    folded.
    """

    #: A noun phrase continues over them.
    links: Words = Words()
    #: They precede a verb more often than a noun, besides auxiliaries; they follow one: "grabs | the
    #: student".
    before_verbs: Words = Words()
    objects: Words = Words()
    articles: Words = Words()
    #: Nouns that tell nothing by themselves, nor as the head of a phrase with a link.
    light: Words = Words()
    #: Adjectives that say nothing of the matter: the rest of a phrase that begins with one says as
    #: much.
    idle: Words = Words()
    #: Words of content that say nothing without the word before them.
    leaning: Words = Words()
    #: A noun phrase begins with them, besides possessives; and a verb follows them.
    pointing: Words = Words()
    leading: Words = Words()


class TitleWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which a clause of a headline or a sentence is cut, shared and kept out of titles;
    folded.
    """

    #: Denials before a verb, and verbs that deny what follows them.
    denials: Words = Words()
    denying: Words = Words()
    #: Verbs that a "no" answers.
    answered: Words = Words()
    #: Stems of nouns that only count or part what follows them: "the full set of".
    counting: Words = Words()
    #: Verbs for how something looks to somebody, unless one of the others follows.
    seeming: Words = Words()
    placing: Words = Words()
    #: Pronouns for somebody named elsewhere.
    pronouns: Words = Words()
    #: They make a clause somebody's question, order, view or guess, or leave open whom it speaks of.
    open: Words = Words()
    #: Verbs with which a newsroom judges what somebody says or does, besides the loaded ones.
    judging: Words = Words()
    #: Participles of verbs that leave a noun after them where something is done to the subject:
    #: "Xxx named director".
    naming: Words = Words()
    #: Verbs for what is over when it is reported: a house may still burn, a bill stays signed.
    at_once: Words = Words()
    #: Before a subject that is known from another sentence.
    known: Words = Words()
    #: Behind a figure that is an amount.
    amounts: Words = Words()
    #: Prepositions of phrases of place and time that a clause can spare.
    free: Words = Words()
    #: They begin what a clause can do without.
    loose: Words = Words()
    #: Verbs that say too little with an object alone: "calls the report | a distortion".
    unfinished: Words = Words()
    #: Those on which a verb depends so often that a clause is not cut right after it there.
    copulas: Words = Words()
    #: Spans of time that lead to a clause: "hours after".
    spans_ahead: Words = Words()
    #: After them a clause tells a fact of its own.
    telling: Words = Words()
    #: Names of days counted from today; spans of a day or longer, what is before one, and
    #: before a day.
    days: Words = Words()
    spans: Words = Words()
    which: Words = Words()
    before_days: Words = Words()
    #: Labels of a headline before a colon.
    kickers: Words = Words()
    #: Contracted denials of modals.
    contracted: Words = Words()
    #: How a headline begins that keeps back what happened, asks for something or is labelled.
    asking: Phrases = Phrases()
    #: Adverbs that a clause can spare, besides those in -ly.
    spared: Words = Words()
    #: Prepositions that a subject does not continue over.
    parting: Words = Words()
    #: Left out of an event's address.
    left_out: Words = Words()
