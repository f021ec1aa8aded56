"""Statements of an event -> those on its page and, if it is large, on numbered pages.

An event whose statements are carried seldom enough has them all on its page. Of a larger one the
page shows those that most articles carry; numbered pages show every statement in the order of the
base text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from builder.core.coverage import SILENT, Comparison, Coverage, Statement

#: An event whose statements together have no more wordings than this shows them all on its page.
MOST_TOGETHER: Final = 250
#: Statements on the page of a larger event, and on each numbered page.
ON_FRONT: Final = 20
ON_PAGE: Final = 36


def carriers(statement: Statement) -> int:
    """Return how many articles carry a statement."""
    return sum(cell.presence not in SILENT for cell in statement.cells)


def front(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the event page's statements in order: all, or the most widely carried."""
    if sum(map(carriers, statements)) <= MOST_TOGETHER or len(statements) <= ON_FRONT:
        return tuple(statements)
    most = sorted(statements, key=lambda one: (-carriers(one), one.number))[:ON_FRONT]
    return tuple(sorted(most, key=lambda one: one.number))


def pages(statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """Return the statements page by page; no page when the event's own has them all."""
    if len(front(statements)) == len(statements):
        return ()
    return tuple(
        tuple(statements[first : first + ON_PAGE]) for first in range(0, len(statements), ON_PAGE)
    )


def numbered(coverages: Iterable[Coverage]) -> Mapping[tuple[str, str], int]:
    """Return the number of each statement's page, by event and anchor.

    Statements on the event's own page are not in it.
    """
    found: dict[tuple[str, str], int] = {}
    for coverage in coverages:
        for comparison in coverage.comparisons[:1]:
            shown = {statement.anchor for statement in front(comparison.statements)}
            for number, part in enumerate(pages(comparison.statements), 1):
                found |= {
                    (coverage.event, one.anchor): number for one in part if one.anchor not in shown
                }
    return found


def with_front(comparison: Comparison) -> Comparison:
    """Return a comparison with the statements that its page shows."""
    return Comparison(
        base=comparison.base, statements=front(comparison.statements), reason=comparison.reason
    )
