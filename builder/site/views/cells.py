"""Cells of a statement -> what the table shows of each, or of several that are equal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import msgspec
from markupsafe import Markup, escape

from builder.core.coverage import SILENT, Cell, Presence
from builder.core.passage import HEADLINE, Passage
from builder.site.library import Library
from builder.site.markup import PRESENCE, SPEECH, counted, marked, unquoted
from builder.site.urls import outside
from builder.site.views.differences import DifferenceLine, difference_lines

#: What a cell is called that the others of its row are compared with since the base text lacks the
#: statement.
_ROW_BASE: Final = "Base of this row"


class WitnessView(msgspec.Struct, frozen=True, kw_only=True):
    """An article behind a cell."""

    key: str
    sign: str
    #: Address of the passage in its article, and the paragraph as a sign; "" when there is none.
    url: str
    place: str
    #: Says where the link leads, for screen readers.
    label: str


class CellView(msgspec.Struct, frozen=True, kw_only=True):
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
    #: Address of the conflict with another report that the passage is part of; "" for none.
    conflict: str


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """Articles that do not carry a statement, in one line of a long table."""

    presence: Presence
    word: str
    witnesses: tuple[WitnessView, ...]


class TableContext(NamedTuple):
    """What all cells of a table share."""

    #: Passages in conflict with another report, with the address of the conflict.
    contested: Mapping[Passage, str]
    #: Article id of the base text.
    base: str


def wordings(
    library: Library, cells: Sequence[Cell], context: TableContext
) -> tuple[CellView, ...]:
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
    return tuple(cell_view(library, group, context) for group in ordered)


def _wording(library: Library, cell: Cell) -> tuple[object, ...]:
    """Return what two cells share that are shown as one.

    A text that may not be shown is like no other.
    """
    if cell.passage is None:
        return (cell,)
    kind = "base" if cell.presence == "verbatim" else cell.presence
    words = cell.segments if any(segment.mark for segment in cell.segments) else cell.passage.text
    return (kind, _note(cell), words, library.articles[cell.article].language)


def silences(library: Library, cells: Sequence[Cell]) -> tuple[Silence, ...]:
    """Return who does not carry a statement, by the reason."""
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


def cell_view(library: Library, group: Sequence[Cell], context: TableContext) -> CellView:
    """Return the view of cells that are shown as one."""
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
