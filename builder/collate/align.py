"""Articles of one event -> the aligned passages as plain data: what the ``align`` command prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder.collate.coverage import Table, table_of
from builder.collate.passages import Read, Unit
from builder.collate.rows import Frame, Row, chosen, statement
from builder.model.article import Article
from builder.model.coverage import Statement
from builder.model.outlet import Outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """One passage of a statement; ``start`` and ``end`` are code points in the article's text, paragraphs parted by one blank line."""

    id: str
    start: int
    end: int
    text: str
    presence: str
    #: The passage is the title: ``start`` and ``end`` count in it.
    title: bool = False

    def data(self) -> dict[str, Any]:
        """Return the passage as JSON has it."""
        known = {"id": self.id, "start": self.start, "end": self.end, "text": self.text, "presence": self.presence}
        return known | ({"title": True} if self.title else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Everything that the ``align`` command prints about one event."""

    statements: tuple[tuple[Aligned, ...], ...]
    #: Linked passages of different articles, and how alike they are.
    pairs: tuple[tuple[Aligned, Aligned, float], ...]
    #: Passages about another time, with the EDTF date that sets them apart.
    recalled: tuple[tuple[Aligned, str], ...]

    def data(self) -> dict[str, Any]:
        """Return the object that ``align`` prints as JSON."""
        return {
            "statements": [[member.data() for member in members] for members in self.statements],
            "pairs": [{"a": _place(a), "b": _place(b), "score": score} for a, b, score in self.pairs],
            "recalled": [member.data() | {"date": date} for member, date in self.recalled],
        }


def _place(member: Aligned) -> list[Any]:
    return [member.id, member.start, member.end]


def align(articles: Sequence[Article], outlets: Sequence[Outlet] = ()) -> Alignment:
    """Return the statements that the articles of one event share, the pairs behind them, and what is about another time.

    A clause cut from a sentence is given as its whole sentence; an attribution that reports something itself is given alone.
    """
    if not articles:
        return Alignment(statements=(), pairs=(), recalled=())
    table = table_of(articles, outlets)
    reads = {read.article.id: read for read in table.found.reads}
    statements, presences = [], {}
    for number, row in enumerate(table.rows, 1):
        if len(row.units) > 1:
            line = _line(table, row, number)
            members = _members(row, line, reads)
            statements.append(tuple(members.values()))
            presences.update(members)
    pairs = []
    for link in table.found.links:
        a, b = (table.found.candidates[i].unit for i in (link.left, link.right))
        pairs.append((_aligned(a, reads, ""), _aligned(b, reads, ""), round(link.score, 4)))
    recalled = [
        (_aligned(unit, reads, ""), one.date)
        for read in table.found.reads
        for unit in read.units
        if (one := table.found.apart.get((read.article.id, unit.number))) is not None and not one.announced
    ]
    return Alignment(statements=tuple(statements), pairs=tuple(pairs), recalled=tuple(recalled))


def _line(table: Table, row: Row, number: int) -> Statement:
    base = next(article for article in table.order if article in row.units)
    return statement(row, number, base, Frame.of(table.found, table.order, table.short))


def _members(row: Row, line: Statement, reads: Mapping[str, Read]) -> dict[tuple[str, int], Aligned]:
    """Return the passages of a row; further passages of an article are present as it is, headlines as headlines."""
    picked = chosen(row, line.base)
    cells = {cell.article: cell.presence for cell in line.cells}
    members: dict[tuple[str, int], Aligned] = {}
    for article in (cell.article for cell in line.cells):
        for unit in row.units.get(article, ()):
            other = "headline" if unit.passage.speech == "headline" else "indirect" if unit.passage.speech == "indirect" else "reworded"
            members[article, unit.number] = _aligned(unit, reads, cells[article] if unit is picked[article] else other)
    return members


def _aligned(unit: Unit, reads: Mapping[str, Read], presence: str) -> Aligned:
    read, passage = reads[unit.passage.article], unit.passage
    if unit.sentence < 0:
        return Aligned(id=read.article.id, start=passage.span.start, end=passage.span.end, text=passage.text, presence=presence, title=True)
    if unit.clause:
        start, end = read.sentences[unit.sentence].span
    else:
        offset = sum(len(paragraph.text) + 2 for paragraph in read.article.paragraphs[: passage.paragraph])
        start, end = passage.span.start + offset, passage.span.end + offset
    return Aligned(id=read.article.id, start=start, end=end, text=read.text[start:end], presence=presence)
