"""A comparison → the side-by-side table: columns, rows, cells, readings.

Difficulty: an event of many articles has no room for columns; its rows then list the articles that carry
a statement, and name the others in one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from builder.model.coverage import HEADLINE, Cell, Comparison, Difference, Entry, Mark, Presence, Reading, Statement
from builder.render.library import Library
from builder.render.markup import MARKS, PRESENCE, SPEECH, bdi, counted, marked, shortened
from builder.render.urls import outside
from builder.render.views import words

#: More articles than this do not stand in columns.
MOST_COLUMNS: Final = 5
_ORDER: Final[tuple[Mark, ...]] = ("reworded", "moved", "added", "omitted", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One article at the head of the table."""

    article: str
    sign: str
    url: str
    #: "base text", "credits …", "outlet inferred".
    note: str
    short: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    """One kind of difference under a cell."""

    word: str
    #: ``base → here``, or the words alone.
    pairs: tuple[Markup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """What one article prints of one statement."""

    sign: str
    presence: Presence
    #: The presence as a word.
    word: str
    #: How the words are given, or how many sentences were searched.
    note: str
    #: Address of the passage in its article, and the paragraph as a sign; "" when there is none.
    url: str
    place: str
    #: Says where the link leads, for screen readers.
    label: str
    language: str
    #: The passage with its differences marked; empty when absent, too short or not republished.
    passage: Markup
    differences: tuple[DifferenceLine, ...]
    #: The article carries the statement, but its text may not be shown here.
    withheld: bool
    #: Where a withheld text may be read instead; "" when nobody knows.
    elsewhere: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """A wording and who has it; ``text`` is "" where they omit the words."""

    text: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One place of variation: the base's reading, then the others."""

    base: ReadingView
    others: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Articles that do not carry a statement, named in one line of a long table."""

    presence: Presence
    word: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """One row of the table."""

    number: int
    anchor: str
    name: str
    #: "3 carry it, 1 too short".
    count: str
    language: str
    cells: tuple[CellView, ...]
    #: Only in a long table: those that do not carry the statement, left out of ``cells``.
    silent: tuple[Silence, ...]
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The statements of an event against one base text."""

    columns: tuple[Column, ...]
    statements: tuple[StatementView, ...]
    #: Too many articles for columns.
    many: bool
    #: The last column is narrow, since its capture is too short to compare.
    narrow: bool
    base: str


def table(library: Library, event: str, comparison: Comparison) -> Table:
    """Return the table of one comparison; the base text stands first."""
    articles = sorted(library.columns(event), key=lambda article: article != comparison.base)
    many = len(articles) > MOST_COLUMNS
    columns = tuple(_column(library, event, article, comparison) for article in articles)
    return Table(
        columns=columns,
        statements=tuple(_statement(library, statement, articles, many=many) for statement in comparison.statements),
        many=many,
        narrow=sum(column.short for column in columns) == 1 and columns[-1].short and len(columns) > 2,  # noqa: PLR2004 - beside two full ones
        base=library.sign(comparison.base),
    )


def _column(library: Library, event: str, article: str, comparison: Comparison) -> Column:
    notes = words.standing(library, library.articles[article], event)
    shown = ("base text", *notes) if article == comparison.base else notes
    return Column(
        article=article,
        sign=library.sign(article),
        url=library.urls.article(article),
        note="; ".join(shown),
        short=article in dict(library.coverages[event].short),
    )


def _statement(library: Library, statement: Statement, articles: Sequence[str], *, many: bool) -> StatementView:
    by_article = {cell.article: cell for cell in statement.cells}
    cells = [by_article[article] for article in articles if article in by_article]
    shown = [cell for cell in cells if not many or cell.presence not in ("absent", "short")]
    return StatementView(
        number=statement.number,
        anchor=statement.anchor,
        name=statement.name,
        count=count_words(library, cells),
        language=library.articles[statement.base].language,
        cells=tuple(_cell(library, cell) for cell in shown),
        silent=_silent(library, cells) if many else (),
        entries=tuple(_entry(library, entry) for entry in statement.entries if entry.readings),
    )


def count_words(library: Library, cells: Sequence[Cell]) -> str:
    """Return how many articles carry a statement, in words."""
    carriers = [cell for cell in cells if cell.presence not in ("absent", "short")]
    absent, short = (sum(cell.presence == presence for cell in cells) for presence in ("absent", "short"))
    if len(carriers) == len(cells):
        return f"all {len(cells)} carry it" if len(cells) > 1 else ""
    first = f"only {library.sign(carriers[0].article)} carries it" if len(carriers) == 1 else f"{len(carriers)} carry it"
    return first + (f", {absent} absent" if absent and len(carriers) > 1 else "") + (f", {short} too short" if short else "")


def _silent(library: Library, cells: Sequence[Cell]) -> tuple[Silence, ...]:
    presences: tuple[Presence, ...] = ("absent", "short")
    found = ((presence, tuple(library.sign(cell.article) for cell in cells if cell.presence == presence)) for presence in presences)
    return tuple(Silence(presence=presence, word=PRESENCE[presence], signs=signs) for presence, signs in found if signs)


def _cell(library: Library, cell: Cell) -> CellView:
    passage = cell.passage
    sign = library.sign(cell.article)
    article = library.articles[cell.article]
    silent = cell.presence in ("absent", "short")
    place = "" if passage is None else "headline" if passage.paragraph == HEADLINE else f"¶ {passage.paragraph + 1}"
    return CellView(
        sign=sign,
        presence=cell.presence,
        word=PRESENCE[cell.presence],
        note=_note(cell),
        url=library.passage_url(passage) if passage else "",
        place=place,
        label=f"in the article, {sign}" if place else "",
        language=article.language,
        passage=marked(cell.segments) if cell.segments else escape(passage.text) if passage else Markup(),
        differences=difference_lines(cell.differences),
        withheld=not silent and passage is None,
        elsewhere="" if silent or passage else outside(article.url) or "",
    )


def _note(cell: Cell) -> str:
    if cell.presence == "absent":
        return f"in none of its {counted(cell.searched, 'sentence')}" if cell.searched != 1 else "not in its one sentence"
    if cell.passage is None:
        return ""
    speech = "indirect" if cell.passage.speech == "indirect" and cell.presence != "indirect" else SPEECH[cell.passage.speech]
    speech = "" if speech == "headline" and cell.presence == "headline" else speech
    return ", ".join(note for note in (speech, "edited" if cell.passage.edited else "") if note)


def difference_lines(differences: Sequence[Difference]) -> tuple[DifferenceLine, ...]:
    """Return the differences under a cell, by kind."""
    lines = []
    for mark in _ORDER:
        pairs = tuple(dict.fromkeys(pair(difference) for difference in differences if difference.mark == mark))
        if pairs:
            lines.append(DifferenceLine(word=MARKS[mark], pairs=pairs))
    return tuple(lines)


def pair(difference: Difference) -> Markup:
    """Return a difference as ``base → here``, or the words that only one side has."""
    base, here = shortened(difference.base), shortened(difference.here)
    if base and here and base != here:
        return Markup('{} <span aria-hidden="true">→</span><span class="hidden">became</span> {}').format(bdi(base), bdi(here))
    return bdi(here or base)


def _entry(library: Library, entry: Entry) -> EntryView:
    return EntryView(base=_reading(library, entry.readings[0]), others=tuple(_reading(library, one) for one in entry.readings[1:]))


def _reading(library: Library, reading: Reading) -> ReadingView:
    return ReadingView(text=shortened(reading.text), signs=tuple(library.sign(article) for article in reading.witnesses))
