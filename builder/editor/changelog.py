"""What the history says and what there is now -> the new lines of the history.

Every line follows from that difference alone, so a build that was ended half-way loses none: the
next one writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from builder.core.article import Article
from builder.core.digest import Change
from builder.core.event import Event, Grouping
from builder.editor.content_reader import id_of
from builder.editor.history import HistoryState, following, state_of
from builder.editor.identity import present_ids
from builder.editor.load import EVENTS
from builder.editor.load_articles import ARTICLES
from builder.editor.placing import MACHINE
from builder.editor.records import Content, Reconciled

#: Digits of a digest by which the history knows a capture: it can be moved to another file.
_DIGITS: Final = 16
#: Characters of a day in ISO 8601.
_DAY: Final = 10


class Days(NamedTuple):
    """What tells the day of a change; no clock does, so that a build can be repeated."""

    #: Returns the ISO 8601 day of the commit that is built, or ""; asked for when something changed.
    build: Callable[[], str] = str
    #: Path of a capture -> when it was captured, ISO 8601.
    captured: Mapping[str, str] = MappingProxyType({})

    def of(self, lines: Iterable[_Line]) -> Iterator[tuple[_Line, str]]:
        """Yield lines with their days: nothing is known of a capture before it was captured."""
        build = None
        for line in lines:
            build = self.build() if build is None else build
            yield line, max(build, self._captured(line))

    def _captured(self, line: _Line) -> str:
        path = {"article-added": line.detail, "article-version": line.detail.partition(" ")[2]}
        captured = self.captured.get(path.get(line.kind, ""), "")
        return captured[:_DAY] if len(captured) >= _DAY else ""


class _Line(NamedTuple):
    """A change without its number."""

    kind: str
    id: str
    event: str = ""
    detail: str = ""


def changes(
    content: Content,
    reconciled: Reconciled,
    grouping: Grouping,
    changed: Mapping[str, tuple[str, ...]],
    days: Days,
) -> tuple[Change, ...]:
    """Return one record a change, numbered on from the history; ``changed`` maps the ids of
    rewritten files to the fields rewritten, ``days`` tells when.
    """
    before = state_of(content.history)
    first = len(content.history) + 1
    # What cannot be read just now is not gone.
    broken = frozenset(
        id_of(path) for path in reconciled.damaged if path.startswith(f"{ARTICLES}/")
    )
    found = [
        *_articles(reconciled, grouping, before, changed, broken),
        *_events(grouping, reconciled, before),
        *_storylines(grouping, before, resting=reconciled.resting),
    ]
    return tuple(
        Change(
            number=number,
            kind=line.kind,
            id=line.id,
            event=line.event,
            detail=line.detail,
            date=day,
        )
        for number, (line, day) in enumerate(days.of(found), first)
    )


def _articles(
    reconciled: Reconciled,
    grouping: Grouping,
    before: HistoryState,
    changed: Mapping[str, tuple[str, ...]],
    broken: frozenset[str],
) -> Iterator[_Line]:
    events = {article: event.id for event in grouping.events for article in event.articles}
    inferred = {
        inference.article: inference.value
        for inference in grouping.inferences
        if inference.field == "published"
    }
    present = {article.id for article in reconciled.articles}
    renamed: set[str] = set()
    for article in reconciled.articles:
        event, fields = (
            events.get(article.id, ""),
            tuple(name for name in changed.get(article.id, ()) if name not in MACHINE),
        )
        new = article.id not in before.articles
        former = _former(article, before.articles, present)
        versions = tuple(_versions(article, reconciled, before, former if new else article.id))
        if fields and not new and not any(path == article.capture for _, path in versions):
            yield _Line("article-changed", article.id, event, " ".join(fields))
        elif new and former:
            renamed.add(former)
            yield _Line("article-renamed", article.id, event, former)
        elif new:
            yield _Line("article-added", article.id, event, article.capture)
        for digest, path in versions:
            yield _Line("article-version", article.id, event, f"{digest} {path}")
        if article.id in inferred and (new or "published" in fields):
            yield _Line("date-inferred", article.id, event, inferred[article.id])
    for name in sorted(set(before.articles) - present - renamed - broken):
        yield _Line("article-removed", name, "", before.articles[name])


def _versions(
    article: Article, reconciled: Reconciled, before: HistoryState, name: str
) -> Iterator[tuple[str, str]]:
    """Yield digest and path of each capture of an article that the history, which knows it by
    ``name``, does not know; the one with which the article was added it knows by its path.
    """
    name = name or article.id
    known = before.versions.get(name, frozenset())
    first = before.articles.get(name, article.capture)
    for one in reconciled.snapshots.get(article.id, ()):
        digest = one.sha256[:_DIGITS]
        if digest not in known and one.capture != first:
            known |= {digest}
            yield digest, one.capture


def _former(record: Article | Event, before: Collection[str], present: Collection[str]) -> str:
    """Return the id that the history knows a record by whose file was renamed; "" when there is
    none.
    """
    return next((alias for alias in record.aliases if alias in before and alias not in present), "")


def _events(grouping: Grouping, reconciled: Reconciled, before: HistoryState) -> Iterator[_Line]:
    """Yield a line for each event that came, changed or went; while something cannot be read, none
    of those known has changed.
    """
    heirs = {alias: event.id for event in grouping.events for alias in event.aliases}
    present = {event.id for event in grouping.events}
    present_articles = present_ids(reconciled.articles)
    known = {name: following(members, present_articles) for name, members in before.events.items()}
    renamed: set[str] = set()
    for event in grouping.events:
        if f"{EVENTS}/{event.id}.md" in reconciled.damaged:
            continue
        former = "" if event.id in known else _former(event, known, present)
        if former:
            renamed.add(former)
            yield _Line("event-renamed", event.id, event.id, former)
        members = known.get(former or event.id)
        if members is None:
            yield _Line("event-added", event.id, event.id, " ".join(event.articles))
        elif not reconciled.resting:
            yield from _membership(event, members)
    for name in sorted(set(known) - present - renamed) if not reconciled.resting else ():
        yield _Line("event-removed", name, heirs.get(name, ""))


def _membership(event: Event, before: frozenset[str]) -> Iterator[_Line]:
    """Yield a line when articles joined or left ``event``."""
    joined = [f"+{article}" for article in event.articles if article not in before]
    left = [f"-{article}" for article in sorted(before) if article not in event.articles]
    if joined or left:
        yield _Line("event-changed", event.id, event.id, " ".join(joined + left))


def _storylines(grouping: Grouping, before: HistoryState, *, resting: bool) -> Iterator[_Line]:
    present = {storyline.id for storyline in grouping.storylines}
    for storyline in grouping.storylines:
        if storyline.id not in before.storylines:
            yield _Line("storyline-added", storyline.id, "", " ".join(storyline.events))
    for name in sorted(before.storylines - present) if not resting else ():
        yield _Line("storyline-removed", name)
