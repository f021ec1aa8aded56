"""Where reports differ in fact: what is shown as a conflict, and what is told apart with its
reason.

Each case is a report of each of two outlets, printed on 6 May 2026 unless it says otherwise.
"""

import json

import pytest
from meeting import CASES

from builder.collate.conflicts import differing
from builder.collate.table import table_of_articles
from builder.core.article import Article, Paragraph

ROWS = {
    f"{file.stem}: {row['name']}": row
    for file in sorted((CASES / "conflicts").glob("*.json"))
    for row in json.loads(file.read_text("utf-8"))
}


def article(side, row):
    """Return the report of one side of a case."""
    return Article(
        id=f"report-{side}", title=row.get(f"title_{side}", ""), outlet=f"outlet-{side}", language=row.get("lang", "en"),
        published=row.get(f"date_{side}", "2026-05-06"), published_basis="stated",
        paragraphs=tuple(Paragraph(text=text) for text in row[side].split("\n\n")),
    )  # fmt: skip


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_case(row):
    table = table_of_articles([article(side, row) for side in "ab"], ())

    found = differing(table.found, [line.all_units for line in table.rows], table.order)

    sides = [sorted(one.sides, key=lambda side: side.passage.article) for one in found.conflicts]
    shown = [
        [one.kind, *(side.text for side in own)]
        for one, own in zip(found.conflicts, sides, strict=True)
    ]
    assert shown == row["conflicts"]
    assert [one.reason for one in found.explained] == row.get("reasons", [])
