"""Scopes -> the pages of each event in the staging folder, and what other pages and search need of
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from builder.core.coverage import Coverage
from builder.core.outcome import SiteFile
from builder.core.page import File, Findable, SearchRecord
from builder.core.person import People
from builder.engine import Engine, Kept, Stage, Unit, decoded, digest_of
from builder.pipeline.coverages import EventCoverage
from builder.pipeline.filing import placed
from builder.pipeline.publish import Staging
from builder.site.data import EventRecords
from builder.site.scopes import Scope
from builder.site.summaries import Details, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSet:
    """What one scope put into the site, and what was kept of it apart."""

    files: tuple[SiteFile, ...]
    #: Addresses that search engines may list.
    listed: tuple[str, ...]
    summary: Summary
    findable: tuple[Findable, ...]
    #: Digests of the attachments, which few builds read.
    details: bytes
    data: bytes
    records: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What the stage returns, its attachments encoded."""

    files: tuple[File, ...]
    listed: tuple[str, ...]
    summary: Summary
    findable: tuple[Findable, ...]
    details: msgspec.Raw
    data: msgspec.Raw
    records: msgspec.Raw


#: A scope without its coverage, the coverage, what the editors say of the people in it, the folder
#: of templates and its digest.
Scoped = tuple[Scope, Coverage | None, People, str, bytes]
#: The same -> the pages of the event, whose bytes go into site/, and what else is made of it.
PAGES: Final[Stage[Scoped, EventSet]] = Stage(
    name="pages", module="builder.pipeline.work.drawing", function="event_of", result=EventSet
)


class StoredEvent(NamedTuple):
    """One drawn event, its attachments still to be read."""

    engine: Engine
    kept: Kept[EventSet]
    unit: Unit[Scoped]

    @property
    def found(self) -> EventSet:
        """What is known of it."""
        return self.kept.value

    def details(self) -> Details:
        """Return what few pages print of it; an article without an event has no details."""
        return decoded(self._attachment("details"), Details)

    def data(self) -> EventRecords:
        """Return its records as JSON."""
        return decoded(self._attachment("data"), EventRecords)

    def records(self) -> tuple[SearchRecord, ...]:
        """Return what search finds of it."""
        return decoded(self._attachment("records"), tuple[SearchRecord, ...])

    def _attachment(self, name: str) -> bytes:
        """Return an attachment; made again when what was kept is damaged."""
        kept = self.engine.attachment(getattr(self.found, name))
        return (
            bytes(getattr(decoded(PAGES.made(self.unit.make()), _Made), name))
            if kept is None
            else kept
        )


def drawn_events(
    found: Iterable[tuple[Scope, EventCoverage | None]],
    templates: Path,
    state: bytes,
    stage: Staging,
    engine: Engine,
) -> dict[str, StoredEvent]:
    """Put the pages of each scope into ``stage``, given with what the articles say, and return what
    is known of it by its name.
    """

    def settle(raw: bytes) -> EventSet:
        made = decoded(raw, _Made)
        return EventSet(
            files=tuple(stage.put(file.path, file.data) for file in made.files),
            listed=made.listed,
            summary=made.summary,
            findable=made.findable,
            details=engine.attach(bytes(made.details)),
            data=engine.attach(bytes(made.data)),
            records=engine.attach(bytes(made.records)),
        )

    def usable(kept: EventSet) -> bool:
        return engine.attached({kept.details, kept.data, kept.records})

    units = []
    shared: dict[str, bytes] = {}
    for scope, said in found:
        # The same for all events: encoded once.
        shared = shared or {"settings of the site": _of_site(scope), "a template": state}
        parts = (
            {"what its articles say": said.coverage.digest, "who is who": digest_of(said.people)}
            if said
            else {}
        )
        make = partial(_scoped, scope, said, str(templates), state)
        units.append(
            Unit(name=scope.name, parts={**shared, **parts, **dict(_ingredients(scope))}, make=make)
        )
    drawn = placed(PAGES, units, stage, engine, settle=settle, usable=usable)
    return {
        unit.name: StoredEvent(engine, kept, unit) for unit, kept in zip(units, drawn, strict=True)
    }


def _scoped(scope: Scope, said: EventCoverage | None, templates: str, state: bytes) -> Scoped:
    return (
        (scope, said.coverage.value, said.people, templates, state)
        if said
        else (scope, None, People(), templates, state)
    )


def _of_site(scope: Scope) -> bytes:
    """Return the digest of what the pages of every event print of the site."""
    return digest_of(
        [scope.digest.settings, scope.digest.pages, scope.digest.version, scope.site_card]
    )


def _ingredients(scope: Scope) -> Iterator[tuple[str, bytes]]:
    """Yield what the pages of an event are made from, by the words that a person would use, each
    with its digest.
    """
    digest = scope.digest
    for outlet in digest.outlets:
        yield f"outlet {outlet.id}", digest_of(outlet)
    for article in digest.articles:
        yield f"article {article.id}", digest_of(article)
    for capture in digest.captures:
        yield f"seeds/{capture.path}", digest_of(capture)
    for path, draft in digest.drafts:
        yield f"what was found in seeds/{path}", digest_of(draft)
    yield "the event", digest_of([digest.events, digest.storylines, digest.grouping])
    yield "its history", digest_of(digest.history)
