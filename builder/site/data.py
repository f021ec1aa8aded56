"""Digest -> the same facts as data: JSON, which is the records themselves, and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

import msgspec

from builder.core.article import Article
from builder.core.event import Event
from builder.core.page import File
from builder.site.catalog import Catalog
from builder.site.citations import bibtex, citation, csl, ris
from builder.site.library import Library
from builder.site.moments import edtf
from builder.site.overview import Overview
from builder.site.schema import FORMAT, PublishedData, schema
from builder.site.urls import file_of
from builder.site.views.versions import VERSIONS

#: A cell that begins with one of these is read as a formula by spreadsheets.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecords:
    """The records of one event as JSON, for its own file and that of the whole digest."""

    #: By id.
    articles: tuple[tuple[str, str], ...]
    #: "null" where nothing is compared.
    coverage: str
    #: Those of the articles that were captured more than once.
    versions: tuple[str, ...]


def event_records(library: Library, articles: Iterable[str], event: str = "") -> EventRecords:
    """Return the records of articles and of their event."""
    coverage, articles = library.coverages.get(event), tuple(articles)
    return EventRecords(
        articles=tuple((one, _text(library.articles[one])) for one in articles),
        coverage=_text(coverage),
        versions=tuple(_text(library.versions[one]) for one in articles if one in library.versions),
    )


def site_file(site: Overview, records: Iterable[EventRecords]) -> File:
    """Return what there is in the digest in one file.

    ``records`` are those of the articles without an event, which are nowhere else, and of articles
    that were captured more than once.
    """
    digest, settings = site.digest, site.settings
    records = tuple(records)
    pairs = (pair for one in records for pair in one.articles)
    whole = {name: text for name, text in pairs if name not in site.event_of}
    versions = [text for one in records for text in one.versions]
    articles = (whole.get(one.id) or _quick(one) for one in digest.articles)
    fields_ = {
        "format": _text(FORMAT),
        "site": _text(settings.title),
        "base_url": _text(settings.base_url),
        "language": _text(settings.language),
        "version": _text(digest.version),
        "inputs": _text(digest.inputs),
        "outlets": _quick(digest.outlets),
        "articles": f"[{','.join(articles)}]",
        "published": _quick(_published(digest.articles)),
        "events": _quick(digest.events),
        "storylines": _quick(digest.storylines),
        "inferences": _quick(digest.grouping.inferences),
        "versions": f"[{','.join(versions)}]",
    }
    return File(path="data/digest.json", data=_object(fields_))


def _quick(value: Any) -> str:
    """Return records as JSON."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        # Half a surrogate pair is not a character.
        return _text(value)


def schema_file() -> File:
    """Return the JSON Schema of the data files."""
    return File(
        path="data/schema.json",
        data=_encoded(json.dumps(schema(), ensure_ascii=False, separators=(",", ":")) + "\n"),
    )


def articles_file(site: Overview) -> File:
    """Return the table of all articles."""
    return File(
        path="data/articles.csv",
        data=_csv(
            _ARTICLE_COLUMNS, (_article_row(site, article) for article in site.articles.values())
        ),
    )


def versions_file(site: Overview) -> File:
    """Return the table of all captures of articles that were captured more than once."""
    rows = _version_rows(site, site.versions)
    return File(path="data/versions.csv", data=_csv(_VERSION_COLUMNS, rows))


def event_files(library: Library, event: Event, records: EventRecords) -> Iterator[File]:
    """Yield the data files of one event, whose ``records`` are given as JSON."""
    articles = tuple(library.articles[article] for article in library.columns(event.id))
    record = {
        "format": _text(FORMAT),
        "event": _text(event),
        "articles": f"[{','.join(text for _, text in records.articles)}]",
        "published": _text(_published(articles)),
        "coverage": records.coverage,
        "receipt": _text(library.receipts.get(event.id)),
        "versions": f"[{','.join(records.versions)}]",
    }
    cited = citation(library, event.id)
    for name, data in (
        ("coverage.json", _object(record)),
        ("statements.csv", _csv(_STATEMENT_COLUMNS, _statement_rows(library, event.id))),
        (
            "captures.csv",
            _csv(_ARTICLE_COLUMNS, (_article_row(library, article) for article in articles)),
        ),
        (
            "versions.csv",
            _csv(_VERSION_COLUMNS, _version_rows(library, [article.id for article in articles])),
        ),
        ("cite.bib", bibtex(cited).encode()),
        ("cite.ris", ris(cited).encode()),
        ("cite.csl.json", csl(cited).encode()),
    ):
        yield File(path=file_of(library.urls.event_file(event.id, name)), data=data)


def _published(articles: Iterable[Article]) -> tuple[PublishedData, ...]:
    dates = ((article.id, edtf(article.published, article.published_basis)) for article in articles)
    return tuple(PublishedData(article=name, edtf=date) for name, date in dates if date)


def plain(value: Any) -> Any:
    """Return a record as what JSON knows; a span is a pair of numbers."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def _text(value: Any) -> str:
    """Return a record as JSON."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def _object(members: Mapping[str, str]) -> bytes:
    """Return a file that holds one object, whose members are JSON already."""
    return _encoded("{" + ",".join(f'"{name}":{text}' for name, text in members.items()) + "}\n")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


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


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
