"""Event files and the articles there are -> a line for each membership that contradicts the rest of
content/.

Grouping resolves what can be resolved: a person's list goes before the program's, then the first
event by id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from builder.core.article import Article
from builder.core.errors import Diagnostic, Severity
from builder.core.event import Event
from builder.editor.document import strings
from builder.editor.history import state_of
from builder.editor.identity import present_ids
from builder.editor.load import EVENTS
from builder.editor.load_articles import ARTICLES
from builder.editor.records import Content

_LISTS: Final = ("articles", "never_with")
#: What grouping would change of an event, and which of it is known from elsewhere when its file
#: cannot be read.
SETTLED: Final = ("articles", "title", "date", "place", "storyline")
LAST_KNOWN: Final = ("articles", "storyline")


def contradictions(content: Content, articles: Iterable[Article]) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each listed article that does not exist, is in two events, or is
    both listed and forbidden.

    A file in which a person wrote and that lists nobody is named too: the program does not delete
    it.
    """
    names = _names(content, articles)
    return (
        *_missing(content, names),
        *_twice(content, names),
        *_forbidden(content),
        *_empty(content, names, misnamed(content, articles)),
    )


def _names(content: Content, articles: Iterable[Article]) -> dict[str, str]:
    """Return every name that an article goes by -> its id; "" for one whose file cannot be read
    just now.
    """
    broken = {
        path.rpartition("/")[2].removesuffix(".md"): ""
        for path in content.broken
        if path.startswith(f"{ARTICLES}/")
    }
    return present_ids(articles) | broken


def _missing(content: Content, names: dict[str, str]) -> Iterator[Diagnostic]:
    for event in content.events:
        for key in _LISTS:
            # What the program listed and is gone since, it takes out itself.
            for name, line in _listed(content, event, key) if key in event.edited else ():
                if name not in names:
                    severity: Severity = "error" if key == "articles" else "warning"
                    what = f"article '{name}' does not exist"
                    yield Diagnostic(
                        path=_path(event),
                        line=line,
                        severity=severity,
                        what=what,
                        remedy="mend the id or remove the line",
                    )


def _twice(content: Content, names: dict[str, str]) -> Iterator[Diagnostic]:
    first: dict[str, Event] = {}
    for event in sorted(content.events, key=precedence):
        for name, line in _listed(content, event, "articles"):
            article = names.get(name)
            other = first.setdefault(article, event) if article else event
            # A list that is the program's own gives the article up without a word.
            if other.id != event.id and (event.status == "confirmed" or "articles" in event.edited):
                what = f"article '{name}' is in two events; it stays in {other.id}"
                yield Diagnostic(
                    path=_path(event), line=line, what=what, remedy="remove it from one of them"
                )


def _forbidden(content: Content) -> Iterator[Diagnostic]:
    for event in content.events:
        never = set(event.never_with)
        for name, line in _listed(content, event, "articles"):
            if name in never and "articles" in event.edited:
                what = f"article '{name}' is under articles and under never_with; it is left out"
                yield Diagnostic(
                    path=_path(event), line=line, what=what, remedy="remove one of the two lines"
                )


def _empty(content: Content, names: dict[str, str], lost: Collection[str]) -> Iterator[Diagnostic]:
    for event in content.events:
        if event.edited and event.id not in lost and not names.keys() & set(event.articles):
            document = content.documents.get(_path(event))
            line = document.front.line_of("articles") if document else None
            remedy = "delete the file: its address then leads to the event that has its articles; or list articles again"
            yield Diagnostic(
                path=_path(event),
                line=line,
                severity="warning",
                what="no article of this event exists",
                remedy=remedy,
            )


def misnamed(content: Content, articles: Iterable[Article]) -> frozenset[str]:
    """Return the ids of events in whose lists a person named an article that does not exist: who
    was meant cannot be read.
    """
    names = _names(content, articles)
    edited = (event for event in content.events if "articles" in event.edited)
    return frozenset(
        event.id
        for event in edited
        if any(name not in names for name, _ in _listed(content, event, "articles"))
    )


def settled(content: Content, lost: Collection[str]) -> tuple[Event, ...]:
    """Return the events for a build in which something cannot be read: none loses or wins anything
    that it had.

    ``lost`` are events that have the articles which the history knows, whatever their lists say.
    """
    former = state_of(content.history).events
    return tuple(
        _settled(content, event, former.get(event.id, ()) if event.id in lost else ())
        for event in content.events
    )


def _settled(content: Content, event: Event, members: Collection[str]) -> Event:
    illegible = content.damaged.get(_path(event), {})
    kept = tuple(key for key in SETTLED if key not in illegible or key in LAST_KNOWN)
    return replace(
        event, settled=kept, articles=tuple(sorted(members)) if members else event.articles
    )


def precedence(event: Event) -> tuple[bool, bool, str]:
    """Return the order in which events claim their articles: confirmed ones, lists that a person
    wrote, the others; then by id.
    """
    return (event.status != "confirmed", "articles" not in event.edited, event.id)


def _listed(content: Content, event: Event, key: str) -> tuple[tuple[str, int], ...]:
    """Return the ids in a list of an event, with their lines where these can be asked for."""
    if event.status != "confirmed" and not event.edited and _path(event) not in content.damaged:
        return tuple((name, 0) for name in getattr(event, key))
    document = content.documents.get(_path(event))
    return strings(document.front.get(key)) if document else ()


def _path(event: Event) -> str:
    return f"{EVENTS}/{event.id}.md"
