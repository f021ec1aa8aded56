"""Two passages of one statement -> what differs, as blocks of atoms.

First the best common order (:func:`builder.text.sequences.align_pair`); what stands between common words becomes blocks: other words in
place of the base's, base words missing, words added.  What was left over on both sides but is the same word is *moved*.
Blocks already seen with another witness of the statement are cut out first, so that all cells of a row and its apparatus speak of
the same places: "honest, mutually" against "fair" alone is one block, beside a witness with "fair, mutually" it is two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from builder.collate.atoms import GLUE, Atom
from builder.text.sequences import align_pair

_SAME_CONTENT: Final = 2.2
_SAME_FUNCTION: Final = 0.7
_SAME_STEM: Final = 1.5
_BOTH_FUNCTION: Final = 0.0
_BOTH_CONTENT: Final = -0.3
_UNLIKE: Final = -1.0
#: A lone function word between two changed places no longer than this is changed with them.
_SMALL: Final = 2
#: A block seen elsewhere is looked for so many atoms away from its place, at most.
_REACH: Final = 10

#: The keys of a block's base atoms and the stems of its witness atoms.
Seen = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(slots=True)
class Block:
    """A place of difference: indices of atoms of the base and of the witness; one side may be empty."""

    base: list[int]
    here: list[int]


@dataclass(slots=True)
class Compared:
    """How one witness differs from the base."""

    #: Base index -> witness index of words that are the same.
    same: dict[int, int] = field(default_factory=dict)
    #: Base index -> witness index of words that are the same in another place.
    moved: dict[int, int] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the other witnesses of a statement differ in."""

    #: Blocks in which words stand for words, none made of smaller ones, the longest first.
    seen: tuple[Seen, ...] = ()
    #: Base indices at which blocks begin or end.
    cuts: tuple[int, ...] = ()
    #: Stems of words that others add.
    additions: tuple[tuple[str, ...], ...] = ()


def compare(base: Sequence[Atom], here: Sequence[Atom], known: Known = Known()) -> Compared:
    """Return what differs between two passages; ``known`` comes from a first comparison of the other witnesses (:func:`learn`)."""
    left = [i for i, atom in enumerate(base) if atom.compared]
    right = [j for j, atom in enumerate(here) if atom.compared]
    pairs = align_pair([base[i].key for i in left], [here[j].key for j in right], lambda i, j: _score(base[left[i]], here[right[j]]))
    result = Compared(
        same={left[i]: right[j] for i, j in pairs if i is not None and j is not None and base[left[i]].key == here[right[j]].key}
    )
    _dissolve(base, left, right, result)
    fixed = _fix(base, here, left, right, result, known.seen)
    regions = _regions(left, right, result, fixed)
    for region in regions:
        _slide(base, here, region, result)
    _move(base, here, regions, result)
    blocks = [
        part
        for region in regions
        for part in _parts(base, here, _trimmed(base, here, region, result), frozenset(known.cuts), known.additions)
    ]
    result.blocks = sorted([*fixed, *blocks], key=lambda b: (b.here[0] if b.here else -1, b.base[0] if b.base else -1))
    return result


def _score(left: Atom, right: Atom) -> float:
    if left.key == right.key:
        return _SAME_CONTENT if left.kind == "content" else _SAME_FUNCTION
    if left.kind != right.kind:
        return _UNLIKE
    if left.kind == "function":
        return _BOTH_FUNCTION
    return _SAME_STEM if left.stem == right.stem else _BOTH_CONTENT


def _dissolve(base: Sequence[Atom], left: Sequence[int], right: Sequence[int], result: Compared) -> None:
    """Let a lone function word between two small changed places change with them.

    "Together *with* our" against "along *with* its"; "*more* just and" against "fairer, *more*".
    """
    anchors = [-1, *(left.index(i) for i in sorted(result.same)), len(left)]
    partners = [-1, *(right.index(j) for _, j in sorted(result.same.items())), len(right)]
    for k in range(1, len(anchors) - 1):
        word = left[anchors[k]]
        if not base[word].grammatical:
            continue
        before = (anchors[k] - anchors[k - 1] - 1, partners[k] - partners[k - 1] - 1)
        after = (anchors[k + 1] - anchors[k] - 1, partners[k + 1] - partners[k] - 1)
        small = all(0 < size <= _SMALL for size in (*before, *after))
        crossed = 0 in before and 0 in after and min(max(before), max(after)) > 0 and before.index(0) != after.index(0)
        if small or (crossed and max(*before, *after) <= _SMALL):
            result.same.pop(word)


def _fix(
    base: Sequence[Atom], here: Sequence[Atom], left: Sequence[int], right: Sequence[int], result: Compared, seen: Iterable[Seen]
) -> list[Block]:
    """Cut out the blocks that other witnesses have; function words that were common inside them are common no longer."""
    fixed: list[Block] = []
    taken_here = set(result.same.values())
    solid_base = {i for i in result.same if not base[i].grammatical}
    solid_here = {j for i, j in result.same.items() if not base[i].grammatical}
    for keys, stems in seen:
        a = _find([base[i].key for i in left], keys, [i in solid_base for i in left])
        b = _find([here[j].stem for j in right], stems, [j in solid_here for j in right])
        if a is None or b is None or abs(a - b) > _REACH:
            continue
        block = Block(list(left[a : a + len(keys)]), list(right[b : b + len(stems)]))
        inner = [i for i in block.base if i in result.same]
        if any(result.same[i] not in block.here for i in inner) or any(
            j in taken_here and j not in {result.same[i] for i in inner} for j in block.here
        ):
            continue
        for i in inner:
            result.same.pop(i)
        fixed.append(block)
        solid_base.update(block.base)
        solid_here.update(block.here)
    return fixed


def _find(keys: Sequence[str], wanted: Sequence[str], blocked: Sequence[bool]) -> int | None:
    """Return where ``wanted`` stands in ``keys`` without touching a blocked place."""
    size = len(wanted)
    return next((k for k in range(len(keys) - size + 1) if tuple(keys[k : k + size]) == wanted and not any(blocked[k : k + size])), None)


def _regions(left: Sequence[int], right: Sequence[int], result: Compared, fixed: Sequence[Block]) -> list[Block]:
    """Return what stands between common words and fixed blocks; a fixed block that crosses others parts only its own two sides."""
    regions = [Block([], [])]
    fixed_base = {i: n for n, block in enumerate(fixed) for i in block.base}
    fixed_here = {j: n for n, block in enumerate(fixed) for j in block.here}
    partner = {j: i for i, j in result.same.items()}
    position = 0
    for i in left:
        if i not in result.same and i not in fixed_base:
            regions[-1].base.append(i)
            continue
        target = result.same[i] if i in result.same else fixed[fixed_base[i]].here[-1]
        if target < (right[position] if position < len(right) else len(right) + target):
            if regions[-1].base:
                regions.append(Block([], []))
            continue
        while position < len(right) and right[position] <= target:
            j = right[position]
            if j not in partner and j not in fixed_here:
                regions[-1].here.append(j)
            elif regions[-1].here and j in fixed_here and fixed_here[j] != fixed_base.get(i):
                regions.append(Block([], []))
            position += 1
        regions.append(Block([], []))
    regions[-1].here += [j for j in right[position:] if j not in partner and j not in fixed_here]
    return [region for region in regions if region.base or region.here]


def _slide(base: Sequence[Atom], here: Sequence[Atom], region: Block, result: Compared) -> None:
    """Let an omission or an addition begin as early as it can: "meeting *of the leaders* of the" and not "of the *leaders of the*"."""
    partner = {j: i for i, j in result.same.items()}
    while region.base and not region.here and _unbroken(region.base) and (before := region.base[0] - 1) in result.same:
        if base[before].key != base[region.base[-1]].key:
            break
        result.same[region.base.pop()] = result.same.pop(before)
        region.base.insert(0, before)
    while region.here and not region.base and _unbroken(region.here) and (before := region.here[0] - 1) in partner:
        if here[before].key != here[region.here[-1]].key:
            break
        i = partner.pop(before)
        result.same[i] = region.here.pop()
        partner[result.same[i]] = i
        region.here.insert(0, before)


def _move(base: Sequence[Atom], here: Sequence[Atom], regions: list[Block], result: Compared) -> None:
    """Find the same content words unmatched in two places; what stands beside them belongs together."""
    for source in list(regions):
        for target in list(regions):
            pairs = _equal_words(base, here, source.base, target.here)
            if not pairs:
                continue
            if source is target:
                result.same.update(pairs)
            else:
                result.moved.update(pairs)
            source.base = [i for i in source.base if i not in pairs]
            target.here = [j for j in target.here if j not in pairs.values()]
            if source is not target and _belong(base, here, source, target):
                regions.append(Block(source.base, target.here))
                source.base, target.here = [], []
    _forms(base, here, regions)


def _belong(base: Sequence[Atom], here: Sequence[Atom], source: Block, target: Block) -> bool:
    """Tell whether what is left beside words that moved stands for one another: both sides have content, and no nearer partner."""
    free = not _weighty(here, source.here) or not _weighty(base, target.base)
    content = _weighty(base, source.base) and _weighty(here, target.here)
    return content and free and not _akin(base, here, source) and not _akin(base, here, target)


def _forms(base: Sequence[Atom], here: Sequence[Atom], regions: list[Block]) -> None:
    """Set a word against another form of it that was left over alone in another place ("constant ... of" against "of ... continued")."""
    for source in list(regions):
        for target in list(regions):
            if source is target or (target.base and source.here):
                continue
            pair = next(
                (
                    (i, j)
                    for i in source.base
                    for j in target.here
                    if base[i].kind == here[j].kind == "content" and base[i].stem == here[j].stem
                ),
                None,
            )
            if pair and (len(target.here) == 1 or len(source.base) == 1):
                source.base.remove(pair[0])
                target.here.remove(pair[1])
                regions.append(Block([pair[0]], [pair[1]]))


def _equal_words(base: Sequence[Atom], here: Sequence[Atom], left: Sequence[int], right: Sequence[int]) -> dict[int, int]:
    places = {here[j].key: j for j in reversed(right) if here[j].kind == "content" and not here[j].grammatical}
    return {i: places[base[i].key] for i in reversed(left) if base[i].kind == "content" and base[i].key in places}


def _weighty(items: Sequence[Atom], indices: Iterable[int]) -> bool:
    return any(items[i].kind == "content" for i in indices)


def _akin(base: Sequence[Atom], here: Sequence[Atom], region: Block) -> bool:
    """Tell whether the two sides of a region share a word form, so that they belong together after all."""
    return bool({base[i].stem for i in region.base if base[i].kind == "content"} & {here[j].stem for j in region.here})


def _trimmed(base: Sequence[Atom], here: Sequence[Atom], region: Block, result: Compared) -> Block:
    """Take equal words off both ends of a region: they were let go with a place that is known to be smaller now."""
    left, right = list(region.base), list(region.here)
    while left and right and base[left[0]].key == here[right[0]].key:
        result.same[left.pop(0)] = right.pop(0)
    while left and right and base[left[-1]].key == here[right[-1]].key:
        result.same[left.pop()] = right.pop()
    return Block(left, right)


def _parts(
    base: Sequence[Atom], here: Sequence[Atom], region: Block, cuts: frozenset[int], additions: Sequence[tuple[str, ...]]
) -> list[Block]:
    """Cut a region into blocks: around forms of one word, where other witnesses' blocks begin or end, and content from function words."""
    if not region.base or not region.here:
        return [part for part in (region,) if not _only_glue(base, here, part)]
    for i in region.base:
        for j in region.here:
            if base[i].kind == here[j].kind == "content" and base[i].stem == here[j].stem and (parts := _around(region, i, j)):
                return [
                    b
                    for part in parts
                    for b in ([part] if len(part.base) == len(part.here) == 1 else _parts(base, here, part, cuts, additions))
                ]
    for stems in additions:
        if parts := _apart(here, region, stems):
            return [block for part in parts for block in _parts(base, here, part, cuts, additions)]
    for cut in sorted(cuts.intersection(region.base[1:])):
        if parts := _cut_at(base, here, region, cut):
            return [block for part in parts for block in _parts(base, here, part, cuts, additions)]
    return _unmixed(base, here, region)


def _apart(here: Sequence[Atom], region: Block, stems: tuple[str, ...]) -> list[Block]:
    """Part what another witness adds from the beginning or the end of the words that stand for the base's; [] when it is not there."""
    own = tuple(here[j].stem for j in region.here)
    size = len(stems)
    if size >= len(own):
        return []
    if own[-size:] == stems:
        return [Block(region.base, region.here[:-size]), Block([], region.here[-size:])]
    return [Block([], region.here[:size]), Block(region.base, region.here[size:])] if own[:size] == stems else []


def _cut_at(base: Sequence[Atom], here: Sequence[Atom], region: Block, cut: int) -> list[Block]:
    """Part a region at a base index when both sides have as many content words, and some on both sides of the cut; else []."""
    content = [j for j in region.here if here[j].kind == "content"]
    before = sum(base[i].kind == "content" for i in region.base if i < cut)
    if not 0 < before < len(content) or len(content) != sum(base[i].kind == "content" for i in region.base):
        return []
    at = content[before]
    while at - 1 in region.here and here[at - 1].kind != "content" and at - 1 > content[before - 1] + 1:
        at -= 1
    return [
        Block([i for i in region.base if i < cut], [j for j in region.here if j < at]),
        Block([i for i in region.base if i >= cut], [j for j in region.here if j >= at]),
    ]


def _only_glue(base: Sequence[Atom], here: Sequence[Atom], part: Block) -> bool:
    """Tell whether a one-sided block is nothing but words that grammar asks for."""
    keys = [base[i].key for i in part.base] + [here[j].key for j in part.here]
    return any(key in GLUE for key in keys) and all(key in GLUE or key in ("the", "a", "an") for key in keys)


def _around(region: Block, i: int, j: int) -> list[Block]:
    """Part a region around one word in two forms; [] when that would leave unlike sides ("imposed by" against "seeking to impose")."""
    before = Block([k for k in region.base if k < i], [k for k in region.here if k < j])
    after = Block([k for k in region.base if k > i], [k for k in region.here if k > j])
    crossed = (before.base == []) != (before.here == []) and (after.base == []) != (after.here == [])
    if (not before.base and not before.here and not after.base and not after.here) or (crossed and bool(before.base) != bool(after.base)):
        return []
    return [block for block in (before, Block([i], [j]), after) if block.base or block.here]


def _unmixed(base: Sequence[Atom], here: Sequence[Atom], region: Block) -> list[Block]:
    """Part content from function words where only one side has content: "Their further" against "The" is one word omitted."""
    heavy, light = _weighty(base, region.base), _weighty(here, region.here)
    if heavy == light or len(region.base) == len(region.here) == 1:
        return [region]
    side, items = (region.base, base) if heavy else (region.here, here)
    content = [i for i in side if items[i].kind == "content"]
    function = [i for i in side if items[i].kind != "content" and (i < content[0] or i > content[-1])]
    inner = [i for i in side if i not in function]
    parts = [Block(function, region.here), Block(inner, [])] if heavy else [Block(region.base, function), Block([], inner)]
    return [part for part in parts if (part.base or part.here) and not _only_glue(base, here, part)]


def learn(base: Sequence[Atom], compared: Iterable[tuple[Sequence[Atom], Compared]]) -> Known:
    """Return what some witnesses differ in, to compare another one with."""
    seen: set[Seen] = set()
    cuts: set[int] = set()
    additions: set[tuple[str, ...]] = set()
    for here, result in compared:
        for block in result.blocks:
            stems = tuple(here[j].stem for j in block.here) if block.here and _unbroken(block.here) else ()
            if stems and not block.base and any(here[j].kind == "content" for j in block.here):
                additions.add(stems)
            if block.base and _unbroken(block.base):
                cuts.update((block.base[0], block.base[-1] + 1))
                if stems:
                    seen.add((tuple(base[i].key for i in block.base), stems))
    whole = [pair for pair in seen if not any(_within(other, pair) for other in seen)]
    ordered = sorted(whole, key=lambda pair: (-len(pair[0]) - len(pair[1]), pair))
    return Known(seen=tuple(ordered), cuts=tuple(sorted(cuts)), additions=tuple(sorted(additions)))


def _within(small: Seen, large: Seen) -> bool:
    """Tell whether one block is a part of another."""
    return small != large and all(
        any(side[k : k + len(part)] == part for k in range(len(side) - len(part) + 1)) for part, side in zip(small, large, strict=True)
    )


def _unbroken(indices: Sequence[int]) -> bool:
    return indices[-1] - indices[0] == len(indices) - 1
