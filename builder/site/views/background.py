"""Coverage -> the table of what several reports recall of earlier times.

Its rows and cells are those of the side-by-side table, in column order.
"""

from __future__ import annotations

from typing import Final

from builder.core.coverage import Comparison, Coverage
from builder.site.library import Library
from builder.site.markup import counted
from builder.site.views.table import TableView, table

#: A table without statements.
NO_TABLE: Final = TableView(
    columns=(), statements=(), minimap=(), many=False, narrow=False, base="", differing=False
)
#: Rows of a large event, those that most articles carry; the data has all.
_MOST_ROWS: Final = 20


def background_table(library: Library, coverage: Coverage) -> TableView:
    """Return the background that several articles report; no rows if there isn't any.

    The table as a whole has no base text.
    """
    if not coverage.background:
        return NO_TABLE
    ranked = sorted(
        coverage.background,
        key=lambda row: (-sum(cell.passage is not None for cell in row.cells), row.number),
    )
    shown = sorted(ranked[:_MOST_ROWS], key=lambda row: row.number)
    return table(library, coverage.event, Comparison(base="", statements=tuple(shown)))


def background_count(coverage: Coverage) -> str:
    """Return how much background several articles report, in words."""
    total = len(coverage.background)
    return counted(total, "recalled fact") + (
        f", those {_MOST_ROWS} that most articles carry" if total > _MOST_ROWS else ""
    )
