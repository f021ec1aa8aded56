"""Rows of tables -> the files of them: of one event, and of the whole digest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from builder.core.page import File
from builder.site.exports.csv_files import csv_file, csv_lines
from builder.site.exports.datasette import DATABASE, metadata
from builder.site.exports.schema import TableRows
from builder.site.exports.sqlite import database
from builder.site.exports.tables import FACTS, TABLE, TABLES
from builder.site.overview import Overview

#: The tables that each event has as files of its own.
EVENT_TABLES: Final = ("articles", "versions", "cells")
#: Of more articles, a build makes all tables and the database only when site.yaml asks for them:
#: each edit would have to write them anew.
MOST_ARTICLES: Final = 500


def event_tables(rows: Iterable[TableRows]) -> Iterator[tuple[str, bytes]]:
    """Yield the tables of one event as names of files and their bytes."""
    found = {part.table: part.rows for part in rows}
    for name in EVENT_TABLES:
        yield f"{name}.csv", csv_file(TABLE[name], [csv_lines(found.get(name, ()))])


def all_tables(site: Overview) -> bool:
    """Tell whether all tables of the whole digest are published, or only those of facts."""
    asked = site.settings.tables
    return asked == "all" or (asked is None and len(site.articles) <= MOST_ARTICLES)


def fact_files(shared: Iterable[TableRows], facts: Iterable[Iterable[TableRows]]) -> Iterator[File]:
    """Yield the tables of facts of the whole digest, given the rows that belong to no event, and
    those of each scope.
    """
    lines: dict[str, list[bytes]] = {name: [] for name in FACTS}
    for part in chain(shared, chain.from_iterable(facts)):
        lines[part.table].append(csv_lines(part.rows))
    for name in FACTS:
        yield File(path=f"data/{name}.csv", data=csv_file(TABLE[name], lines.pop(name)))


def table_files(
    site: Overview, shared: Iterable[TableRows], rows: Iterable[Iterable[TableRows]]
) -> Iterator[File]:
    """Yield the other tables of the whole digest and the database of all, given the rows that
    belong to no event, and all rows of each scope, which are gone through once.
    """
    lines: dict[str, list[bytes]] = {table.name: [] for table in TABLES if table.name not in FACTS}

    def read() -> Iterator[TableRows]:
        for part in chain(shared, chain.from_iterable(rows)):
            if part.table in lines:
                lines[part.table].append(csv_lines(part.rows))
            yield part

    yield File(path=f"data/{DATABASE}.db", data=database(read()))
    yield File(path="data/metadata.json", data=metadata(site))
    for name in tuple(lines):
        yield File(path=f"data/{name}.csv", data=csv_file(TABLE[name], lines.pop(name)))
