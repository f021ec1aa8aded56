"""Two passages of one statement -> what differs, as blocks of atoms.

First the best common order (:func:`builder.learn.sequences.align_pair`); what is between common
words becomes blocks: other words in place of the base's, base words missing, words added.  What was
left over on both sides but is the same word is *moved*. Blocks already seen with another witness of
the statement are cut out first, so that all cells of a row and its apparatus speak of the same
places: "honest, mutually" against "fair" alone is one block, beside a witness with "fair, mutually"
it is two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from builder.collate.readings.atoms import Atom
from builder.collate.readings.blocks import (
    ComparedWitness,
    DiffBlock,
    OtherWitnesses,
    Pairing,
    Seen,
    parts,
    trimmed,
)
from builder.collate.readings.moves import move, slide
from builder.learn.sequences import align_pair

_SAME_CONTENT: Final = 2.2
_SAME_FUNCTION: Final = 0.7
_SAME_STEM: Final = 1.5
_BOTH_FUNCTION: Final = -0.25
_BOTH_CONTENT: Final = -0.3
_UNLIKE: Final = -1.0
#: A lone function word between two changed places no longer than this is changed with them.
_SMALL: Final = 2
#: A block seen elsewhere is looked for so many atoms away from its place, at most.
_REACH: Final = 10


def compare(
    base: Sequence[Atom], here: Sequence[Atom], known: OtherWitnesses | None = None
) -> ComparedWitness:
    """Return what differs between two passages.

    ``known`` comes from a first comparison of the other witnesses (:func:`learn`).
    """
    known = known or OtherWitnesses()
    left = [i for i, atom in enumerate(base) if atom.compared]
    right = [j for j, atom in enumerate(here) if atom.compared]
    pairs = align_pair(
        [base[i].key for i in left],
        [here[j].key for j in right],
        lambda i, j: _score(base[left[i]], here[right[j]]),
    )
    linked = [(left[i], right[j]) for i, j in pairs if i is not None and j is not None]
    pairing = Pairing(
        base,
        here,
        left,
        right,
        ComparedWitness(same={i: j for i, j in linked if base[i].key == here[j].key}),
    )
    _dissolve(pairing)
    fixed = _fix(pairing, known.seen)
    regions = _regions(pairing, fixed)
    for region in regions:
        slide(base, here, region, pairing.result)
    move(base, here, regions, pairing.result)
    blocks = [
        part for region in regions for part in parts(pairing, trimmed(pairing, region), known)
    ]
    pairing.result.blocks = sorted(
        [*fixed, *blocks], key=lambda b: (b.here[0] if b.here else -1, b.base[0] if b.base else -1)
    )
    return pairing.result


def _score(left: Atom, right: Atom) -> float:
    if left.key == right.key:
        return _SAME_CONTENT if left.kind == "content" else _SAME_FUNCTION
    if left.kind != right.kind:
        return _UNLIKE
    if left.kind == "function":
        return _BOTH_FUNCTION
    return _SAME_STEM if left.stem == right.stem else _BOTH_CONTENT


def _dissolve(pairing: Pairing) -> None:
    """Let a lone function word between two small changed places change with them.

    "Together *with* our" against "along *with* its"; "*more* just and" against "fairer, *more*".
    """
    same = pairing.result.same
    anchors = [-1, *(pairing.left.index(i) for i in sorted(same)), len(pairing.left)]
    partners = [-1, *(pairing.right.index(j) for _, j in sorted(same.items())), len(pairing.right)]
    for k in range(1, len(anchors) - 1):
        word = pairing.left[anchors[k]]
        before = (anchors[k] - anchors[k - 1] - 1, partners[k] - partners[k - 1] - 1)
        after = (anchors[k + 1] - anchors[k] - 1, partners[k + 1] - partners[k] - 1)
        if pairing.base[word].grammatical and _small(before, after):
            same.pop(word)


def _small(before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether the places around a word are small.

    Both are changed, or one lacks what the other adds.
    """
    sizes = (*before, *after)
    crossed = (
        0 in before
        and 0 in after
        and max(before) > 0
        and max(after) > 0
        and before.index(0) != after.index(0)
    )
    return max(sizes) <= _SMALL and (min(sizes) > 0 or crossed)


def _fix(pairing: Pairing, seen: Iterable[Seen]) -> list[DiffBlock]:
    """Cut out the blocks that other witnesses have.

    Function words that were common inside them are common no longer.
    """
    same = pairing.result.same
    fixed: list[DiffBlock] = []
    solid = {i: j for i, j in same.items() if not pairing.base[i].grammatical}
    taken_base, taken_here = set(solid), set(solid.values())
    keys, stems = (
        [pairing.base[i].key for i in pairing.left],
        [pairing.here[j].stem for j in pairing.right],
    )
    for wanted, instead in seen:
        a = _find(keys, wanted, [i in taken_base for i in pairing.left])
        b = _find(stems, instead, [j in taken_here for j in pairing.right])
        if a is None or b is None or abs(a - b) > _REACH:
            continue
        block = DiffBlock(
            list(pairing.left[a : a + len(wanted)]), list(pairing.right[b : b + len(instead)])
        )
        if _closed(block, same):
            for i in block.base:
                same.pop(i, None)
            fixed.append(block)
            taken_base.update(block.base)
            taken_here.update(block.here)
    return fixed


def _closed(block: DiffBlock, same: Mapping[int, int]) -> bool:
    """Tell whether the common words of both sides of a block are common with one another."""
    return {same[i] for i in block.base if i in same} == {
        j for j in same.values() if j in block.here
    }


def _find(keys: Sequence[str], wanted: Sequence[str], blocked: Sequence[bool]) -> int | None:
    """Return where ``wanted`` is in ``keys`` without touching a blocked place."""
    size = len(wanted)
    return next(
        (
            k
            for k in range(len(keys) - size + 1)
            if tuple(keys[k : k + size]) == wanted and not any(blocked[k : k + size])
        ),
        None,
    )


def _regions(pairing: Pairing, fixed: Sequence[DiffBlock]) -> list[DiffBlock]:
    """Return what is between common words and fixed blocks.

    A fixed block that crosses others parts only its own two sides.
    """
    partners = {**pairing.result.same, **{i: block.here[-1] for block in fixed for i in block.base}}
    taken = {*pairing.result.same.values(), *(j for block in fixed for j in block.here)}
    regions = [DiffBlock([], [])]
    at = 0
    for i in pairing.left:
        if i not in partners:
            regions[-1].base.append(i)
            continue
        while at < len(pairing.right) and pairing.right[at] <= partners[i]:
            if pairing.right[at] not in taken:
                regions[-1].here.append(pairing.right[at])
            elif regions[-1].here and pairing.right[at] != partners[i]:
                regions.append(DiffBlock([], []))
            at += 1
        regions.append(DiffBlock([], []))
    regions[-1].here += [j for j in pairing.right[at:] if j not in taken]
    return [region for region in regions if region.base or region.here]
