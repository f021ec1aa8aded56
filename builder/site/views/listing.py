"""A comparison -> its differences in wording as a list: by statement, then by outlet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from builder.core.coverage import Cell, Comparison, Mark, Statement
from builder.site import parts
from builder.site.library import Library
from builder.site.markup import MARKS, counted
from builder.site.views import event as shared
from builder.site.views.differences import DifferenceLine, difference_lines
from builder.site.views.event import EventHead
from builder.site.views.numbered import on_front
from builder.site.views.page import Link, Pages, PageShell

_ORDER: Final[tuple[Mark, ...]] = ("reworded", "moved", "added", "omitted")


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet that a reader can choose."""

    #: Its name in the addresses of chosen views.
    key: str
    sign: str


class DifferingArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article that has some differences, and its passage."""

    key: str
    sign: str
    url: str


class CellDifferences(msgspec.Struct, frozen=True, kw_only=True):
    """Articles' differences in one statement: each list once, with all who have it."""

    articles: tuple[DifferingArticle, ...]
    language: str
    lines: tuple[DifferenceLine, ...]


class StatementDifferences(msgspec.Struct, frozen=True, kw_only=True):
    """The differences in one statement."""

    number: int
    anchor: str
    name: str
    language: str
    url: str
    #: What it is compared with where the base text lacks it; "" where that has it.
    base: str
    cells: tuple[CellDifferences, ...]


class DifferencesView(msgspec.Struct, frozen=True, kw_only=True):
    """All differences in wording of an event against one base text."""

    page: PageShell
    head: EventHead
    modes: tuple[Link, ...]
    bases: tuple[Link, ...]
    #: "44 differences: 30 reworded, 8 omitted; besides, 1 editorial note".
    count: str
    base: Choice
    #: The outlets that have any.
    choices: tuple[Choice, ...]
    statements: tuple[StatementDifferences, ...]


def differences_view(pages: Pages, event: str, comparison: Comparison) -> DifferencesView:
    """Return the list of differences of an event against a base text."""
    library = pages.library
    title = f"{library.events[event].title}: differences"
    usual = comparison.base == library.base(event)
    cells = [cell for statement in comparison.statements for cell in statement.cells]
    listed = [
        one
        for one in parts.front(comparison.statements)
        if any(cell.differences for cell in one.cells)
    ]
    differing = {
        cell.article for statement in listed for cell in statement.cells if cell.differences
    }
    return DifferencesView(
        page=pages.page(
            "differences",
            shared.address(library, event, comparison, "differences"),
            title if usual else f"{title} from {library.sign(comparison.base)}",
            difference_count(cells),
            hidden=not usual,
        ),
        head=shared.head(library, event),
        modes=shared.modes(library, event, comparison, "differences"),
        bases=shared.bases(library, event, comparison, "differences"),
        count=". ".join(
            filter(None, (difference_count(cells), on_front(comparison).removesuffix(".")))
        ),
        base=_choice(library, comparison.base),
        choices=tuple(
            _choice(library, article) for article in library.columns(event) if article in differing
        ),
        statements=tuple(_statement(library, event, comparison, statement) for statement in listed),
    )


def _choice(library: Library, article: str) -> Choice:
    return Choice(key=library.key(article), sign=library.sign(article))


def _statement(
    library: Library, event: str, comparison: Comparison, statement: Statement
) -> StatementDifferences:
    return StatementDifferences(
        number=statement.number,
        anchor=statement.anchor,
        name=statement.name,
        language=library.articles[statement.base].language,
        url=shared.address(library, event, comparison, "statements", statement.anchor),
        base="" if statement.base == comparison.base else library.sign(statement.base),
        cells=tuple(_cells(library, statement.cells)),
    )


def _cells(library: Library, cells: Sequence[Cell]) -> Iterator[CellDifferences]:
    """Yield a statement's lists of differences, ordered by the first article with each."""
    same: defaultdict[tuple[str, tuple[DifferenceLine, ...]], list[DifferingArticle]] = defaultdict(
        list
    )
    for cell in cells:
        if cell.differences:
            url = (
                library.passage_url(cell.passage)
                if cell.passage
                else library.urls.article(cell.article)
            )
            lines = difference_lines(cell.differences)
            same[library.articles[cell.article].language, lines].append(
                DifferingArticle(
                    key=library.key(cell.article), sign=library.sign(cell.article), url=url
                )
            )
    for (language, lines), articles in same.items():
        yield CellDifferences(articles=tuple(articles), language=language, lines=lines)


def difference_count(cells: Sequence[Cell]) -> str:
    """Return "44 differences: 30 reworded, 8 omitted"."""
    marks = Counter(difference.mark for cell in cells for difference in cell.differences)
    notes = marks.pop("note", 0)
    found = ", ".join(f"{marks[mark]} {MARKS[mark]}" for mark in _ORDER if marks[mark])
    total = counted(marks.total(), "difference")
    return (f"{total}: {found}" if found else total) + (
        f"; besides, {counted(notes, 'editorial note')}" if notes else ""
    )
