"""An event, or an article without one -> its rows of each table of the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from builder.core.article import Article
from builder.core.conflict import Conflict
from builder.core.coverage import SILENT, Cell, Coverage, Difference, Statement
from builder.core.passage import Passage
from builder.core.sidecar import Sidecar
from builder.site.catalog import Catalog
from builder.site.exports.filled import filled
from builder.site.exports.quoted import named_people, once, quoted_passages
from builder.site.exports.schema import Row, TableRows, Value
from builder.site.library import Library
from builder.site.moments import edtf
from builder.site.scopes import captures_of
from builder.site.views.capture import capture_url
from builder.site.views.conflicts import said_words
from builder.site.views.versions import VERSIONS

#: Longer numbers fit no integer of SQLite.
_MOST_DIGITS: Final = 15


def fact_rows(library: Library, articles: Iterable[str]) -> tuple[TableRows, ...]:
    """Return the rows of articles in the tables of facts."""
    articles = tuple(articles)
    return filled(
        {
            "articles": (_article(library, library.articles[one]) for one in articles),
            "captures": _captures(library, articles),
            "versions": _versions(library, articles),
        }
    )


def text_rows(library: Library, event: str) -> tuple[TableRows, ...]:
    """Return the rows of an event in the tables of what is compared; none for "", no event."""
    coverage = library.coverages.get(event)
    if coverage is None:
        return ()
    public = named_people(coverage, library.settings)
    return filled(_Compared(library=library, coverage=coverage, public=public).rows())


def _article(catalog: Catalog, article: Article) -> Row:
    """Return the row of an article."""
    return (
        article.id,
        catalog.event_of.get(article.id),
        article.outlet or None,
        article.outlet_basis,
        article.title,
        article.published,
        article.published_basis,
        edtf(article.published, article.published_basis) or None,
        article.updated,
        article.language,
        "; ".join(article.authors) or None,
        article.url,
        article.capture or None,
        article.capture_sha256 or None,
        catalog.urls.absolute(catalog.urls.article(article.id)),
    )


def _captures(library: Library, articles: Iterable[str]) -> Iterator[Row]:
    """Yield a row for each capture of each article, with what its sidecar tells."""
    for name in articles:
        article = library.articles[name]
        for path in captures_of(article):
            capture = library.captures.get(path)
            if capture is None:
                continue
            came = capture.sidecar or Sidecar()
            yield (
                path, name, capture.sha256, capture.media, capture.encoding, capture.captured,
                capture.captured_basis if capture.captured else None, came.url or None, came.final_url or None,
                came.fetched or None, came.status or None, came.content_type or None, _number(came.bytes), came.source or None,
                " ".join(copy.url for copy in came.archived) or None, came.stamped or None, came.stamped_by or None,
                library.urls.absolute(capture_url(library, article, path)),
            )  # fmt: skip


def _number(digits: str) -> int | None:
    """Return what a sidecar says as a number that every table can hold."""
    fits = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    return int(digits) if fits else None


def _versions(catalog: Catalog, articles: Iterable[str]) -> Iterator[Row]:
    """Yield a row for each capture of each version, oldest version first."""
    for article in articles:
        found = catalog.versions.get(article)
        page = catalog.urls.absolute(catalog.urls.article(article, VERSIONS))
        for one in found.versions if found else ():
            kinds = Counter(change.kind for change in one.changes)
            facts: Row = (
                article, one.number, one.kind, "yes" if one.shown else "no", one.title, one.published, one.updated,
                one.order_basis, kinds["changed"], kinds["added"], kinds["removed"], one.note or None,
            )  # fmt: skip
            for sight in one.captures:
                basis = sight.captured_basis if sight.captured else None
                taken = (sight.capture, sight.sha256, sight.captured, basis, sight.form or None)
                yield (*facts, *taken, page)


class _Compared(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of what is compared in one event."""

    library: Library
    coverage: Coverage
    #: The people whom tables name.
    public: frozenset[str]

    def rows(self) -> dict[str, list[Row]]:
        """Return the rows by table."""
        cells = [
            (statement, cell)
            for statement in self.library.statements(self.coverage.event)
            for cell in statement.cells
            if cell.article in self.library.articles
        ]
        return {
            "statements": list(map(self._statement, self.library.statements(self.coverage.event))),
            "cells": [self._cell(*one) for one in cells],
            "differences": [row for one in cells for row in self._differences(*one)],
            "unique_passages": list(self._unique()),
            "quotations": list(self._quotations()),
            "credits": list(self._credits()),
            "conflicts": [row for one in self.coverage.conflicts for row in self._conflict(one)],
            "reuse": [
                (
                    self.coverage.event, one.article, one.source, one.share, one.verbatim, one.edited, one.paraphrase,
                    one.statements, one.direction,
                )
                for one in self.coverage.reuse
                if {one.article, one.source} <= self.library.articles.keys()
            ],
        }  # fmt: skip

    def _id(self, anchor: str) -> str:
        return f"{self.coverage.event}#{anchor}"

    def _outlet(self, article: str) -> str | None:
        return self.library.articles[article].outlet or None

    def _person(self, passage: Passage) -> str | None:
        return passage.person if passage.person in self.public else None

    def _page(self, passage: Passage) -> str:
        return self.library.urls.absolute(self.library.passage_url(passage))

    def _statement(self, statement: Statement) -> Row:
        event = self.coverage.event
        carried = sum(cell.presence not in SILENT for cell in statement.cells)
        page = self.library.urls.absolute(self.library.statement(event, statement.anchor))
        return (
            self._id(statement.anchor), event, statement.number, statement.name, statement.short_name,
            statement.base if statement.base in self.library.articles else None, carried, len(statement.cells), page,
        )  # fmt: skip

    def _cell(self, statement: Statement, cell: Cell) -> Row:
        passage = cell.passage
        return (
            self._id(statement.anchor), self.coverage.event, statement.number, statement.name, cell.article,
            self._outlet(cell.article), cell.presence,
            *((passage.speech, self._person(passage), *_place(passage), passage.text) if passage else (None,) * 6),
            "; ".join(map(_in_words, cell.differences)) or None,
            cell.nearest.text if cell.nearest else None,
        )  # fmt: skip

    def _differences(self, statement: Statement, cell: Cell) -> Iterator[Row]:
        for one in cell.differences:
            identifier, outlet = self._id(statement.anchor), self._outlet(cell.article)
            yield (
                identifier, cell.article, outlet, one.mark, one.base or None, one.here or None,
            )  # fmt: skip

    def _unique(self) -> Iterator[Row]:
        for one in once(self.coverage.unique):
            if one.article in self.library.articles:
                yield (
                    self.coverage.event, one.article, self._outlet(one.article), one.speech, self._person(one),
                    *_place(one), one.text, self._page(one),
                )  # fmt: skip

    def _quotations(self) -> Iterator[Row]:
        for one, person, anchor in quoted_passages(self.library, self.coverage):
            yield (
                self.coverage.event, one.article, self._outlet(one.article), self._id(anchor) if anchor else None,
                person, one.speech, *_place(one), one.text, self._page(one),
            )  # fmt: skip

    def _credits(self) -> Iterator[Row]:
        for one in self.coverage.credits:
            if one.article in self.library.articles:
                source = one.source if one.source in self.library.articles else None
                yield (
                    self.coverage.event, one.article, self._outlet(one.article), one.kind, one.name, source,
                    one.outlet or (self._outlet(source) if source else None), one.words or None,
                )  # fmt: skip

    def _conflict(self, conflict: Conflict) -> Iterator[Row]:
        event = self.coverage.event
        numbers = {one.number: one.anchor for one in self.library.statements(event)}
        anchor = numbers.get(conflict.statement or 0)
        page = self.library.urls.absolute(self.library.urls.event(event, conflict.anchor))
        for side, reading in zip(conflict.sides, conflict.readings, strict=True):
            article = side.passage.article
            if article in self.library.articles:
                yield (
                    self._id(conflict.anchor), event, conflict.kind, self._id(anchor) if anchor else None, article,
                    self._outlet(article), reading + 1, said_words(conflict.kind, side), side.passage.text, page,
                )  # fmt: skip


def _in_words(one: Difference) -> str:
    """Return a difference in one line."""
    both = one.base and one.here
    return f"{one.mark}: {one.base} → {one.here}" if both else f"{one.mark}: {one.base or one.here}"


def _place(passage: Passage) -> tuple[Value, ...]:
    return passage.paragraph + 1, passage.span.start, passage.span.end
