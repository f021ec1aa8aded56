"""Overview -> the pages and files about the whole site, in groups.

Each group is made again only when something in it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

from builder.core.event import Storyline
from builder.core.outlet import Outlet
from builder.core.page import Drawn, File
from builder.core.pages import PAGE_KINDS
from builder.engine.stages import digest_of
from builder.policy.gate import passed
from builder.site import views
from builder.site.data import schema_files
from builder.site.group import Group, frame_of
from builder.site.kit import Kit
from builder.site.list_groups import list_groups, timeline_groups
from builder.site.machine import redirect_list, redirects, robots, sitemap
from builder.site.overview import Overview
from builder.site.sheets import Sheet
from builder.site.site_feeds import SiteFeeds
from builder.site.urls import file_of, placed
from builder.site.views.figures import outlet_link
from builder.site.views.moved import moved_view
from builder.site.views.outlets import active, outlet_view, sources
from builder.site.views.people import person_view
from builder.site.views.site_card import site_card
from builder.site.views.site_pages import SitePages
from builder.site.views.storylines import storyline_view


def groups(site: Overview, tools: Kit, cards: Iterable[str]) -> Iterator[Group]:
    """Yield the groups of pages that belong to no event.

    ``cards`` are the addresses of the share cards that events have.
    """
    drawable = tools.cards.drawable(site.settings.title)
    pages = SitePages(
        site,
        tools.assets,
        tools.renderer,
        frozenset({*cards, *([site.urls.card()] if drawable else [])}),
    )
    for template, view in _views(pages):
        yield Group(
            name=view.page.url,
            template=template,
            parts={"what it shows": digest_of(view)},
            make=partial(_sheet, template, view),
        )
    if drawable:
        card = site_card(site)
        yield Group(
            name=site.urls.card(),
            template="",
            parts={"what it shows": digest_of(card), "the fonts": tools.dress([])},
            make=lambda: Sheet(
                views=(), files=(File(path=file_of(site.urls.card()), data=tools.cards.draw(card)),)
            ),
        )
    yield Group(
        name="the schemas of data files",
        template="",
        parts={"the address of the site": site.urls.base.encode()},
        make=lambda: Sheet(views=(), files=tuple(schema_files(site.urls))),
    )
    feeds = SiteFeeds(site)
    yield from timeline_groups(pages)
    yield from list_groups(pages)
    yield from _people(pages, feeds)
    yield from _storylines(pages)
    yield from _feeds(feeds, site)
    yield from _outlets(pages, feeds)


def remaining(site: Overview, tools: Kit, paths: Iterable[str], addresses: Iterable[str]) -> Drawn:
    """Return the files that depend on all others.

    The others are given by their ``paths`` and by the ``addresses`` that search engines may list.
    """
    files = [
        *tools.assets.files,
        sitemap(site, addresses),
        robots(site),
    ]
    taken = [
        f"/{path}".removesuffix("index.html") for path in (*paths, *(file.path for file in files))
    ]
    moved = redirects(site, taken)
    files += [
        File(
            path=file_of(old),
            data=placed(tools.renderer.render("moved", moved_view(site, new)), site.urls.below),
        )
        for old, new in moved
    ]
    files += [redirect_list(moved, site.urls.below)] if moved else []
    return Drawn(files=tuple(map(passed, files)))


def view_modules() -> Iterator[tuple[str, str]]:
    """Yield each kind of page, by its template and the module of its views."""
    for name in dict.fromkeys(kind.name for kind in PAGE_KINDS):
        yield name, f"{views.__name__}.{name}"


def _views(pages: SitePages) -> Iterator[tuple[str, Any]]:
    """Yield the pages that belong to no one record, as template and view."""
    for template, module in view_modules():
        for view in import_module(module).views(pages):
            yield template, view


def _sheet(template: str, view: Any) -> Sheet:
    return Sheet(views=((template, view),))


def _person(pages: SitePages, feeds: SiteFeeds, person: str) -> Sheet:
    """Return the page and the feed of one person."""
    view = person_view(pages, person)
    return Sheet(views=(("person", view),), files=feeds.person(person, view.name))


def _storyline(pages: SitePages, storyline: Storyline) -> Sheet:
    return _sheet("storyline", storyline_view(pages, storyline))


def _people(pages: SitePages, feeds: SiteFeeds) -> Iterator[Group]:
    site, frame = pages.library, frame_of(pages, "person")
    for person, named in site.public.items():
        quoting = site.quoting[person]
        told = (
            quoting.marks,
            [site.events[event].date for event in quoting.events],
            _names(site, quoting.outlets),
        )
        yield Group(
            name=site.urls.person(person),
            template="person",
            parts={
                "the site": digest_of((frame, feeds.frame)),
                "the person": digest_of(named),
                "who quotes the person": digest_of(told),
            },
            make=partial(_person, pages, feeds, person),
        )


def _names(site: Overview, outlets: Iterable[str]) -> list[tuple[str, str]]:
    """Return what lists call outlets, and articles without one."""
    return [(one, outlet_link(site, one).text) for one in sorted(outlets)]


def _storylines(pages: SitePages) -> Iterator[Group]:
    site, frame = pages.library, frame_of(pages, "storyline")
    for storyline in site.storylines.values():
        events = [event for event in storyline.events if event in site.events]
        shown = [(site.events[event], site.summary(event).headlines) for event in events]
        yield Group(
            name=site.urls.storyline(storyline.id),
            template="storyline",
            parts={
                "the site": frame,
                "the storyline": digest_of(storyline),
                "its events": digest_of(shown),
            },
            make=partial(_storyline, pages, storyline),
        )


def _feeds(feeds: SiteFeeds, site: Overview) -> Iterator[Group]:
    """Yield the feeds of the whole site, and of where reports differ in fact."""
    parts = {"the site": feeds.frame}
    contested = [site.summary(event).conflict_feed for event in feeds.contested()]
    for name, digest, make in (
        ("/feed.xml", feeds.told(feeds.newest), feeds.whole),
        ("/conflicts.xml", digest_of(contested), feeds.conflicts),
    ):
        yield Group(
            name=name,
            template="",
            parts={**parts, "what it tells": digest},
            make=lambda make=make: Sheet(views=(), files=make()),  # type: ignore[misc]
        )


def _outlets(pages: SitePages, feeds: SiteFeeds) -> Iterator[Group]:
    """Yield the page and the feed of each outlet."""
    site = pages.library
    shared = {
        "the site": digest_of((frame_of(pages, "outlet"), feeds.frame)),
        "what outlets are called": digest_of(_names(site, site.outlets)),
    }
    for outlet in active(site):
        parts = {
            "the outlet": digest_of((outlet, sources(site, outlet))),
            "its reports": _reports(site, outlet.id),
            "its changes": feeds.told(feeds.by_outlet[outlet.id]),
        }
        yield Group(
            name=site.urls.outlet(outlet.id),
            template="outlet",
            parts={**shared, **parts},
            make=partial(_outlet, pages, feeds, outlet),
        )


def _reports(site: Overview, outlet: str) -> bytes:
    """Return the digest of what an outlet's page prints of its reports and their events."""
    articles = site.by_outlet.get(outlet, ())
    events = dict.fromkeys(
        site.event_of[article] for article in articles if article in site.event_of
    )
    found = (
        (site.events[event].title, site.events[event].date, site.summary(event)) for event in events
    )
    told = [
        (title, date, one.credits, [mark.digest for mark in one.outlets if mark.id == outlet])
        for title, date, one in found
    ]
    return digest_of(
        ([(site.articles[one], site.event_of.get(one), site.sign(one)) for one in articles], told)
    )


def _outlet(pages: SitePages, feeds: SiteFeeds, outlet: Outlet) -> Sheet:
    """Return the page of one outlet and, of one that has articles, the feed."""
    files = feeds.outlet(outlet) if pages.library.by_outlet.get(outlet.id) else ()
    return Sheet(views=(("outlet", outlet_view(pages, outlet)),), files=files)
