"""A name and a noun phrase -> in how many reports the name is who does it or whose it is: "Xxx announces a fee", "Xxx's fee".

A title "Xxx: fee" says that the fee is Xxx's doing.  It is, where the name is the subject of a finite verb or the possessor, and the words
of the phrase stand behind it in the same headline or sentence of the lead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.group.actors import Actor
from builder.group.printed import Printed, PrintedLine, PrintedWord
from builder.group.subjects import Subject
from builder.text.inflections import uninflected
from builder.text.noun_phrases import fitness
from builder.text.offices import HONORIFICS, TITLES
from builder.text.verbs import reporting
from builder.text.wordlists import AUXILIARIES, POSSESSIVES, listed

#: English words between which and a verb a name is no subject: "criticism of Xxx grew".
_UNDER: Final = listed("in of to by for against over with about from on at after as between than under like toward towards behind despite")
#: A word that begins a phrase worse than this is a verb.
_VERB: Final = -0.4
#: Words from a name to its verb that an apposition or a day may fill, at most; words of a phrase behind a possessor.
_ASIDE: Final = 14
_OWNED: Final = 4
#: Marks around what is put in behind a name, and the one behind a speaker.
_OPENS: Final = ",(–—"
_CLOSES: Final = ",)–—"
_BE: Final = listed("is are was were be been being")
_BY: Final = listed("in by")
_PLACES: Final = listed("in at on near outside across")


def doers(actor: Actor, subject: Subject, printed: Printed) -> int:
    """Return the number of reports in which ``actor`` does what ``subject`` says, or has it."""
    wanted = frozenset(subject.stems)
    return sum(any(_does(line, actor, wanted, printed) for line in lines if line.headline or line.lead) for lines in printed.lines.values())


def together(names: Sequence[Actor], printed: Printed) -> bool:
    """Tell whether the headline, or the lead, of every report names all of ``names``."""
    return all(
        all(any(_places(line, actor) for line in lines if line.headline or line.lead) for actor in names)
        for lines in printed.lines.values()
    )


def located(actor: Actor, subject: Subject, printed: Printed) -> int:
    """Return the number of reports in which a sentence says what ``subject`` says of a place."""
    wanted = frozenset(subject.stems)
    return sum(any(wanted <= line.stems and _places(line, actor) for line in lines) for lines in printed.lines.values())


def is_place(actor: Actor, printed: Printed) -> bool:
    """Tell whether a name that is no person's stands behind "in" or "near" somewhere."""
    lines = (line for lines in printed.lines.values() for line in lines)
    return not actor.person and any(
        first and line.words[first - 1].folded in _PLACES for line in lines for first, _ in _places(line, actor)
    )


def _places(line: PrintedLine, actor: Actor) -> list[tuple[int, int]]:
    """Return the first and last index of each place of a name in a line: the family name, or all its words side by side."""
    found = []
    sought = actor.stems[-1:] if actor.person else actor.stems
    for i in range(len(line.words)):
        stems = [name for word in line.words[i : i + len(sought) + 1] for name in word.stems]
        if line.words[i].stems and tuple(stems[: len(sought)]) == sought and line.words[i].text[:1].isupper():
            last, count = i, len(line.words[i].stems)
            while count < len(sought):
                last += 1
                count += len(line.words[last].stems)
            found.append((i, last))
    return found


def _does(line: PrintedLine, actor: Actor, wanted: frozenset[str], printed: Printed) -> bool:
    """Tell whether the name is a subject or the possessor in a line, with the ``wanted`` words behind it."""
    return any(
        _owns(line, last, wanted) or (_acts(line, first, last, printed) and wanted <= _stems(line.words[last + 1 :]))
        for first, last in _places(line, actor)
    )


def _stems(found: Sequence[PrintedWord]) -> frozenset[str]:
    return frozenset(name for word in found for name in word.stems)


def _owns(line: PrintedLine, last: int, wanted: frozenset[str]) -> bool:
    """Tell whether a name in the possessive stands right before the words."""
    owner = line.words[last].text.casefold().replace("’", "'")
    possessive = owner.endswith(("'s", "s'"))
    return possessive and wanted <= _stems(line.words[last + 1 : last + 1 + _OWNED + len(wanted)])


def _acts(line: PrintedLine, first: int, last: int, printed: Printed) -> bool:
    """Tell whether a name is the subject of a finite verb, or speaks before a colon."""
    start = first
    while start and (line.words[start - 1].text[:1].isupper() or line.words[start - 1].text == "." or _titled(line.words[start - 1])):
        start -= 1
    if start and line.words[start - 1].folded in _UNDER:
        return False
    # In a headline of capitals the words before a name are no part of it.
    if line.headline and any(word.folded in _UNDER or finite(word, line, printed) for word in line.words[start:first]):
        return False
    at = _behind(line, last)
    if at >= len(line.words):
        return False
    if line.headline and line.words[at].text == ":":
        return True
    return finite(line.words[at], line, printed) and not _passive(line, at)


def _passive(line: PrintedLine, at: int) -> bool:
    """Tell whether something is done to the subject: "is sued", "used in an ad"."""
    after = [word.folded for word in line.words[at + 1 : at + 3]]
    if line.words[at].folded in _BE:
        return any(word.endswith(("ed", "en")) for word in after) and bool(_BY.intersection(after))
    return line.headline and line.words[at].folded.endswith("ed") and bool(_BY.intersection(after[:1]))


def _titled(word: PrintedWord) -> bool:
    return word.folded in TITLES or word.folded in HONORIFICS or word.folded in POSSESSIVES


def _behind(line: PrintedLine, last: int) -> int:
    """Return the index of the word that goes on behind a name, an apposition, a junior's sign, a day or an adverb."""
    at, words = last + 1, line.words
    while at < len(words) and (words[at].folded in HONORIFICS or words[at].text == "."):
        at += 1
    if at < len(words) and words[at].text in _OPENS:
        ends = [i for i in range(at + 1, min(len(words), at + 1 + _ASIDE)) if words[i].text in _CLOSES]
        # "(R-Ohio)" ends at its bracket, "Xxx, of Ohio, said" at the last comma before the verb.
        at = ends[0] + 1 if ends else len(words)
        while at < len(words) and words[at].text in _CLOSES:
            at += 1
    while at < len(words) and not words[at].mark and (words[at].folded.endswith("ly") or words[at].folded == "on" or _day(words[at])):
        at += 1
    return at


def _day(word: PrintedWord) -> bool:
    return not word.stems and word.text[:1].isupper()


def finite(word: PrintedWord, line: PrintedLine, printed: Printed) -> bool:
    """Tell whether a word behind a name is a finite verb."""
    if word.mark or not word.folded:
        return False
    plain = printed.spelled(word) if line.headline else word.text
    if word.folded in AUXILIARIES or word.folded in reporting("en"):
        return True
    if plain[:1].isupper() or printed.noun(word.folded) or word.folded.endswith("ing"):
        return False
    inflected = word.folded.endswith("s") and uninflected(word.folded) != word.folded
    return inflected or word.folded.endswith("ed") or fitness(plain, "en").begins < _VERB
