"""A statement's base passage -> the phrase that names the row, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from builder.collate.atoms import Atom
from builder.collate.witnesses import Side, Witness
from builder.text.wordlists import DETERMINERS

#: Atoms of a phrase, at least and at most.
SHORTEST: Final = 2
LONGEST: Final = 10
#: No phrase goes on across a mark of punctuation, a dash or a single quotation mark: "the port | , | which", "the port | - | a harbor".
_BREAK: Final = re.compile(r"[,;:()\[\]\"“”«».!?]|\s[-–—]\s|\s['‘]|['’]\s")
#: What an atom of content is worth; a whole name counts as its words, but not as more than so many.
_CONTENT: Final = 1.0
_NAME_WORDS: Final = 3
_FUNCTION: Final = 0.05
#: What each atom of a phrase costs, so that it goes on only with words that tell.
_LENGTH: Final = 0.3
#: How far a witness agrees that has a word in another place, and one that has a single other word there (such as another form of it).
_ELSEWHERE: Final = 0.5
_OTHER_WORD: Final = 0.4
#: Values no further apart are equal; the longer phrase wins.
_TIE: Final = 1e-9


class _Phrase(NamedTuple):
    """The atoms from ``first`` to ``last``, both included, and how much they tell."""

    first: int
    last: int
    value: float


def name_of(base: Side, witnesses: Sequence[Witness]) -> str:
    """Return the stretch of the base passage that most witnesses share and that tells most, whole phrases only."""
    compared = [i for i, atom in enumerate(base.atoms) if atom.compared]
    if not compared:
        return base.text
    best: _Phrase | None = None
    for phrase in _phrases(base, compared, witnesses):
        if best is None or _better(phrase, best):
            best = phrase
    if best is None:
        return base.words(compared[:LONGEST])
    # "We" right before the phrase is its subject.
    subject = compared.index(best.first) == 1 and base.atoms[compared[0]].key == "we"
    return _balanced(base, compared[0] if subject else best.first, best.last)


def _better(phrase: _Phrase, best: _Phrase) -> bool:
    longer = phrase.last - phrase.first > best.last - best.first
    return phrase.value > best.value + _TIE or (phrase.value > best.value - _TIE and longer)


def _phrases(base: Side, compared: Sequence[int], witnesses: Sequence[Witness]) -> Iterator[_Phrase]:
    """Yield the stretches that can be a name, from left to right, the shorter first."""
    worth = {i: _worth(base.atoms[i]) * shared(base, i, witnesses) for i in compared}
    for first in (i for i in compared if _may_begin(base, i)):
        value = 0.0
        for last in range(first, min(compared[-1] + 1, first + LONGEST)):
            if last > first and _BREAK.search(base.text[base.atoms[last - 1].end : base.atoms[last].start]):
                break
            value += worth.get(last, 0.0)
            size = last - first + 1
            if _may_end(base.atoms[last]) and (size >= SHORTEST or base.atoms[last].name):
                yield _Phrase(first, last, value - _LENGTH * size)


def _balanced(base: Side, first: int, last: int) -> str:
    """Return the words with the mark that closes a quoted name at their end."""
    end = base.atoms[last].end
    text = base.words([first, last])
    if text.count('"') % 2 and base.text[end : end + 1] == '"':
        return text + '"'
    return text


def shared(base: Side, i: int, witnesses: Sequence[Witness]) -> float:
    """Return how far the witnesses agree about a word of the base, 0 to 1."""
    if not witnesses:
        return 1.0
    return sum(_agreement(base, i, witness) for witness in witnesses) / len(witnesses)


def _agreement(base: Side, i: int, witness: Witness) -> float:
    """Return how far a witness has a word of the base: whole, elsewhere, or in another form."""
    if i in witness.result.same or (i in witness.result.moved and base.atoms[i].name):
        return 1.0
    if i in witness.result.moved:
        return _ELSEWHERE
    return _OTHER_WORD if any(block.base == [i] and len(block.here) == 1 for block in witness.result.blocks) else 0.0


def _worth(atom: Atom) -> float:
    """Return how much an atom tells; the key of a whole name is "name" and its words."""
    if atom.kind != "content":
        return _FUNCTION
    return min(len(atom.key.split()) - 1, _NAME_WORDS) if atom.name else _CONTENT


def _may_end(atom: Atom) -> bool:
    """Tell whether a phrase may end with an atom: with no function word and no adverb ("strongly")."""
    return atom.kind == "content" and not atom.key.endswith("ly")


def _may_begin(base: Side, i: int) -> bool:
    """Tell whether a phrase may begin with an atom: with content or its determiner, but not with the second of two joined words."""
    atom = base.atoms[i]
    if i and base.atoms[i - 1].key in ("and", "or"):
        return False
    if atom.kind == "content":
        return True
    following = base.atoms[i + 1] if i + 1 < len(base.atoms) else None
    return atom.key in DETERMINERS and following is not None and following.kind == "content"
