"""A statement's base passage -> the phrase that names the row, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.collate.atoms import Atom
from builder.collate.witnesses import Side, Witness
from builder.text.wordlists import listed

#: Atoms of a name, at least and at most.
SHORTEST, LONGEST = 2, 9
_BREAK: Final = re.compile(r"[,;:()\[\]\"“”«».!?]|\s[-–—]\s|\s['‘]|['’]\s")
#: A name counts as its words, but not as more.
_NAME_WORDS: Final = 3
_TIE: Final = 1e-9
_DETERMINERS: Final = listed("the a an")
#: What a phrase costs for each further word.
_LENGTH: Final = 0.3


def name_of(base: Side, witnesses: Sequence[Witness]) -> str:
    """Return the stretch of the base passage that most witnesses share and that tells most, whole phrases only."""
    compared = [i for i, atom in enumerate(base.atoms) if atom.compared]
    if not compared:
        return base.text
    shared = {i: _shared(base, i, witnesses) for i in compared}
    best: tuple[float, int, tuple[int, int]] | None = None
    for first in compared:
        if not _may_begin(base, first):
            continue
        for last in range(first, min(compared[-1], first + LONGEST) + 1):
            if last > first and _BREAK.search(base.text[base.atoms[last - 1].end : base.atoms[last].start]):
                break
            if not _may_end(base.atoms[last]) or (last - first + 1 < SHORTEST and not base.atoms[last].name):
                continue
            value = sum(_value(base, i) * shared[i] for i in range(first, last + 1) if i in shared) - _LENGTH * (last - first + 1)
            if best is None or value > best[0] + _TIE or (value > best[0] - _TIE and last - first > best[2][1] - best[2][0]):
                best = (value, first, (first, last))
    if best is None:
        return base.words(compared[: LONGEST + 1])
    first, last = best[2]
    opens = compared.index(first) == 1 and base.atoms[compared[0]].key == "we"
    return _balanced(base, compared[0] if opens else first, last)


def _balanced(base: Side, first: int, last: int) -> str:
    """Return the words with the mark that closes a quoted name at their end."""
    end = base.atoms[last].end
    text = base.words([first, last])
    if text.count('"') % 2 and base.text[end : end + 1] == '"':
        return text + '"'
    return text


def _shared(base: Side, i: int, witnesses: Sequence[Witness]) -> float:
    if not witnesses:
        return 1.0
    return sum(_agrees(base, i, witness) for witness in witnesses) / len(witnesses)


def _agrees(base: Side, i: int, witness: Witness) -> float:
    """Return how far a witness has a word of the base: whole, elsewhere, or in another form."""
    if i in witness.result.same or (i in witness.result.moved and base.atoms[i].name):
        return 1.0
    return 0.5 if i in witness.result.moved else 0.4 * _form(i, witness)


def _form(i: int, witness: Witness) -> bool:
    """Tell whether a witness has another word there alone, such as another form of it."""
    return any(block.base == [i] and len(block.here) == 1 for block in witness.result.blocks)


def _value(base: Side, i: int) -> float:
    atom = base.atoms[i]
    return 0.05 if atom.kind != "content" else min(len(atom.key.split()) - 1, _NAME_WORDS) if atom.name else 1.0


def _may_end(atom: Atom) -> bool:
    return atom.kind == "content" and not atom.key.endswith("ly")


def _may_begin(base: Side, i: int) -> bool:
    atom = base.atoms[i]
    if i and base.atoms[i - 1].key in ("and", "or"):
        return False
    if atom.kind == "content":
        return True
    following = base.atoms[i + 1] if i + 1 < len(base.atoms) else None
    return atom.key in _DETERMINERS and following is not None and following.kind == "content"
