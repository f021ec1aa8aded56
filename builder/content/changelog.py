"""Content before and records after -> the new lines of the history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.content.records import Content, Reconciled
from builder.model.digest import Change
from builder.model.event import Event, Grouping


def changes(content: Content, reconciled: Reconciled, grouping: Grouping, changed: Mapping[str, tuple[str, ...]]) -> tuple[Change, ...]:
    """Return one record a change, numbered on from the history; ``changed`` maps the ids of written files to the fields written."""
    first = len(content.history) + 1
    found = [*_articles(content, reconciled, grouping, changed), *_events(content, grouping), *_storylines(content, grouping)]
    return tuple(
        Change(number=first + offset, kind=kind, id=name, event=event, detail=detail)
        for offset, (kind, name, event, detail) in enumerate(found)
    )


_Line = tuple[str, str, str, str]


def _articles(content: Content, reconciled: Reconciled, grouping: Grouping, changed: Mapping[str, tuple[str, ...]]) -> Iterator[_Line]:
    events = {article: event.id for event in grouping.events for article in event.articles}
    before = {article.id: article for article in content.articles}
    inferred = {(inference.article, inference.field): inference.value for inference in grouping.inferences}
    for proposal in reconciled.proposals:
        event = events.get(proposal.id, "")
        fields = changed.get(proposal.id, ())
        if proposal.id not in before:
            yield "article-added", proposal.id, event, proposal.capture
        elif fields:
            yield "article-changed", proposal.id, event, " ".join(fields)
            yield from (("article-renamed", proposal.id, event, old) for old in proposal.aliases if old not in before[proposal.id].aliases)
        if "published" in fields and (proposal.id, "published") in inferred:
            yield "date-inferred", proposal.id, event, inferred[proposal.id, "published"]
    for name in reconciled.gone:
        yield "article-removed", name, "", before[name].capture


def _events(content: Content, grouping: Grouping) -> Iterator[_Line]:
    before = {event.id: event for event in content.events}
    for event in grouping.events:
        old = before.get(event.id)
        if old is None:
            yield "event-added", event.id, event.id, " ".join(event.articles)
        elif detail := _difference(old, event):
            yield "event-changed", event.id, event.id, detail
    alive = {event.id: event.id for event in grouping.events} | {alias: event.id for event in grouping.events for alias in event.aliases}
    for name, event in before.items():
        if name not in {other.id for other in grouping.events} and not event.edited:
            yield "event-removed", name, alive.get(name, ""), ""


def _difference(old: Event, new: Event) -> str:
    """Return the articles that joined (``+id``) and left (``-id``)."""
    joined = [f"+{article}" for article in new.articles if article not in old.articles]
    return " ".join(joined + [f"-{article}" for article in old.articles if article not in new.articles])


def _storylines(content: Content, grouping: Grouping) -> Iterator[_Line]:
    known = {storyline.id for storyline in content.storylines}
    for storyline in grouping.storylines:
        if storyline.id not in known:
            yield "storyline-added", storyline.id, "", " ".join(storyline.events)
