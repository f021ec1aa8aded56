"""The files of content/articles/ -> the articles as people left them, and what waits beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from builder.core.article import Article, Paragraph
from builder.core.digest import Change
from builder.core.errors import Diagnostic, Rejected
from builder.editor import body, disk, history
from builder.editor.content_reader import ContentReader, id_of
from builder.editor.document import Document, read_document
from builder.editor.documents import MAX_FILE_BYTES
from builder.editor.frontmatter import KeyTable, Malformed
from builder.editor.schema import ARTICLE

ARTICLES: Final = "content/articles"
OUTLETS: Final = "content/outlets"
#: What is appended to the name of an edited article's file for what the program would write there.
PROPOSAL: Final = ".new"
_CAPTURE: Final = re.compile(r"^capture: *[\"']?([^\"'\n]+?)[\"']? *$", re.MULTILINE)


def whole_of(documents: Mapping[str, Document], article: Article) -> Article:
    """Return an article with the paragraphs in its file."""
    document = documents.get(f"{ARTICLES}/{article.id}.md")
    if article.paragraphs or document is None:
        return article
    return replace(article, paragraphs=_paragraphs(body.read(document.body)[0]))


def _paragraphs(blocks: Iterable[body.BodyParagraph]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=block.text, foreign=block.foreign) for block in blocks)


def article_of(reading: ContentReader, document: Document) -> Article | None:
    """Return the article of ``document``; ``None`` when it must wait: a wrong day, outlet or author
    would be a false claim.
    """
    values = reading.fields(document, ARTICLE)
    blocks, wrong = body.read(document.body)
    reading.diagnostics.extend(
        Diagnostic(
            path=document.path,
            line=document.body_line + line - 1,
            severity="warning",
            what=what,
            remedy=f"write {body.OPEN} above and {body.CLOSE} below it",
        )
        for line, what in wrong
    )
    if document.path in reading.serious:
        reading.broken.append(document.path)
        return None
    return Article(
        id=id_of(document.path), paragraphs=_paragraphs(blocks), edited=document.edited, **values
    )


def waiting_in(root: Path) -> Iterable[Document]:
    """Yield the proposals that lie beside articles; one that is not a document any more is all a
    person's.
    """
    for path in disk.files(root / ARTICLES, PROPOSAL):
        name = f"{ARTICLES}/{path.name}"
        with suppress(Rejected):
            text = disk.read_text(path, name, MAX_FILE_BYTES)
            try:
                yield read_document(name, text)
            except Malformed:
                yield Document(
                    path=name,
                    text=text,
                    front=KeyTable(1, ()),
                    raw_front="",
                    body=text,
                    body_line=1,
                )


def held_by(
    reading: ContentReader, articles: Iterable[Article], changes: Iterable[Change]
) -> frozenset[str]:
    """Return the captures of articles that must stay as they are until a file is mended.

    The article's own file would lose a person's corrections; without its outlet's names and rules
    it would be taken for another's.
    """
    broken = {id_of(path): path for _, path in reading.broken_in(ARTICLES)}
    unread = (*reading.serious, *(f"{OUTLETS}/{name}.md" for name, _ in reading.broken_in(OUTLETS)))
    outlets = {id_of(path) for path in unread if path.startswith(f"{OUTLETS}/")}
    known = {
        capture for name, capture in history.state_of(changes).articles.items() if name in broken
    }
    stated = {
        match[1] for path in broken.values() if (match := _CAPTURE.search(reading.text(path)))
    }
    own = (article for article in articles if article.outlet in outlets)
    return frozenset(
        known | stated | {path for one in own for path in (one.capture, *one.versions)}
    )
