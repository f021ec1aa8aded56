"""Digest -> the files of the site and the records of its search: event by event, then what tells of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from builder.engine import digest_of
from builder.errors import MachineError
from builder.model.digest import Digest
from builder.model.page import Drawn, File, SearchRecord, Site
from builder.render.assets import Assets, assets
from builder.render.cards import Cards
from builder.render.data import event_files, site_files
from builder.render.environment import Renderer
from builder.render.feeds import event_feed, feed_files
from builder.render.gate import passed, passed_record
from builder.render.library import Library, library
from builder.render.machine import redirect_list, redirects, robots, sitemap
from builder.render.records import records
from builder.render.restrict import restrict
from builder.render.scopes import Scope, scopes
from builder.render.urls import file_of
from builder.render.views.article import article_view
from builder.render.views.capture import capture_view
from builder.render.views.card import card_view, site_card
from builder.render.views.coverage import event_pages
from builder.render.views.home import home_view
from builder.render.views.method import method_view
from builder.render.views.outlets import active, outlet_view, outlets_view
from builder.render.views.page import Pages, sealed
from builder.render.views.people import people_view, person_view
from builder.render.views.prose_pages import data_view, missing_view, moved_view, text_views
from builder.render.views.search import search_view
from builder.render.views.storylines import storyline_view, storylines_view
from builder.render.views.timeline import timeline_views


@dataclass(frozen=True, slots=True)
class Kit:
    """What all pages of one template folder are drawn with."""

    renderer: Renderer
    assets: Assets
    cards: Cards

    @classmethod
    def of(cls, templates: Path) -> Kit:
        """Return what draws with ``templates``, a folder of trusted code, as it is now."""
        return cls(Renderer(templates), assets(templates), Cards(templates))


@lru_cache(maxsize=2)
def kit(templates: Path, state: bytes) -> Kit:  # noqa: ARG001 -- another state of the folder is another kit
    """Return what draws with ``templates``, whose digest is ``state``; made once a process."""
    return Kit.of(templates)


def render(digest: Digest, templates: Path) -> Site:
    """Return everything that the site consists of, but for the search index.

    ``templates`` is the folder of templates, trusted code.
    Raises MachineError when a template fails or two pages want one address.
    """
    tools = Kit.of(templates)
    parts = tuple(scopes(digest, site_card=has_card(digest, tools)))
    drawn = [draw_event(scope, tools) for scope in parts]
    found = tuple(record for scope in parts for record in find_event(scope))
    files = [file for one in drawn for file in one.files]
    rest = draw_site(digest, tools, found, [file.path for file in files], [address for one in drawn for address in one.listed])
    everything = sorted((*files, *rest.files), key=lambda file: file.path)
    no_clashes([file.path for file in everything])
    return Site(files=tuple(everything), records=tuple(sorted((*found, *rest.records), key=lambda one: (one.url, one.content))))


def has_card(digest: Digest, tools: Kit) -> bool:
    """Whether the site's share card can be drawn."""
    return tools.cards.drawable(digest.settings.title)


def draw_event(scope: Scope, tools: Kit) -> Drawn:
    """Return the pages and files of one event and its articles."""
    edition = digest_of(scope.digest).hex()
    known = library(restrict(replace(scope.digest, inputs=edition)))
    event = scope.event
    view = card_view(known, event)
    cards = (
        [File(path=file_of(known.urls.card(event)), data=tools.cards.draw(view))] if tools.cards.drawable(view.site + view.title) else []
    )
    drawn = frozenset((*(f"/{file.path}" for file in cards), *((known.urls.card(),) if scope.site_card else ())))
    pages = Pages(known, tools.assets, tools.renderer, drawn, edition)
    files, listed = _pages(_of_event(pages, event), pages)
    record = next(one for one in scope.digest.events if one.id == event)
    files += [*cards, *event_files(known, record), event_feed(known, event)]
    return Drawn(files=tuple(map(passed, files)), listed=tuple(listed))


def find_event(scope: Scope) -> tuple[SearchRecord, ...]:
    """Return the search records of one event and its articles."""
    known = library(restrict(scope.digest))
    return tuple(map(passed_record, records(known, [scope.event], known.columns(scope.event))))


def draw_site(digest: Digest, tools: Kit, found: Sequence[SearchRecord], paths: Sequence[str], addresses: Sequence[str]) -> Drawn:
    """Return everything that is no event's own.

    ``found``, ``paths`` and ``addresses`` are the search records, the files and the listed addresses of all events.
    """
    known = library(restrict(digest))
    card = site_card(known)
    cards = [File(path=file_of(known.urls.card()), data=tools.cards.draw(card))] if has_card(digest, tools) else []
    taken = {f"/{path}" for path in paths if path.endswith("/card.png")}
    pages = Pages(known, tools.assets, tools.renderer, frozenset({*taken, *(f"/{file.path}" for file in cards)}))
    loose = [article for article in known.articles if article not in known.event_of]
    own = records(known, [], loose)
    files, listed = _pages([*_of_site(pages, loose), ("search", search_view(pages, [*found, *own]))], pages)
    files += [*tools.assets.files, *cards, *site_files(known), *feed_files(known), sitemap(known, [*addresses, *listed]), robots(known)]
    moved = redirects(known, [f"/{path}".removesuffix("index.html") for path in (*paths, *(file.path for file in files))])
    files += [File(path=file_of(old), data=tools.renderer.render("moved", moved_view(pages, new))) for old, new in moved]
    files += [redirect_list(moved)] if moved else []
    return Drawn(files=tuple(map(passed, files)), records=tuple(map(passed_record, own)))


def no_clashes(paths: Sequence[str]) -> None:
    """Raise MachineError when two of the sorted ``paths`` are one, or one is a folder of another."""
    folders = {path[:end] for path in paths for end in _ends(path)}
    for number, path in enumerate(paths):
        if path in folders or (number and paths[number - 1] == path):
            raise MachineError(
                f"site/{path}", "two pages want this address", remedy="rename one of the files in content/ that they come from"
            )


def _ends(path: str) -> Iterator[int]:
    end = path.rfind("/")
    while end > 0:
        yield end
        end = path.rfind("/", 0, end)


def _pages(views: Sequence[tuple[str, Any]] | Iterator[tuple[str, Any]], pages: Pages) -> tuple[list[File], list[str]]:
    """Return the pages of views, each sealed with its edition, and the addresses of those that search engines may list."""
    files, listed = [], []
    for template, view in views:
        files.append(File(path=file_of(view.page.url), data=sealed(pages.renderer.render(template, view))))
        if not view.page.hidden:
            listed.append(view.page.url)
    return files, listed


def _of_event(pages: Pages, event: str) -> Iterator[tuple[str, Any]]:
    """Yield the pages of an event and of its articles as template and view."""
    yield from event_pages(pages, event)
    for article in pages.library.columns(event):
        yield "article", article_view(pages, article)
        yield "capture", capture_view(pages, article)


def _of_site(pages: Pages, loose: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Yield every other page as template and view; ``loose`` articles belong to no event."""
    known: Library = pages.library
    yield "home", home_view(pages)
    for article in loose:
        yield "article", article_view(pages, article)
        yield "capture", capture_view(pages, article)
    yield "outlets", outlets_view(pages)
    for outlet in active(known):
        yield "outlet", outlet_view(pages, outlet)
    yield "people", people_view(pages)
    for person, named in known.public.items():
        yield "person", person_view(pages, person, named)
    yield "storylines", storylines_view(pages)
    for storyline in known.storylines.values():
        yield "storyline", storyline_view(pages, storyline)
    for part in timeline_views(pages):
        yield "timeline", part
    yield "method", method_view(pages)
    for text in text_views(pages):
        yield "text", text
    yield "data", data_view(pages)
    yield "missing", missing_view(pages)
