"""Rows as they are made -> rows as they may leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.policy.gate import cleaned
from builder.site.exports.schema import Row, TableRows, Value


def filled(tables: Mapping[str, Iterable[Row]]) -> tuple[TableRows, ...]:
    """Return the tables that have rows, each value as it may leave."""
    found = {name: tuple(tuple(map(_clean, row)) for row in rows) for name, rows in tables.items()}
    return tuple(TableRows(table=name, rows=rows) for name, rows in found.items() if rows)


def _clean(value: Value) -> Value:
    """Return a value as it may leave, half of a surrogate pair as its escape."""
    if not isinstance(value, str):
        return value
    return cleaned(value.encode("utf-8", "backslashreplace").decode())
