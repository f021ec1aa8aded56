"""Statements of one sentence -> the same, none of them silent about a report that another one has.

A sentence that carries two statements has two rows. What a report has of it is in one of them;
in the other the report does not carry the statement, but that it has nothing of the sentence would
be untrue: its passage is shown there as something similar.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from builder.core.capture import Span
from builder.core.coverage import Cell, Presence, Statement
from builder.core.passage import Passage

#: What the cell of a report can say that has nothing of the sentence.
_NOTHING: Final[tuple[Presence, ...]] = ("absent", "short", "language")
#: Where a passage is.
_Place = tuple[str, int, Span]


def with_siblings(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements of a table, in order, with what those of one sentence know."""
    known: dict[_Place, dict[str, Passage]] = {}
    for statement in statements:
        first = _base(statement)
        if first is not None:
            carried = known.setdefault(_place(first), {})
            for cell in statement.cells:
                if cell.passage is not None:
                    carried.setdefault(cell.article, cell.passage)
    return tuple(_told(statement, known) for statement in statements)


def _told(statement: Statement, known: dict[_Place, dict[str, Passage]]) -> Statement:
    first = _base(statement)
    carried = known[_place(first)] if first is not None else {}
    if not any(cell.presence in _NOTHING and cell.article in carried for cell in statement.cells):
        return statement
    return replace(statement, cells=tuple(_similar(cell, carried) for cell in statement.cells))


def _similar(cell: Cell, carried: dict[str, Passage]) -> Cell:
    passage = carried.get(cell.article)
    if passage is None or cell.presence not in _NOTHING:
        return cell
    return replace(cell, presence="similar", nearest=passage)


def _base(statement: Statement) -> Passage | None:
    """Return the passage that the others of a row are compared with."""
    return next((cell.passage for cell in statement.cells if cell.presence == "base"), None)


def _place(passage: Passage) -> _Place:
    return passage.article, passage.paragraph, passage.span
