"""A place where two passages differ -> whole phrases to show, cut alike for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from builder.collate.readings.atoms import Atom, is_glue

#: The keys of a block's base atoms and the stems of its witness atoms.
Seen = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(slots=True)
class DiffBlock:
    """A place of difference: atom indices of base and witness; one side may be empty."""

    base: list[int]
    here: list[int]


@dataclass(slots=True)
class ComparedWitness:
    """How one witness differs from the base."""

    #: Base index -> witness index of words that are the same.
    same: dict[int, int] = field(default_factory=dict)
    #: Base index -> witness index of words that are the same in another place.
    moved: dict[int, int] = field(default_factory=dict)
    blocks: list[DiffBlock] = field(default_factory=list)


class OtherWitnesses(msgspec.Struct, frozen=True, kw_only=True):
    """What the other witnesses of a statement differ in."""

    #: Blocks in which words replace words, none made of smaller ones, the longest first.
    seen: tuple[Seen, ...] = ()
    #: Base indices at which blocks begin or end.
    cuts: tuple[int, ...] = ()
    #: Stems of words that others add.
    additions: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class Pairing:
    """Two passages under comparison: their atoms, the compared indices, what is known."""

    base: Sequence[Atom]
    here: Sequence[Atom]
    left: Sequence[int]
    right: Sequence[int]
    result: ComparedWitness


def weighty(items: Sequence[Atom], indices: Iterable[int]) -> bool:
    """Tell whether some of the atoms carry content."""
    return any(items[i].kind == "content" for i in indices)


def trimmed(pairing: Pairing, region: DiffBlock) -> DiffBlock:
    """Take equal words off both ends of a region that is known to be smaller now."""
    base, here, same = pairing.base, pairing.here, pairing.result.same
    left, right = list(region.base), list(region.here)
    while left and right and base[left[0]].key == here[right[0]].key:
        same[left.pop(0)] = right.pop(0)
    while left and right and base[left[-1]].key == here[right[-1]].key:
        same[left.pop()] = right.pop()
    return DiffBlock(left, right)


def parts(pairing: Pairing, region: DiffBlock, known: OtherWitnesses) -> list[DiffBlock]:
    """Cut a region into blocks.

    It is cut around forms of one word, where other witnesses' blocks begin or end, and between
    content and function words.
    """
    base, here = pairing.base, pairing.here
    if not region.base or not region.here:
        return [
            part
            for part in (region,)
            if (part.base or part.here) and not _only_glue(base, here, part)
        ]
    for pieces in _cuts(base, here, region, known):
        if pieces:
            return [block for piece in pieces for block in _piece(pairing, piece, region, known)]
    return _unmixed(base, here, region)


def _piece(
    pairing: Pairing, piece: DiffBlock, region: DiffBlock, known: OtherWitnesses
) -> list[DiffBlock]:
    """Cut a piece further, unless it is one word against one."""
    whole = len(piece.base) == len(piece.here) == 1 or len(piece.base) + len(piece.here) >= len(
        region.base
    ) + len(region.here)
    return [piece] if whole else parts(pairing, piece, known)


def _cuts(
    base: Sequence[Atom], here: Sequence[Atom], region: DiffBlock, known: OtherWitnesses
) -> Iterator[list[DiffBlock]]:
    """Yield the ways to cut a region in pieces, the best first; an empty list is not one."""
    for i in region.base:
        for j in region.here:
            if base[i].kind == here[j].kind == "content" and base[i].stem == here[j].stem:
                yield _around(region, i, j)
    for stems in known.additions:
        yield _apart(here, region, stems)
    for cut in known.cuts:
        if cut in region.base[1:]:
            yield _cut_at(base, here, region, cut)


def _apart(here: Sequence[Atom], region: DiffBlock, stems: tuple[str, ...]) -> list[DiffBlock]:
    """Part what another witness adds from either end of the words; [] if not there."""
    own = tuple(here[j].stem for j in region.here)
    size = len(stems)
    if size >= len(own):
        return []
    if own[-size:] == stems:
        return [DiffBlock(region.base, region.here[:-size]), DiffBlock([], region.here[-size:])]
    return (
        [DiffBlock([], region.here[:size]), DiffBlock(region.base, region.here[size:])]
        if own[:size] == stems
        else []
    )


def _cut_at(
    base: Sequence[Atom], here: Sequence[Atom], region: DiffBlock, cut: int
) -> list[DiffBlock]:
    """Part a region at a base index, else [].

    Both sides need as many content words, some of them on both sides of the cut.
    """
    content = [j for j in region.here if here[j].kind == "content"]
    before = sum(base[i].kind == "content" for i in region.base if i < cut)
    if not 0 < before < len(content) or len(content) != sum(
        base[i].kind == "content" for i in region.base
    ):
        return []
    at = content[before]
    while (
        at - 1 in region.here
        and here[at - 1].kind != "content"
        and at - 1 > content[before - 1] + 1
    ):
        at -= 1
    return [
        DiffBlock([i for i in region.base if i < cut], [j for j in region.here if j < at]),
        DiffBlock([i for i in region.base if i >= cut], [j for j in region.here if j >= at]),
    ]


def _only_glue(base: Sequence[Atom], here: Sequence[Atom], part: DiffBlock) -> bool:
    """Tell whether a one-sided block is nothing but words that grammar asks for."""
    return is_glue([*(base[i].key for i in part.base), *(here[j].key for j in part.here)])


def _around(region: DiffBlock, i: int, j: int) -> list[DiffBlock]:
    """Part a region around one word in two forms; [] if that leaves unlike sides.

    "imposed by" against "seeking to impose".
    """
    before = DiffBlock([k for k in region.base if k < i], [k for k in region.here if k < j])
    after = DiffBlock([k for k in region.base if k > i], [k for k in region.here if k > j])
    crossed = (before.base == []) != (before.here == []) and (after.base == []) != (
        after.here == []
    )
    if (not before.base and not before.here and not after.base and not after.here) or (
        crossed and bool(before.base) != bool(after.base)
    ):
        return []
    return [block for block in (before, DiffBlock([i], [j]), after) if block.base or block.here]


def _heavy(base: Sequence[Atom], here: Sequence[Atom], region: DiffBlock) -> list[Atom]:
    """Return the atoms of the side that has content."""
    return (
        [base[i] for i in region.base]
        if weighty(base, region.base)
        else [here[j] for j in region.here]
    )


def _unmixed(base: Sequence[Atom], here: Sequence[Atom], region: DiffBlock) -> list[DiffBlock]:
    """Part content from function words where only one side has content.

    "Their further" against "The" is one word omitted.
    """
    heavy, light = weighty(base, region.base), weighty(here, region.here)
    if heavy == light or all(atom.kind == "content" for atom in _heavy(base, here, region)):
        return [region]
    side, items = (region.base, base) if heavy else (region.here, here)
    content = [i for i in side if items[i].kind == "content"]
    function = [
        i for i in side if items[i].kind != "content" and (i < content[0] or i > content[-1])
    ]
    inner = [i for i in side if i not in function]
    parts = (
        [DiffBlock(function, region.here), DiffBlock(inner, [])]
        if heavy
        else [DiffBlock(region.base, function), DiffBlock([], inner)]
    )
    return [part for part in parts if (part.base or part.here) and not _only_glue(base, here, part)]


def learn(
    base: Sequence[Atom], compared: Iterable[tuple[Sequence[Atom], ComparedWitness]]
) -> OtherWitnesses:
    """Return what some witnesses differ in, to compare another one with."""
    seen: set[Seen] = set()
    cuts: set[int] = set()
    additions: set[tuple[str, ...]] = set()
    for here, result in compared:
        for block in result.blocks:
            stems = (
                tuple(here[j].stem for j in block.here)
                if block.here and unbroken(block.here)
                else ()
            )
            if stems and not block.base and any(here[j].kind == "content" for j in block.here):
                additions.add(stems)
            if block.base and unbroken(block.base):
                cuts.update((block.base[0], block.base[-1] + 1))
                if stems:
                    seen.add((tuple(base[i].key for i in block.base), stems))
    whole = [pair for pair in seen if not any(_within(other, pair) for other in seen)]
    ordered = sorted(whole, key=lambda pair: (-len(pair[0]) - len(pair[1]), pair))
    return OtherWitnesses(
        seen=tuple(ordered), cuts=tuple(sorted(cuts)), additions=tuple(sorted(additions))
    )


def _within(small: Seen, large: Seen) -> bool:
    """Tell whether one block is a part of another."""
    return small != large and all(
        any(side[k : k + len(part)] == part for k in range(len(side) - len(part) + 1))
        for part, side in zip(small, large, strict=True)
    )


def unbroken(indices: Sequence[int]) -> bool:
    """Tell whether indices follow one another without a gap."""
    return indices[-1] - indices[0] == len(indices) - 1
