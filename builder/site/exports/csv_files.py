"""Rows of tables -> CSV, as spreadsheets and programs read it.

It begins with a byte order mark, by which spreadsheets know UTF-8, and no cell is taken for a
formula.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from builder.site.exports.schema import Row, Table, Value

#: A cell that begins with one of these is read as a formula by spreadsheets.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_file(table: Table, parts: Iterable[bytes]) -> bytes:
    """Return a table as a file, given its lines."""
    head = csv_lines([tuple(column.name for column in table.columns)])
    return b"".join((codecs.BOM_UTF8, head, *parts))


def csv_lines(rows: Iterable[Sequence[Value] | Row]) -> bytes:
    """Return rows as lines of CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: Value) -> str:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return "" if value is None else str(value)
