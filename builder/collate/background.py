"""Passages about earlier times -> those of several articles that recall the same fact.

They are aligned among themselves only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from builder.collate.alignment.candidates import UnitCandidate
from builder.collate.alignment.passages import PassageUnit
from builder.collate.alignment.statements import Statements, align_units
from builder.collate.times import Apart

#: Of an EDTF date so many figures are the year.
_YEAR_FIGURES: Final = 4


def is_background(unit: PassageUnit, one: Apart | None) -> bool:
    """Tell whether a unit, set apart by ``one``, recalls something in the report's own words."""
    return (
        one is not None
        and not one.announced
        and not unit.foreign
        and unit.passage.speech != "credit"
    )


def background_of(
    items: Sequence[UnitCandidate], times: Mapping[tuple[str, int], Apart]
) -> Statements:
    """Return the recalled facts that several articles have.

    ``times`` tells which time each passage is about. What happened in another year is another fact.
    A passage that shares the date of one before it has no year of its own: it goes with the others
    where they agree about the year.
    """
    found = align_units(items)
    years = [_year(times[item.article, item.unit.number]) for item in items]
    return replace(
        found,
        groups=tuple(
            sorted(part for group in found.groups for part in _by_year(group, years, items))
        ),
    )


def _year(one: Apart) -> str:
    return "" if one.inherited else one.date[:_YEAR_FIGURES]


def _by_year(
    group: Sequence[int], years: Sequence[str], items: Sequence[UnitCandidate]
) -> Iterator[tuple[int, ...]]:
    """Yield the passages of a group year by year, if several articles have them."""
    named = sorted({years[k] for k in group if years[k]})
    for year in named or [""]:
        own = tuple(k for k in group if years[k] == year or (not years[k] and len(named) <= 1))
        if len({items[k].article for k in own}) > 1:
            yield own
