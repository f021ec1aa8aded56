"""Rows of tables -> a SQLite database: foreign keys, indexes and full-text search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Final

from builder.site.exports.schema import Table, TableRows
from builder.site.exports.tables import TABLE, TABLES

#: How words are told apart and made equal by the search: accents do not count.
_WORDS: Final = "unicode61 remove_diacritics 2"
_QUOTE: Final = '"{}"'.format


def database(rows: Iterable[TableRows]) -> bytes:
    """Return a database file with ``rows``, which is the same for the same rows in one order.

    Tables may come in any order and in any number of parts; a row of a table whose key is there
    already is left out.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for pragma in ("page_size = 4096", "foreign_keys = OFF", "application_id = 0x434f5644"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for table in TABLES:
            connection.execute(_creating(table))
        for part in rows:
            connection.executemany(_inserting(TABLE[part.table]), part.rows)
        for statement in _searching():
            connection.execute(statement)
        connection.execute("COMMIT")
        return connection.serialize()


def _creating(table: Table) -> str:
    """Return the statement that makes a table."""
    single = table.key[0] if len(table.key) == 1 else ""
    lines = [
        f"{_QUOTE(column.name)} {column.kind.upper()}"
        + (" PRIMARY KEY NOT NULL" if column.name == single else "")
        + (f" REFERENCES {_QUOTE(column.refers)}(id)" if column.refers else "")
        for column in table.columns
    ]
    if len(table.key) > 1:
        lines.append(f"PRIMARY KEY ({_named(table.key)})")
    return f"CREATE TABLE {_QUOTE(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _inserting(table: Table) -> str:
    marks = ", ".join("?" * len(table.columns))
    return f"INSERT OR IGNORE INTO {_QUOTE(table.name)} VALUES ({marks})"  # noqa: S608 -- names of ours


def _searching() -> Iterator[str]:
    """Yield what makes the indexes of references and of words, once all rows are there."""
    for table in TABLES:
        for column in table.columns:
            if column.refers and (column.name,) != table.key[:1]:
                name = _QUOTE(f"{table.name}_{column.name}")
                yield f"CREATE INDEX {name} ON {_QUOTE(table.name)} ({_QUOTE(column.name)})"
        if table.searched:
            name, columns = f"{table.name}_fts", _named(table.searched)
            yield (
                f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content={_QUOTE(table.name)}, "
                f"tokenize='{_WORDS}')"
            )
            yield f"INSERT INTO {name} ({name}) VALUES ('rebuild')"  # noqa: S608 -- names of ours


def _named(columns: Sequence[str]) -> str:
    return ", ".join(map(_QUOTE, columns))
