"""The parts of a language's file ``builder/lang/data/<code>.toml``, as typed records.

Words are written in a string, parted by white space; phrases, which may be regular expressions, are
parted by semicolons.  What is left out of a file is empty.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

from msgspec import Struct, field

#: A pattern that nothing matches.
NEVER: Final = r"(?!)"


class Words(tuple[str, ...]):  # noqa: SLOT001 - keeps its set
    """Words in the order of the file."""

    @cached_property
    def as_set(self) -> frozenset[str]:
        """The words, to be asked for often."""
        return frozenset(self)


class Phrases(tuple[str, ...]):
    """Phrases in the order of the file, white space between their words made one blank."""

    __slots__ = ()


class Traits(Struct, frozen=True, forbid_unknown_fields=True):
    """What kind of language it is, beside its words."""

    #: Written without blanks between its words.
    unspaced: bool = False
    #: What describes a noun may come behind it: "lundi prochain".
    noun_first: bool = False
    #: All nouns are printed with a capital, so that a capital tells no name.
    capital_nouns: bool = False
    #: The name of its Snowball algorithm; "" where there is none.
    stemmer: str = ""
    #: A number with a full stop is an ordinal ("am 3. Spieltag"), ...
    ordinals: bool = False
    #: ... also where one of these is before it and no month follows.
    before_ordinals: Words = Words()
    #: No blank, or an ending, parts "today" from the next word.
    joining: bool = False
    #: A verb of saying is beside its speaker without a blank.
    glued_verbs: bool = False
    #: Words are looked up in the dictionary of simplemma (Barbaresi & Huo 2023).  Those of other
    #: languages take seconds to load and 100 MB and more; in these Snowball cuts little more than
    #: endings.
    inflections: bool = False
    #: The model of the library HanTa that tags its words; "" where there is none.
    tagger: str = ""
    #: The month precedes the day in a date of figures: "03/06" is March 6, or the other way round.
    month_first: bool = False
    #: An apostrophe ends a word ("wasn't"), where it begins one in French ("l'art. 5").
    contractions: bool = False
    #: It has two spellings, and a possessive in "'s".
    spellings: bool = False
    #: The weights that tell by the endings of words how noun phrases begin and end.
    phrase_weights: str = ""
    #: Nouns keep their form wherever they are, so that a phrase can be taken out of its sentence.
    plain_nouns: bool = False
    #: A mark that ends a question, besides the usual one.
    question_mark: str = ""
    #: Pattern of the endings that verbs have and nouns hardly.
    verb_endings: str = ""


class CalendarWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Names of times besides those of the Unicode CLDR."""

    #: Month (1 to 12) → its names that newspapers print and the CLDR lacks.
    months: dict[int, Phrases] = field(default_factory=dict)
    #: Alternatives of a pattern: words before a lone year or month that make a number a year ("since
    #: 2006", "im April").
    before: str = ""
    #: Names of days in other cases than the CLDR has them, and of times of a day.
    days: Words = Words()
    #: Words of time that are printed with a capital, and are not names.
    time_words: Words = Words()
    #: Behind a time of day, and before one.
    clock_behind: Words = Words()
    clock_before: Words = Words()
    #: Phrases between a day and its time, and behind a year.
    before_time: Phrases = Phrases()
    year_words: Phrases = Phrases()
    #: Behind the number of a day ("3rd"); between day, month and year ("de"); before a month or a
    #: year of which a part is meant ("early").
    ordinals: Phrases = Phrases()
    of: Phrases = Phrases()
    parts_of: Phrases = Phrases()
    #: Signs behind the number of a year, a month, a day, an hour, a minute.
    year_mark: Words = Words()
    month_mark: Words = Words()
    day_mark: Words = Words()
    hour_mark: Words = Words()
    minute_mark: Words = Words()
    #: Words for the second half of the day, and for the first.
    later_half: Words = Words()
    first_half: Words = Words()
    #: Name of an era → the year before its first one; and what its first year is called.
    eras: dict[str, int] = field(default_factory=dict)
    first_year: Words = Words()
    #: Years are counted from the Buddha's death.
    buddhist: bool = False
    #: The months of the solar Hijri calendar; the CLDR's data in babel are of the Gregorian months
    #: only.
    solar_months: Words = Words()
    #: Joined to a month by a hyphen: "mid-June"; behind a number they count, so that it is not a year;
    #: what may be before a month or a year, and between the article and a year.
    prefixed_parts: Phrases = Phrases()
    counted: Phrases = Phrases()
    article: Phrases = Phrases()
    named_year: Phrases = Phrases()
    #: Behind "7 am": other languages have a word that looks like it ("Platz 7 am Sonntag").
    after_morning: Phrases = Phrases()
    #: Right before a date from which something lasts, behind a day that is the name of what
    #: happened on it ("the Sept. 11 survivors"), before a rough date; the name of the time of a
    #: place.
    since: Phrases = Phrases()
    named_days: Phrases = Phrases()
    rough: Phrases = Phrases()
    local_time: Phrases = Phrases()
    #: Month (1 to 12) → the names of the lunar Hijri calendar's; and what is behind its years.
    lunar_months: dict[int, Phrases] = field(default_factory=dict)
    hijra: Words = Words()


class RelativeDays(Struct, frozen=True, forbid_unknown_fields=True):
    """Times counted from the day on which they are said; patterns, each an alternative of whole
    words.
    """

    today: str = NEVER
    yesterday: str = NEVER
    #: "last Monday", "next year"; and what else is said of another day than the last one of that
    #: name: "every Monday".
    last: str = NEVER
    next: str = NEVER
    other: str = NEVER


class AbbreviationWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a full stop, beside the lists of the library sentencex."""

    #: Before a name.
    titles: Words = Words()
    #: Others that the library lacks.
    others: Words = Words()
    #: Words of the language among the library's: printed small they end sentences.
    words: Words = Words()
    #: Behind a comma they belong to a name; another short one is a state's: "in Tempe, Ariz.".
    firms: Phrases = Phrases()
    #: Before a number: "art. 5"; after a year or a century: "1990 r.".
    numbered: Words = Words()
    year: Words = Words()
    #: The library's list holds acronyms in small letters ("istat"): with a capital they are names.
    acronyms: bool = False
    #: The library knows the shortened names of months.
    months_listed: bool = False
    #: The code of a language near it, whose list the library is asked for; "" for its own.
    near: str = ""


class HedgePhrases(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases before a figure that say how it is meant."""

    about: Phrases = Phrases()
    least: Phrases = Phrases()
    most: Phrases = Phrases()


class NumberWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words around figures."""

    #: Power of ten → the words for it; "billion" is 10^9 in English and 10^12 in German.
    scales: dict[int, Words] = field(default_factory=dict)
    #: The words for whole numbers.
    cardinals: dict[str, int] = field(default_factory=dict)
    #: Those of the scales that may be inside a number in words: "two hundred and five".
    inside: Words = Words()
    #: Numbers that the library lacks and one word that may be before each: "a dozen".
    dozen: Words = Words()
    before_dozen: Words = Words()
    #: Numbers in words are read (the library text2num knows the language).
    spelled: bool = False
    hedges: HedgePhrases = HedgePhrases()
    #: Name of a unit (:data:`builder.lang.measures.UNITS`) → the words for it.
    units: dict[str, Words] = field(default_factory=dict)
    #: What money is called besides its names in the CLDR → the codes that it can mean.
    money: dict[str, Words] = field(default_factory=dict)
    #: Names of money that are other words far more often.
    no_money: Words = Words()
    #: Percent, in one word and in two.
    percent: Words = Words()
    per_cent: Phrases = Phrases()
    #: Phrases with which percent begins behind a figure, and that are before the figure.
    percent_beginnings: Phrases = Phrases()
    percent_ahead: Phrases = Phrases()
    #: Points behind "percent", and percentage points in one word.
    points: Words = Words()
    percent_points: Words = Words()
    #: Between a scale and its unit: "millones de euros".
    before_unit: Words = Words()
    #: Behind a figure they tell an age: "28 years old".
    old: Words = Words()
    #: Behind a figure they make it one of an address; before one they make it a name: "No. 5".
    streets: Words = Words()
    named_by: Words = Words()
    #: Join the two ends of a range; the same behind "between"; phrases for "between", and for
    #: "from", which tells a change.
    to: Words = Words()
    both: Words = Words()
    between: Phrases = Phrases()
    starting: Phrases = Phrases()
    #: Before a time they leave it open: "by 9 p.m.".
    open_ended: Words = Words()
    #: Beside a pair of figures they tell a vote or a score.
    votes: Phrases = Phrases()


class NegationWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that deny, and opposites."""

    words: Words = Words()
    #: The ending of words that deny: "doesn't"; "" where there is none.
    suffix: str = ""
    #: They turn an adjective into its opposite: "un-".
    prefixes: Words = Words()
    #: After these no negation: "not only".
    only: Words = Words()
    #: Pairs of words of which a thing can be one, not both.
    opposites: Phrases = Phrases()
