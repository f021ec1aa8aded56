"""Entries -> Atom and JSON feeds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import msgspec
from markupsafe import Markup

from builder.core.page import File
from builder.site.catalog import Catalog
from builder.site.markup import xml_text
from builder.site.urls import file_of

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

#: Entries of a feed.
MOST_ENTRIES: Final = 50
#: What stands for an unknown date.
NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a feed."""

    #: For good: a reader tells by it what is new.
    id: str
    title: str
    url: str
    #: When the digest changed.
    updated: datetime
    html: Markup


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """One feed, in both formats."""

    #: Its own address without its ending, and that of the page whose changes it tells.
    where: str
    page: str
    title: str
    #: Newest first.
    items: tuple[FeedItem, ...]


def feed_files(catalog: Catalog, feed: Feed) -> Iterator[File]:
    """Yield a feed as Atom and as JSON Feed."""
    yield _atom(catalog, feed)
    yield _json(catalog, feed)


def _atom(catalog: Catalog, feed: Feed) -> File:
    """Return a feed as Atom."""
    from feedgen.feed import FeedGenerator  # noqa: PLC0415 - slow to load, and only a build needs it

    made = FeedGenerator()
    made.id(catalog.urls.identifier(f"{feed.where}.xml"))
    made.title(xml_text(feed.title))
    made.subtitle(xml_text(catalog.settings.description))
    made.author(name=xml_text(catalog.settings.title))
    made.link(href=catalog.urls.absolute(f"{feed.where}.xml"), rel="self")
    made.link(href=catalog.urls.absolute(feed.page), rel="alternate")
    made.language(catalog.language)
    made.generator("Coverage Digest", version=catalog.digest.version or None)
    made.updated(max((one.updated for one in feed.items), default=NEVER))
    for one in feed.items:
        _entry(made, one)
    return File(path=file_of(f"{feed.where}.xml"), data=made.atom_str(pretty=True) + b"\n")


def _entry(feed: FeedGenerator, item: FeedItem) -> None:
    entry = feed.add_entry(order="append")
    entry.id(item.id)
    entry.title(xml_text(item.title))
    entry.link(href=item.url, rel="alternate")
    entry.updated(item.updated)
    entry.content(xml_text(str(item.html)), type="html")


def _json(catalog: Catalog, feed: Feed) -> File:
    """Return a feed as JSON Feed 1.1."""
    where = f"{feed.where}.json"
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": catalog.settings.description,
        "home_page_url": catalog.urls.absolute(feed.page),
        "feed_url": catalog.urls.absolute(where),
        "language": catalog.language,
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.title,
                "content_html": str(item.html),
                "date_modified": item.updated.strftime("%Y-%m-%dT%H:%M:%SZ"),
            }
            for item in feed.items
        ],
    }
    text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    return File(path=file_of(where), data=text.encode("utf-8", "backslashreplace"))
