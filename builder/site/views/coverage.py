"""Coverage -> one event's pages: side by side, against another base, texts, differences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from builder.core.coverage import Comparison, Coverage
from builder.site import parts
from builder.site.citations import highwire
from builder.site.cited import cited_event
from builder.site.library import Library
from builder.site.markup import counted, number_word
from builder.site.views import event as shared
from builder.site.views import structured, words
from builder.site.views.aside import AsideGroup, aside_groups
from builder.site.views.background import NO_TABLE, background_count, background_table
from builder.site.views.conflicts import MOST_OPEN, ConflictsView, conflicts_view
from builder.site.views.derivation import Derivation, derivation
from builder.site.views.event import Cite, EventHead, Facts
from builder.site.views.figures import ShareBars
from builder.site.views.gists import Gists, gists
from builder.site.views.lead import (
    Headline,
    QuoteGroup,
    all_report,
    all_title,
    headlines,
    nothing_shared,
)
from builder.site.views.listing import differences_view
from builder.site.views.matrix import Matrix, matrix
from builder.site.views.numbered import on_front, part_links, statements_views
from builder.site.views.only import OnlyOne, only_one
from builder.site.views.order import Order, order
from builder.site.views.page import Link, Pages, PageShell
from builder.site.views.receipts import Why, why
from builder.site.views.shares import own_shares
from builder.site.views.table import TableView, table
from builder.site.views.texts import TextColumns, text_columns
from builder.site.views.versions import ChangedReport, changed_since
from builder.site.views.wordings import Wordings, wordings


class CoverageView(msgspec.Struct, frozen=True, kw_only=True):
    """The coverage of one event, side by side."""

    page: PageShell
    head: EventHead
    facts: Facts
    #: Where reports differ in fact.
    conflicts: ConflictsView
    most_open: int
    #: The gist of each section, in a sentence.
    gists: Gists
    #: "All report" or "Most widely reported"; what several, and what only one of the articles
    #: reports.
    all_title: str
    all_report: tuple[QuoteGroup, ...]
    #: Why nothing is shown as reported by all; "" where something is.
    nothing_shared: str
    only: OnlyOne
    matrix: Matrix
    headlines: tuple[Headline, ...]
    table: TableView
    #: Links between the views and the base texts, and to the numbered pages of a large event.
    modes: tuple[Link, ...]
    bases: tuple[Link, ...]
    parts: tuple[Link, ...]
    #: "20 of 312 statements: those that most articles carry."; "" when all are here.
    part: str
    #: Why the base text is the base.
    base_reason: str
    #: Phrases characteristic of each outlet, and the names that outlets use for the same.
    wordings: Wordings
    #: What several articles recall of earlier times, a table of its own; and in words how much
    #: is there.
    background: TableView
    background_count: str
    aside: tuple[AsideGroup, ...]
    derivation: Derivation
    #: What of each report the others have as well.
    shares: ShareBars
    order: Order
    #: Reports that changed after they were first captured.
    changed: tuple[ChangedReport, ...]
    why: Why
    #: "four".
    number: str
    cite: Cite
    #: There is but one article: nothing to compare.
    alone: bool


class AgainstView(msgspec.Struct, frozen=True, kw_only=True):
    """The table of one event against another base text."""

    page: PageShell
    head: EventHead
    table: TableView
    modes: tuple[Link, ...]
    bases: tuple[Link, ...]


class TextsView(msgspec.Struct, frozen=True, kw_only=True):
    """The full texts of an event in columns."""

    page: PageShell
    head: EventHead
    columns: TextColumns
    modes: tuple[Link, ...]


def event_pages(pages: Pages, event: str) -> Iterator[tuple[str, Any]]:
    """Yield the pages of one event as pairs of template name and view."""
    library = pages.library
    coverage = library.coverages.get(event) or Coverage(
        event=event, articles=library.columns(event)
    )
    yield "coverage", coverage_view(pages, coverage)
    if not library.statements(event) or len(library.columns(event)) == 1:
        return
    yield "texts", _texts(pages, event, coverage.comparisons[0])
    for view in statements_views(pages, event):
        yield "statements", view
    for comparison in coverage.comparisons[1:]:
        yield "against", _against(pages, event, comparison)
    if shared.wording_shown(library, event):
        for comparison in coverage.comparisons:
            yield "differences", differences_view(pages, event, comparison)


def coverage_view(pages: Pages, coverage: Coverage) -> CoverageView:
    """Return the coverage page of one event."""
    library, event = pages.library, coverage.event
    record = library.events[event]
    comparison = (
        coverage.comparisons[0] if coverage.comparisons else Comparison(base="", statements=())
    )
    return CoverageView(
        page=pages.page(
            "coverage",
            library.urls.event(event),
            record.title,
            _description(library, event),
            feeds=shared.feeds(library, event),
            data=structured.event(library, event),
            meta=highwire(cited_event(library, event)),
            kind="article",
        ),
        head=shared.head(library, event),
        facts=shared.facts(library, event),
        conflicts=conflicts_view(library, coverage),
        most_open=MOST_OPEN,
        gists=gists(library, coverage),
        all_title=all_title(library, coverage),
        all_report=all_report(library, coverage),
        nothing_shared=nothing_shared(library, coverage),
        only=only_one(library, coverage),
        matrix=matrix(library, event, here=True),
        headlines=headlines(library, event),
        table=table(library, event, parts.with_front(comparison))
        if comparison.statements
        else NO_TABLE,
        modes=shared.modes(library, event, comparison, "statements"),
        bases=shared.bases(library, event, comparison),
        parts=part_links(library, event),
        part=on_front(comparison),
        base_reason=comparison.reason,
        wordings=wordings(library, coverage),
        background=background_table(library, coverage),
        background_count=background_count(coverage),
        aside=aside_groups(library, coverage),
        derivation=derivation(library, coverage),
        shares=own_shares(library, coverage),
        order=order(library, coverage),
        changed=changed_since(library, event),
        why=why(library, event),
        number=number_word(len(library.columns(event))),
        cite=shared.cite(library, event),
        alone=len(library.columns(event)) == 1,
    )


def _description(library: Library, event: str) -> str:
    signs = [library.sign(article) for article in library.columns(event)]
    total = words.difference_total(library, event)
    found = (
        f", {counted(len(library.statements(event)), 'statement')}, {counted(total, 'difference')} in wording"
        if len(signs) > 1
        else ""
    )
    return f"How {', '.join(signs)} reported it{found}."


def _against(pages: Pages, event: str, comparison: Comparison) -> AgainstView:
    library = pages.library
    sign = library.sign(comparison.base)
    where = shared.address(library, event, comparison, "statements")
    title = f"{library.events[event].title}, against {sign}"
    return AgainstView(
        page=pages.page(
            "against",
            where,
            title,
            f"Every statement compared with the wording of {sign}.",
            hidden=True,
        ),
        head=shared.head(library, event),
        table=table(library, event, parts.with_front(comparison)),
        modes=shared.modes(library, event, comparison, "statements"),
        bases=shared.bases(library, event, comparison),
    )


def _texts(pages: Pages, event: str, comparison: Comparison) -> TextsView:
    library = pages.library
    where = library.urls.texts(event)
    return TextsView(
        page=pages.page(
            "texts",
            where,
            f"{library.events[event].title}: full texts",
            "The full texts in columns, their paragraphs aligned.",
        ),
        head=shared.head(library, event),
        columns=text_columns(library, event),
        modes=shared.modes(library, event, comparison, "texts"),
    )
