"""A sentence has one row with every report that says the same, and a second one only where it surely carries two statements."""

from collections import Counter

import pytest

from builder.collate import collate
from builder.collate.alignment.statements import LINK
from builder.collate.cells import line_of
from builder.collate.rows import JOINED, Row, chosen, joined, parted, rows_of, with_sides
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

FOUR = report(
    "four",
    "A ticket for the night ferry costs nine crowns now.",
    "The old fare had been the same for twelve years.",
    "Fishermen said that they would have to leave earlier.",
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


def row_of_three(near):
    """Return a row of three reports' second sentences; ``near``: how alike each two of them are."""
    table = table_of_articles((ONE, TWO, THREE), ())
    first = {
        read.article.id: next(u for u in read.units if u.number == 2) for read in table.found.reads
    }

    def score(one, other):
        return near[frozenset((one.passage.article, other.passage.article))]

    return with_sides(
        Row(units={name: [unit] for name, unit in first.items()}, score=score), table.found
    )


def likeness(one_two, one_three, two_three):
    pairs = (("one", "two"), ("one", "three"), ("two", "three"))
    return dict(zip(map(frozenset, pairs), (one_two, one_three, two_three), strict=True))


@pytest.mark.parametrize(
    ("near", "order", "carried"),
    [
        ((0.9, 0.8, 0.7), "one two three", [["one", "three", "two"]]),
        ((0.9, LINK - 0.01, 0.9), "one two three", [["one", "two"]]),
        ((0.9, LINK - 0.01, 0.9), "two one three", [["one", "three", "two"]]),
        ((0.4, 0.4, 0.9), "one two three", [["three", "two"]]),
        ((0.4, 0.4, 0.4), "one two three", []),
    ],
)
def test_a_row_carries_what_is_near_to_its_base_and_not_what_is_near_to_a_neighbor(
    near, order, carried
):
    parts = list(parted(row_of_three(likeness(*near)), order.split()))

    assert [sorted(one.against(one.base(order.split())).units) for one in parts] == carried


def test_a_passage_with_the_wording_of_the_base_is_carried_however_doubtful_its_probability():
    table = table_of_articles((ONE, TWO, THREE), ())
    units = {
        read.article.id: [next(u for u in read.units if u.number == 1)]
        for read in table.found.reads
    }
    row = with_sides(Row(units=units, score=lambda _one, _other: LINK - 0.1), table.found)

    assert sorted(row.against("one").units) == ["one", "three", "two"]
    assert sorted(row.against("two").units) == ["one", "two"]


def test_what_goes_into_a_row_of_its_own_is_not_lost():
    """Two and two of four reports say the same: each pair has its row."""
    table = table_of_articles((ONE, TWO, THREE, FOUR), ())
    first = {
        read.article.id: [next(u for u in read.units if u.number == 2)]
        for read in table.found.reads
    }
    pairs = ({"one", "two"}, {"three", "four"})

    def score(one, other):
        return 0.9 if {one.passage.article, other.passage.article} in pairs else 0.4

    row = with_sides(Row(units=first, score=score), table.found)
    order = ("one", "two", "three", "four")
    parts = list(parted(row, order))

    assert [sorted(one.against(one.base(order)).units) for one in parts] == [
        ["one", "two"],
        ["four", "three"],
    ]


def test_a_passage_that_is_not_near_to_the_base_is_called_similar_and_never_missing():
    row = row_of_three(likeness(0.9, LINK - 0.01, 0.9))
    table = table_of_articles((ONE, TWO, THREE), ())
    statement = line_of(row, 1, "one", table.frame).statement
    presence = {cell.article: cell.presence for cell in statement.cells}
    nearest = next(cell.nearest for cell in statement.cells if cell.article == "three")

    assert presence["three"] == "similar"
    assert presence["two"] not in {"similar", "absent"}
    assert nearest.text == row.units["three"][0].passage.text
