"""Two passages compared -> the blocks that are differences worth a mark.

Words that only join a block to its moved part are left out of it, and when a statement turns
indirect so are its change of person ("We" to the speaker's name, "our" to "its") and of verb forms:
grammar asks for them, nobody chose them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from builder.collate.readings.atoms import Atom, is_glue
from builder.collate.readings.blocks import ComparedWitness, DiffBlock
from builder.collate.readings.witnesses import Side, runs
from builder.lang.languages import all_words
from builder.lang.wordlists import MODALS, NUANCES

_PERSONS: Final = all_words(lambda words: words.readings.persons)
#: Words that speakers use for themselves or their side.
_FIRST_PERSONS: Final = all_words(lambda words: words.readings.first_persons)
#: Words that come and go when speech turns indirect.
_GRAMMAR: Final = all_words(lambda words: words.readings.grammar)


class Leads(NamedTuple):
    """Indices of names that replace "we" at the start of base and witness; -1 if none."""

    base: int
    here: int


def telling_blocks(
    base: Side, here: Side, result: ComparedWitness, *, indirect: bool, spoken: bool
) -> list[DiffBlock]:
    """Return the blocks that are differences worth a mark, in the witness's order.

    ``indirect``: one of the passages gives quoted words without quotation marks.
    ``spoken``: both are somebody's words as said, of which small words tell something, too.
    """
    blocks = []
    leads = leads_of(base, here, result)
    for block in result.blocks:
        plain = DiffBlock(_without_glue(base, block.base), _without_glue(here, block.here))
        if _inflected(base, here, plain) or not (spoken or _weighty(base, here, plain)):
            continue
        if indirect:
            plain = _without_person(base, here, plain, leads)
        if (plain.base or plain.here) and not (indirect and _form_only(base, here, plain)):
            blocks.append(plain)
    return blocks


def _inflected(base: Side, here: Side, block: DiffBlock) -> bool:
    """Tell whether both sides of a block are the same content words in other forms.

    No other word beside them may tell something.
    """
    small = [
        side.atoms[i].key
        for side, own in ((base, block.base), (here, block.here))
        for i in own
        if side.atoms[i].kind == "function"
    ]
    forms = base.forms(base.content(block.base))
    return (
        bool(forms) and forms == here.forms(here.content(block.here)) and MODALS.isdisjoint(small)
    )


def _weighty(base: Side, here: Side, block: DiffBlock) -> bool:
    """Tell whether a block holds a content word, or a small one that changes what is told."""
    atoms = [side.atoms[i] for side, own in ((base, block.base), (here, block.here)) for i in own]
    return any(atom.kind == "content" or atom.key in NUANCES for atom in atoms)


def _without_glue(side: Side, indices: Sequence[int]) -> list[int]:
    """Leave runs of glue alone out, unless there is nothing else."""
    found = runs(indices)
    weighty = [run for run in found if not is_glue([side.atoms[j].key for j in run])]
    return [j for run in (weighty or found) for j in run]


def _without_person(base: Side, here: Side, block: DiffBlock, leads: Leads) -> DiffBlock:
    """Take a change of person out of a block.

    "We" against the name of the speaker, "our" against "its".
    """
    left = [i for i in block.base if i != leads.base]
    right = [j for j in block.here if j != leads.here]
    own_left = [i for i in left if base.atoms[i].key not in _PERSONS]
    own_right = [j for j in right if here.atoms[j].key not in _PERSONS]
    if not own_left and not own_right:
        return DiffBlock([], [])
    if left and right and not (own_left and own_right):
        return DiffBlock(own_left, own_right)
    return DiffBlock(left, right)


def leads_of(base: Side, here: Side, result: ComparedWitness) -> Leads:
    """Return the name at the beginning of either passage that replaces the other one's "we"."""
    left = [i for block in result.blocks for i in block.base]
    right = [j for block in result.blocks for j in block.here]
    return Leads(_lead(base, left, here, right), _lead(here, right, base, left))


def _lead(side: Side, changed: Sequence[int], other: Side, others: Sequence[int]) -> int:
    first = min((k for k, atom in enumerate(side.atoms) if atom.compared), default=-1)
    named = (
        first in changed
        and side.text[side.atoms[first].start].isupper()
        and side.atoms[first].kind == "content"
    )
    return first if named and any(other.atoms[k].key in _FIRST_PERSONS for k in others) else -1


def _form_only(base: Side, here: Side, block: DiffBlock) -> bool:
    """Tell whether a block is one verb in two forms, or only grammar."""
    left, right = [base.atoms[i] for i in block.base], [here.atoms[j] for j in block.here]
    if left and right:
        return len(left) == len(right) == 1 and _one_verb(left[0], right[0], here)
    return all(atom.key in _GRAMMAR or atom.key in _PERSONS for atom in (*left, *right))


def _one_verb(left: Atom, right: Atom, here: Side) -> bool:
    return left.kind == "content" and left.stem == right.stem and here.text[right.start].islower()
