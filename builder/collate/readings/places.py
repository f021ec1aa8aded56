"""A statement's witnesses -> the places of variation: base ranges that some read otherwise.

The ranges are of atoms. Blocks that overlap are one place, so that the apparatus speaks of all
witnesses at once; a long omission is cut where the differences of other witnesses begin or end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from builder.collate.readings.witnesses import Side, Witness, runs
from builder.lang.wordlists import DETERMINERS

#: A place of variation never covers more atoms of the base; longer ones stay with the witness that
#: has them.
LONGEST_PLACE: Final = 12
#: An omission with more atoms is cut where other witnesses' differences begin or end.
SHORT_PLACE: Final = 4


class _Range(NamedTuple):
    """Atoms of the base from ``first`` to ``last``, both included."""

    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first + 1


def places(witnesses: Sequence[Witness]) -> list[list[int]]:
    """Return the places of variation as lists of neighboring indices, disjoint."""
    differing = {
        _Range(run[0], run[-1])
        for witness in witnesses
        for block in witness.blocks
        for run in runs(block.base)
    }
    found: list[_Range] = []
    for piece in sorted(piece for one in differing for piece in _pieces(one, differing)):
        if not found or piece.first > found[-1].last:
            found.append(piece)
        elif max(piece.last, found[-1].last) - found[-1].first < LONGEST_PLACE:
            found[-1] = _Range(found[-1].first, max(piece.last, found[-1].last))
    return [list(range(first, last + 1)) for first, last in found]


def _pieces(one: _Range, ranges: Iterable[_Range]) -> list[_Range]:
    """Cut a long range where another one of some length begins or ends inside it."""
    if one.size <= SHORT_PLACE:
        return [one]
    long = [other for other in ranges if other.size >= SHORT_PLACE - 1 and other != one]
    begins = {other.first for other in long if one.first < other.first <= one.last}
    follows = {other.last + 1 for other in long if one.first <= other.last < one.last}
    cuts = sorted(begins | follows)
    return [
        _Range(first, last)
        for first, last in zip(
            [one.first, *cuts], [*(cut - 1 for cut in cuts), one.last], strict=True
        )
    ]


def without_small_beginning(side: Side, indices: Sequence[int]) -> list[int]:
    """Take function words off the beginning of a stretch, except determiners.

    A stretch of function words alone stays as it is.
    """
    shown = list(indices)
    while (
        side.content(shown)
        and side.atoms[shown[0]].kind != "content"
        and side.atoms[shown[0]].key not in DETERMINERS
    ):
        shown.pop(0)
    return shown


def without_last_determiners(side: Side, indices: Sequence[int]) -> list[int]:
    """Take determiners, which belong to the next words, off the end of a stretch."""
    shown = list(indices)
    while side.content(shown) and len(shown) > 1 and side.atoms[shown[-1]].key in DETERMINERS:
        shown.pop()
    return shown
