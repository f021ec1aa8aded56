"""Coverage → the pages of one event: side by side, against another base text, full texts, list of differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from builder.model.coverage import Cell, Comparison, Coverage, Mark
from builder.render import parts
from builder.render.library import Library
from builder.render.markup import MARKS, counted, number_word
from builder.render.views import event as shared
from builder.render.views import structured, words
from builder.render.views.aside import AsideGroup, OnlyGroup, aside_groups, only_count, only_groups
from builder.render.views.derivation import Derivation, derivation
from builder.render.views.differences import DifferenceLine, difference_lines
from builder.render.views.event import Cite, EventHead, Facts
from builder.render.views.figures import Shares
from builder.render.views.lead import Headline, QuoteGroup, all_report, all_title, headlines, one_reports
from builder.render.views.matrix import Matrix, matrix
from builder.render.views.numbered import on_front, part_links, statements_views
from builder.render.views.order import Order, order
from builder.render.views.page import Link, Page, Pages
from builder.render.views.receipts import Why, why
from builder.render.views.shares import own_shares
from builder.render.views.table import Table, table
from builder.render.views.texts import TextColumns, text_columns
from builder.render.views.wordings import Wordings, wordings

_MARK_ORDER: Final[tuple[Mark, ...]] = ("reworded", "moved", "added", "omitted")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """The coverage of one event, side by side."""

    page: Page
    head: EventHead
    facts: Facts
    #: "All report" or "Most widely reported"; what several, and what only one of the articles reports.
    all_title: str
    all_report: tuple[QuoteGroup, ...]
    one_reports: tuple[QuoteGroup, ...]
    matrix: Matrix
    headlines: tuple[Headline, ...]
    table: Table
    #: Links between the views and the base texts, and to the numbered pages of a large event.
    modes: tuple[Link, ...]
    bases: tuple[Link, ...]
    parts: tuple[Link, ...]
    #: "20 of 312 statements: those that most articles carry."; "" when all are here.
    part: str
    #: Why the base text is the base.
    base_reason: str
    only: tuple[OnlyGroup, ...]
    #: "16 sentences without a counterpart."
    only_count: str
    #: Phrases characteristic of each outlet, and the names that outlets use for the same.
    wordings: Wordings
    aside: tuple[AsideGroup, ...]
    derivation: Derivation
    #: What of each report the others have as well.
    shares: Shares
    order: Order
    why: Why
    #: "four".
    number: str
    cite: Cite
    #: There is but one article: nothing to compare.
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstView:
    """The table of one event against another base text."""

    page: Page
    head: EventHead
    table: Table
    modes: tuple[Link, ...]
    bases: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsView:
    """The full texts of an event in columns."""

    page: Page
    head: EventHead
    columns: TextColumns
    modes: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellDifferences:
    """The differences of one article in one statement."""

    sign: str
    url: str
    language: str
    lines: tuple[DifferenceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDifferences:
    """The differences in one statement."""

    number: int
    anchor: str
    name: str
    language: str
    url: str
    base: str
    cells: tuple[CellDifferences, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencesView:
    """All differences in wording of an event as a list."""

    page: Page
    head: EventHead
    modes: tuple[Link, ...]
    #: "44 differences: 30 reworded, 8 omitted; besides, 1 editorial note".
    count: str
    base: str
    statements: tuple[StatementDifferences, ...]


def event_pages(pages: Pages, event: str) -> Iterator[tuple[str, Any]]:
    """Yield the pages of one event as pairs of template name and view."""
    library = pages.library
    coverage = library.coverages.get(event) or Coverage(event=event, articles=library.columns(event))
    yield "coverage", coverage_view(pages, coverage)
    if not library.statements(event) or len(library.columns(event)) == 1:
        return
    if shared.wording_shown(library, event):
        yield "differences", _differences(pages, event, coverage.comparisons[0])
    yield "texts", _texts(pages, event)
    for view in statements_views(pages, event):
        yield "statements", view
    for comparison in coverage.comparisons[1:]:
        yield "against", _against(pages, event, comparison)


def coverage_view(pages: Pages, coverage: Coverage) -> CoverageView:
    """Return the coverage page of one event."""
    library, event = pages.library, coverage.event
    record = library.events[event]
    comparison = coverage.comparisons[0] if coverage.comparisons else Comparison(base="", statements=())
    return CoverageView(
        page=pages.page(
            "coverage",
            library.urls.event(event),
            record.title,
            _description(library, event),
            feeds=[shared.feed(library, event)],
            data=structured.event(library, event),
            kind="article",
        ),
        head=shared.head(library, event),
        facts=shared.facts(library, event),
        all_title=all_title(coverage),
        all_report=all_report(library, coverage),
        one_reports=one_reports(library, coverage),
        matrix=matrix(library, event, here=True),
        headlines=headlines(library, event),
        table=table(library, event, parts.with_front(comparison))
        if comparison.statements
        else Table(columns=(), statements=(), minimap=(), many=False, narrow=False, base=""),
        modes=shared.modes(library, event, library.urls.event(event, "side-by-side")),
        bases=shared.bases(library, event, comparison.base),
        parts=part_links(library, event),
        part=on_front(comparison),
        base_reason=comparison.reason,
        only=(only := only_groups(library, coverage)),
        only_count=only_count(coverage, len(only)),
        wordings=wordings(library, coverage),
        aside=aside_groups(library, coverage),
        derivation=derivation(library, coverage),
        shares=own_shares(library, coverage),
        order=order(library, coverage),
        why=why(library, event),
        number=number_word(len(library.columns(event))),
        cite=shared.cite(library, event),
        alone=len(library.columns(event)) == 1,
    )


def _description(library: Library, event: str) -> str:
    signs = [library.sign(article) for article in library.columns(event)]
    total = words.difference_total(library, event)
    found = f", {counted(len(library.statements(event)), 'statement')}, {counted(total, 'difference')} in wording" if len(signs) > 1 else ""
    return f"How {', '.join(signs)} reported it{found}."


def _against(pages: Pages, event: str, comparison: Comparison) -> AgainstView:
    library = pages.library
    sign = library.sign(comparison.base)
    where = library.urls.against(event, library.key(comparison.base))
    title = f"{library.events[event].title}, against {sign}"
    return AgainstView(
        page=pages.page("against", where, title, f"Every statement compared with the wording of {sign}.", hidden=True),
        head=shared.head(library, event),
        table=table(library, event, parts.with_front(comparison)),
        modes=shared.modes(library, event, where),
        bases=shared.bases(library, event, comparison.base),
    )


def _texts(pages: Pages, event: str) -> TextsView:
    library = pages.library
    where = library.urls.texts(event)
    return TextsView(
        page=pages.page(
            "texts", where, f"{library.events[event].title}: full texts", "The full texts in columns, their paragraphs aligned."
        ),
        head=shared.head(library, event),
        columns=text_columns(library, event),
        modes=shared.modes(library, event, where),
    )


def _differences(pages: Pages, event: str, comparison: Comparison) -> DifferencesView:
    library = pages.library
    where = library.urls.differences(event)
    cells = [cell for statement in comparison.statements for cell in statement.cells]
    return DifferencesView(
        page=pages.page("differences", where, f"{library.events[event].title}: differences", difference_count(cells)),
        head=shared.head(library, event),
        modes=shared.modes(library, event, where),
        count=". ".join(filter(None, (difference_count(cells), on_front(comparison).removesuffix(".")))),
        base=library.sign(comparison.base),
        statements=tuple(
            StatementDifferences(
                number=statement.number,
                anchor=statement.anchor,
                name=statement.name,
                language=library.articles[statement.base].language,
                url=library.statement(event, statement.anchor),
                base=library.sign(statement.base),
                cells=tuple(_cell_differences(library, cell) for cell in statement.cells if cell.differences),
            )
            for statement in parts.front(comparison.statements)
            if any(cell.differences for cell in statement.cells)
        ),
    )


def _cell_differences(library: Library, cell: Cell) -> CellDifferences:
    return CellDifferences(
        sign=library.sign(cell.article),
        url=library.passage_url(cell.passage) if cell.passage else library.urls.article(cell.article),
        language=library.articles[cell.article].language,
        lines=difference_lines(cell.differences),
    )


def difference_count(cells: Sequence[Cell]) -> str:
    """Return "44 differences: 30 reworded, 8 omitted"."""
    marks = Counter(difference.mark for cell in cells for difference in cell.differences)
    notes = marks.pop("note", 0)
    parts = ", ".join(f"{marks[mark]} {MARKS[mark]}" for mark in _MARK_ORDER if marks[mark])
    total = counted(marks.total(), "difference")
    return (f"{total}: {parts}" if parts else total) + (f"; besides, {counted(notes, 'editorial note')}" if notes else "")
