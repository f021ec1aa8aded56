"""A comparison -> one small bar a statement.

It goes up for what has other or more words, down for what lacks them.
"""

from __future__ import annotations

from typing import Final

import msgspec

from builder.core.coverage import Comparison, Statement
from builder.site.markup import counted

#: Greatest height of a bar, on either side of its axis.
_HEIGHT: Final = 12
#: Height of a bar that stands for a single difference, at least.
_LEAST: Final = 2


class MapBar(msgspec.Struct, frozen=True, kw_only=True):
    """One statement on the map."""

    number: int
    anchor: str
    name: str
    language: str
    #: "12 wordings differ, 3 lack words, not found in 1".
    text: str
    #: Heights of the bar above and below its axis.
    more: int
    less: int


def minimap(comparison: Comparison, languages: dict[str, str]) -> tuple[MapBar, ...]:
    """Return the map of a comparison; ``languages``: article id → language of its text."""
    counts = [_counts(statement) for statement in comparison.statements]
    most = max((max(more, less + absent) for more, less, absent in counts), default=0)
    return tuple(
        MapBar(
            number=statement.number,
            anchor=statement.anchor,
            name=statement.name,
            language=languages[statement.base],
            text=_text(*count),
            more=_height(count[0], most),
            less=_height(count[1] + count[2], most),
        )
        for statement, count in zip(comparison.statements, counts, strict=True)
    )


def _counts(statement: Statement) -> tuple[int, int, int]:
    """Return how often words differ or were added, and how often some are missing.

    The third number is that of the articles that lack the statement.
    """
    marks = [difference.mark for cell in statement.cells for difference in cell.differences]
    more = sum(mark in ("reworded", "added", "moved") for mark in marks)
    return more, marks.count("omitted"), sum(cell.presence == "absent" for cell in statement.cells)


def _text(more: int, less: int, absent: int) -> str:
    parts = [
        f"{more} other or more words" if more else "",
        counted(less, "omission") if less else "",
        f"not found in {absent}" if absent else "",
    ]
    return ", ".join(part for part in parts if part) or "no difference"


def _height(count: int, most: int) -> int:
    return max(round(_HEIGHT * count / most), _LEAST) if count else 0
