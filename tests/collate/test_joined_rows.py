"""A sentence has one row with every report that says the same, and a second one only where it surely carries two statements."""

from collections import Counter

import pytest

from builder.collate import collate
from builder.collate.rows import JOINED, chosen, joined, rows_of
from builder.collate.table import table_of_articles
from builder.core.article import Article, Paragraph
from builder.core.event import Event

BOTH = "The harbor council closed the old drawbridge of Orsa on Monday and raised the fare of the night ferry to nine crowns."
CLOSED = "The harbor council closed the old drawbridge of Orsa on Monday."
RAISED = "The harbor council raised the fare of the night ferry to nine crowns."


def report(name, *sentences, title="From the harbor"):
    paragraphs = tuple(Paragraph(text=text) for text in sentences)
    return Article(
        id=name,
        title=title,
        outlet=name,
        published="2031-05-05",
        published_basis="stated",
        language="en",
        paragraphs=paragraphs,
    )


ONE = report(
    "one",
    BOTH,
    "Anna Berger, the mayor, said that the drawbridge had been unsafe since the storm of January.",
    "Repairs are to begin in the summer, the harbor office said.",
    title="Council closes bridge",
)
TWO = report(
    "two",
    CLOSED,
    "Engineers had found cracks in two of its pillars after the winter.",
    "Cars now take the long road around the bay, which adds half an hour.",
    title="Old drawbridge closed",
)
THREE = report(
    "three",
    RAISED,
    "Commuters protested at the pier on Tuesday and asked for a monthly ticket.",
    "The boats carry four hundred people a night.",
    title="Ferry fares rise",
)


def shown(table):
    """Return the articles of each row, by the sentence of the first one."""
    return [
        (chosen(row, table.base)[table.base].passage.text, sorted(row.units))
        for row in table.rows
        if table.base in row.units
    ]


def test_two_statements_of_one_sentence_keep_a_row_each():
    table = table_of_articles((ONE, TWO, THREE), ())

    assert shown(table).count((BOTH, ["one", "two"])) == 1
    assert shown(table).count((BOTH, ["one", "three"])) == 1


def rows_with(score, table):
    """Return the rows of one sentence, joined as if all their passages were so alike."""
    rows = [replace_score(row, score) for row in table.groups if "one" in row.units]
    return joined(rows, ("one", "two", "three"), table.found)


def replace_score(row, score):
    return type(row)(
        units=row.units, score=lambda _one, _other: score, removed=row.removed, sides=row.sides
    )


@pytest.mark.parametrize(
    ("score", "articles"), [(0.9, [3]), (JOINED + 0.2, [3]), (JOINED - 0.01, [2])]
)
def test_rows_whose_passages_say_the_same_are_one_and_doubtful_ones_go(score, articles):
    table = table_of_articles((ONE, TWO, THREE), ())

    assert [len(row.units) for row in rows_with(score, table)] == articles


def test_joined_rows_lose_no_article_that_surely_says_the_same():
    table = table_of_articles((ONE, TWO, THREE), ())
    (row,) = rows_with(0.9, table)

    assert {BOTH, RAISED, CLOSED} <= {unit.passage.text for unit in row.all_units}
    assert set(row.sides) == {(unit.passage.article, unit.number) for unit in row.all_units}


def test_what_is_taken_out_of_a_row_is_still_a_statement_for_programs():
    """``align`` prints the statements as they were found, whatever a page shows together."""
    table = table_of_articles((ONE, TWO, THREE), ())

    assert len(table.groups) == len(rows_of(table.found))
    event = Event(id="e", title="", articles=("one", "three", "two"))
    (first, *_) = collate(event, (ONE, TWO, THREE), ()).comparisons
    assert Counter(statement.number for statement in first.statements) == Counter(
        range(1, len(first.statements) + 1)
    )
