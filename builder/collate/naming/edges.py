"""A passage -> where its phrases can begin and end, by their outer words and context."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from builder.collate.readings.atoms import Atom
from builder.collate.readings.witnesses import Side
from builder.lang.calendars import calendar
from builder.lang.grammar import grammar, light_words
from builder.lang.language import primary
from builder.lang.languages import all_words, words_of
from builder.lang.names import TIME_WORDS
from builder.lang.noun_phrases import WORST, Fitness, fitness
from builder.lang.wordlists import QUANTIFIERS

#: No phrase continues across a mark of punctuation, a dash or a single quotation mark: "the port | ,
#: | which", "the port | - | a harbor".
BREAK: Final = re.compile(
    r"[,;:()\[\]\"“”«»„.!?。，、；：！？「」『』（）،؛؟…\n]|\s[-–—]\s|\s['‘]|['’]\s"
)
#: Where a sentence ends.
_STOP: Final = re.compile(r"[.!?…:]\W*\Z")
#: "6:49", "p.m."
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d\d\Z|[ap]\.?m\.?\Z", re.IGNORECASE)
#: A quotation mark that opens, inside a passage.
_OPENING: Final = re.compile(r"\s['‘\"“„«]\Z")
#: "l'usine", "dell'opera"
_ELIDED: Final = re.compile(r"[^\W\d_]{1,4}['’][^\W\d_]{3}")
#: "Anna Berg's | past conduct"
_OWNER: Final = re.compile(r"['’]s\Z")
#: What the word before tells: "the | port", "will | close", "and | rail", "nine | ports", another
#: word of content.
_LED: Final = 0.3
_VERB_BEFORE: Final = -0.8
_JOINED: Final = -0.3
_COUNTED: Final = -0.6
#: Words that somebody sets apart are less telling than the sentence around them.
_QUOTED: Final = -0.3
_INSIDE: Final = -0.15
#: What the word after tells: "the port | was", "the port | of", "closed | the port", "harbor |
#: master", the end of a clause.
_SUBJECT: Final = 0.5
_LINKED: Final = 0.3
_OBJECT: Final = -0.6
_GOES_ON: Final = -0.6
_CLOSED: Final = 0.3
#: Neither a name nor a word is ever cut.
_CUT: Final = -2.0
#: A name needs no word around it.
_WHOLE: Final = Fitness(0.5, 0.5)
_TIME: Final = Fitness(-0.8, -0.8)
_QUANTITY: Final = Fitness(-0.3, WORST)
#: Words of content that say nothing without the word before them.
_LEANING: Final = all_words(lambda words: words.phrases.leaning)


class Edges(NamedTuple):
    """How well a phrase begins and ends with each atom, and atoms it cannot hold.

    0 says nothing.
    """

    begins: tuple[float, ...]
    ends: tuple[float, ...]
    #: What it costs to have the atom inside a phrase.
    inside: tuple[float, ...]
    #: 1 where an atom tells what a phrase is about, else 0.
    tells: tuple[float, ...]


def edges(side: Side, language: str) -> Edges:
    """Return how well a noun phrase can begin, end and continue at each atom. Linear."""
    look = _Look(side, language)
    every = range(len(side.atoms))
    return Edges(
        tuple(map(look.begin, every)),
        tuple(map(look.end, every)),
        tuple(map(look.inside, every)),
        tuple(map(look.tells, every)),
    )


class _Look:
    """A passage under judgment."""

    def __init__(self, side: Side, language: str) -> None:
        self.atoms = side.atoms
        self.language = primary(language)
        self.words = grammar(language)
        ends = [0, *(atom.end for atom in self.atoms)]
        self.printed = [side.text[atom.start : atom.end] for atom in self.atoms]
        self.gaps = [
            side.text[end : atom.start] for end, atom in zip(ends, self.atoms, strict=False)
        ]
        self.opens = [not i or bool(_STOP.search(gap)) for i, gap in enumerate(self.gaps)]
        known = words_of(language)
        #: After them a verb comes, and a noun phrase begins.
        self.leading = known.phrases.leading.as_set
        self.owners = known.clauses.possessives.as_set | known.phrases.pointing.as_set
        self.light = light_words(language) | self.words.pronouns
        self.fits = [self._fitness(i) for i in range(len(self.atoms))]

    def _fitness(self, i: int) -> Fitness:
        """Return what an atom itself says."""
        atom, word = self.atoms[i], self.printed[i]
        if not self.content(i):
            return Fitness(WORST, WORST)
        if atom.name:
            return _WHOLE
        dated = calendar(self.language)
        if (
            _CLOCK.match(word)
            or atom.key in TIME_WORDS
            or atom.key in dated.weekdays
            or atom.key in dated.months
        ):
            return _TIME
        if atom.key in QUANTIFIERS:
            return _QUANTITY
        found = fitness(word, self.language, opens=self.opens[i])
        return Fitness(_COUNTED, found.ends) if atom.key in _LEANING else found

    def content(self, i: int) -> bool:
        """Tell whether an atom is a word that can begin or end a phrase."""
        return self.atoms[i].kind == "content" and self.atoms[i].key not in self.light

    def begin(self, i: int) -> float:
        """Return how well a phrase begins with an atom."""
        return self.fits[i].begins + self._before(i)

    def end(self, i: int) -> float:
        """Return how well a phrase ends with an atom."""
        return self.fits[i].ends + self._after(i)

    def tells(self, i: int) -> float:
        """Return whether an atom tells what a phrase is about: a word of content, but no time."""
        return float(self.content(i) and self.fits[i] is not _TIME)

    def inside(self, i: int) -> float:
        """Return what it costs a phrase to continue over an atom."""
        key, words = self.atoms[i].key, self.words
        if self.content(i):
            return max(0.0, -self.fits[i].begins)
        if key in words.inside:
            return 0.1
        if key in words.determiners:
            return 0.0 if i and self.atoms[i - 1].key in words.inside | words.prepositions else 1.0
        if key in words.prepositions:
            return 0.3
        return 0.5 if key in words.coordinators else 1.0

    def _before(self, i: int) -> float:
        """Return what the word before an atom says for a phrase that begins there."""
        if _ELIDED.match(self.printed[i]):
            return _LED
        if not i or BREAK.search(self.gaps[i]):
            return _QUOTED if i and _OPENING.search(self.gaps[i]) else 0.0
        if not self.gaps[i]:
            return _CUT
        key, words = self.atoms[i - 1].key, self.words
        if self.content(i - 1):
            return self._after_content(i)
        if key in words.pronouns or key in words.finite or key in self.leading:
            return _VERB_BEFORE
        return _JOINED if key in words.coordinators or key in words.stops else _LED

    def _after_content(self, i: int) -> float:
        if self._one_name(i):
            return _CUT
        before = self.fits[i - 1]
        if self.printed[i - 1][0].isdigit():
            return _COUNTED
        if before.begins < 0:
            return -before.begins * _LED
        return 2 * _INSIDE if words_of(self.language).traits.noun_first else _INSIDE

    def _after(self, i: int) -> float:
        """Return what the word after an atom says for a phrase that ends there."""
        if i + 1 == len(self.atoms) or BREAK.search(self.gaps[i + 1]):
            return _CLOSED
        if not self.gaps[i + 1]:
            return _CUT
        key, words = self.atoms[i + 1].key, self.words
        if self.content(i + 1):
            return self._before_content(i)
        if key in words.finite:
            return _SUBJECT
        if key in words.determiners or key in words.pronouns or key in self.owners:
            return _OBJECT
        return 0.0 if key in words.coordinators else _LINKED

    def _before_content(self, i: int) -> float:
        if self._one_name(i + 1):
            return _CUT
        after = self.fits[i + 1]
        if after.begins < 0:
            return _GOES_ON * (1 + after.begins)
        return _GOES_ON / 2 if words_of(self.language).traits.noun_first else _GOES_ON

    def _one_name(self, i: int) -> bool:
        """Tell whether an atom and the one before are of one name, by telling capitals."""
        if (
            words_of(self.language).traits.capital_nouns
            or self.opens[i - 1]
            or not self.gaps[i].isspace()
        ):
            return False
        return self.printed[i - 1][0].isupper() and self.printed[i][0].isupper()


def unowned(phrase: str) -> str:
    """Return a phrase without the ending that says whose something is, if that is cut off."""
    return _OWNER.sub("", phrase)


def joined(before: Atom, after: Atom, text: str) -> bool:
    """Tell whether a phrase can continue from one atom to the next."""
    return after.compared and not BREAK.search(text[before.end : after.start])
