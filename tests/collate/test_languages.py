"""Reports in several languages: what is not compared is never called an omission, nor something
that one report alone has.
"""

import json

import pytest
from meeting import CASES

from builder.collate import collate
from builder.core.article import Article, Paragraph
from builder.core.event import Event

REPORTS = json.loads((CASES / "languages.json").read_text(encoding="utf-8"))


def coverage_of(identifiers):
    articles = tuple(
        Article(
            id=one["id"],
            capture=f"seeds/{one['id']}.txt",
            outlet=one["id"],
            title=one["title"],
            language=one["language"],
            paragraphs=tuple(Paragraph(text=text) for text in one["text"]),
        )
        for one in REPORTS
        if one["id"] in identifiers
    )
    return collate(Event(id="piers", title="Piers", articles=tuple(identifiers)), articles, ())


@pytest.fixture(scope="module")
def mixed():
    return coverage_of("abc")


def test_the_silence_of_another_language_is_no_omission(mixed):
    cells = [
        cell
        for comparison in mixed.comparisons
        for statement in comparison.statements
        for cell in statement.cells
    ]

    assert {cell.presence for cell in cells if cell.article == "c"} <= {"language", "base"}
    assert "language" in {cell.presence for cell in cells if cell.article == "c"}
    assert "language" not in {
        cell.presence for cell in mixed.comparisons[0].statements[0].cells if cell.article != "c"
    }


def test_nothing_is_called_the_only_report_when_nobody_else_writes_its_language(mixed):
    assert {passage.article for passage in mixed.unique} == {"a", "b"}


def test_what_all_reports_that_can_be_compared_carry_is_told(mixed):
    assert {frozenset(fragment.articles) for fragment in mixed.all_report} == {frozenset("ab")}


def test_a_report_that_stands_alone_keeps_its_passages():
    assert {passage.article for passage in coverage_of("c").unique} <= {"c"}
    assert coverage_of("c").unique
