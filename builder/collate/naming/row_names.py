"""A statement's base passage -> the phrase that names the row, as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from builder.collate.naming.edges import edges, joined, unowned
from builder.collate.readings.atoms import Atom
from builder.collate.readings.witnesses import Side, Witness
from builder.lang.grammar import grammar
from builder.lang.wordlists import AUXILIARIES, DETERMINERS

#: Atoms of a phrase, at least and at most; a statement of so few is named by all its words.
SHORTEST: Final = 2
_LONGEST: Final = 10
_WHOLE: Final = 11
#: What an atom of content is worth; a whole name counts as its words, but not as more than so many.
_CONTENT: Final = 1.0
_NAME_WORDS: Final = 3
_FUNCTION: Final = 0.05
#: What each atom of a phrase costs, so that it continues only with words that tell.
_LENGTH: Final = 0.25
#: How far a witness agrees that has a word in another place, and one that has a single other word
#: there (such as another form of it).
_ELSEWHERE: Final = 0.5
_OTHER_WORD: Final = 0.4
#: What a good beginning and a good end are worth beside the words.
_EDGES: Final = 0.5
#: Atoms from a pronoun to the phrase that its verb leads to, at most.
_VERB_REACH: Final = 3
_DENYING: Final = frozenset(("not", "never"))
#: Values no further apart are equal; the longer phrase wins.
_TIE: Final = 1e-9


class _Phrase(NamedTuple):
    """The atoms from ``first`` to ``last``, both included, and how much they tell."""

    first: int
    last: int
    value: float


def name_of(base: Side, witnesses: Sequence[Witness], language: str) -> str:
    """Return the whole phrases of the base that most witnesses share and that tell most."""
    compared = [i for i, atom in enumerate(base.atoms) if atom.compared]
    if not compared:
        return base.text
    if base.atoms[compared[0]].key in grammar(language).coordinators and len(compared) > 1:
        compared = compared[1:]
    if len(compared) <= _WHOLE and compared[-1] - compared[0] < _WHOLE:
        return _balanced(base, compared[0], compared[-1])
    best: _Phrase | None = None
    for phrase in _phrases(base, compared, witnesses, language):
        if best is None or _better(phrase, best):
            best = phrase
    if best is None:
        return base.words(compared[:_LONGEST])
    # "We reject the | harbor fee": a pronoun and its verb right before the phrase belong to it.
    clause = (
        base.atoms[compared[0]].key in grammar(language).pronouns
        and best.first - compared[0] <= _VERB_REACH
    )
    return _balanced(base, compared[0] if clause else best.first, best.last)


def _better(phrase: _Phrase, best: _Phrase) -> bool:
    longer = phrase.last - phrase.first > best.last - best.first
    return phrase.value > best.value + _TIE or (phrase.value > best.value - _TIE and longer)


def _phrases(
    base: Side, compared: Sequence[int], witnesses: Sequence[Witness], language: str
) -> Iterator[_Phrase]:
    """Yield the stretches that can be a name, from left to right, the shorter first."""
    at = edges(base, language)
    worth = {i: _worth(base.atoms[i]) * shared(base, i, witnesses) for i in compared}
    relatives = grammar(language).relatives - DETERMINERS - {"that"}
    for first in (
        i for i in compared if base.atoms[i].kind == "content" and not _inside_verb(base.atoms, i)
    ):
        value = _EDGES * at.begins[first]
        for last in range(first, min(compared[-1] + 1, first + _LONGEST)):
            if last > first and (
                base.atoms[last].key in relatives
                or not joined(base.atoms[last - 1], base.atoms[last], base.text)
            ):
                break
            value += worth.get(last, 0.0)
            size = last - first + 1
            if base.atoms[last].kind == "content" and (size >= SHORTEST or base.atoms[last].name):
                yield _Phrase(first, last, value + _EDGES * at.ends[last] - _LENGTH * size)


def _inside_verb(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether a word follows its auxiliary or its "not": "does | not volunteer".

    A phrase does not begin with it.
    """
    return atoms[i].key in _DENYING or (i > 0 and atoms[i - 1].key in AUXILIARIES | _DENYING)


def _balanced(base: Side, first: int, last: int) -> str:
    """Return the words with the mark that closes a quoted name at their end."""
    end = base.atoms[last].end
    text = base.words([first, last])
    if text.count('"') % 2 and base.text[end : end + 1] == '"':
        return text + '"'
    return text if last + 1 == len(base.atoms) else unowned(text)


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
    return (
        _OTHER_WORD
        if any(block.base == [i] and len(block.here) == 1 for block in witness.result.blocks)
        else 0.0
    )


def _worth(atom: Atom) -> float:
    """Return how much an atom tells; the key of a whole name is "name" and its words."""
    if atom.kind != "content":
        return _FUNCTION
    return min(len(atom.key.split()) - 1, _NAME_WORDS) if atom.name else _CONTENT
