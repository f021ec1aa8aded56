"""What the desk asks an editor to do: the kinds, their order, and what it leaves alone."""

import pytest
from msgspec.structs import replace

from builder.core.article import Article, Paragraph
from builder.core.capture import Span
from builder.core.conflict import Conflict, ConflictSide
from builder.core.coverage import Cell, Comparison, Coverage, Statement
from builder.core.event import Event
from builder.core.outlet import Outlet
from builder.core.passage import Passage
from builder.core.settings import Settings
from builder.core.task import TASK_KINDS
from builder.editor import Content, tasks
from builder.paths import Paths
from builder.session import Session

OUTLET = Outlet(id="mast", name="The Daily Mast", sign="Mast", aliases=("Mast Daily",))


def article(name, **fields):
    told = {
        "id": name,
        "title": name,
        "outlet": "mast",
        "published": "2031-02-03",
        "paragraphs": (Paragraph(text="Seven boats sank."),),
    }
    return Article(**told | fields)


def to_do(*articles, coverages=()):
    event = Event(id="boats", title="Boats sink", articles=tuple(one.id for one in articles))
    content = Content(settings=Settings(), outlets=(OUTLET,), events=(event,))
    return tasks(content, [OUTLET], articles, coverages)


def side(name, text):
    passage = Passage(article=name, paragraph=0, span=Span(0, len(text)), text=text)
    return ConflictSide(passage=passage, spans=(), text=text.split(maxsplit=1)[0])


def coverage(*cells, conflicts=()):
    statement = Statement(
        number=1,
        anchor="s1",
        name="boats",
        short_name="boats",
        base=cells[0].article,
        cells=cells,
    )
    return Coverage(
        event="boats",
        articles=tuple(cell.article for cell in cells),
        comparisons=(Comparison(base=cells[0].article, statements=(statement,)),),
        conflicts=conflicts,
    )


def test_nothing_is_asked_about_reports_that_are_as_they_should_be():
    good = article("one", authors=("Anna Berg", "José María de la Cruz y Soto", "Li"))

    assert to_do(good, article("two")) == ()


@pytest.mark.parametrize(
    ("author", "reason"),
    [
        ("anna.berg@mast.example", "has a sign or a figure that no name has"),
        ("3 hours ago", "has a sign or a figure that no name has"),
        ("The Daily Mast", "is the outlet itself"),
        ("mast daily", "is the outlet itself"),
        ("Reuters", "is a newsroom"),
        ("Seven boats sank in the harbor on Friday night", "is longer than a name"),
        ("harbor", "begins with a small letter"),
    ],
)
def test_an_author_that_looks_like_none_is_told_with_the_reason(author, reason):
    (task,) = to_do(article("one", authors=("Anna Berg", author)))

    assert task.kind == "author"
    assert task.diagnostic.path == "content/articles/one.md"
    assert task.diagnostic.what.endswith(reason)
    assert "authors: [Anna Berg]" in task.diagnostic.remedy


@pytest.mark.parametrize(
    ("published", "line"),
    [("2031", "2031-MM-DD"), ("2031-02", "2031-02-DD"), (None, "YYYY-MM-DD")],
)
def test_a_date_without_a_day_is_told_with_the_line_to_write(published, line):
    (task,) = to_do(article("one", published=published))

    assert task.kind == "date"
    assert f"'published: {line}'" in task.diagnostic.remedy


def test_a_conflict_is_told_with_both_sides_and_its_place():
    sides = (side("one", "Seven boats sank."), side("two", "Nine boats sank."))
    conflict = Conflict(kind="figure", anchor="c-1", sides=sides, readings=(0, 1))
    cells = [
        Cell(article=one.passage.article, presence=presence, passage=one.passage)
        for one, presence in zip(sides, ("base", "reworded"), strict=True)
    ]
    (task,) = to_do(
        article("one"), article("two"), coverages=[coverage(*cells, conflicts=(conflict,))]
    )

    assert (task.kind, task.event, task.anchor) == ("conflict", "boats", "c-1")
    assert "“Seven” (Mast) against “Nine” (Mast)" in task.diagnostic.what


def test_a_report_without_a_row_is_told_unless_it_could_have_none():
    """One that breaks off or speaks another language says nothing by its silence."""
    base = side("one", "Seven boats sank.").passage
    first = Cell(article="one", presence="base", passage=base)
    second = Cell(article="two", presence="verbatim", passage=replace(base, article="two"))

    def kinds(presence):
        cells = (first, second, Cell(article="three", presence=presence))
        found = to_do(
            article("one"), article("two"), article("three"), coverages=[coverage(*cells)]
        )
        return [(task.kind, task.article) for task in found]

    assert kinds("absent") == [("row", "three")]
    assert kinds("similar") == [("row", "three")]
    assert kinds("short") == []
    assert kinds("language") == []


def test_the_most_urgent_comes_first():
    found = to_do(article("one", published="2031", authors=("Reuters",)), article("two", outlet=""))

    assert [task.kind for task in found] == ["outlet", "author", "date"]
    assert next(iter(TASK_KINDS)) == "conflict"


def test_of_many_things_to_do_the_first_are_listed_and_all_when_asked_for(tmp_path, capsys):
    many = to_do(*(article(f"a{number}", outlet="") for number in range(30)))

    Session(Paths.of(tmp_path), 0).list_tasks(many)
    shown = capsys.readouterr().err.splitlines()
    Session(Paths.of(tmp_path), 1).list_tasks(many)
    whole = capsys.readouterr().err.splitlines()

    assert shown[0] == "to do (30): Articles without an outlet"
    assert len(shown) == 22
    assert shown[-1].startswith("and 10 more: ")
    assert len(whole) == 31
