"""The tables of the data -> the file by which Datasette says what they and their columns mean."""

from __future__ import annotations

import json
from typing import Final

from builder.site.exports.tables import TABLES, Table
from builder.site.overview import Overview

#: The name of the database, by which Datasette knows it.
DATABASE: Final = "digest"
#: What stands for a row where another one refers to it.
_LABELS: Final = {
    "outlets": "name",
    "storylines": "title",
    "people": "name",
    "events": "title",
    "articles": "title",
    "statements": "name",
}


def metadata(site: Overview) -> bytes:
    """Return the metadata file."""
    settings = site.settings
    found = {
        "title": settings.title,
        "description": settings.description,
        "source": settings.title,
        "source_url": site.urls.absolute("/data/"),
        "databases": {DATABASE: {"tables": {table.name: _table(table) for table in TABLES}}},
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode(
        "utf-8", "backslashreplace"
    )


def _table(table: Table) -> dict[str, object]:
    found: dict[str, object] = {
        "description": table.note,
        "columns": {column.name: column.note for column in table.columns},
    }
    if table.name in _LABELS:
        found["label_column"] = _LABELS[table.name]
    if table.facets:
        found["facets"] = list(table.facets)
    if table.searched:
        found["fts_table"] = f"{table.name}_fts"
    return found
