"""A sentence with two rows: what a report has of it is not called missing in either of them."""

import pytest

from builder.collate.siblings import with_siblings
from builder.core.capture import Span
from builder.core.coverage import Cell, Statement
from builder.core.passage import Passage


def passage(article, start=0):
    return Passage(article=article, paragraph=0, span=Span(start, start + 5), text="zorda")


def row(number, base, cells):
    return Statement(
        number=number,
        anchor=f"s-0000000{number}",
        name="zorda",
        short_name="zorda",
        base=base.article,
        cells=(Cell(article=base.article, presence="base", passage=base), *cells),
    )


def cells_of(statements, article):
    return [next(cell for cell in one.cells if cell.article == article) for one in statements]


@pytest.mark.parametrize("silence", ["absent", "short", "language"])
def test_a_report_that_the_sibling_row_shows_has_something_similar(silence):
    told = passage("krenvo")
    rows = with_siblings([
        row(1, passage("lumdi"), [Cell(article="krenvo", presence=silence, searched=9)]),
        row(2, passage("lumdi"), [Cell(article="krenvo", presence="reworded", passage=told)]),
    ])  # fmt: skip
    first, second = cells_of(rows, "krenvo")

    assert (first.presence, first.nearest, first.passage) == ("similar", told, None)
    assert (second.presence, second.passage) == ("reworded", told)


def test_rows_of_two_sentences_know_nothing_of_each_other():
    rows = [
        row(1, passage("lumdi"), [Cell(article="krenvo", presence="absent")]),
        row(2, passage("lumdi", 40), [Cell(article="krenvo", presence="verbatim", passage=passage("krenvo"))]),
    ]  # fmt: skip

    assert list(with_siblings(rows)) == rows


@pytest.mark.parametrize("presence", ["removed", "similar"])
def test_what_an_editor_took_out_and_what_is_similar_stay(presence):
    rows = [
        row(1, passage("lumdi"), [Cell(article="krenvo", presence=presence, nearest=passage("krenvo", 7))]),
        row(2, passage("lumdi"), [Cell(article="krenvo", presence="verbatim", passage=passage("krenvo"))]),
    ]  # fmt: skip

    assert list(with_siblings(rows)) == rows


def test_a_report_in_neither_row_is_not_found_in_both():
    rows = [
        row(number, passage("lumdi"), [Cell(article="krenvo", presence="absent")])
        for number in (1, 2)
    ]

    assert [cell.presence for cell in cells_of(with_siblings(rows), "krenvo")] == ["absent"] * 2
