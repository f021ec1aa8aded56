"""A statement's base passage -> the phrase that names the row, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.collate.alignment import Collation
from builder.collate.apparatus import Witness
from builder.collate.readings import Side

#: Atoms of a name, at least and at most.
SHORTEST, LONGEST = 2, 9
_BREAK: Final = re.compile(r"[,;:()\[\]\"“”«».!?]|\s[-–—]\s")
_DETERMINERS: Final = frozenset("the a an".split())
#: What a phrase costs for each further word.
_LENGTH: Final = 0.35


def name_of(base: Side, witnesses: Sequence[Witness], found: Collation) -> str:
    """Return the stretch of the base passage that most witnesses share and that tells most, whole phrases only."""
    del found
    compared = [i for i, atom in enumerate(base.atoms) if atom.compared]
    if not compared:
        return base.text
    shared = {i: _shared(i, witnesses) for i in compared}
    best: tuple[float, int, tuple[int, int]] | None = None
    for first in compared:
        if not _may_begin(base, first):
            continue
        for last in range(first, min(compared[-1], first + LONGEST) + 1):
            if last > first and _BREAK.search(base.text[base.atoms[last - 1].end : base.atoms[last].start]):
                break
            if base.atoms[last].kind != "content" or last - first + 1 < SHORTEST:
                continue
            value = sum(_value(base, i) * shared[i] for i in range(first, last + 1) if i in shared) - _LENGTH * (last - first + 1)
            if best is None or value > best[0]:
                best = (value, first, (first, last))
    if best is None:
        return base.words(compared[: LONGEST + 1])
    return base.words(list(range(best[2][0], best[2][1] + 1)))


def _shared(i: int, witnesses: Sequence[Witness]) -> float:
    if not witnesses:
        return 1.0
    return sum(i in w.result.same or i in w.result.moved for w in witnesses) / len(witnesses)


def _value(base: Side, i: int) -> float:
    return 1.0 if base.atoms[i].kind == "content" else 0.05


def _may_begin(base: Side, i: int) -> bool:
    atom = base.atoms[i]
    if atom.kind == "content":
        return True
    following = base.atoms[i + 1] if i + 1 < len(base.atoms) else None
    return atom.key in _DETERMINERS | {"we"} and following is not None and following.kind == "content"
