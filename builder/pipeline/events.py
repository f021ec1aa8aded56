"""Scopes -> the pages of each event in the staging folder, and what other pages and search need of
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final, NamedTuple

import msgspec
from msgspec.structs import replace

from builder.core.coverage import Coverage
from builder.core.outcome import SiteFile
from builder.core.page import File, Findable, SearchRecord
from builder.core.person import People
from builder.engine import Engine, Kept, Stage, Unit, decoded, digest_of
from builder.pipeline.coverages import EventCoverage
from builder.pipeline.filing import placed
from builder.pipeline.gather import Gathered
from builder.pipeline.publish import Staging
from builder.site.data import EventRecords
from builder.site.exports.schema import TableRows
from builder.site.scopes import Scope
from builder.site.summaries import Details, Summary


class EventSet(msgspec.Struct, frozen=True, kw_only=True):
    """What one scope put into the site, and what was kept of it apart."""

    files: tuple[SiteFile, ...]
    #: Addresses that search engines may list.
    listed: tuple[str, ...]
    summary: Summary
    findable: tuple[Findable, ...]
    #: Digests of the attachments, which few builds read.
    details: bytes
    data: bytes
    facts: bytes
    texts: bytes
    records: bytes


class _Made(msgspec.Struct, frozen=True, kw_only=True):
    """What the stage returns, its attachments encoded."""

    files: tuple[File, ...]
    listed: tuple[str, ...]
    summary: Summary
    findable: tuple[Findable, ...]
    details: msgspec.Raw
    data: msgspec.Raw
    facts: msgspec.Raw
    texts: msgspec.Raw
    records: msgspec.Raw


#: What is kept of it apart.
_ATTACHMENTS: Final = ("details", "data", "facts", "texts", "records")
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

    def facts(self) -> tuple[TableRows, ...]:
        """Return its rows in the tables of facts."""
        return decoded(self._attachment("facts"), tuple[TableRows, ...])

    def texts(self) -> tuple[TableRows, ...]:
        """Return its rows in the tables of what is compared."""
        return decoded(self._attachment("texts"), tuple[TableRows, ...])

    def records(self) -> tuple[SearchRecord, ...]:
        """Return what search finds of it."""
        return decoded(self._attachment("records"), tuple[SearchRecord, ...])

    def _attachment(self, name: str) -> bytes:
        """Return an attachment; made again when what was kept is damaged."""
        kept = self.engine.attachment(getattr(self.found, name))
        if kept is not None:
            return kept
        again = bytes(getattr(decoded(PAGES.made(self.unit.make())[0], _Made), name))
        self.engine.attach(again)
        return again


def drawn_events(  # noqa: PLR0917 -- as in draw
    found: Iterable[tuple[Scope, EventCoverage | None]],
    gathered: Gathered,
    templates: tuple[str, bytes],
    dress: bytes,
    stage: Staging,
    engine: Engine,
) -> dict[str, StoredEvent]:
    """Put the pages of each scope into ``stage``, given with what the articles say, and return what
    is known of it by its name.

    ``templates``: the folder of templates and its digest; ``dress``: the digest of what of it these
    pages use.
    """

    def settle(raw: bytes) -> EventSet:
        made = decoded(raw, _Made)
        return EventSet(
            files=tuple(stage.put(file.path, file.data) for file in made.files),
            listed=made.listed,
            summary=made.summary,
            findable=made.findable,
            **{name: engine.attach(bytes(getattr(made, name))) for name in _ATTACHMENTS},
        )

    units = []
    shared: dict[str, bytes] = {}
    ingredients = _Ingredients(gathered)
    for scope, said in found:
        # The same for all events: encoded once.
        shared = shared or {"settings of the site": _of_site(scope), "a template": dress}
        parts = (
            {"what its articles say": said.coverage.digest, "who is who": ingredients.people(said)}
            if said
            else {}
        )
        make = partial(_scoped, scope, said, gathered, templates)
        units.append(
            Unit(
                name=scope.name, parts={**shared, **parts, **dict(ingredients.of(scope))}, make=make
            )
        )
    drawn = placed(PAGES, units, stage, engine, settle=settle)
    engine.store.use(getattr(kept.value, name) for kept in drawn for name in _ATTACHMENTS)
    return {
        unit.name: StoredEvent(engine, kept, unit) for unit, kept in zip(units, drawn, strict=True)
    }


def _scoped(
    scope: Scope, said: EventCoverage | None, gathered: Gathered, templates: tuple[str, bytes]
) -> Scoped:
    sources = [gathered.sources[path] for path in scope.captures if path in gathered.sources]
    drafts = ((source.seed.seen.path, source.draft) for source in sources)
    digest = replace(
        scope.digest,
        captures=tuple(source.seed.capture for source in sources),
        drafts=tuple((path, draft) for path, draft in drafts if draft),
    )
    scope = replace(scope, digest=digest)
    return (
        (scope, said.coverage.value, said.people, *templates)
        if said
        else (scope, None, People(), *templates)
    )


def _of_site(scope: Scope) -> bytes:
    """Return the digest of what the pages of every event print of the site."""
    return digest_of(
        [scope.digest.settings, scope.digest.pages, scope.digest.version, scope.site_card]
    )


_NOBODY: Final = People()


class _Ingredients:
    """What the pages of events are made from, with the digest of each."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._outlets: dict[str, bytes] = {}
        self._nobody = digest_of(_NOBODY)

    def people(self, said: EventCoverage) -> bytes:
        """Return the digest of what the editors say of the people in an event."""
        return self._nobody if said.people == _NOBODY else digest_of(said.people)

    def of(self, scope: Scope) -> Iterator[tuple[str, bytes]]:
        """Yield what the pages of an event are made from, by the words that a person would use."""
        digest, known = scope.digest, self._gathered
        own = {scope.article} if scope.article else set(digest.events[0].articles)
        for outlet in digest.outlets:
            if outlet.id not in self._outlets:
                self._outlets[outlet.id] = digest_of(outlet)
            yield f"outlet {outlet.id}", self._outlets[outlet.id]
        for article in digest.articles:
            # Of others, their facts alone.
            state = known.digests[article.id] if article.id in own else digest_of(article)
            yield f"article {article.id}", state
        for path in scope.captures:
            if path in known.sources:
                source = known.sources[path]
                yield f"seeds/{path}", source.seed.seen.digest
                yield f"what was found in seeds/{path}", source.drafted.digest
        yield "the event", digest_of([digest.events, digest.storylines, digest.grouping])
        if digest.versions:
            yield "versions of its articles", digest_of(digest.versions)
        yield "its history", digest_of(digest.history)
