"""What several reports recall of earlier times: compared among themselves, never with what they
report.
"""

import json

import pytest
from meeting import CASES

from builder.collate import collate
from builder.core.article import Article, Paragraph
from builder.core.event import Event

DAY = "2031-05-05"


def coverage_of(case):
    reports = tuple(
        Article(
            id=f"a{number}", title=title, outlet=f"o{number}", outlet_basis="stated", published=DAY, published_basis="stated",
            language=case["language"], paragraphs=tuple(Paragraph(text=text) for text in texts),
        )
        for number, (title, *texts) in enumerate(case["reports"])
    )  # fmt: skip
    event = Event(id="e", title="E", date=DAY, articles=tuple(one.id for one in reports))
    return collate(event, reports, ())


def carried(statements):
    return [
        [
            cell.passage.text
            for cell in sorted(row.cells, key=lambda cell: cell.article)
            if cell.passage
        ]
        for row in statements
    ]


@pytest.mark.parametrize(
    "case",
    json.loads((CASES / "background.json").read_text(encoding="utf-8")),
    ids=lambda case: case["name"],
)
def test_background(case):
    coverage = coverage_of(case)
    recalled = {one.passage.text for one in coverage.dated}
    statements = carried(coverage.comparisons[0].statements)

    assert carried(coverage.background) == case["rows"]
    assert recalled >= {text for row in case["rows"] for text in row}
    assert not recalled & {text for row in statements for text in row}
    assert statements, "what is reported now stays compared"
