"""Two passages compared -> whether they are near enough for marks to tell something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from builder.collate.readings.blocks import ComparedWitness
from builder.collate.readings.witnesses import Side

#: Words are marked when so large a share of the shorter passage's words of content are in the
#: other one, and of the longer one's, save where almost all of the shorter one is in it; and
#: when so large a share of those that are not names are.
MARKED_SHARE: Final = 0.6
MARKED_OF_LONGER: Final = 0.4
CONTAINED: Final = 0.8
MARKED_PLAIN: Final = 0.4
#: What of these is enough where both give somebody's words as said, and how much more a headline
#: needs, whose few words are common ones.
SPOKEN: Final = 0.65
HEADLINES: Final = 1.25


def near_enough(
    base: Side, here: Side, result: ComparedWitness, *, spoken: bool, headline: bool = False
) -> bool:
    """Tell whether two wordings are near enough that marks on their words tell something.

    They are when so large a share of the shorter one's content words are in the other one in
    their order, in any form, and of the longer one's; and when words are among them that are no
    names: who has nothing but the names in common says something else of them. ``spoken``: both are
    somebody's words as said, which are one quotation even where they share less.  ``headline``: one
    is a headline.
    """
    least = SPOKEN if spoken else HEADLINES if headline else 1.0
    moved = ((i, j) for i, j in result.moved.items() if spoken or base.atoms[i].name)
    pairs = [*result.same.items(), *moved, *_other_forms(base, here, result)]
    common = [i for i, _ in pairs if base.atoms[i].kind == "content"]
    sizes = sorted(_size(side, side.content(range(len(side.atoms)))) for side in (base, here))
    shared = _size(base, common)
    if shared < least * MARKED_SHARE * sizes[0] or (
        shared < least * MARKED_OF_LONGER * sizes[1] and shared < CONTAINED * sizes[0]
    ):
        return False
    plain = min(
        sum(not _named(side, i) for i in side.content(range(len(side.atoms))))
        for side in (base, here)
    )
    told = sum(
        not (_named(base, i) and _named(here, j))
        for i, j in pairs
        if base.atoms[i].kind == "content"
    )
    return told >= least * MARKED_PLAIN * plain


def _other_forms(base: Side, here: Side, result: ComparedWitness) -> Iterator[tuple[int, int]]:
    """Yield the content words that replace one another in two forms."""
    for block in result.blocks:
        forms = {here.atoms[j].stem: j for j in here.content(block.here)}
        yield from (
            (i, forms[base.atoms[i].stem])
            for i in base.content(block.base)
            if base.atoms[i].stem in forms
        )


def _size(side: Side, indices: Iterable[int]) -> int:
    """Return the number of words of some atoms; a whole name counts with all of its words."""
    return sum(max(1, len(side.atoms[i].key.split()) - 1) for i in indices)


def _named(side: Side, i: int) -> bool:
    return side.text[side.atoms[i].start].isupper()
