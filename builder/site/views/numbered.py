"""Statements of a large event -> numbered pages with all, in the order of the base text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from builder.core.coverage import Comparison, Statement
from builder.site import parts
from builder.site.library import Library
from builder.site.views import event as shared
from builder.site.views.event import EventHead
from builder.site.views.page import Link, Pages, PageShell
from builder.site.views.table import TableView, table


class StatementsView(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered page of the statements of a large event."""

    page: PageShell
    head: EventHead
    table: TableView
    modes: tuple[Link, ...]
    bases: tuple[Link, ...]
    parts: tuple[Link, ...]
    #: "Statements 37 to 72 of 312".
    part: str


def on_front(comparison: Comparison) -> str:
    """Return which statements are on the event's page when not all do."""
    total, shown = len(comparison.statements), len(parts.front(comparison.statements))
    return (
        f"{shown} of {total} statements: those that most articles carry." if shown < total else ""
    )


def part_links(library: Library, event: str, current: int = 0) -> tuple[Link, ...]:
    """Return the links to the numbered pages; ``current`` is this one's number or 0."""
    found = parts.pages(library.statements(event))
    return tuple(
        Link(
            url=library.urls.statements(event, number),
            text=f"{part[0].number}–{part[-1].number}",
            current=number == current,
        )
        for number, part in enumerate(found, 1)
    )


def statements_views(pages: Pages, event: str) -> Iterator[StatementsView]:
    """Yield the numbered pages of an event; none when its own page shows all statements."""
    for number, part in enumerate(parts.pages(pages.library.statements(event)), 1):
        yield _part(pages, event, number, part)


def _part(pages: Pages, event: str, number: int, part: Sequence[Statement]) -> StatementsView:
    library = pages.library
    where = library.urls.statements(event, number)
    comparison = library.coverages[event].comparisons[0]
    these = f"Statements {part[0].number} to {part[-1].number} of {len(comparison.statements)}"
    title = f"{library.events[event].title}: {these[:1].lower()}{these[1:]}"
    return StatementsView(
        page=pages.page(
            "statements", where, title, f"{these}, in the order of the base text.", hidden=True
        ),
        head=shared.head(library, event),
        table=table(library, event, Comparison(base=comparison.base, statements=tuple(part))),
        modes=shared.modes(library, event, comparison),
        bases=shared.bases(library, event, comparison),
        parts=part_links(library, event, number),
        part=these,
    )
