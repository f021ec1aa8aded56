"""Places of difference -> the same with moved words and displaced forms found again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.collate.readings.atoms import Atom
from builder.collate.readings.blocks import ComparedWitness, DiffBlock, unbroken, weighty


def slide(
    base: Sequence[Atom], here: Sequence[Atom], region: DiffBlock, result: ComparedWitness
) -> None:
    """Let an omission or an addition begin as early as it can.

    "meeting *of the leaders* of the" and not "of the *leaders of the*".
    """
    partner = {j: i for i, j in result.same.items()}
    while (
        region.base
        and not region.here
        and unbroken(region.base)
        and (before := region.base[0] - 1) in result.same
    ):
        if base[before].key != base[region.base[-1]].key:
            break
        result.same[region.base.pop()] = result.same.pop(before)
        region.base.insert(0, before)
    while (
        region.here
        and not region.base
        and unbroken(region.here)
        and (before := region.here[0] - 1) in partner
    ):
        if here[before].key != here[region.here[-1]].key:
            break
        i = partner.pop(before)
        result.same[i] = region.here.pop()
        partner[result.same[i]] = i
        region.here.insert(0, before)


def move(
    base: Sequence[Atom], here: Sequence[Atom], regions: list[DiffBlock], result: ComparedWitness
) -> None:
    """Find the same content words unmatched in two places, with what belongs to them."""
    for source in list(regions):
        for target in list(regions):
            pairs = _equal_words(base, here, source.base, target.here)
            if not pairs:
                continue
            if source is target:
                result.same.update(pairs)
            else:
                result.moved.update(pairs)
            if source is not target:
                pairs |= _beside(base, here, source.base, target.here, pairs)
                result.moved.update(pairs)
            source.base = [i for i in source.base if i not in pairs]
            target.here = [j for j in target.here if j not in pairs.values()]
            if source is not target and _belong(base, here, source, target):
                regions.append(DiffBlock(source.base, target.here))
                source.base, target.here = [], []
    _forms(base, here, regions)


def _beside(
    base: Sequence[Atom],
    here: Sequence[Atom],
    left: Sequence[int],
    right: Sequence[int],
    moved: Mapping[int, int],
) -> dict[int, int]:
    """Return the function words on both sides that moved along with a word."""
    found: dict[int, int] = {}
    for first, partner in moved.items():
        for step in (-1, 1):
            i, j = first + step, partner + step
            while (
                i in left
                and j in right
                and base[i].key == here[j].key
                and base[i].kind == "function"
            ):
                found[i] = j
                i, j = i + step, j + step
    return found


def _belong(
    base: Sequence[Atom], here: Sequence[Atom], source: DiffBlock, target: DiffBlock
) -> bool:
    """Tell whether what is left beside moved words replaces one another.

    Both sides have content, and no nearer partner.
    """
    free = not weighty(here, source.here) or not weighty(base, target.base)
    content = weighty(base, source.base) and weighty(here, target.here)
    return content and free and not _akin(base, here, source) and not _akin(base, here, target)


def _forms(base: Sequence[Atom], here: Sequence[Atom], regions: list[DiffBlock]) -> None:
    """Set a word against another form of it that was left over elsewhere.

    "constant ... of" against "of ... continued".
    """
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
                regions.append(DiffBlock([pair[0]], [pair[1]]))


def _equal_words(
    base: Sequence[Atom], here: Sequence[Atom], left: Sequence[int], right: Sequence[int]
) -> dict[int, int]:
    places = {
        here[j].key: j
        for j in reversed(right)
        if here[j].kind == "content" and not here[j].grammatical
    }
    return {
        i: places[base[i].key]
        for i in reversed(left)
        if base[i].kind == "content" and base[i].key in places
    }


def _akin(base: Sequence[Atom], here: Sequence[Atom], region: DiffBlock) -> bool:
    """Tell whether the two sides of a region share a word form, and so belong together."""
    return bool(
        {base[i].stem for i in region.base if base[i].kind == "content"}
        & {here[j].stem for j in region.here}
    )
