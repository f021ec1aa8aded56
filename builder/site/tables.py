"""Digest -> its facts as tables: articles, versions and statements in CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from builder.core.article import Article
from builder.core.page import File
from builder.site.catalog import Catalog
from builder.site.library import Library
from builder.site.moments import edtf
from builder.site.overview import Overview
from builder.site.views.versions import VERSIONS

#: A cell that begins with one of these is read as a formula by spreadsheets.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def articles_file(site: Overview) -> File:
    """Return the table of all articles."""
    return File(
        path="data/articles.csv",
        data=csv_bytes(
            _ARTICLE_COLUMNS, (_article_row(site, article) for article in site.articles.values())
        ),
    )


def versions_file(site: Overview) -> File:
    """Return the table of all captures of articles that were captured more than once."""
    rows = _version_rows(site, site.versions)
    return File(path="data/versions.csv", data=csv_bytes(_VERSION_COLUMNS, rows))


def event_tables(library: Library, event: str) -> Iterator[tuple[str, bytes]]:
    """Yield the tables of one event as names of files and their bytes."""
    articles = [library.articles[article] for article in library.columns(event)]
    own = (_article_row(library, article) for article in articles)
    versions = _version_rows(library, [article.id for article in articles])
    yield "statements.csv", csv_bytes(_STATEMENT_COLUMNS, _statement_rows(library, event))
    yield "captures.csv", csv_bytes(_ARTICLE_COLUMNS, own)
    yield "versions.csv", csv_bytes(_VERSION_COLUMNS, versions)


_ARTICLE_COLUMNS: Final = (
    "id",
    "outlet",
    "outlet_basis",
    "title",
    "published",
    "published_basis",
    "edtf",
    "language",
    "url",
    "event",
    "capture",
    "sha256",
    "page",
)


def _article_row(catalog: Catalog, article: Article) -> Sequence[str]:
    event = catalog.event_of.get(article.id, "")
    date = edtf(article.published, article.published_basis)
    page = catalog.urls.absolute(catalog.urls.article(article.id))
    return (
        article.id, article.outlet, article.outlet_basis, article.title, article.published or "", article.published_basis, date,
        article.language, article.url or "", event, article.capture, article.capture_sha256, page,
    )  # fmt: skip


_VERSION_COLUMNS: Final = (
    "article",
    "version",
    "kind",
    "shown",
    "title",
    "published",
    "updated",
    "order_basis",
    "sentences_changed",
    "sentences_added",
    "sentences_removed",
    "note",
    "capture",
    "sha256",
    "captured",
    "captured_basis",
    "form",
    "page",
)


def _version_rows(catalog: Catalog, articles: Iterable[str]) -> Iterator[Sequence[str]]:
    """Yield a row for each capture of each version, oldest version first."""
    for article in articles:
        found = catalog.versions.get(article)
        page = catalog.urls.absolute(catalog.urls.article(article, VERSIONS))
        for one in found.versions if found else ():
            kinds = Counter(change.kind for change in one.changes)
            facts = (
                article, str(one.number), one.kind, "yes" if one.shown else "no", one.title,
                one.published or "", one.updated or "", one.order_basis, str(kinds["changed"]),
                str(kinds["added"]), str(kinds["removed"]), one.note,
            )  # fmt: skip
            for sight in one.captures:
                basis = sight.captured_basis if sight.captured else ""
                taken = (sight.capture, sight.sha256, sight.captured or "", basis, sight.form, page)
                yield (*facts, *taken)


_STATEMENT_COLUMNS: Final = (
    "event",
    "statement",
    "name",
    "article",
    "outlet",
    "presence",
    "speech",
    "paragraph",
    "start",
    "end",
    "text",
    "differences",
    "nearest",
)


def _statement_rows(library: Library, event: str) -> Iterator[Sequence[str]]:
    for statement in library.statements(event):
        for cell in statement.cells:
            passage = cell.passage
            place = (
                (
                    passage.speech,
                    str(passage.paragraph + 1),
                    str(passage.span.start),
                    str(passage.span.end),
                    passage.text,
                )
                if passage
                else ("",) * 5
            )
            found = "; ".join(
                f"{one.mark}: {one.base} → {one.here}"
                if one.base and one.here
                else f"{one.mark}: {one.base or one.here}"
                for one in cell.differences
            )
            nearest = cell.nearest.text if cell.nearest else ""
            outlet = (
                library.articles[cell.article].outlet if cell.article in library.articles else ""
            )
            yield (
                event,
                str(statement.number),
                statement.name,
                cell.article,
                outlet,
                cell.presence,
                *place,
                found,
                nearest,
            )


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
