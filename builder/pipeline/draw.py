"""Records of a build -> the files of its site, each into the staging folder as it is made.

Pages are drawn anew when something that they print has changed, and are taken over from the old
site when not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from builder.core.digest import Digest
from builder.core.page import SearchRecord
from builder.engine import Engine, Unit, digest_of
from builder.pipeline.coverages import EventCoverage
from builder.pipeline.events import StoredEvent, drawn_events
from builder.pipeline.files import digests
from builder.pipeline.filing import filed
from builder.pipeline.gather import Gathered
from builder.pipeline.publish import Staging
from builder.pipeline.stages import SHEETS
from builder.pipeline.tables import put_tables
from builder.policy.gate import passed
from builder.search import page_of
from builder.site import no_clashes, scopes
from builder.site.data import site_file
from builder.site.events import TEMPLATES
from builder.site.groups import groups, remaining, view_modules
from builder.site.kit import kit
from builder.site.overview import overview
from builder.site.scopes import event_scope
from builder.site.summaries import Details, told_in_whole


class Searchable:
    """What search finds: every page by what has to be known of its records, which are read when
    they are asked for.
    """

    def __init__(self, events: Mapping[str, StoredEvent]) -> None:
        self._events = events
        self.pages = tuple(page for event in events.values() for page in event.found.findable)
        self._owners = {
            page.page: name for name, event in events.items() for page in event.found.findable
        }

    def records(self, pages: Iterable[str]) -> Iterator[SearchRecord]:
        """Yield the records of some pages, given by their addresses, in this order."""
        read: dict[str, dict[str, list[SearchRecord]]] = {}
        for page in pages:
            owner = self._owners[page]
            if owner not in read:
                read[owner] = defaultdict(list)
                for record in self._events[owner].records():
                    read[owner][page_of(record)].append(record)
            yield from read[owner][page]


def draw(  # noqa: PLR0917 -- all that a site is made of and with
    digest: Digest,
    gathered: Gathered,
    found: Iterable[EventCoverage],
    templates: Path,
    stage: Staging,
    engine: Engine,
) -> Searchable:
    """Put everything that the site consists of, but for the search index, into ``stage``; return
    what search finds.

    ``digest`` holds no coverage, capture or draft; ``found`` is what the articles of its events say.
    """
    state = digest_of(digests(engine.store, templates, "templates/"))
    tools = kit(templates, state)
    said = {one.event.id: one for one in found}
    parts = (
        (scope, said.get(scope.event))
        for scope in scopes(digest, site_card=tools.cards.drawable(digest.settings.title))
    )
    events = drawn_events(
        parts, gathered, (str(templates), state), tools.dress(TEMPLATES), stage, engine
    )

    def details(event: str) -> Details:
        return events[event_scope(event)].details()

    outlines = {path: one.outline for path, one in gathered.sources.items()}
    drops = {path: one.drops if one else 0 for path, one in outlines.items()}
    site = overview(
        digest, {name: one.found.summary for name, one in events.items()}, details, drops
    )
    listings = [one.found for one in events.values()]
    cards = [
        f"/{file.path}"
        for listing in listings
        for file in listing.files
        if file.path.endswith("/card.png")
    ]
    modules = (groups.__module__, *(module for _, module in view_modules()))
    code = digest_of([engine.codes.of(module) for module in modules])
    units = [
        Unit(
            name=group.name,
            parts={
                "a template": tools.state(group.template) if group.template else b"",
                "how it is told": code,
                **group.parts,
            },
            make=lambda group=group: (group.make(), str(templates), state),  # type: ignore[misc]
        )
        for group in groups(site, tools, cards)
    ]
    sheets = filed(SHEETS, units, stage, engine)
    told = (one.data() for one in events.values() if told_in_whole(one.found.summary))
    whole = passed(site_file(site, told))
    stage.put(whole.path, whole.data)
    put_tables(site, events, stage, engine)
    addresses = [
        address
        for listed in (*(one.listed for one in listings), *(one.listed for one in sheets))
        for address in listed
    ]
    rest = remaining(site, tools, sorted(stage.files), addresses)
    no_clashes(sorted([*stage.files, *(file.path for file in rest.files)]))
    for file in rest.files:
        stage.put(file.path, file.data)
    return Searchable(events)
