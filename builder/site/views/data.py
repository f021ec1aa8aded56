"""The index of everything that can be downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from builder.site.overview import newest
from builder.site.schema import KINDS, schema_address
from builder.site.views.page import Link, PageShell
from builder.site.views.site_pages import SitePages

_MOST_EVENTS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFiles:
    """The data files of one event."""

    title: str
    url: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """What can be downloaded."""

    page: PageShell
    files: tuple[Link, ...]
    feeds: tuple[Link, ...]
    #: One an outlet.
    outlet_feeds: tuple[Link, ...]
    events: tuple[EventFiles, ...]


def views(pages: SitePages) -> Iterator[DataView]:
    """Yield the index of everything that can be downloaded."""
    site = pages.library
    urls = site.urls
    names = (
        ("coverage.json", "JSON"),
        ("statements.csv", "CSV"),
        ("captures.csv", "captures"),
        ("versions.csv", "versions"),
        ("cite.bib", "BibTeX"),
        ("cite.ris", "RIS"),
        ("cite.csl.json", "CSL-JSON"),
        ("feed.xml", "feed"),
        ("card.png", "card"),
    )
    yield DataView(
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
                note="all articles, outlets, events and storylines; texts, statements and readings are in each event's coverage.json",
            ),
            *(
                Link(
                    url=schema_address(kind),
                    text=f"{kind}.schema.json",
                    note=f"JSON Schema of {'each ' if kind == 'coverage' else ''}{kind}.json",
                )
                for kind in KINDS
            ),
            Link(
                url="/data/articles.csv",
                text="articles.csv",
                note="one article a line: outlet, date and its basis, capture and digest",
            ),
            Link(
                url="/data/versions.csv",
                text="versions.csv",
                note="articles captured more than once: each capture a line, with how the text changed",
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
