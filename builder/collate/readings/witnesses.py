"""A passage and its atoms -> a side; a side compared with the base -> a witness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from builder.collate.readings.atoms import Atom
from builder.collate.readings.blocks import ComparedWitness, DiffBlock


class Side:
    """A passage's text with its atoms."""

    def __init__(self, text: str, atoms: Sequence[Atom]) -> None:
        self.text = text
        self.atoms = tuple(atoms)

    def words(self, indices: Sequence[int]) -> str:
        """Return the text from the first to the last of some atoms, without notes."""
        if not indices:
            return ""
        first, last = min(indices), max(indices)
        at, parts = self.atoms[first].start, []
        for note in (atom for atom in self.atoms[first:last] if atom.kind == "note"):
            parts.append(self.text[at : note.start].strip())
            at = note.end
        rest = self.text[at : self.atoms[last].end]
        return " ".join([*parts, rest.lstrip()]) if parts else rest

    def keys(self, indices: Iterable[int]) -> tuple[str, ...]:
        """Return what tells some atoms from others, attributions and notes left out."""
        return tuple(self.atoms[i].key for i in indices if self.atoms[i].compared)

    def forms(self, indices: Iterable[int]) -> tuple[str, ...]:
        """Return the same without what is not a difference."""
        return tuple(self.atoms[i].form for i in indices if self.atoms[i].compared)

    def content(self, indices: Iterable[int]) -> list[int]:
        """Return those of some atoms that carry content."""
        return [i for i in indices if self.atoms[i].kind == "content"]


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """One article's passage, compared with the base's."""

    article: str
    side: Side
    result: ComparedWitness
    #: The blocks of ``result`` that are worth a mark.
    blocks: Sequence[DiffBlock]
    #: Index of a name that only replaces the base's "we"; -1 for none.
    lead: int = -1
    #: The wordings are so far apart that marks would tell nothing: the passage is shown as it is.
    plain: bool = False

    def reads(self, place: Sequence[int]) -> list[int]:
        """Return the atoms that replace a place of the base."""
        found = [self.result.same[i] for i in place if i in self.result.same]
        for block in self.result.blocks:
            if block.base and block.here and set(block.base) & set(place):
                found += [j for j in block.here if j != self.lead]
        return sorted(set(found))


def runs(indices: Iterable[int]) -> list[list[int]]:
    """Part indices into runs of neighbors, in order."""
    found: list[list[int]] = []
    for i in sorted(indices):
        if found and i - found[-1][-1] == 1:
            found[-1].append(i)
        else:
            found.append([i])
    return found
