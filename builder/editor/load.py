"""content/ on disk -> :class:`Content`: every file that can be read, and a line for each that
cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from builder.core.article import Article, Paragraph
from builder.core.digest import Change, TextPage
from builder.core.errors import Diagnostic, Rejected, UsageError
from builder.core.event import Event, Storyline
from builder.core.limits import MAX_FRONT_MATTER_BYTES
from builder.core.outcome import ContentRecord
from builder.core.outlet import Outlet, OutletRule
from builder.core.pages import TAKEN
from builder.core.settings import Settings
from builder.editor import body, disk, history, table
from builder.editor.document import Document, read_document
from builder.editor.documents import MAX_FILE_BYTES, Documents
from builder.editor.frontmatter import KeyTable, Malformed, parse
from builder.editor.kinds import ID
from builder.editor.people import load_people, with_people
from builder.editor.records import Content
from builder.editor.rescue import KnownContent, as_last, as_written, rescued
from builder.editor.schema import ARTICLE, EVENT, OUTLET, PAGE, SITE, STORYLINE, Schema, read_fields
from builder.lang.slugs import RESERVED, slug
from builder.paths import Paths

ARTICLES: Final = "content/articles"
EVENTS: Final = "content/events"
STORYLINES: Final = "content/storylines"
OUTLETS: Final = "content/outlets"
PAGES: Final = "content/pages"
SITE_FILE: Final = "content/site.yaml"
#: What is appended to the name of an edited article's file for what the program would write there.
PROPOSAL: Final = ".new"
#: Addresses that a page written by a person cannot have.
OWN_PAGES: Final = RESERVED | TAKEN
#: What decides which articles are one event: while a file there cannot be read, no event changes.
DECISIVE: Final = (ARTICLES, EVENTS, STORYLINES, OUTLETS)
_STRICTEST: Final = "link"
_CAPTURE: Final = re.compile(r"^capture: *[\"']?([^\"'\n]+?)[\"']? *$", re.MULTILINE)

#: What files say, by their paths.
Records = Mapping[str, ContentRecord]


@dataclass(slots=True)
class _Reading:
    """What has been found so far."""

    root: Path
    #: Path -> what a file says that has not changed since it was read without a complaint.
    known: Records = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    #: Path -> keys that cannot be read, with what is legible of them.
    damaged: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    #: Paths of those among them whose records do not do without.
    serious: set[str] = field(default_factory=set)

    def read(self, folder: str) -> Iterable[Document]:
        """Return the documents of ``folder``; what cannot be read becomes a diagnostic."""
        found = []
        for path in disk.files(self.root / folder, ".md"):
            name = f"{folder}/{path.name}"
            if name in self.known:
                continue
            if not ID.fullmatch(id_of(name)):
                self.broken.append(name)
                remedy = f"rename it to {slug(id_of(name), 20)}.md"
                self.diagnostics.append(
                    Diagnostic(
                        path=name,
                        what="a file's name becomes an address: small letters, digits, hyphens",
                        remedy=remedy,
                    )
                )
                continue
            try:
                found.append(read_document(name, disk.read_text(path, name, MAX_FILE_BYTES)))
            except Malformed as error:
                self.broken.append(name)
                remedy = "mend the file; it is left alone until then"
                self.diagnostics.append(
                    Diagnostic(path=name, line=error.line, what=error.what, remedy=remedy)
                )
            except Rejected as error:
                self.broken.append(name)
                self.diagnostics.append(error.diagnostic)
        self.documents.update((document.path, document) for document in found)
        return found

    def fields(self, document: Document, schema: Schema) -> dict[str, Any]:
        """Return the fields of ``document`` that can be read; keep what is wrong with the others."""
        read = read_fields(document, schema)
        self.diagnostics.extend(read.diagnostics)
        if read.illegible:
            self.damaged[document.path] = read.illegible
        if read.illegible.keys() - read.spare:
            self.serious.add(document.path)
        return dict(read.values)

    def text(self, path: str) -> str:
        """Return the text of a broken file; "" when there is none that can be read."""
        try:
            return disk.read_text(self.root / path, path, MAX_FILE_BYTES)
        except Rejected:
            return ""

    def broken_in(self, folder: str) -> Iterable[tuple[str, str]]:
        """Yield id and path of each broken file of ``folder``; of one whose name is no id, the id
        that it should have.
        """
        for path in self.broken:
            if path.startswith(f"{folder}/"):
                name = id_of(path)
                yield name if ID.fullmatch(name) else slug(name, 20), path


def load(paths: Paths, known: Records | None = None) -> Content:
    """Return everything in content/; nothing wrong in a file ever raises.

    ``known``: what :func:`record` gave for the files that have not changed since; they are not
    read. Raises :class:`~builder.core.errors.UsageError` when one of its folders lies elsewhere: nothing
    is read or written outside of the digest.
    """
    for folder in ("content", ARTICLES, EVENTS, STORYLINES, OUTLETS, PAGES):
        if not (paths.root / folder).resolve().is_relative_to(paths.root.resolve()):
            raise UsageError(
                folder, "a link that leads out of the digest", remedy="put the folder itself here"
            )
    reading = _Reading(paths.root, known or {})
    lines, wrong = history.load(paths.content / history.NAME)
    loaded = load_people(paths)
    settings, people = with_people(_settings(reading), loaded.people)
    outlets = tuple(_outlet(reading, document) for document in reading.read(OUTLETS)) + _closed(
        reading
    )
    read = (_article(reading, document) for document in reading.read(ARTICLES))
    former = (one.article for one in reading.known.values())
    articles = tuple(article for article in (*read, *former) if article)
    storylines = (
        *(_storyline(reading, document) for document in reading.read(STORYLINES)),
        *_nameless(reading),
    )
    events = _events(reading, articles, storylines, lines)
    pages = tuple(_page(reading, document) for document in reading.read(PAGES))
    frequencies, wrong_table = table.load(paths.content / table.NAME)
    documents = Documents(paths.root, reading.documents, reading.known)
    return Content(
        settings=settings,
        outlets=_sorted(outlets),
        articles=_sorted(articles),
        events=_sorted(history.with_former(events, lines, _unclear(reading))),
        storylines=_sorted(storylines),
        pages=_sorted(pages),
        people=people,
        history=lines,
        frequencies=frequencies,
        diagnostics=(*reading.diagnostics, *loaded.diagnostics, *wrong, *wrong_table),
        documents=documents,
        whole=lambda article: _whole(documents, article),
        waiting={document.path: document for document in _waiting(paths.root)},
        broken=tuple(sorted(reading.broken)),
        damaged=reading.damaged,
        held=_held(reading, articles, lines),
        resting=any(path.startswith(DECISIVE) for path in (*reading.broken, *reading.serious))
        or any(one.severity == "error" for one in wrong),
    )


def record(path: str, text: str) -> ContentRecord:
    """Return the article or the event in the text of a file; neither when something is wrong with
    it, or a person has to be told something.
    """
    reading = _Reading(Path())
    try:
        document = read_document(path, text)
    except Malformed:
        return ContentRecord()
    article, event = None, None
    if path.startswith(f"{ARTICLES}/"):
        article = _article(reading, document)
        if article and not article.edited:
            article = replace(article, paragraphs=())
    elif path.startswith(f"{EVENTS}/"):
        values = reading.fields(document, EVENT)
        event = as_written(id_of(path), document, values) if not reading.damaged else None
    wrong = reading.diagnostics or reading.damaged or not ID.fullmatch(id_of(path))
    return ContentRecord() if wrong else ContentRecord(article=article, event=event)


def _whole(documents: Mapping[str, Document], article: Article) -> Article:
    """Return an article with the paragraphs in its file."""
    document = documents.get(f"{ARTICLES}/{article.id}.md")
    if article.paragraphs or document is None:
        return article
    return replace(article, paragraphs=_paragraphs(body.read(document.body)[0]))


def _paragraphs(blocks: Iterable[body.BodyParagraph]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=block.text, foreign=block.foreign) for block in blocks)


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
        document = Document(
            path=SITE_FILE, text=text, front=parse(text), raw_front=text, body="", body_line=1
        )
    except (Malformed, Rejected) as error:
        diagnostic = (
            error.diagnostic
            if isinstance(error, Rejected)
            else Diagnostic(path=SITE_FILE, line=error.line, what=error.what)
        )
        reading.diagnostics.append(diagnostic)
        return Settings()
    values = reading.fields(document, SITE)
    if "base_url" in values:
        values["base_url"] = values["base_url"].rstrip("/")
    return Settings(**values)


def _outlet(reading: _Reading, document: Document) -> Outlet:
    values = reading.fields(document, OUTLET)
    illegible = reading.damaged.get(document.path, {})
    # The rules that can be obeyed are: one slip does not bring all the clutter back.
    rules = values.get("rules") or illegible.get("rules") or ()
    values["rules"] = tuple(OutletRule(**rule) for rule in rules)
    if "republish" in illegible:
        values["republish"] = _STRICTEST
    name = values.pop("name", id_of(document.path))
    return Outlet(
        id=id_of(document.path),
        name=name,
        sign=values.pop("sign", name),
        note=document.body.strip(),
        **values,
    )


def _closed(reading: _Reading) -> tuple[Outlet, ...]:
    """Return outlets whose files cannot be read just now: what they let be published must not be
    guessed, so it is the least.
    """
    names = [name for name, _ in reading.broken_in(OUTLETS)]
    reading.damaged |= {f"{OUTLETS}/{name}.md": {} for name in names}
    return tuple(
        Outlet(id=name, name=name, sign=name, republish=_STRICTEST) for name in dict.fromkeys(names)
    )


def _article(reading: _Reading, document: Document) -> Article | None:
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


def _waiting(root: Path) -> Iterable[Document]:
    """Yield the proposals that lie beside articles; one that is no document any more is all a
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


def _held(
    reading: _Reading, articles: Iterable[Article], changes: Iterable[Change]
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


def _events(
    reading: _Reading,
    articles: Iterable[Article],
    storylines: Iterable[Storyline],
    changes: Iterable[Change],
) -> tuple[Event, ...]:
    """Return the events of all files; what cannot be read of one is as it was last."""
    documents = reading.read(EVENTS)
    read = [(document, reading.fields(document, EVENT)) for document in documents]
    former = [one.event for one in reading.known.values() if one.event]
    named = {values["storyline"] for _, values in read if "storyline" in values}
    named |= {event.storyline for event in former if event.storyline}
    known = KnownContent(
        history=history.state_of(changes),
        articles={article.id for article in articles}
        | {name for name, _ in reading.broken_in(ARTICLES)},
        storylines=named | {storyline.id for storyline in storylines},
        former={
            event: change.id
            for change in changes
            if change.kind == "storyline-added"
            for event in change.detail.split()
        },
    )
    events = [
        as_last(
            id_of(document.path), document, values, reading.damaged.get(document.path, {}), known
        )
        for document, values in read
    ]
    events += former
    for name, path in reading.broken_in(EVENTS):
        event, illegible = rescued(name, path, reading.text(path), known)
        if event.articles and name not in {other.id for other in events}:
            events.append(event)
            reading.damaged[f"{EVENTS}/{name}.md"] = illegible
    return tuple(events)


def _unclear(reading: _Reading) -> frozenset[str]:
    """Return the events whose former addresses cannot be read: nobody else may take them."""
    return frozenset(
        id_of(path)
        for path, keys in reading.damaged.items()
        if path.startswith(f"{EVENTS}/") and "aliases" in keys
    )


def _storyline(reading: _Reading, document: Document) -> Storyline:
    values = reading.fields(document, STORYLINE)
    aliases = values.get("aliases") or reading.damaged.get(document.path, {}).get("aliases") or ()
    name = id_of(document.path)
    return Storyline(
        id=name,
        title=values.get("title", _spelled_out(name)),
        note=document.body.strip(),
        aliases=aliases,
    )


def _nameless(reading: _Reading) -> Iterable[Storyline]:
    """Yield the storylines whose files cannot be read: their events and addresses stay."""
    for name, _ in reading.broken_in(STORYLINES):
        reading.damaged[f"{STORYLINES}/{name}.md"] = {}
        yield Storyline(id=name, title=_spelled_out(name))


def _spelled_out(name: str) -> str:
    """Return an id as a title, where the title cannot be read."""
    return name.replace("-", " ").capitalize()


def _page(reading: _Reading, document: Document) -> TextPage:
    if id_of(document.path) in OWN_PAGES:
        what = f"the site has a page of its own at /{id_of(document.path)}/; this one is left out"
        reading.diagnostics.append(
            Diagnostic(path=document.path, severity="warning", what=what, remedy="rename the file")
        )
    title = reading.fields(document, PAGE).get("title", _spelled_out(id_of(document.path)))
    return TextPage(id=id_of(document.path), title=title, body=document.body.strip() + "\n")
