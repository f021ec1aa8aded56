"""A comparison -> the side-by-side table: columns, rows, cells, readings.

Difficulty: an event of many articles has no room for columns; its rows then list the wordings of a
statement, each once with all articles that print it, the most widely printed first, and name the
silent articles in one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from builder.core.coverage import SILENT, Comparison, Statement
from builder.site.library import Library
from builder.site.views import words
from builder.site.views.apparatus import EntryView, entry_view
from builder.site.views.cells import (
    CellView,
    Silence,
    TableContext,
    WitnessView,
    cell_view,
    silences,
    wordings,
)
from builder.site.views.conflicts import contested_in
from builder.site.views.embed import is_shared
from builder.site.views.minimap import MapBar, minimap

#: More articles than this do not get columns.
MOST_COLUMNS: Final = 5
#: More wordings of one statement than this are folded in a long table.
_MOST_WORDINGS: Final = 4
#: Further wordings of one statement; of the others the table says where they are.
_MOST_FOLDED: Final = 8
#: Places of variation listed under a statement of a long table.
_MOST_ENTRIES: Final = 10


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One article at the head of the table."""

    #: Its name in the addresses of chosen views.
    key: str
    sign: str
    url: str
    #: "base text", "credits …", "outlet inferred".
    note: str
    short: bool
    base: bool


class StatementView(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table."""

    number: int
    anchor: str
    name: str
    #: "3 carry it, 1 too short".
    count: str
    #: The same as numbers, by which a reader may sort: who carries it, who lacks it, how often the
    #: wordings differ.
    carriers: int
    absent: int
    differences: int
    language: str
    cells: tuple[CellView, ...]
    #: Only in a long table: further wordings, folded, and those that do not carry the statement,
    #: left out of ``cells``.
    more: tuple[CellView, ...]
    #: The articles whose wordings are there only.
    rest: tuple[WitnessView, ...]
    silent: tuple[Silence, ...]
    entries: tuple[EntryView, ...]
    #: Where it can be shared and embedded; "" where one article alone carries it.
    share: str = ""


class TableView(msgspec.Struct, frozen=True, kw_only=True):
    """The statements of an event against one base text."""

    columns: tuple[Column, ...]
    statements: tuple[StatementView, ...]
    #: Where the wordings differ, a bar a statement.
    minimap: tuple[MapBar, ...]
    #: Too many articles for columns.
    many: bool
    #: The last column is narrow, since its capture is too short to compare.
    narrow: bool
    base: str
    #: Some wordings differ, so that a reader can choose how that is told.
    differing: bool


def table(library: Library, event: str, comparison: Comparison) -> TableView:
    """Return the table of one comparison; the base text is first."""
    articles = sorted(library.columns(event), key=lambda article: article != comparison.base)
    many = len(articles) > MOST_COLUMNS
    columns = tuple(_column(library, event, article, comparison) for article in articles)
    context = TableContext(contested_in(library, event), comparison.base)
    return TableView(
        columns=columns,
        statements=tuple(
            _statement(library, statement, articles, context, many=many)
            for statement in comparison.statements
        ),
        minimap=minimap(
            comparison, {article: library.articles[article].language for article in articles}
        ),
        many=many,
        narrow=sum(column.short for column in columns) == 1
        and columns[-1].short
        and len(columns) > 2,  # noqa: PLR2004 - beside two full ones
        base=library.sign(comparison.base),
        differing=any(
            cell.differences or statement.entries
            for statement in comparison.statements
            for cell in statement.cells
        ),
    )


def _column(library: Library, event: str, article: str, comparison: Comparison) -> Column:
    notes = words.standing(library, library.articles[article], event)
    base = article == comparison.base
    return Column(
        key=library.key(article),
        sign=library.sign(article),
        url=library.urls.article(article),
        note="; ".join(("base text", *notes) if base else notes),
        short=article in dict(library.coverages[event].short),
        base=base,
    )


def _statement(
    library: Library,
    statement: Statement,
    articles: Sequence[str],
    context: TableContext,
    *,
    many: bool,
) -> StatementView:
    by_article = {cell.article: cell for cell in statement.cells}
    cells = [by_article[article] for article in articles if article in by_article]
    shown = (
        wordings(library, cells, context)
        if many
        else tuple(cell_view(library, [cell], context) for cell in cells)
    )
    return StatementView(
        number=statement.number,
        anchor=statement.anchor,
        name=statement.name,
        count=words.carried_by(library, cells),
        carriers=sum(cell.presence not in SILENT for cell in cells),
        absent=sum(cell.presence == "absent" for cell in cells),
        differences=sum(one.mark != "note" for cell in cells for one in cell.differences)
        + sum(cell.presence == "paraphrased" for cell in cells),
        language=library.articles[statement.base].language,
        cells=shown[:_MOST_WORDINGS] if many else shown,
        more=shown[_MOST_WORDINGS : _MOST_WORDINGS + _MOST_FOLDED] if many else (),
        rest=tuple(
            witness for cell in shown[_MOST_WORDINGS + _MOST_FOLDED :] for witness in cell.witnesses
        )
        if many
        else (),
        silent=silences(library, cells) if many else (),
        entries=tuple(
            entry_view(library, one, many=many)
            for one in statement.entries[: _MOST_ENTRIES if many else None]
            if one.readings
        ),
        share=_share(library, statement),
    )


def _share(library: Library, statement: Statement) -> str:
    event = library.event_of[statement.base]
    here = any(one.anchor == statement.anchor for one in library.statements(event))
    here = here and (event, statement.anchor) not in library.numbered
    return library.urls.embed(event, statement.anchor) if here and is_shared(statement) else ""
