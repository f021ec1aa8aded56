"""Changes -> Atom and JSON feeds, which say how coverage changed, not only what is new.

No clock: an entry is as old as the article or event that it is about, and entries of one day keep
the order of the history.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import msgspec
from markupsafe import Markup

from builder.core.errors import printable
from builder.core.page import File
from builder.site.catalog import Catalog
from builder.site.library import Library
from builder.site.markup import counted
from builder.site.moments import moment
from builder.site.urls import file_of
from builder.site.views import words
from builder.site.views.changes import ChangeView, change_view, first_day, shown
from builder.site.views.conflicts import in_words

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

#: Entries of a feed.
MOST: Final = 50
#: What stands for an unknown date.
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a feed."""

    id: str
    title: str
    url: str
    updated: datetime
    html: Markup


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """One feed."""

    #: Its own address, and that of the page whose changes it tells.
    where: str
    page: str
    title: str
    items: tuple[FeedItem, ...]


def event_feed(library: Library, event: str) -> File:
    """Return the feed of one event."""
    where, page = library.urls.event_file(event, "feed.xml"), library.urls.event(event)
    told = told_in_feeds(library, event)
    items = tuple(
        item(library, change, told) for change in dated_changes(library) if change.event == event
    )
    title = f"{library.settings.title}: {library.events[event].title}"
    return atom(library, Feed(where=where, page=page, title=title, items=items[:MOST]))


def dated_changes(catalog: Catalog) -> list[ChangeView]:
    """Return all changes, newest first; without a history, one an article."""
    changes = [
        change_view(catalog, change) for change in catalog.digest.history if shown(catalog, change)
    ] or _assumed(catalog)
    return sorted(changes, key=lambda change: (_updated(change), change.number), reverse=True)


def _updated(change: ChangeView) -> datetime:
    found = moment(change.date)
    return (found.time if found else _NEVER) + timedelta(seconds=change.number)


def _assumed(catalog: Catalog) -> list[ChangeView]:
    """Return what a history of this digest would at least say."""
    found = []
    for number, article in enumerate(catalog.articles.values(), 1):
        event, date = catalog.event_of.get(article.id, ""), first_day(article.published)
        text = f"{catalog.sign(article.id)} added" + (
            f": {catalog.events[event].title}" if event else ""
        )
        url = catalog.urls.event(event) if event else catalog.urls.article(article.id)
        found.append(
            ChangeView(
                number=number,
                text=text,
                detail=article.title,
                url=url,
                date=date,
                event=event,
                outlet=article.outlet,
            )
        )
    return found


def item(catalog: Catalog, change: ChangeView, told: Markup) -> FeedItem:
    """Return the entry of a change; ``told``: what feeds tell of its event."""
    detail = Markup("<p>{}</p>").format(change.detail) if change.detail else Markup()
    page = change.url.partition("#")[0]
    return FeedItem(
        id=catalog.urls.identifier(f"{page}#change-{change.number}"),
        title=change.text,
        url=catalog.urls.absolute(change.url),
        updated=_updated(change),
        html=detail + told,
    )


def told_in_feeds(library: Library, event: str) -> Markup:
    """Return an event for feeds: headlines, how much was compared, factual differences."""
    lines = [
        Markup("<li><strong>{}</strong> {}</li>").format(
            library.sign(article), library.articles[article].title
        )
        for article in library.columns(event)
    ]
    parts = [Markup("<ul>{}</ul>").format(Markup().join(lines))]
    if len(lines) > 1:
        statements = counted(len(library.statements(event)), "statement")
        differences = counted(words.difference_total(library, event), "difference")
        parts.append(Markup("<p>{}, {} in wording.</p>").format(statements, differences))
        parts += _conflicts(library, event)
    return Markup().join(parts)


def _conflicts(library: Library, event: str) -> Iterator[Markup]:
    """Yield where the reports of an event differ in fact."""
    coverage = library.coverages.get(event)
    if coverage and coverage.conflicts:
        lines = [
            Markup("<li>{}</li>").format(in_words(library, conflict))
            for conflict in coverage.conflicts
        ]
        yield Markup("<p>Where reports differ in fact:</p><ul>{}</ul>").format(Markup().join(lines))


def _clean(text: str) -> str:
    """Return text without the characters that XML forbids."""
    return "".join(
        printable(character) if character < " " and character not in "\t\n\r" else character
        for character in text
        if character not in "\ufffe\uffff"
    )


def atom(catalog: Catalog, feed: Feed) -> File:
    """Return a feed as Atom."""
    from feedgen.feed import FeedGenerator  # noqa: PLC0415 - slow to load, and only a build needs it

    made = FeedGenerator()
    made.id(catalog.urls.identifier(feed.where))
    made.title(_clean(feed.title))
    made.subtitle(_clean(catalog.settings.description))
    made.author(name=_clean(catalog.settings.title))
    made.link(href=catalog.urls.absolute(feed.where), rel="self")
    made.link(href=catalog.urls.absolute(feed.page), rel="alternate")
    made.language(catalog.language)
    made.generator("Coverage Digest", version=catalog.digest.version or None)
    made.updated(max((one.updated for one in feed.items), default=_NEVER))
    for one in feed.items:
        _entry(made, one)
    return File(path=file_of(feed.where), data=made.atom_str(pretty=True) + b"\n")


def _entry(feed: FeedGenerator, item: FeedItem) -> None:
    entry = feed.add_entry(order="append")
    entry.id(item.id)
    entry.title(_clean(item.title))
    entry.link(href=item.url, rel="alternate")
    entry.updated(item.updated)
    entry.content(_clean(str(item.html)), type="html")


def json_feed(catalog: Catalog, feed: Feed) -> File:
    """Return a feed as JSON Feed."""
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": catalog.settings.title,
        "description": catalog.settings.description,
        "home_page_url": catalog.urls.absolute("/"),
        "feed_url": catalog.urls.absolute("/feed.json"),
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
    return File(
        path="feed.json",
        data=(json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode(
            "utf-8", "backslashreplace"
        ),
    )
