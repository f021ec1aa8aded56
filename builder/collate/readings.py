"""Compared passages -> what a reader sees: segments of each cell, the differences under it, the entries of the apparatus.

Segments are read back: joined without those marked ``omitted`` they are the passage, character for character.
When a statement turns indirect, the change of person and tense is no difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.collate.atoms import Atom
from builder.collate.comparison import Block, Compared
from builder.model.coverage import Difference, Segment

_PERSONS: Final = frozenset(
    """i we he she it they you me us him her them my our his its their your mine ours theirs myself ourselves himself herself
    themselves""".split()
)
_GRAMMAR: Final = frozenset("that is are was were be been has have had will would to of which".split())


class Side:
    """A passage's text with its atoms."""

    def __init__(self, text: str, atoms: Sequence[Atom]) -> None:
        self.text = text
        self.atoms = tuple(atoms)

    def words(self, indices: Sequence[int]) -> str:
        """Return the text from the first to the last of some atoms, as printed."""
        return self.text[self.atoms[min(indices)].start : self.atoms[max(indices)].end] if indices else ""

    def runs(self, indices: Sequence[int], gap: int = 1) -> list[list[int]]:
        """Part indices into runs of neighbors."""
        runs: list[list[int]] = []
        for i in sorted(indices):
            if runs and i - runs[-1][-1] <= gap:
                runs[-1].append(i)
            else:
                runs.append([i])
        return runs


def kept(base: Side, here: Side, result: Compared, *, indirect: bool) -> list[Block]:
    """Return the blocks that are differences worth a mark, in the witness's order."""
    return [block for block in result.blocks if not _grammatical(base, here, block, indirect=indirect)]


def _grammatical(base: Side, here: Side, block: Block, *, indirect: bool) -> bool:
    """Tell whether a block is only grammar: a verb form or a person that changed because speech turned indirect."""
    left = [base.atoms[i] for i in block.base]
    right = [here.atoms[j] for j in block.here]
    if not left:
        return all(atom.key in _GRAMMAR for atom in right) and indirect
    if not indirect:
        return False
    if not right:
        return all(atom.key in _PERSONS or atom.key in _GRAMMAR for atom in left)
    if len(left) == len(right) == 1 and left[0].kind == right[0].kind == "content":
        return left[0].stem == right[0].stem and not here.text[right[0].start].isupper()
    persons = [atom for atom in left if atom.key not in _PERSONS and atom.kind == "function"]
    named = all(atom.key in _PERSONS or here.text[atom.start].isupper() for atom in right)
    return not persons and all(atom.key in _PERSONS for atom in left) and named


def segments(base: Side, here: Side, result: Compared, blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """Return the witness's text in runs of one mark each, the base's words where they are missing."""
    marks: list[tuple[int, int, Segment]] = []
    for block in blocks:
        for run in here.runs(block.here):
            start, end = here.atoms[run[0]].start, here.atoms[run[-1]].end
            words = base.words(block.base) if run[0] == block.here[0] else ""
            mark = Segment(text=here.text[start:end], mark="reworded" if block.base else "added", base=words)
            marks.append((start, end, mark))
    for run in here.runs(sorted(result.moved.values())):
        start, end = here.atoms[run[0]].start, here.atoms[run[-1]].end
        marks.append((start, end, Segment(text=here.text[start:end], mark="moved")))
    for atom in here.atoms:
        if atom.kind == "note":
            marks.append((atom.start, atom.end, Segment(text=here.text[atom.start : atom.end], mark="note")))
    for block in blocks:
        if not block.here:
            for run in base.runs(block.base):
                place = _place(base, here, result, run)
                marks.append((place, place, Segment(text=base.words(run), mark="omitted")))
    return _filled(here.text, sorted(marks, key=lambda entry: (entry[0], entry[1])))


def _place(base: Side, here: Side, result: Compared, run: Sequence[int]) -> int:
    """Return where in the witness the missing words would stand: before the next common word, else after the last."""
    links = {**result.same}
    for i in range(run[-1] + 1, len(base.atoms)):
        if i in links:
            return here.atoms[links[i]].start
    for i in range(run[0] - 1, -1, -1):
        if i in links:
            return here.atoms[links[i]].end
    compared = [atom for atom in here.atoms if atom.compared]
    return compared[-1].end if compared else len(here.text)


def _filled(text: str, marks: Sequence[tuple[int, int, Segment]]) -> tuple[Segment, ...]:
    """Put the unmarked text between the marks; a mark that would overlap one before it moves behind it."""
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


def differences(base: Side, here: Side, result: Compared, blocks: Sequence[Block]) -> tuple[Difference, ...]:
    """Return the list under a cell: reworded, then added, omitted, moved and notes, each in the order of the text."""
    found: list[Difference] = []
    for block in blocks:
        if block.base and block.here:
            found.append(Difference(mark="reworded", base=base.words(block.base), here=here.words(block.here)))
    found += [Difference(mark="added", here=here.words(run)) for block in blocks if not block.base for run in here.runs(block.here)]
    found += [Difference(mark="omitted", base=base.words(run)) for block in blocks if not block.here for run in base.runs(block.base)]
    found += [
        Difference(mark="moved", base=base.words([i for i, j in result.moved.items() if j in run]), here=here.words(run))
        for run in here.runs(sorted(result.moved.values()))
    ]
    found += [Difference(mark="note", here=here.text[atom.start : atom.end]) for atom in here.atoms if atom.kind == "note"]
    return tuple(found)
