"""The tables of the data -> the file by which Datasette says what they and their columns mean."""

from __future__ import annotations

import json
from typing import Final

from builder.site.exports.schema import Table
from builder.site.exports.tables import TABLES
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

#: Questions that Datasette has ready: a name, what is asked, and the query.
QUERIES: Final = (
    (
        "left-out",
        "What all reports of an event say but one",
        """
SELECT statements.event, statements.name, cells.article, cells.presence, cells.nearest, statements.page
FROM statements JOIN cells ON cells.statement = statements.id
WHERE statements.articles > 2 AND statements.carried = statements.articles - 1
  AND cells.presence IN ('similar', 'absent', 'short', 'language', 'removed')
ORDER BY statements.event, statements.number""",
    ),
    (
        "quoted",
        "Who is quoted how often, and in how many articles and events",
        """
SELECT people.name, people.role, count(*) AS quotations, sum(quotations.speech = 'direct') AS direct,
  count(DISTINCT quotations.article) AS articles, count(DISTINCT quotations.event) AS events
FROM quotations JOIN people ON people.id = quotations.person
GROUP BY people.id ORDER BY quotations DESC, people.name""",
    ),
    (
        "conflicts-side-by-side",
        "Where reports differ in fact, a conflict a line",
        """
SELECT events.title, conflicts.kind, group_concat(conflicts.says || ' (' || conflicts.article || ')', ' / ') AS sides,
  min(conflicts.page) AS page
FROM conflicts JOIN events ON events.id = conflicts.event
GROUP BY conflicts.id ORDER BY events.date DESC, conflicts.id""",
    ),
    (
        "who-words-it-how",
        "How often each outlet keeps or changes the words of the base text",
        """
SELECT coalesce(outlets.name, 'outlet unknown') AS outlet, count(*) AS statements,
  sum(cells.presence IN ('base', 'verbatim')) AS kept, sum(cells.presence IN ('reworded', 'paraphrased', 'indirect')) AS changed,
  sum(cells.presence = 'absent') AS not_found
FROM cells LEFT JOIN outlets ON outlets.id = cells.outlet
GROUP BY cells.outlet ORDER BY statements DESC, outlet""",
    ),
    (
        "words",
        "Passages with some words, wherever they stand",
        """
SELECT quotations.event, quotations.article, quotations.text, quotations.page FROM quotations_fts
JOIN quotations ON quotations.rowid = quotations_fts.rowid WHERE quotations_fts MATCH :words
UNION
SELECT unique_passages.event, unique_passages.article, unique_passages.text, unique_passages.page FROM unique_passages_fts
JOIN unique_passages ON unique_passages.rowid = unique_passages_fts.rowid WHERE unique_passages_fts MATCH :words
UNION
SELECT cells.event, cells.article, cells.text, statements.page FROM cells_fts
JOIN cells ON cells.rowid = cells_fts.rowid JOIN statements ON statements.id = cells.statement WHERE cells_fts MATCH :words
ORDER BY 1, 2, 3""",
    ),
)


def metadata(site: Overview) -> bytes:
    """Return the metadata file."""
    settings = site.settings
    found = {
        "title": settings.title,
        "description": settings.description,
        "source": settings.title,
        "source_url": site.urls.absolute("/data/"),
        "databases": {
            DATABASE: {
                "tables": {table.name: _table(table) for table in TABLES},
                "queries": {
                    name: {"title": title, "sql": sql.strip()} for name, title, sql in QUERIES
                },
            }
        },
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
