"""The parts of a language's file that hold how reports attribute, and of which time they speak, as
typed records.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from builder.lang.parts import NEVER, Phrases, Words


class SpeechWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs with which reports attribute, in their finite forms and participles."""

    #: They attribute by themselves: "Smith said the talks would go on".
    verbs: Words = Words()
    #: They attribute right beside a quotation only, or before "that".
    beside: Words = Words()
    #: Their object is followed by quoted words of the subject: 'called it a "crazy system"'.
    judging: Words = Words()
    #: They nearly always take a clause; the others need a finite verb after them ("announced a
    #: plan" attributes nothing).
    clausal: Words = Words()
    #: They may name who is spoken to before what is said: "told reporters that".
    addressing: Words = Words()
    #: Only a person does these, by voice or face.
    voiced: Words = Words()
    #: Pronouns that stand for the last speaker.
    pronouns: Words = Words()
    #: Stand before whoever words come from.
    sources: Words = Words()
    #: Nouns for what somebody says: "Berg's claim that".
    nouns: Words = Words()
    #: Verbs whose plain forms are nouns as well: "and state officials", "and claim forms".
    noun_forms: Words = Words()


class GrammarWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The small words by which attributions are read: what each is for says
    :class:`~builder.lang.grammar.Grammar`.
    """

    that: Words = Words()
    according: Phrases = Phrases()
    accorded: Words = Words()
    pronouns: Words = Words()
    prepositions: Words = Words()
    inside: Words = Words()
    determiners: Words = Words()
    stops: Words = Words()
    skipped: Words = Words()
    inverted: Words = Words()
    like: Words = Words()
    finite: Words = Words()
    coordinators: Words = Words()
    relatives: Words = Words()
    nominal: Words = Words()
    addressed: Words = Words()
    participles: bool = False
    order: Literal["middle", "first", "last"] = "middle"
    comma: bool = False
    dash: Literal["", "closed", "open"] = ""
    incise: bool = False
    #: Before the title of somebody whom many may be.
    indefinite: Words = Words()
    #: Conjunctions before which, behind a comma, a clause with a verb of its own follows.
    before_clause: Words = Words()
    #: Subjects are before their verbs, and clauses in -ing beside them: closer rules tell who
    #: speaks.
    fixed_order: bool = False


class TenseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns that tell the time of what a passage reports: what each is for says
    :class:`~builder.lang.tenses.Tense`.

    ``{last}`` and ``{next}`` stand for the words of :class:`RelativeDays`, ``{numbers}`` for the number
    words of English.
    """

    ago: str = NEVER
    anniversary: str = NEVER
    earlier: str = NEVER
    but_now: str = NEVER
    future: str = NEVER
    back: str = NEVER
    relative: str = NEVER
    dated: str = NEVER
    made: str = NEVER
    anaphora: str = NEVER
    now: str = NEVER
    speech: str = NEVER
    first_person: str = NEVER
    participle: str = NEVER
    passive: str = NEVER
    aside: str = NEVER
    lasting: str = NEVER
    finite: str = NEVER
