"""Digest -> the files of the site and the records of its search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from builder.errors import MachineError
from builder.model.digest import Digest
from builder.model.page import File, Site
from builder.render.assets import assets
from builder.render.cards import Cards
from builder.render.data import data_files
from builder.render.environment import Renderer
from builder.render.feeds import feed_files
from builder.render.gate import passed, passed_record
from builder.render.library import Library, library
from builder.render.machine import redirect_list, redirects, robots, sitemap
from builder.render.records import records
from builder.render.restrict import restrict
from builder.render.urls import file_of
from builder.render.views.article import article_view
from builder.render.views.capture import capture_view
from builder.render.views.card import card_view, site_card
from builder.render.views.coverage import event_pages
from builder.render.views.home import home_view
from builder.render.views.method import method_view
from builder.render.views.outlets import active, outlet_view, outlets_view
from builder.render.views.page import Pages
from builder.render.views.people import people_view, person_view
from builder.render.views.prose_pages import data_view, missing_view, moved_view, text_views
from builder.render.views.search import search_view
from builder.render.views.storylines import storyline_view, storylines_view
from builder.render.views.timeline import timeline_views


def render(digest: Digest, templates: Path) -> Site:
    """Return everything that the site consists of, but for the search index.

    ``templates`` is the folder of templates, trusted code.
    Raises MachineError when a template fails or two pages want one address.
    """
    known = library(restrict(digest))
    built = assets(templates)
    renderer = Renderer(templates)
    drawn = card_files(known, templates)
    pages = Pages(known, built, renderer, frozenset(f"/{file.path}" for file in drawn))
    found = records(known)
    files, listed = [*built.files, *drawn], []
    for template, view in [*_views(pages), ("search", search_view(pages, found))]:
        files.append(File(path=file_of(view.page.url), data=renderer.render(template, view)))
        if not view.page.hidden:
            listed.append(view.page.url)
    files += [*data_files(known), *feed_files(known), sitemap(known, listed), robots(known)]
    moved = redirects(known, [f"/{file.path}".removesuffix("index.html") for file in files])
    files += [File(path=file_of(old), data=renderer.render("moved", moved_view(pages, new))) for old, new in moved]
    files += [redirect_list(moved)] if moved else []
    return Site(files=tuple(passed(file) for file in _sorted(files)), records=tuple(passed_record(record) for record in found))


def card_files(library: Library, templates: Path) -> list[File]:
    """Return the share cards: one for the site, and one for each event whose title can be drawn."""
    cards = Cards(templates)
    views = {library.urls.card(): site_card(library)}
    views |= {library.urls.card(event): card_view(library, event) for event in library.events}
    return [File(path=file_of(url), data=cards.draw(view)) for url, view in views.items() if cards.drawable(view.site + view.title)]


def _views(pages: Pages) -> Iterator[tuple[str, Any]]:
    """Yield every page as its template and its view."""
    known: Library = pages.library
    yield "home", home_view(pages)
    for event in known.events:
        yield from event_pages(pages, event)
    for article in known.articles:
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


def _sorted(files: list[File]) -> tuple[File, ...]:
    """Return the files by path; two of one path are an error before anything is written."""
    times = Counter(file.path for file in files)
    folders = {str(folder) for path in times for folder in PurePosixPath(path).parents}
    for path in sorted(times):
        if times[path] > 1 or path in folders:
            raise MachineError(
                f"site/{path}", "two pages want this address", remedy="rename one of the files in content/ that they come from"
            )
    return tuple(sorted(files, key=lambda file: file.path))
