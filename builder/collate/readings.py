"""Compared passages -> what a reader sees: segments of each cell, the differences under it, the entries of the apparatus.

Segments are read back: joined without those marked ``omitted`` they are the passage, character for character.
When a statement turns indirect, the change of person and tense is no difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.collate.atoms import Atom, is_glue
from builder.collate.blocks import Block, Compared
from builder.model.coverage import Difference, Segment
from builder.text.wordlists import listed

_PERSONS: Final = listed(
    """i we he she it they you me us him her them my our his its their your mine ours theirs myself ourselves himself herself
    themselves"""
)
_SPEAKERS: Final = listed("i we us our me my")
_GRAMMAR: Final = listed("that is are was were be been has have had will would to of which")


class Side:
    """A passage's text with its atoms."""

    def __init__(self, text: str, atoms: Sequence[Atom]) -> None:
        self.text = text
        self.atoms = tuple(atoms)

    def words(self, indices: Sequence[int]) -> str:
        """Return the text from the first to the last of some atoms, as printed, editorial notes left out."""
        if not indices:
            return ""
        first, last = min(indices), max(indices)
        at, parts = self.atoms[first].start, []
        for note in (atom for atom in self.atoms[first:last] if atom.kind == "note"):
            parts.append(self.text[at : note.start].strip())
            at = note.end
        return " ".join([*parts, self.text[at : self.atoms[last].end].lstrip() if parts else self.text[at : self.atoms[last].end]])

    def runs(self, indices: Sequence[int], gap: int = 1) -> list[list[int]]:
        """Part indices into runs of neighbors."""
        runs: list[list[int]] = []
        for i in sorted(indices):
            if runs and i - runs[-1][-1] <= gap:
                runs[-1].append(i)
            else:
                runs.append([i])
        return runs


def kept(base: Side, here: Side, result: Compared, *, indirect: bool, loose: bool = False) -> list[Block]:
    """Return the blocks that are differences worth a mark, in the witness's order.

    Words that only join a block to its moved part ("*is* aggressively seeking") are left out of it, and where the statement turned
    indirect so are the change of person ("We" to the speaker's name) and of verb forms.
    Passages that say the same thing only in part (``loose``) have no word-level differences worth the name.
    """
    blocks = []
    leads = leads_of(base, here, result)
    for block in () if loose else result.blocks:
        plain = Block(_without_glue(base, block.base), _without_glue(here, block.here))
        if indirect:
            plain = _without_person(base, here, plain, leads)
        if (plain.base or plain.here) and not (indirect and _form_only(base, here, plain)):
            blocks.append(plain)
    return blocks


def _without_glue(side: Side, indices: Sequence[int]) -> list[int]:
    runs = side.runs(indices)
    weighty = [run for run in runs if not is_glue([side.atoms[j].key for j in run])]
    return [j for run in (weighty or runs) for j in run]


def _without_person(base: Side, here: Side, block: Block, leads: tuple[int, int]) -> Block:
    """Take a change of person out of a block: "We" against the name of the speaker, "our" against "its"."""
    left = [i for i in block.base if i != leads[0]]
    right = [j for j in block.here if j != leads[1]]
    persons = all(base.atoms[i].key in _PERSONS for i in left), all(here.atoms[j].key in _PERSONS for j in right)
    if all(persons):
        return Block([], [])
    if not left or not right:
        return Block(left, right)
    if persons[0]:
        return Block([], [j for j in right if here.atoms[j].key not in _PERSONS])
    if persons[1]:
        return Block([i for i in left if base.atoms[i].key not in _PERSONS], [])
    return Block(left, right)


def leads_of(base: Side, here: Side, result: Compared) -> tuple[int, int]:
    """Return the index of a name that stands for "we" at the beginning of either passage; -1 for none."""
    left = [i for block in result.blocks for i in block.base]
    right = [j for block in result.blocks for j in block.here]
    return _lead(base, left, here, right), _lead(here, right, base, left)


def _lead(side: Side, changed: Sequence[int], other: Side, others: Sequence[int]) -> int:
    first = min((k for k, atom in enumerate(side.atoms) if atom.compared), default=-1)
    named = first in changed and side.text[side.atoms[first].start].isupper() and side.atoms[first].kind == "content"
    return first if named and any(other.atoms[k].key in _SPEAKERS for k in others) else -1


def _form_only(base: Side, here: Side, block: Block) -> bool:
    """Tell whether a block is one verb in two forms, or nothing but grammar."""
    left, right = [base.atoms[i] for i in block.base], [here.atoms[j] for j in block.here]
    if not left or not right:
        return all(atom.key in _GRAMMAR or atom.key in _PERSONS for atom in (*left, *right))
    return (
        len(left) == len(right) == 1 and left[0].stem == right[0].stem and here.text[right[0].start].islower() and left[0].kind == "content"
    )


def segments(base: Side, here: Side, result: Compared, blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """Return the witness's text in runs of one mark each, the base's words where they are missing."""
    marks: list[tuple[int, int, Segment]] = []
    for block in blocks:
        for run in here.runs(block.here):
            start, end = here.atoms[run[0]].start, here.atoms[run[-1]].end
            words = base.words(block.base) if run[0] == block.here[0] else ""
            mark = Segment(text=here.text[start:end], mark="reworded" if block.base else "added", base=words)
            marks.append((start, end, mark))
    for run in here.runs(_moved(result, blocks)):
        start, end = here.atoms[run[0]].start, here.atoms[run[-1]].end
        marks.append((start, end, Segment(text=here.text[start:end], mark="moved")))
    marks += _notes(here)
    for block in blocks:
        if not block.here:
            for run in base.runs(block.base):
                place = _place(base, here, result, run)
                marks.append((place, place, Segment(text=base.words(run), mark="omitted")))
    return _filled(here.text, sorted(marks, key=lambda entry: (entry[0], entry[1])))


def plain_segments(side: Side) -> tuple[Segment, ...]:
    """Return the base's own text: nothing marked but its editorial notes."""
    return _filled(side.text, _notes(side))


def _notes(side: Side) -> list[tuple[int, int, Segment]]:
    notes = (atom for atom in side.atoms if atom.kind == "note")
    return [(note.start, note.end, Segment(text=side.text[note.start : note.end], mark="note")) for note in notes]


def _moved(result: Compared, blocks: Sequence[Block]) -> list[int]:
    """Return the moved words of a witness; none where no other difference is marked either because the passages are only related."""
    return sorted(result.moved.values()) if blocks or not result.blocks else []


def _place(base: Side, here: Side, result: Compared, run: Sequence[int]) -> int:
    """Return where in the witness the missing words would stand: before the next common word, else at the end."""
    links = result.same
    for i in range(run[-1] + 1, len(base.atoms)):
        if i in links:
            return here.atoms[links[i]].start
    return max((atom.end for atom in here.atoms if atom.compared), default=len(here.text))


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
    both = (block for block in blocks if block.base and block.here)
    found = [Difference(mark="reworded", base=base.words(block.base), here=here.words(block.here)) for block in both]
    found += [Difference(mark="added", here=here.words(run)) for block in blocks if not block.base for run in here.runs(block.here)]
    found += [Difference(mark="omitted", base=base.words(run)) for block in blocks if not block.here for run in base.runs(block.base)]
    found += [
        Difference(mark="moved", base=base.words([i for i, j in result.moved.items() if j in run]), here=here.words(run))
        for run in here.runs(_moved(result, blocks))
    ]
    found += [Difference(mark="note", here=here.text[atom.start : atom.end]) for atom in here.atoms if atom.kind == "note"]
    return tuple(found)
