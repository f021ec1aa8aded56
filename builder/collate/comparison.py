"""Two passages of one statement -> what differs, as blocks of atoms.

First the longest common order (:func:`builder.text.sequences.align_pair`), then what stands between common words becomes blocks: base words
in place of other words, base words missing, words added.  What was unmatched on both sides but is the same word is *moved*.
Blocks already seen with another witness of the same statement are cut the same way, so that all cells of a row and
its apparatus speak of the same places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from builder.collate.atoms import Atom
from builder.text.sequences import align_pair

_SAME_CONTENT: Final = 2.2
_SAME_FUNCTION: Final = 0.7
_SAME_STEM: Final = 1.5
_BOTH_FUNCTION: Final = 0.0
_BOTH_CONTENT: Final = -0.3
_UNLIKE: Final = -1.0
#: A lone function word between two changed places no longer than this is changed with them.
_SMALL: Final = 2
#: Words that a sentence needs only because others moved: never worth a mark of their own.
_GLUE: Final = frozenset("is are was were be been being that to has have had will would of and which it".split())


@dataclass(slots=True)
class Block:
    """A place of difference: indices of atoms of the base and of the witness; one side may be empty."""

    base: list[int]
    here: list[int]
    #: Index in the base before which an addition stands.
    at: int = 0


@dataclass(slots=True)
class Compared:
    """How one witness differs from the base."""

    #: Base index -> witness index of words that are the same.
    same: dict[int, int] = field(default_factory=dict)
    #: Base index -> witness index of words that are the same in another place.
    moved: dict[int, int] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)


def compare(base: Sequence[Atom], here: Sequence[Atom], seen: Iterable[tuple[tuple[str, ...], tuple[str, ...]]] = ()) -> Compared:
    """Return what differs between two passages; ``seen`` are the keys of blocks that other witnesses of the statement have."""
    left = [i for i, atom in enumerate(base) if atom.compared]
    right = [j for j, atom in enumerate(here) if atom.compared]
    pairs = align_pair(
        [base[i].key for i in left], [here[j].key for j in right], lambda i, j: _score(base[left[i]], here[right[j]])
    )  # fmt: skip
    result = Compared()
    regions: list[Block] = [Block([], [])]
    for i, j in pairs:
        if i is not None and j is not None and base[left[i]].key == here[right[j]].key:
            result.same[left[i]] = right[j]
            regions.append(Block([], []))
        else:
            regions[-1].base += [left[i]] if i is not None else []
            regions[-1].here += [right[j]] if j is not None else []
    regions = _dissolved(base, regions, result)
    _move(base, here, regions, result)
    for region in regions:
        result.blocks += _parts(base, here, region, seen)
    result.blocks.sort(key=lambda block: (block.here[0] if block.here else -1, block.base[0] if block.base else -1))
    return result


def _score(left: Atom, right: Atom) -> float:
    if left.key == right.key:
        return _SAME_CONTENT if left.kind == "content" else _SAME_FUNCTION
    if left.kind != right.kind:
        return _UNLIKE
    if left.kind == "function":
        return _BOTH_FUNCTION
    return _SAME_STEM if left.stem == right.stem else _BOTH_CONTENT


def _dissolved(base: Sequence[Atom], regions: list[Block], result: Compared) -> list[Block]:
    """Let a lone function word between two small changed places change with them ("Together *with* our" against "along *with* its")."""
    order = sorted(result.same)
    joined = [regions[0]]
    for common, region in zip(order, regions[1:], strict=True):
        before = joined[-1]
        small = all(0 < len(side) <= _SMALL for side in (before.base, before.here, region.base, region.here))
        if small and base[common].kind == "function":
            here = result.same.pop(common)
            joined[-1] = Block([*before.base, common, *region.base], [*before.here, here, *region.here])
        else:
            joined.append(region)
    return joined


def _move(base: Sequence[Atom], here: Sequence[Atom], regions: list[Block], result: Compared) -> None:
    """Find the same content words unmatched in two places; what stands beside them belongs together."""
    for k, source in enumerate(regions):
        for m, target in enumerate(regions):
            if k == m:
                continue
            pairs = _equal_words(base, here, source.base, target.here)
            if not pairs:
                continue
            rest_base = [i for i in source.base if i not in pairs]
            rest_here = [j for j in target.here if j not in pairs.values()]
            result.moved.update(pairs)
            source.base, target.here = rest_base, rest_here
            if _weighty(base, rest_base) and _weighty(here, rest_here) and not _weighty(here, source.here) and not _akin(base, here, target):
                glue = [j for j in source.here if here[j].key not in _GLUE]
                regions.append(Block(rest_base, rest_here))
                source.base, source.here, target.here = [], glue, []
            elif not _weighty(here, rest_here) and all(here[j].key in _GLUE for j in rest_here):
                target.here = []


def _equal_words(base: Sequence[Atom], here: Sequence[Atom], left: Sequence[int], right: Sequence[int]) -> dict[int, int]:
    places = {here[j].key: j for j in reversed(right) if here[j].kind == "content"}
    return {i: places[base[i].key] for i in left if base[i].kind == "content" and base[i].key in places}


def _weighty(items: Sequence[Atom], indices: Iterable[int]) -> bool:
    return any(items[i].kind == "content" for i in indices)


def _akin(base: Sequence[Atom], here: Sequence[Atom], region: Block) -> bool:
    """Tell whether the two sides of a region share a word form, so that they belong together after all."""
    return bool({base[i].stem for i in region.base if base[i].kind == "content"} & {here[j].stem for j in region.here})


def _parts(base: Sequence[Atom], here: Sequence[Atom], region: Block, seen: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[Block]:
    """Cut a region into blocks: at places other witnesses have too, at forms of one word, and content from function words."""
    if not region.base or not region.here:
        return [region] if region.base or region.here else []
    for left_keys, right_keys in seen:
        cut = _cut_seen(base, here, region, left_keys, right_keys)
        if cut is not None:
            return [block for part in cut for block in _parts(base, here, part, seen)]
    for i in region.base:
        for j in region.here:
            if base[i].kind == here[j].kind == "content" and base[i].stem == here[j].stem and len(region.base) + len(region.here) > 2:  # noqa: PLR2004
                return [block for part in _around(region, [i], [j]) for block in _parts(base, here, part, seen)]
    return _unmixed(base, here, region)


def _cut_seen(
    base: Sequence[Atom], here: Sequence[Atom], region: Block, left: tuple[str, ...], right: tuple[str, ...]
) -> list[Block] | None:
    """Cut a region around a block that another witness has; ``None`` when the region does not hold it or is nothing else."""
    a = _find([base[i].key for i in region.base], left)
    b = _find([here[j].stem for j in region.here], right)
    if a is None or b is None or (len(left) == len(region.base) and len(right) == len(region.here)):
        return None
    return _around(region, region.base[a : a + len(left)], region.here[b : b + len(right)])


def _find(keys: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((k for k in range(len(keys) - len(wanted) + 1) if tuple(keys[k : k + len(wanted)]) == tuple(wanted)), None) if wanted else None


def _around(region: Block, left: Sequence[int], right: Sequence[int]) -> list[Block]:
    """Return the block ``left``-``right`` and what of the region stands before and after it."""
    before = Block([i for i in region.base if not left or i < left[0]], [j for j in region.here if not right or j < right[0]])
    after = Block([i for i in region.base if left and i > left[-1]], [j for j in region.here if right and j > right[-1]])
    return [block for block in (before, Block(list(left), list(right)), after) if block.base or block.here]


def _unmixed(base: Sequence[Atom], here: Sequence[Atom], region: Block) -> list[Block]:
    """Part content from function words where only one side has content: "Their further" against "The" is one word omitted."""
    heavy, light = _weighty(base, region.base), _weighty(here, region.here)
    if heavy == light:
        return [region]
    side = region.base if heavy else region.here
    items = base if heavy else here
    content = [i for i in side if items[i].kind == "content"]
    function = [i for i in side if i not in content]
    if heavy:
        parts = [Block(function, region.here), Block(content, [])]
    else:
        parts = [Block(region.base, function), Block([], content)]
    return [part for part in parts if part.base or part.here]


def keys_of(base: Sequence[Atom], here: Sequence[Atom], result: Compared) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the blocks that words stand for words in, by the keys of the base and the stems of the witness, the longest first."""
    found = {
        (tuple(base[i].key for i in block.base), tuple(here[j].stem for j in block.here)) for block in result.blocks if block.base and block.here
    }
    return sorted(found, key=lambda pair: (-len(pair[0]) - len(pair[1]), pair))
