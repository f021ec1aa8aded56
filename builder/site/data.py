"""Digest -> the same facts as data: the records themselves in JSON, beside their tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from builder.core.article import Article
from builder.core.event import Event
from builder.core.page import File
from builder.site.citations import Citation, bibtex, csl, ris
from builder.site.cited import citations
from builder.site.exports.apparatus import collatex, tei
from builder.site.exports.files import event_tables
from builder.site.exports.ninjs import ninjs
from builder.site.exports.schema import TableRows
from builder.site.library import Library
from builder.site.moments import edtf
from builder.site.overview import Overview
from builder.site.schema import FORMAT, KINDS, PublishedData, schema, schema_address
from builder.site.urls import Urls, file_of


class EventRecords(msgspec.Struct, frozen=True, kw_only=True):
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
        "$schema": _text(site.urls.identifier(schema_address("digest"))),
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


def schema_files(urls: Urls) -> Iterator[File]:
    """Yield the JSON Schema of each kind of data file."""
    for kind in KINDS:
        where = schema_address(kind)
        text = json.dumps(
            schema(kind, urls.identifier(where)), ensure_ascii=False, separators=(",", ":")
        )
        yield File(path=file_of(where), data=_encoded(text + "\n"))


def event_files(
    library: Library, event: Event, records: EventRecords, rows: Iterable[TableRows]
) -> Iterator[File]:
    """Yield the data files of one event, whose ``records`` are given as JSON and as ``rows``."""
    articles = tuple(library.articles[article] for article in library.columns(event.id))
    record = {
        "$schema": _text(library.urls.identifier(schema_address("coverage"))),
        "format": _text(FORMAT),
        "event": _text(event),
        "articles": f"[{','.join(text for _, text in records.articles)}]",
        "published": _text(_published(articles)),
        "coverage": records.coverage,
        "receipt": _text(library.receipts.get(event.id)),
        "versions": f"[{','.join(records.versions)}]",
    }
    cited = tuple(citations(library, event.id))
    for name, data in (
        ("coverage.json", _object(record)),
        *event_tables(rows),
        ("statements.tei.xml", tei(library, event.id)),
        ("statements.collatex.json", collatex(library, event.id)),
        ("event.ninjs.json", ninjs(library, event.id)),
        *_citations("cite", cited[:1]),
        *_citations("citations", cited),
    ):
        yield File(path=file_of(library.urls.event_file(event.id, name)), data=data)


def _citations(name: str, cited: Sequence[Citation]) -> Iterator[tuple[str, bytes]]:
    """Yield citations in each format, as names of files and their bytes."""
    for ending, text in (("bib", bibtex(cited)), ("ris", ris(cited)), ("csl.json", csl(cited))):
        yield f"{name}.{ending}", text.encode("utf-8", "backslashreplace")


def _published(articles: Iterable[Article]) -> tuple[PublishedData, ...]:
    dates = ((article.id, edtf(article.published, article.published_basis)) for article in articles)
    return tuple(PublishedData(article=name, edtf=date) for name, date in dates if date)


def plain(value: Any) -> Any:
    """Return a record as what JSON knows; a span is a pair of numbers."""
    if isinstance(value, msgspec.Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
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
