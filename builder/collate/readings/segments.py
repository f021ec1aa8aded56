"""A compared passage -> what a reader sees: marked segments, a list of differences.

Segments are read back: joined without those marked ``omitted`` they are the passage, character for
character.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from builder.collate.readings.blocks import ComparedWitness, DiffBlock
from builder.collate.readings.witnesses import Side, Witness, runs
from builder.core.coverage import Difference, Segment


class _Mark(NamedTuple):
    """A segment with a mark, and its place in the witness's text; an omission has no width."""

    start: int
    end: int
    segment: Segment


def segments(base: Side, witness: Witness) -> tuple[Segment, ...]:
    """Return the witness's text in runs of one mark each, with the base's words it lacks."""
    here, blocks = witness.side, witness.blocks
    marks = [_changed(base, here, block, run) for block in blocks for run in runs(block.here)]
    marks += [
        _mark(here, run, Segment(text=_text(here, run), mark="moved"))
        for run in runs(_moved(witness))
    ]
    marks += _notes(here)
    for run in (run for block in blocks if not block.here for run in runs(block.base)):
        place = _place(here, witness.result, run)
        marks.append(_Mark(place, place, Segment(text=base.words(run), mark="omitted")))
    return _filled(here.text, sorted(marks, key=lambda mark: (mark.start, mark.end)))


def plain_segments(side: Side) -> tuple[Segment, ...]:
    """Return the base's own text: nothing marked but its editorial notes."""
    return _filled(side.text, _notes(side))


def _changed(base: Side, here: Side, block: DiffBlock, run: Sequence[int]) -> _Mark:
    """Return the mark of one run of a block's words; the first also shows the base's words."""
    words = base.words(block.base) if run[0] == block.here[0] else ""
    return _mark(
        here,
        run,
        Segment(text=_text(here, run), mark="reworded" if block.base else "added", base=words),
    )


def _mark(here: Side, run: Sequence[int], segment: Segment) -> _Mark:
    return _Mark(here.atoms[run[0]].start, here.atoms[run[-1]].end, segment)


def _text(side: Side, run: Sequence[int]) -> str:
    """Return the text of a run as printed, notes included: segments are read back."""
    return side.text[side.atoms[run[0]].start : side.atoms[run[-1]].end]


def _notes(side: Side) -> list[_Mark]:
    notes = (atom for atom in side.atoms if atom.kind == "note")
    return [
        _Mark(note.start, note.end, Segment(text=side.text[note.start : note.end], mark="note"))
        for note in notes
    ]


def _moved(witness: Witness) -> list[int]:
    """Return the moved words of a witness.

    There are none where no other difference is marked either, as the passages are only related.
    """
    return (
        sorted(witness.result.moved.values()) if witness.blocks or not witness.result.blocks else []
    )


def _place(here: Side, result: ComparedWitness, run: Sequence[int]) -> int:
    """Return where in the witness the missing words would be.

    They would be before the next common word, else at the end.
    """
    following = [i for i in result.same if i > run[-1]]
    if following:
        return here.atoms[result.same[min(following)]].start
    return max((atom.end for atom in here.atoms if atom.compared), default=len(here.text))


def _filled(text: str, marks: Sequence[_Mark]) -> tuple[Segment, ...]:
    """Put the unmarked text between the marks.

    A mark that would overlap one before it is left out, an omission moves after it.
    """
    result: list[Segment] = []
    at = 0
    for start, end, segment in marks:
        if start < at and segment.mark != "omitted":
            continue
        if start > at:
            result.append(Segment(text=text[at:start]))
            at = start
        result.append(segment)
        at = max(at, end)
    if at < len(text):
        result.append(Segment(text=text[at:]))
    return tuple(result)


def differences(base: Side, witness: Witness) -> tuple[Difference, ...]:
    """Return the list under a cell: reworded, then added, omitted, moved and notes.

    Each is in the order of the text.
    """
    here, blocks, moved = witness.side, witness.blocks, witness.result.moved
    both = (block for block in blocks if block.base and block.here)
    found = [
        Difference(mark="reworded", base=base.words(block.base), here=here.words(block.here))
        for block in both
    ]
    found += [
        Difference(mark="added", here=here.words(run))
        for block in blocks
        if not block.base
        for run in runs(block.here)
    ]
    found += [
        Difference(mark="omitted", base=base.words(run))
        for block in blocks
        if not block.here
        for run in runs(block.base)
    ]
    found += [
        Difference(
            mark="moved",
            base=base.words([i for i, j in moved.items() if j in run]),
            here=here.words(run),
        )
        for run in runs(_moved(witness))
    ]
    found += [
        Difference(mark="note", here=here.text[atom.start : atom.end])
        for atom in here.atoms
        if atom.kind == "note"
    ]
    return tuple(found)
