"""content/ on disk -> :class:`Content`: every file that can be read, and a line for each that
cannot.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from builder import intake
from builder.core.article import Article
from builder.core.digest import Change, TextPage
from builder.core.errors import Diagnostic, Rejected, UsageError
from builder.core.event import Event, Storyline
from builder.core.limits import MAX_FRONT_MATTER_BYTES
from builder.core.outcome import ContentRecord
from builder.core.outlet import Outlet, OutletRule
from builder.core.pages import TAKEN
from builder.core.settings import Settings
from builder.editor import disk, history, table
from builder.editor.content_reader import ContentReader, Records, id_of
from builder.editor.document import Document, read_document
from builder.editor.documents import Documents
from builder.editor.frontmatter import Malformed, parse
from builder.editor.load_articles import (
    ARTICLES,
    OUTLETS,
    article_of,
    held_by,
    waiting_in,
    whole_of,
)
from builder.editor.people import load_people, with_people
from builder.editor.records import Content
from builder.editor.rescue import KnownContent, as_last, as_written, rescued
from builder.editor.schema import EVENT, OUTLET, PAGE, SITE, STORYLINE
from builder.editor.value_kinds import ID
from builder.lang.slugs import RESERVED
from builder.paths import Paths

EVENTS: Final = "content/events"
STORYLINES: Final = "content/storylines"
PAGES: Final = "content/pages"
SITE_FILE: Final = "content/site.yaml"
#: Addresses that a page written by a person cannot have.
OWN_PAGES: Final = RESERVED | TAKEN
#: What decides which articles are one event: while a file there cannot be read, no event changes.
DECISIVE: Final = (ARTICLES, EVENTS, STORYLINES, OUTLETS)
_STRICTEST: Final = "link"


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
    reading = ContentReader(paths.root, known or {})
    lines, wrong = history.load(paths.content / history.NAME)
    loaded = load_people(paths)
    settings, people = with_people(_settings(reading), loaded.people)
    outlets = tuple(_outlet(reading, document) for document in reading.read(OUTLETS)) + _closed(
        reading
    )
    read = (article_of(reading, document) for document in reading.read(ARTICLES))
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
        whole=lambda article: whole_of(documents, article),
        waiting={document.path: document for document in waiting_in(paths.root)},
        broken=tuple(sorted(reading.broken)),
        damaged=reading.damaged,
        held=held_by(reading, articles, lines),
        resting=any(path.startswith(DECISIVE) for path in (*reading.broken, *reading.serious))
        or any(one.severity == "error" for one in wrong),
    )


def record(path: str, text: str) -> ContentRecord:
    """Return the article or the event in the text of a file; neither when something is wrong with
    it, or a person has to be told something.
    """
    reading = ContentReader(Path())
    try:
        document = read_document(path, text)
    except Malformed:
        return ContentRecord()
    article, event = None, None
    if path.startswith(f"{ARTICLES}/"):
        article = article_of(reading, document)
        if article and not article.edited:
            article = replace(article, paragraphs=())
    elif path.startswith(f"{EVENTS}/"):
        values = reading.fields(document, EVENT)
        event = as_written(id_of(path), document, values) if not reading.damaged else None
    wrong = reading.diagnostics or reading.damaged or not ID.fullmatch(id_of(path))
    return ContentRecord() if wrong else ContentRecord(article=article, event=event)


def _sorted(records: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(records, key=lambda record: str(record.id)))


def _settings(reading: ContentReader) -> Settings:
    if not intake.is_there(reading.root / SITE_FILE):
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


def _outlet(reading: ContentReader, document: Document) -> Outlet:
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


def _closed(reading: ContentReader) -> tuple[Outlet, ...]:
    """Return outlets whose files cannot be read just now: what they let be published must not be
    guessed, so it is the least.
    """
    names = [name for name, _ in reading.broken_in(OUTLETS)]
    reading.damaged |= {f"{OUTLETS}/{name}.md": {} for name in names}
    return tuple(
        Outlet(id=name, name=name, sign=name, republish=_STRICTEST) for name in dict.fromkeys(names)
    )


def _events(
    reading: ContentReader,
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


def _unclear(reading: ContentReader) -> frozenset[str]:
    """Return the events whose former addresses cannot be read: nobody else may take them."""
    return frozenset(
        id_of(path)
        for path, keys in reading.damaged.items()
        if path.startswith(f"{EVENTS}/") and "aliases" in keys
    )


def _storyline(reading: ContentReader, document: Document) -> Storyline:
    values = reading.fields(document, STORYLINE)
    aliases = values.get("aliases") or reading.damaged.get(document.path, {}).get("aliases") or ()
    name = id_of(document.path)
    return Storyline(
        id=name,
        title=values.get("title", _spelled_out(name)),
        note=document.body.strip(),
        aliases=aliases,
    )


def _nameless(reading: ContentReader) -> Iterable[Storyline]:
    """Yield the storylines whose files cannot be read: their events and addresses stay."""
    for name, _ in reading.broken_in(STORYLINES):
        reading.damaged[f"{STORYLINES}/{name}.md"] = {}
        yield Storyline(id=name, title=_spelled_out(name))


def _spelled_out(name: str) -> str:
    """Return an id as a title, where the title cannot be read."""
    return name.replace("-", " ").capitalize()


def _page(reading: ContentReader, document: Document) -> TextPage:
    if id_of(document.path) in OWN_PAGES:
        what = f"the site has a page of its own at /{id_of(document.path)}/; this one is left out"
        reading.diagnostics.append(
            Diagnostic(path=document.path, severity="warning", what=what, remedy="rename the file")
        )
    title = reading.fields(document, PAGE).get("title", _spelled_out(id_of(document.path)))
    return TextPage(id=id_of(document.path), title=title, body=document.body.strip() + "\n")
