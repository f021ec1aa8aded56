"""Articles of an event -> their full texts: the first ones in columns, aligned.

Difficulty: outlets order the same statements differently. Each column keeps its own reading order;
a paragraph moves down to the row of the base paragraph with which it shares most statements, never
up; what follows the last shared one is at the end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

import msgspec

from builder.site.library import Library
from builder.site.views.reading import ParagraphView, paragraph_views

#: More columns than this do not fit beside each other; of more texts so many are in columns, and
#: the others are folded below them.
_MOST_COLUMNS: Final = 4
COLUMNS_OF_MANY: Final = 3
#: Texts on the page, at most; those of further articles are on their own pages.
MOST_TEXTS: Final = 24
#: The row of everything behind the last paragraph that a text shares with the base.
_TAIL: Final = -1


class TextHead(msgspec.Struct, frozen=True, kw_only=True):
    """The article of a text."""

    #: Its name in the addresses of chosen views.
    key: str
    sign: str
    title: str
    language: str
    url: str


class TextCell(msgspec.Struct, frozen=True, kw_only=True):
    """The paragraphs of one article in one row."""

    key: str
    sign: str
    language: str
    paragraphs: tuple[ParagraphView, ...]


class FoldedText(msgspec.Struct, frozen=True, kw_only=True):
    """A text below the columns."""

    head: TextHead
    paragraphs: tuple[ParagraphView, ...]


class TextColumns(msgspec.Struct, frozen=True, kw_only=True):
    """Full texts, some of them in aligned columns."""

    heads: tuple[TextHead, ...]
    rows: tuple[tuple[TextCell, ...], ...]
    folded: tuple[FoldedText, ...]
    #: All of them, to choose from.
    choices: tuple[TextHead, ...]
    #: Number of paragraphs left out since they are foreign text.
    foreign: int
    #: Number of articles whose texts are not here.
    left: int


def text_columns(library: Library, event: str) -> TextColumns:
    """Return the full texts of an event; the first column gives the rows."""
    every = library.columns(event)
    texts = every[:MOST_TEXTS]
    articles = texts if len(texts) <= _MOST_COLUMNS else texts[:COLUMNS_OF_MANY]
    rows = {article: _rows(library, articles[0], article) for article in articles}
    shared = max((row for article in articles[1:] for row in rows[article].values()), default=_TAIL)
    rows[articles[0]] = {
        index: row if row <= shared else _TAIL for index, row in rows[articles[0]].items()
    }
    order = [
        *sorted({row for found in rows.values() for row in found.values() if row != _TAIL}),
        _TAIL,
    ]
    views = {article: paragraph_views(library, article) for article in texts}
    heads = tuple(_head(library, article) for article in texts)
    return TextColumns(
        heads=heads[: len(articles)],
        rows=tuple(
            tuple(
                _cell(library, article, views[article], rows[article], row) for article in articles
            )
            for row in order
            if any(row in found.values() for found in rows.values())
        ),
        folded=tuple(
            FoldedText(
                head=head, paragraphs=tuple(view for view in views[article] if not view.foreign)
            )
            for head, article in zip(heads, texts, strict=True)
            if article not in articles
        ),
        choices=heads,
        left=len(every) - len(texts),
        foreign=sum(
            paragraph.foreign
            for article in texts
            for paragraph in library.articles[article].paragraphs
        ),
    )


def _head(library: Library, identifier: str) -> TextHead:
    article = library.articles[identifier]
    return TextHead(
        key=library.key(identifier),
        sign=library.sign(identifier),
        title=article.title,
        language=article.language,
        url=library.urls.article(identifier),
    )


def _cell(
    library: Library,
    article: str,
    views: tuple[ParagraphView, ...],
    rows: Mapping[int, int],
    row: int,
) -> TextCell:
    shown = tuple(
        view for index, view in enumerate(views) if not view.foreign and rows.get(index) == row
    )
    return TextCell(
        key=library.key(article),
        sign=library.sign(article),
        language=library.articles[article].language,
        paragraphs=shown,
    )


def _rows(library: Library, base: str, article: str) -> dict[int, int]:
    """Return the row of each paragraph."""
    total = len(library.articles[article].paragraphs)
    if article == base:
        return {
            index: index
            for index in range(total)
            if not library.articles[article].paragraphs[index].foreign
        }
    shared = _shared(library, base, article)
    rows, current = {}, 0
    last = max(shared, default=-1)
    for index in range(total):
        if index > last:
            rows[index] = _TAIL
            continue
        votes = shared.get(index)
        if votes:
            best = max(votes.values())
            current = max(current, min(row for row, count in votes.items() if count == best))
        rows[index] = current
    return rows


def _shared(library: Library, base: str, article: str) -> dict[int, Counter[int]]:
    """Return how many statements each paragraph shares with each paragraph of the base."""
    there = {
        place.statement.number: place.cell.passage.paragraph
        for place in library.places.get(base, ())
        if place.cell.passage
    }
    shared: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for place in library.places.get(article, ()):
        passage, row = place.cell.passage, there.get(place.statement.number, -1)
        if passage and passage.paragraph >= 0 and row >= 0:
            shared[passage.paragraph][row] += 1
    return shared
