"""The parts of a language's file that hold who acts and speaks in the news, as typed records:
offices, newsrooms, names in scripts without blanks.
"""

from __future__ import annotations

from msgspec import Struct, field

from builder.lang.parts import NEVER, Phrases, Words


class OfficeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What people are called by their office."""

    #: Courtesies before a name and with what follows one (English): no part of it.
    before_names: Words = Words()
    behind_names: Words = Words()
    #: Titles as they are shortened in front of a name, and those that stand for one office, written
    #: out.
    short_titles: Words = Words()
    full_titles: dict[str, str] = field(default_factory=dict)
    #: Words that end a role printed before a name ("Russian Foreign Minister ...") or begin one
    #: after it ("..., Chairman of ...").
    titles: Words = Words()
    #: Beginnings of the words: endings are declined; and ends of words that are joined to what the
    #: office is for ("Vorstandschefin"), with what a feminine form adds.
    beginnings: Words = Words()
    endings: Words = Words()
    feminine: Words = Words()
    #: Courtesies before a name.
    courtesies: Words = Words()
    #: A word that begins with one of these is the office itself, not who holds it.
    houses: Words = Words()


class NewsroomWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How newsrooms are named, and name where a report comes from."""

    #: News agencies of which none is named.
    agencies: Words = Words()
    #: A newsroom's people without their names.
    staff: Phrases = Phrases()
    #: In front of where a report comes from.
    source: Phrases = Phrases()
    #: Kinds of newsrooms: one of them ends a name ("Northern Post", "Nordwind Nachrichten"), and
    #: alone names none; white space is left out of these patterns.
    kinds: Phrases = Phrases()
    #: Words with which a newsroom's name begins: "Radio Harbor", "Agencia Norte".
    begins: Phrases = Phrases()
    #: Small words in names, besides those that all languages share.
    small: Words = Words()
    #: Words of an outlet's name that do not tell it from others.
    common: Words = Words()
    #: Kinds inside a name: "Northern Post-Courier", "Harbor News Now"; bodies that are not newsrooms
    #: although such a word ends their name, and phrases that name nobody.
    inside: Phrases = Phrases()
    bodies: Phrases = Phrases()
    common_phrases: Phrases = Phrases()


class NameWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Small words in names and before them."""

    #: Inside a person's name ("Ludwig van ..."), and besides inside any name ("Republic of
    #: Ruritania").
    particles: Words = Words()
    joiners: Words = Words()
    #: In front of an outlet's name.
    articles: Words = Words()
    #: The last word of a name of no person; words that make a compound with a name ("Berg-led");
    #: what somebody is called before a name beside titles; shortened words in names.
    collectives: Words = Words()
    compounds: Words = Words()
    labels: Words = Words()
    shortened: Words = Words()
    #: Words that are given names in other languages; names of women and of men, whatever the lists
    #: say; short forms that the package nicknames lacks, each with the names that it is short for.
    no_given_names: Words = Words()
    of_both: Words = Words()
    short_forms: dict[str, Words] = field(default_factory=dict)
    #: Titles and roles of women and of men that a word's end does not show.
    womens_titles: Words = Words()
    mens_titles: Words = Words()
    #: Prepositions right before the name of a place or a body.
    where: Words = Words()
    #: Nouns for women and for men.
    women: Words = Words()
    men: Words = Words()
    #: Behind one of these a capital with such an ending, before two more, is a trade: "die Lotsin
    #: Anna Berg".
    trade_articles: Words = Words()
    trade_endings: Words = Words()
    #: Pronouns for what a name names; and what may be before a noun for somebody.
    pronouns: Words = Words()
    somebody: Phrases = Phrases()
    #: Prepositions behind which a name is what something belongs to.
    owning: Words = Words()
    #: Pronouns that mean a man, and a woman, who spoke.
    mens_pronouns: Words = Words()
    womens_pronouns: Words = Words()


class CreditWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words before and behind a newsroom's name that say that an article has something from it.

    White space is left out of these patterns; ``{time}`` stands for days and times, ``{work}`` for a
    report.
    """

    #: What a newsroom is, printed before its name, and behind it.
    kinds: Phrases = Phrases()
    kinds_behind: Phrases = Phrases()
    #: Verbs that report.
    reports: Phrases = Phrases()
    #: Before the name of a newsroom that has reported, and to which somebody has spoken or given
    #: something.
    leads: Phrases = Phrases()
    givens: Phrases = Phrases()
    #: Before news agencies that are not named, and newsrooms in general.
    several: Phrases = Phrases()
    #: Before a name: articles and what is joined to it without a blank.
    articles: Phrases = Phrases()
    elided: Phrases = Phrases()
    later_articles: Phrases = Phrases()
    #: Small words inside a name, and between two names that are credited together.
    name_joiners: Phrases = Phrases()
    both: Phrases = Phrases()
    #: Days and months end a name: "told Northern News Monday".
    days_behind: Words = Words()
    #: An agency in a script without blanks: the group ``name``, which only one phrase may have.
    agency: Phrases = Phrases()
    #: With a capital they begin a sentence, not a name: "Newspaper Quaypost said"; so do function
    #: words where none of them is part of a newsroom's name, as "Le" and "El" are.
    openings: Words = Words()
    plain_openings: bool = False
    #: Time zones, which are printed in brackets as agencies' marks are.
    zones: Words = Words()
    #: The same as ``kinds``, behind which a name may be the subject of what a newsroom was told.
    loose_kinds: Phrases = Phrases()
    #: Before such a kind, the kind is named whole; before a kind, it is any; endings of where a
    #: newsroom is from.
    whole: Phrases = Phrases()
    indefinite: Phrases = Phrases()
    origins: Words = Words()
    #: A newsroom's name ends before them.
    name_ends: Phrases = Phrases()
    #: What is called after a newsroom and is not its report; and its people.
    other_things: Phrases = Phrases()
    people: Phrases = Phrases()
    #: What ``{time}`` and ``{work}`` stand for; what may describe a newsroom before its name.
    times: Phrases = Phrases()
    work: Phrases = Phrases()
    adjectives: Phrases = Phrases()
    #: An interview is still to come.
    ahead: Phrases = Phrases()
    #: Behind a newsroom's name: its people, "which", what may be before the verb, the verbs with
    #: which it reports.
    staff: Phrases = Phrases()
    relatives: Words = Words()
    before_reports: Words = Words()
    own_reports: Phrases = Phrases()
    #: An agency or a state's broadcaster that says something.
    agencies_say: Phrases = Phrases()
    #: "in a Northern News interview"
    interview: Words = Words()
    before_interview: Phrases = Phrases()
    #: They call a report wrong.
    wrong: Phrases = Phrases()
    #: They part a newsroom's name from what it is of.
    whose: Phrases = Phrases()
    #: The beginning of a sentence that only says who reported it.
    sentences: Phrases = Phrases()


class UnspacedWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of languages whose names have no capitals, or whose speakers have particles.

    ``{offices}`` stands for the offices, ``{han}`` and ``{katakana}`` for the characters of these
    scripts.
    """

    #: What is beside a name and shows that it is one: courtesies and offices.
    offices: str = ""
    #: A name at the end of a phrase: the group ``name``, or ``foreign`` for one with dots.
    name: str = ""
    #: Where a phrase is cut so that its last part may be a name.
    before_name: str = ""
    #: Behind the closing mark of a quotation: the groups ``tail`` and ``verb``.
    attribution: str = ""
    #: Who says it: the group ``source``.
    source: str = ""
    #: Characters that are between nouns: particles, pronouns, verbs of saying.
    between: str = ""
    #: Before the word that a phrase is about.
    headed: Words = Words()


class SoundLetters(Struct, frozen=True, forbid_unknown_fields=True):
    """Letters of scripts by which names are known again across scripts: of no one language."""

    #: Patterns of the endings of names in Slavic cases, and of what is before Arabic and Hebrew
    #: nouns.
    cases: str = NEVER
    articles: str = NEVER
    prefixes: str = NEVER
    #: Greek letters and pairs that sound otherwise than their transliteration.
    greek: dict[str, str] = field(default_factory=dict)
    #: Serbian and Macedonian letters that sound like the plain ones.
    soft: dict[str, str] = field(default_factory=dict)
    #: A letter of Hebrew that is a vowel as a rule.
    hebrew_vowel: str = ""
