"""Digest -> the same facts as data: JSON with its schema, CSV.

The JSON is the records themselves, and the schema is read from their types: neither can fall behind the other.
"""

from __future__ import annotations

import csv
import io
import json
import types
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from builder.model.article import Article
from builder.model.capture import Span
from builder.model.coverage import Coverage
from builder.model.event import Event, Inference, Receipt, Storyline
from builder.model.outlet import Outlet
from builder.model.page import File
from builder.render.citations import bibtex, citation, csl, ris
from builder.render.library import Library
from builder.render.moments import edtf
from builder.render.urls import file_of

#: Raised when a field changes its meaning or goes.
FORMAT: Final = 1
#: A cell that begins with one of these is read as a formula by spreadsheets.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedData:
    """When an article appeared, in EDTF: an inferred day is the beginning of an open interval."""

    article: str
    edtf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestData:
    """``/data/digest.json``."""

    format: int
    site: str
    base_url: str
    language: str
    version: str
    inputs: str
    outlets: tuple[Outlet, ...]
    articles: tuple[Article, ...]
    published: tuple[PublishedData, ...]
    events: tuple[Event, ...]
    storylines: tuple[Storyline, ...]
    inferences: tuple[Inference, ...]
    receipts: tuple[Receipt, ...]
    coverages: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageData:
    """``/events/<id>/coverage.json``."""

    format: int
    event: Event
    articles: tuple[Article, ...]
    published: tuple[PublishedData, ...]
    coverage: Coverage | None
    receipt: Receipt | None


def site_files(library: Library) -> Iterator[File]:
    """Yield the data files of the whole site."""
    digest, settings = library.digest, library.settings
    whole = DigestData(
        format=FORMAT,
        site=settings.title,
        base_url=settings.base_url,
        language=settings.language,
        version=digest.version,
        inputs=digest.inputs,
        outlets=digest.outlets,
        articles=digest.articles,
        published=_published(digest.articles),
        events=digest.events,
        storylines=digest.storylines,
        inferences=digest.grouping.inferences,
        receipts=digest.grouping.receipts,
        coverages=digest.coverages,
    )
    yield File(path="data/digest.json", data=_json(plain(whole)))
    yield File(path="data/schema.json", data=_json(schema()))
    yield File(path="data/articles.csv", data=_csv(_ARTICLE_COLUMNS, (_article_row(library, article) for article in digest.articles)))


def event_files(library: Library, event: Event) -> Iterator[File]:
    """Yield the data files of one event."""
    articles = tuple(library.articles[article] for article in library.columns(event.id))
    coverage, receipt = library.coverages.get(event.id), library.receipts.get(event.id)
    published = _published(articles)
    record = CoverageData(format=FORMAT, event=event, articles=articles, published=published, coverage=coverage, receipt=receipt)
    cited = citation(library, event.id)
    for name, data in (
        ("coverage.json", _json(plain(record))),
        ("statements.csv", _csv(_STATEMENT_COLUMNS, _statement_rows(library, event.id))),
        ("captures.csv", _csv(_ARTICLE_COLUMNS, (_article_row(library, article) for article in articles))),
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


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8", "backslashreplace")


def schema() -> dict[str, Any]:
    """Return the JSON Schema of ``digest.json``; ``coverage.json`` is the definition ``CoverageData``."""
    definitions: dict[str, Any] = {}
    _reference(DigestData, definitions)
    _reference(CoverageData, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Coverage Digest",
        "description": "Spans are half-open pairs of code points.",
        "$ref": "#/$defs/DigestData",
        "$defs": dict(sorted(definitions.items())),
    }


def _reference(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        hints = get_type_hints(kind)
        definitions[kind.__name__] = {
            "type": "object",
            "description": (kind.__doc__ or "").strip().splitlines()[0],
            "properties": {field.name: _type(hints[field.name], definitions) for field in fields(kind)},
            "required": [field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}


_SIMPLE: Final[dict[Any, dict[str, Any]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Span: {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
}


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one annotation."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if is_dataclass(hint):
        return _reference(hint, definitions)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (types.UnionType, Union):
        return {"anyOf": [_type(one, definitions) for one in arguments]}
    if arguments[-1:] == (Ellipsis,):
        return {"type": "array", "items": _type(arguments[0], definitions)}
    return {"type": "array", "prefixItems": [_type(one, definitions) for one in arguments], "items": False}


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


def _article_row(library: Library, article: Article) -> Sequence[str]:
    event = library.event_of.get(article.id, "")
    date = edtf(article.published, article.published_basis)
    page = library.urls.absolute(library.urls.article(article.id))
    return (
        article.id, article.outlet, article.outlet_basis, article.title, article.published or "", article.published_basis, date,
        article.language, article.url or "", event, article.capture, article.capture_sha256, page,
    )  # fmt: skip


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
                (passage.speech, str(passage.paragraph + 1), str(passage.span.start), str(passage.span.end), passage.text)
                if passage
                else ("",) * 5
            )
            found = "; ".join(
                f"{one.mark}: {one.base} → {one.here}" if one.base and one.here else f"{one.mark}: {one.base or one.here}"
                for one in cell.differences
            )
            nearest = cell.nearest.text if cell.nearest else ""
            outlet = library.articles[cell.article].outlet if cell.article in library.articles else ""
            yield (event, str(statement.number), statement.name, cell.article, outlet, cell.presence, *place, found, nearest)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
