"""A comparison -> the side-by-side table: columns, rows, cells, readings.

Difficulty: an event of many articles has no room for columns; its rows then list the wordings of a
statement, each once with all articles that print it, the most widely printed first, and name the
silent articles in one line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from builder.core.coverage import SILENT, Cell, Comparison, Presence, Statement
from builder.core.passage import HEADLINE, Passage
from builder.site.library import Library
from builder.site.markup import PRESENCE, SPEECH, counted, marked, unquoted
from builder.site.urls import outside
from builder.site.views import words
from builder.site.views.apparatus import EntryView, entry_view
from builder.site.views.conflicts import contested_in
from builder.site.views.differences import DifferenceLine, difference_lines
from builder.site.views.minimap import MapBar, minimap

#: What a cell is called that the others of its row are compared with since the base text lacks the
#: statement.
_ROW_BASE: Final = "Base of this row"
#: More articles than this do not get columns.
MOST_COLUMNS: Final = 5
#: More wordings of one statement than this are folded in a long table.
_MOST_WORDINGS: Final = 4
#: Further wordings of one statement; of the others the table says where they are.
_MOST_FOLDED: Final = 8
#: Places of variation listed under a statement of a long table.
_MOST_ENTRIES: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One article at the head of the table."""

    #: Its name in the addresses of chosen views.
    key: str
    sign: str
    url: str
    #: "base text", "credits …", "outlet inferred".
    note: str
    short: bool
    base: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessView:
    """An article behind a cell."""

    key: str
    sign: str
    #: Address of the passage in its article, and the paragraph as a sign; "" when there is none.
    url: str
    place: str
    #: Says where the link leads, for screen readers.
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """What one article prints of a statement; in a long table, several in equal words."""

    witnesses: tuple[WitnessView, ...]
    presence: Presence
    #: The presence as a word.
    word: str
    #: Only beside the base text of a long table: the articles that print the same passage.
    same: tuple[WitnessView, ...]
    #: How the words are given, or how many sentences were searched.
    note: str
    language: str
    #: The passage with its differences marked, or the nearest one as it is; empty when silent or
    #: not republished.
    passage: Markup
    differences: tuple[DifferenceLine, ...]
    #: The article carries the statement, but its text may not be shown here.
    withheld: bool
    #: Where a withheld text may be read instead; "" when nobody knows.
    elsewhere: str
    #: Where it is told what in it conflicts with another report; "" for nothing.
    conflict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Articles that do not carry a statement, in one line of a long table."""

    presence: Presence
    word: str
    witnesses: tuple[WitnessView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
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


class _Context(NamedTuple):
    """What all cells of a table share."""

    #: Passages in conflict, with what differs.
    contested: Mapping[Passage, str]
    #: Article id of the base text.
    base: str


def table(library: Library, event: str, comparison: Comparison) -> TableView:
    """Return the table of one comparison; the base text is first."""
    articles = sorted(library.columns(event), key=lambda article: article != comparison.base)
    many = len(articles) > MOST_COLUMNS
    columns = tuple(_column(library, event, article, comparison) for article in articles)
    context = _Context(contested_in(library, event), comparison.base)
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
    context: _Context,
    *,
    many: bool,
) -> StatementView:
    by_article = {cell.article: cell for cell in statement.cells}
    cells = [by_article[article] for article in articles if article in by_article]
    shown = (
        _wordings(library, cells, context)
        if many
        else tuple(_cell(library, [cell], context) for cell in cells)
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
        silent=_silent(library, cells) if many else (),
        entries=tuple(
            entry_view(library, one, many=many)
            for one in statement.entries[: _MOST_ENTRIES if many else None]
            if one.readings
        ),
    )


def _wordings(library: Library, cells: Sequence[Cell], context: _Context) -> tuple[CellView, ...]:
    """Return each wording once with all articles that print it.

    The base's comes first, then the most widely printed.
    """
    groups: dict[tuple[object, ...], list[Cell]] = {}
    for cell in cells:
        if cell.presence not in SILENT:
            groups.setdefault(
                (*_wording(library, cell), _conflict(cell, context.contested)), []
            ).append(cell)
    ordered = sorted(groups.values(), key=lambda group: (group[0].presence != "base", -len(group)))
    return tuple(_cell(library, group, context) for group in ordered)


def _wording(library: Library, cell: Cell) -> tuple[object, ...]:
    """Return what two cells share that are shown as one.

    A text that may not be shown is like no other.
    """
    if cell.passage is None:
        return (cell,)
    kind = "base" if cell.presence == "verbatim" else cell.presence
    words = cell.segments if any(segment.mark for segment in cell.segments) else cell.passage.text
    return (kind, _note(cell), words, library.articles[cell.article].language)


def _silent(library: Library, cells: Sequence[Cell]) -> tuple[Silence, ...]:
    found = [
        (presence, [cell for cell in cells if cell.presence == presence]) for presence in SILENT
    ]
    return tuple(
        Silence(
            presence=presence,
            word=PRESENCE[presence],
            witnesses=tuple(_witness(library, cell) for cell in silent),
        )
        for presence, silent in found
        if silent
    )


def _cell(library: Library, group: Sequence[Cell], context: _Context) -> CellView:
    cell = group[0]
    passage = cell.passage
    article = library.articles[cell.article]
    silent = cell.presence in SILENT
    return CellView(
        witnesses=tuple(_witness(library, one) for one in group if one.presence == cell.presence),
        presence=cell.presence,
        word=_ROW_BASE
        if cell.presence == "base" and cell.article != context.base
        else PRESENCE[cell.presence],
        same=tuple(_witness(library, one) for one in group if one.presence != cell.presence),
        note=_note(cell),
        language=article.language,
        passage=_shown(cell),
        differences=difference_lines(cell.differences),
        withheld=not silent and passage is None,
        elsewhere="" if silent or passage else outside(article.url) or "",
        conflict=_conflict(cell, context.contested),
    )


def _conflict(cell: Cell, contested: Mapping[Passage, str]) -> str:
    passages = (*((cell.passage,) if cell.passage else ()), *cell.others)
    return next((contested[passage] for passage in passages if passage in contested), "")


def _shown(cell: Cell) -> Markup:
    """Return the words of a cell: its passage, or the nearest one in quotation marks."""
    if cell.segments:
        return marked(cell.segments)
    if cell.nearest:
        return Markup("“{}”").format(unquoted(cell.nearest.text))
    return escape(cell.passage.text) if cell.passage else Markup()


def _witness(library: Library, cell: Cell) -> WitnessView:
    passage, sign = cell.passage or cell.nearest, library.sign(cell.article)
    place = (
        ""
        if passage is None
        else "headline"
        if passage.paragraph == HEADLINE
        else f"¶ {passage.paragraph + 1}"
    )
    return WitnessView(
        key=library.key(cell.article),
        sign=sign,
        url=library.passage_url(passage) if passage else "",
        place=place,
        label=f"in the article, {sign}" if place else "",
    )


def _note(cell: Cell) -> str:
    if cell.presence == "removed":
        return "by an editor of this digest; the capture has it"
    if cell.presence == "absent":
        return (
            f"in none of its {counted(cell.searched, 'sentence')}"
            if cell.searched != 1
            else "not in its one sentence"
        )
    if cell.passage is None:
        return ""
    speech = (
        "indirect"
        if cell.passage.speech == "indirect" and cell.presence != "indirect"
        else SPEECH[cell.passage.speech]
    )
    speech = "" if speech == "headline" and cell.presence == "headline" else speech
    alike = cell.presence == "reworded" and not cell.differences and not cell.passage.edited
    small = "in small words or forms of words only" if alike else ""
    return ", ".join(
        note for note in (small, speech, "edited" if cell.passage.edited else "") if note
    )
