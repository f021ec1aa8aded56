"""Differences of a cell -> the list under it: a word for the kind, then ``base → here``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from markupsafe import Markup

from builder.core.coverage import Difference, Mark
from builder.site.markup import MARKS, bdi, shortened

_ORDER: Final[tuple[Mark, ...]] = ("reworded", "moved", "added", "omitted", "note")


class DifferenceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of difference under a cell."""

    word: str
    #: ``base → here``, or the words alone.
    pairs: tuple[Markup, ...]


def difference_lines(differences: Sequence[Difference]) -> tuple[DifferenceLine, ...]:
    """Return the differences under a cell, by kind."""
    lines = []
    for mark in _ORDER:
        pairs = tuple(
            dict.fromkeys(pair(difference) for difference in differences if difference.mark == mark)
        )
        if pairs:
            lines.append(DifferenceLine(word=MARKS[mark], pairs=pairs))
    return tuple(lines)


def pair(difference: Difference) -> Markup:
    """Return a difference as ``base → here``, or the words that only one side has."""
    base, here = shortened(difference.base), shortened(difference.here)
    if base and here and base != here:
        return Markup(
            '{} <span aria-hidden="true">→</span><span class="hidden">became</span> {}'
        ).format(bdi(base), bdi(here))
    return bdi(here or base)
