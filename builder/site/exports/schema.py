"""What a table of the data is: its columns and its rows."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

Kind = Literal["text", "integer", "real"]
#: One cell of a row; ``None``: nothing is known.
Value = str | int | float | None
Row = tuple[Value, ...]


class TableColumn(NamedTuple):
    """A column of a table."""

    name: str
    #: What it holds, for people.
    note: str
    kind: Kind = "text"
    #: The table whose ``id`` it holds.
    refers: str = ""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table of the data."""

    name: str
    #: What a row of it is.
    note: str
    columns: tuple[TableColumn, ...]
    #: The columns that tell its rows apart; empty: nothing does.
    key: tuple[str, ...] = ("id",)
    #: The columns that full-text search looks through.
    searched: tuple[str, ...] = ()
    #: The columns by which its rows are counted.
    facets: tuple[str, ...] = ()


class TableRows(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of one table."""

    table: str
    rows: tuple[Row, ...]
