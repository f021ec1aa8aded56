"""Single stages on any corpus, through pipes: files in, JSON rows out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from builder.cluster import cluster as cluster_articles
from builder.collate import align as align_articles
from builder.collate import quotations
from builder.core.article import Article
from builder.core.capture import Capture
from builder.core.errors import Diagnostic, Rejected
from builder.extract import normalize
from builder.extract.formats.worker import Worker
from builder.library import article
from builder.pipeline.documents import documents

Row = Mapping[str, Any]


def extract(files: Iterable[Path]) -> Iterator[Row | Diagnostic]:
    """Yield ``id title date author body date_basis outlet language page_kind`` of each capture, or
    why there is none.
    """
    with Worker() as worker:
        for file in files:
            unread: list[Rejected] = []
            for name, capture in documents(file, unread.append, worker):
                yield _extracted(str(file), name, capture)
            yield from (error.diagnostic for error in unread)


def _extracted(file: str, name: str, capture: Capture) -> Row | Diagnostic:
    try:
        draft = normalize(capture, ())
    except Rejected as error:
        return replace(error.diagnostic, path=file, what=f"{name}: {error.diagnostic.what}")
    found = draft.article
    return {
        "id": name,
        "title": found.title,
        "date": found.published,
        "author": ", ".join((*found.authors, *draft.newsrooms)) or None,
        "body": "\n\n".join(paragraph.text for paragraph in found.paragraphs),
        "date_basis": found.published_basis,
        "outlet": draft.outlet_name or None,
        "language": found.language,
        "page_kind": draft.page_kind or None,
    }


def cluster(file: Path) -> Iterator[Row | Diagnostic]:
    """Yield ``id cluster`` for each article (``id title text date lang source``) of a JSON-lines
    file.
    """
    articles, diagnostics = _articles(file)
    yield from diagnostics
    for number, members in enumerate(cluster_articles(articles)):
        yield from ({"id": name, "cluster": number} for name in members)


def quotes(file: Path) -> Iterator[Row | Diagnostic]:
    """Yield ``id attributions`` for each article (``id text``) of a JSON-lines file; offsets count
    code points of the text.
    """
    for row in _rows(file):
        if isinstance(row, Diagnostic):
            yield row
        else:
            found = quotations(str(row.get("text") or ""), str(row.get("lang") or "en"))
            yield {
                "id": row["id"],
                "attributions": [msgspec.to_builtins(quotation) for quotation in found],
            }


def align(file: Path) -> Row:
    """Return ``statements pairs similar conflicts recalled`` for the articles (``id title text date
    source``) of one event.

    ``start`` and ``end`` count code points of the text given; of the title where a member says
    ``"title": true``. Raises :class:`~builder.core.errors.Rejected` at the first line that is no
    article: half an event is another event.
    """
    articles, diagnostics = _articles(file)
    if diagnostics:
        raise Rejected(
            diagnostics[0].path,
            diagnostics[0].what,
            line=diagnostics[0].line,
            remedy=diagnostics[0].remedy,
        )
    return align_articles(articles).data()


def _articles(file: Path) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
    rows = list(_rows(file))
    bad = tuple(row for row in rows if isinstance(row, Diagnostic))
    return tuple(article(row) for row in rows if not isinstance(row, Diagnostic)), bad


def _rows(file: Path) -> Iterator[Row | Diagnostic]:
    """Yield the objects of a JSON-lines file (gzipped or not) that have an id, and a diagnostic for
    each other line.
    """
    opener = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rt", encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            if isinstance(row, dict) and "id" in row:
                yield row
            else:
                yield Diagnostic(
                    path=str(file),
                    line=number,
                    what="no JSON object with an id",
                    remedy="one object a line",
                )
