"""Records of a build -> the files of its site, each into the staging folder as it is made.

The pages of an event are drawn anew when something that they print has changed, and are taken over from the old site when not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder.engine import Engine, Unit, digest_of
from builder.model.digest import Digest
from builder.model.page import SearchRecord
from builder.pipeline.files import digests
from builder.pipeline.filing import filed
from builder.pipeline.publish import Staging
from builder.pipeline.stages import PAGES, RECORDS
from builder.render import Scope, draw_site, has_card, kit, no_clashes, scopes


def draw(digest: Digest, templates: Path, stage: Staging, engine: Engine) -> tuple[SearchRecord, ...]:
    """Put everything that the site consists of, but for the search index, into ``stage``; return what search finds."""
    state = digest_of(digests(engine.store, templates, "templates/"))
    tools = kit(templates, state)
    parts = tuple(scopes(digest, site_card=has_card(digest, tools)))

    # The same for all events: encoded once.
    site = next((_of_site(scope) for scope in parts), b"")
    ingredients = [{"settings of the site": site, **dict(_ingredients(scope))} for scope in parts]
    pages = [
        Unit(name=f"events/{scope.event}", parts={**own, "a template": state}, make=lambda scope=scope: (scope, str(templates), state))  # type: ignore[misc]
        for scope, own in zip(parts, ingredients, strict=True)
    ]
    listings = filed(PAGES, pages, stage, engine)
    findable = [
        Unit(name=f"events/{scope.event}", parts=own, make=lambda scope=scope: scope)  # type: ignore[misc]
        for scope, own in zip(parts, ingredients, strict=True)
    ]
    found = tuple(record for kept in engine.run(RECORDS, findable) for record in kept.value.records)
    paths = sorted(file.path for listing in listings for file in listing.files)
    rest = draw_site(digest, tools, found, paths, [address for listing in listings for address in listing.listed])
    no_clashes(sorted([*paths, *(file.path for file in rest.files)]))
    for file in rest.files:
        stage.put(file.path, file.data)
    return tuple(sorted((*found, *rest.records), key=lambda one: (one.url, one.content)))


def _of_site(scope: Scope) -> bytes:
    """Return the digest of what the pages of every event print of the site."""
    return digest_of([scope.digest.settings, scope.digest.pages, scope.digest.version, scope.site_card])


def _ingredients(scope: Scope) -> Iterator[tuple[str, bytes]]:
    """Yield what the pages of an event are made from, by the words that a person would use, each with its digest."""
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
    yield "what its articles say", digest_of(digest.coverages)
    yield "its history", digest_of(digest.history)
