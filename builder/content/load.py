"""content/ on disk -> :class:`Content`: every file that can be read, and a line for each that cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from builder.config import MAX_BODY_BYTES, MAX_FRONT_MATTER_BYTES, Paths, Settings
from builder.content import body, disk, history, table
from builder.content.document import Document, read_document, value_of
from builder.content.frontmatter import Malformed, Table, parse
from builder.content.records import Content
from builder.content.schema import ARTICLE, EVENT, ID, OUTLET, PAGE, SITE, STORYLINE, Schema, read_fields
from builder.errors import Diagnostic, Rejected, UsageError
from builder.model.article import Article, Paragraph
from builder.model.digest import Change, TextPage
from builder.model.event import Event, Storyline
from builder.model.outlet import Outlet, OutletRule
from builder.text.slugs import RESERVED, slug

ARTICLES: Final = "content/articles"
EVENTS: Final = "content/events"
STORYLINES: Final = "content/storylines"
OUTLETS: Final = "content/outlets"
PAGES: Final = "content/pages"
SITE_FILE: Final = "content/site.yaml"
#: What is appended to the name of an edited article's file for what the program would write there.
PROPOSAL: Final = ".new"
#: Addresses of pages that the site makes itself; a page that a person writes cannot stand there.
OWN_PAGES: Final = RESERVED | {"articles", "events", "method", "outlets", "people", "search", "storylines", "timeline"}
_STRICTEST: Final = "link"
_CAPTURE: Final = re.compile(r"^capture: *[\"']?([^\"'\n]+?)[\"']? *$", re.MULTILINE)
MAX_FILE_BYTES: Final = MAX_BODY_BYTES + MAX_FRONT_MATTER_BYTES


@dataclass(slots=True)
class _Reading:
    """What has been found so far."""

    root: Path
    documents: list[Document] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def read(self, folder: str) -> Iterable[Document]:
        """Return the documents of ``folder``; what cannot be read becomes a diagnostic."""
        found = []
        for path in disk.files(self.root / folder, ".md"):
            name = f"{folder}/{path.name}"
            if not ID.fullmatch(id_of(name)):
                self.broken.append(name)
                remedy = f"rename it to {slug(id_of(name), 20)}.md"
                self.diagnostics.append(
                    Diagnostic(path=name, what="a file's name becomes an address: small letters, digits, hyphens", remedy=remedy)
                )
                continue
            try:
                found.append(read_document(name, disk.read_text(path, name, MAX_FILE_BYTES)))
            except Malformed as error:
                self.broken.append(name)
                self.diagnostics.append(
                    Diagnostic(
                        path=name, line=error.line, what=error.what, remedy="mend the front matter; the file is left alone until then"
                    )
                )
            except Rejected as error:
                self.broken.append(name)
                self.diagnostics.append(error.diagnostic)
        self.documents.extend(found)
        return found

    def fields(self, document: Document, schema: Schema) -> dict[str, Any]:
        """Return the valid fields of ``document``, and ``edited``; keep what is wrong with the others."""
        values, wrong, invalid = read_fields(document, schema)
        self.diagnostics.extend(wrong)
        edited = tuple(name for name in document.edited if name not in invalid)
        return {**values, "edited": edited} if schema in (ARTICLE, EVENT) else dict(values)


def load(paths: Paths) -> Content:
    """Return everything in content/; nothing wrong in a file ever raises.

    Raises :class:`~builder.errors.UsageError` when one of its folders lies elsewhere: nothing is read or written outside of the digest.
    """
    for folder in ("content", ARTICLES, EVENTS, STORYLINES, OUTLETS, PAGES):
        if not (paths.root / folder).resolve().is_relative_to(paths.root.resolve()):
            raise UsageError(folder, "a link that leads out of the digest", remedy="put the folder itself here")
    reading = _Reading(paths.root)
    settings = _settings(reading)
    outlets = tuple(_outlet(reading, document) for document in reading.read(OUTLETS)) + _closed(reading)
    articles = tuple(article for document in reading.read(ARTICLES) if (article := _article(reading, document)))
    events = tuple(_event(reading, document) for document in reading.read(EVENTS))
    events += _rescued(reading, {article.id for article in articles})
    storylines = tuple(_storyline(reading, document) for document in reading.read(STORYLINES))
    pages = tuple(_page(reading, document) for document in reading.read(PAGES))
    lines, wrong = history.load(paths.content / history.NAME)
    frequencies, wrong_table = table.load(paths.content / table.NAME)
    return Content(
        settings=settings,
        outlets=_sorted(outlets),
        articles=_sorted(articles),
        events=_sorted(history.with_former(events, lines)),
        storylines=_sorted(storylines),
        pages=_sorted(pages),
        history=lines,
        frequencies=frequencies,
        diagnostics=(*reading.diagnostics, *wrong, *wrong_table),
        documents={document.path: document for document in reading.documents},
        waiting={document.path: document for document in _waiting(paths.root)},
        broken=tuple(sorted(reading.broken)),
        held=_held(reading, articles, lines),
    )


def id_of(path: str) -> str:
    """Return the id that the file at ``path`` gives its record."""
    return path.rpartition("/")[2].removesuffix(".md")


def _sorted(records: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(records, key=lambda record: str(record.id)))


def _settings(reading: _Reading) -> Settings:
    if not (reading.root / SITE_FILE).exists():
        return Settings()
    try:
        text = disk.read_text(reading.root / SITE_FILE, SITE_FILE, MAX_FRONT_MATTER_BYTES)
        document = Document(path=SITE_FILE, text=text, front=parse(text), raw_front=text, body="", body_line=1)
    except (Malformed, Rejected) as error:
        diagnostic = error.diagnostic if isinstance(error, Rejected) else Diagnostic(path=SITE_FILE, line=error.line, what=error.what)
        reading.diagnostics.append(diagnostic)
        return Settings()
    values = reading.fields(document, SITE)
    if "base_url" in values:
        values["base_url"] = values["base_url"].rstrip("/")
    return Settings(**values)


def _outlet(reading: _Reading, document: Document) -> Outlet:
    values = reading.fields(document, OUTLET)
    values["rules"] = tuple(OutletRule(**rule) for rule in values.get("rules", ()))
    wish = document.front.get("republish")
    if "republish" not in values and wish and value_of(wish):
        values["republish"] = _STRICTEST
    name = values.pop("name", id_of(document.path))
    return Outlet(id=id_of(document.path), name=name, sign=values.pop("sign", name), note=document.body.strip(), **values)


def _closed(reading: _Reading) -> tuple[Outlet, ...]:
    """Return outlets whose files cannot be read just now: what they let be published must not be guessed, so it is the least."""
    names = [id_of(path) for path in reading.broken if path.startswith(f"{OUTLETS}/")]
    return tuple(Outlet(id=name, name=name, sign=name, republish=_STRICTEST) for name in names if ID.fullmatch(name))


def _article(reading: _Reading, document: Document) -> Article | None:
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
    if "title" not in values:
        reading.broken.append(document.path)
        return None
    paragraphs = tuple(Paragraph(text=block.text, foreign=block.foreign) for block in blocks)
    return Article(id=id_of(document.path), paragraphs=paragraphs, **values)


def _waiting(root: Path) -> Iterable[Document]:
    """Yield the proposals that lie beside articles; one that is no document any more is all a person's."""
    for path in disk.files(root / ARTICLES, PROPOSAL):
        name = f"{ARTICLES}/{path.name}"
        with suppress(Rejected):
            text = disk.read_text(path, name, MAX_FILE_BYTES)
            try:
                yield read_document(name, text)
            except Malformed:
                yield Document(path=name, text=text, front=Table(1, ()), raw_front="", body=text, body_line=1)


def _held(reading: _Reading, articles: Iterable[Article], changes: Iterable[Change]) -> frozenset[str]:
    """Return the captures of articles that must stay as they are until a broken file is mended.

    The article's own file would lose a person's corrections; without its outlet's names and rules it would be taken for another's.
    """
    broken = {id_of(path) for path in reading.broken if path.startswith(f"{ARTICLES}/")}
    outlets = {id_of(path) for path in reading.broken if path.startswith(f"{OUTLETS}/")}
    known = {capture for name, capture in history.state_of(changes).articles.items() if name in broken}
    stated = {match[1] for name in broken if (match := _CAPTURE.search(_text_of(reading, f"{ARTICLES}/{name}.md")))}
    return frozenset(known | stated | {article.capture for article in articles if article.outlet in outlets})


def _text_of(reading: _Reading, path: str) -> str:
    """Return the text of a broken file; "" when there is none that can be read."""
    try:
        return disk.read_text(reading.root / path, path, MAX_FILE_BYTES)
    except Rejected:
        return ""


def _event(reading: _Reading, document: Document) -> Event:
    values = reading.fields(document, EVENT)
    values.setdefault("title", id_of(document.path))
    return Event(id=id_of(document.path), note=document.body.strip(), **values)


def _rescued(reading: _Reading, known: set[str]) -> tuple[Event, ...]:
    """Return what can be made out of broken event files: their articles stay together until the file is mended."""
    events = []
    for path in reading.broken:
        if not path.startswith(f"{EVENTS}/"):
            continue
        text = _text_of(reading, path)
        members = tuple(sorted({match[1] for match in re.finditer(r"^\s*- *([^\s#]+) *$", text, re.MULTILINE)} & known))
        title = re.search(r"^title: *[\"']?(.+?)[\"']? *$", text, re.MULTILINE)
        if members:
            events.append(
                Event(
                    id=id_of(path),
                    title=title[1] if title else id_of(path),
                    articles=members,
                    edited=tuple(item.key for item in EVENT.fields),
                )
            )
    return tuple(events)


def _storyline(reading: _Reading, document: Document) -> Storyline:
    values = reading.fields(document, STORYLINE)
    return Storyline(
        id=id_of(document.path),
        title=values.get("title", id_of(document.path)),
        note=document.body.strip(),
        aliases=values.get("aliases", ()),
    )


def _page(reading: _Reading, document: Document) -> TextPage:
    if id_of(document.path) in OWN_PAGES:
        what = f"the site has a page of its own at /{id_of(document.path)}/; this one is left out"
        reading.diagnostics.append(Diagnostic(path=document.path, severity="warning", what=what, remedy="rename the file"))
    return TextPage(
        id=id_of(document.path), title=reading.fields(document, PAGE).get("title", id_of(document.path)), body=document.body.strip() + "\n"
    )
