"""Pages that people write, and the few that say only a sentence: about, corrections, data, not
found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from builder.site.overview import Overview, newest
from builder.site.prose import prose
from builder.site.views.changes import ChangeView, additions, corrections
from builder.site.views.page import TAKEN, Contact, Link, Page, contact
from builder.site.views.site_pages import SitePages

_MOST_CHANGES: Final = 100
_MOST_EVENTS: Final = 200
#: Pages that the site has although nobody wrote them.
_ALWAYS: Final = (("about", "About"), ("corrections", "Corrections and contact"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A page that people write."""

    page: Page
    id: str
    title: str
    body: Markup
    contact: Contact
    #: Whether it is the page of corrections, which has the log.
    log: bool
    #: The last changes to what was already published, and the last additions.
    changes: tuple[ChangeView, ...]
    additions: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFiles:
    """The data files of one event."""

    title: str
    url: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """What can be downloaded."""

    page: Page
    files: tuple[Link, ...]
    feeds: tuple[Link, ...]
    #: One an outlet.
    outlet_feeds: tuple[Link, ...]
    events: tuple[EventFiles, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingView:
    """The page that stands for one that does not exist."""

    page: Page
    events: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView:
    """The page that stands where another one stood before it was renamed."""

    language: str
    #: Where the page is now.
    url: str
    canonical: str


def moved_view(site: Overview, url: str) -> MovedView:
    """Return the page that leads to ``url``."""
    return MovedView(language=site.language, url=url, canonical=site.urls.absolute(url))


def text_views(pages: SitePages) -> tuple[TextView, ...]:
    """Return the pages that people write; those every site needs are there even when empty."""
    site = pages.library
    titles = {name: (title, "") for name, title in _ALWAYS}
    titles |= {
        page.id: (page.title, page.body) for page in site.digest.pages if page.id not in TAKEN
    }
    return tuple(_text(pages, name, title, body) for name, (title, body) in sorted(titles.items()))


def _text(pages: SitePages, name: str, title: str, body: str) -> TextView:
    return TextView(
        page=pages.page("text", f"/{name}/", title),
        id=name,
        title=title,
        body=prose(body),
        contact=contact(pages.library) if pages.library.settings.contact not in body else Contact(),
        log=name == "corrections",
        changes=corrections(pages.library, _MOST_CHANGES) if name == "corrections" else (),
        additions=additions(pages.library, _MOST_CHANGES) if name == "corrections" else (),
    )


def data_view(pages: SitePages) -> DataView:
    """Return the index of everything that can be downloaded."""
    site = pages.library
    urls = site.urls
    names = (
        ("coverage.json", "JSON"),
        ("statements.csv", "CSV"),
        ("captures.csv", "captures"),
        ("cite.bib", "BibTeX"),
        ("cite.ris", "RIS"),
        ("cite.csl.json", "CSL-JSON"),
        ("feed.xml", "feed"),
        ("card.png", "card"),
    )
    return DataView(
        page=pages.page(
            "data",
            "/data/",
            "Data",
            "The same facts as files: JSON with its schema, CSV, citations and feeds.",
        ),
        files=(
            Link(
                url="/data/digest.json",
                text="digest.json",
                note="all articles, outlets, events, statements and readings",
            ),
            Link(
                url="/data/schema.json",
                text="schema.json",
                note="JSON Schema of digest.json and of each coverage.json",
            ),
            Link(
                url="/data/articles.csv",
                text="articles.csv",
                note="one article a line: outlet, date and its basis, capture and digest",
            ),
        ),
        feeds=(
            Link(url="/feed.xml", text="Atom", note="changes in coverage, newest first"),
            Link(url="/feed.json", text="JSON Feed", note="the same"),
        ),
        outlet_feeds=tuple(
            Link(url=urls.outlet_file(outlet, "feed.xml"), text=site.outlets[outlet].sign or outlet)
            for outlet in sorted(outlet for outlet in site.outlets if site.by_outlet.get(outlet))
        ),
        events=tuple(
            EventFiles(
                title=event.title,
                url=urls.event(event.id),
                files=tuple(
                    Link(url=urls.event_file(event.id, name), text=text)
                    for name, text in names
                    if name != "card.png" or urls.card(event.id) in pages.cards
                ),
            )
            for event in newest(site)[:_MOST_EVENTS]
        ),
    )


def missing_view(pages: SitePages) -> MissingView:
    """Return the page for addresses that lead nowhere."""
    site = pages.library
    page = pages.page(
        "missing", "/404.html", "Page not found", "There is no page at this address.", hidden=True
    )
    return MissingView(
        page=page,
        events=tuple(
            Link(url=site.urls.event(event.id), text=event.title) for event in newest(site)[:5]
        ),
    )
