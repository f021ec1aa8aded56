"""Changes -> Atom and JSON feeds, which say how the coverage changed and not only that a page is new.

No clock: an entry is as old as the article or event that it is about, and entries of one day keep the order of the history.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from builder.errors import printable
from builder.model.page import File
from builder.render.library import Library
from builder.render.markup import counted
from builder.render.moments import moment
from builder.render.urls import file_of
from builder.render.views import words
from builder.render.views.changes import ChangeView, change_view, shown
from builder.render.views.conflicts import in_words

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

_MOST: Final = 50
#: What stands for an unknown date.
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed."""

    id: str
    title: str
    url: str
    updated: datetime
    html: Markup


def feed_files(library: Library) -> Iterator[File]:
    """Yield the feeds of the whole site and of each outlet."""
    items = _items(library)
    title = library.settings.title
    whole = [item for item, _ in items[:_MOST]]
    yield _atom(library, "/feed.xml", "/", title, whole)
    yield _json_feed(library, whole)
    by_outlet: defaultdict[str, list[Item]] = defaultdict(list)
    for item, change in items:
        if change.outlet and len(by_outlet[change.outlet]) < _MOST:
            by_outlet[change.outlet].append(item)
    for outlet in sorted(outlet for outlet in library.outlets if library.by_outlet.get(outlet)):
        where, page = library.urls.outlet_file(outlet, "feed.xml"), library.urls.outlet(outlet)
        yield _atom(library, where, page, f"{title}: {library.outlets[outlet].name}", by_outlet.get(outlet, ()))


def event_feed(library: Library, event: str) -> File:
    """Return the feed of one event."""
    where, page = library.urls.event_file(event, "feed.xml"), library.urls.event(event)
    items = [item for item, change in _items(library) if change.event == event]
    return _atom(library, where, page, f"{library.settings.title}: {library.events[event].title}", items[:_MOST])


def _items(library: Library) -> list[tuple[Item, ChangeView]]:
    """Return the entries of all changes, newest first; without a history, an entry an article."""
    changes = [change_view(library, change) for change in library.digest.history if shown(library, change)] or _assumed(library)
    dated = [(_item(library, change), change) for change in changes]
    return sorted(dated, key=lambda pair: (pair[0].updated, pair[1].number), reverse=True)


def _assumed(library: Library) -> list[ChangeView]:
    """Return what a history of this digest would at least say."""
    found = []
    for number, article in enumerate(library.articles.values(), 1):
        event, day = library.event_of.get(article.id, ""), moment(article.published)
        text = f"{library.sign(article.id)} added" + (f": {library.events[event].title}" if event else "")
        url = library.urls.event(event) if event else library.urls.article(article.id)
        date = day.day.isoformat() if day else ""
        found.append(ChangeView(number=number, text=text, detail=article.title, url=url, date=date, event=event, outlet=article.outlet))
    return found


def _item(library: Library, change: ChangeView) -> Item:
    found = moment(change.date)
    updated = (found.time if found else _NEVER) + timedelta(seconds=change.number)
    return Item(
        id=library.urls.identifier(f"{change.url}#change-{change.number}"),
        title=change.text,
        url=library.urls.absolute(change.url),
        updated=updated,
        html=_html(library, change),
    )


def _html(library: Library, change: ChangeView) -> Markup:
    parts = [Markup("<p>{}</p>").format(change.detail)] if change.detail else []
    if change.event:
        statements = library.statements(change.event)
        lines = [
            Markup("<li><strong>{}</strong> {}</li>").format(library.sign(article), library.articles[article].title)
            for article in library.columns(change.event)
        ]
        parts.append(Markup("<ul>{}</ul>").format(Markup().join(lines)))
        if len(lines) > 1:
            total = words.difference_total(library, change.event)
            parts.append(Markup("<p>{}, {} in wording.</p>").format(counted(len(statements), "statement"), counted(total, "difference")))
            parts += _conflicts(library, change.event)
    return Markup().join(parts)


def _conflicts(library: Library, event: str) -> Iterator[Markup]:
    """Yield where the reports of an event differ in fact."""
    coverage = library.coverages.get(event)
    if coverage and coverage.conflicts:
        lines = [Markup("<li>{}</li>").format(in_words(library, conflict)) for conflict in coverage.conflicts]
        yield Markup("<p>Where reports differ in fact:</p><ul>{}</ul>").format(Markup().join(lines))


def _clean(text: str) -> str:
    """Return text without the characters that XML forbids."""
    return "".join(
        printable(character) if character < " " and character not in "\t\n\r" else character
        for character in text
        if character not in "\ufffe\uffff"
    )


def _atom(library: Library, where: str, page: str, title: str, items: Sequence[Item]) -> File:
    from feedgen.feed import FeedGenerator  # noqa: PLC0415 - slow to load, and only a build needs it

    feed = FeedGenerator()
    feed.id(library.urls.identifier(where))
    feed.title(_clean(title))
    feed.subtitle(_clean(library.settings.description))
    feed.author(name=_clean(library.settings.title))
    feed.link(href=library.urls.absolute(where), rel="self")
    feed.link(href=library.urls.absolute(page), rel="alternate")
    feed.language(library.language)
    feed.generator("Coverage Digest", version=library.digest.version or None)
    feed.updated(max((item.updated for item in items), default=_NEVER))
    for item in items:
        _entry(feed, item)
    return File(path=file_of(where), data=feed.atom_str(pretty=True) + b"\n")


def _entry(feed: FeedGenerator, item: Item) -> None:
    entry = feed.add_entry(order="append")
    entry.id(item.id)
    entry.title(_clean(item.title))
    entry.link(href=item.url, rel="alternate")
    entry.updated(item.updated)
    entry.content(_clean(str(item.html)), type="html")


def _json_feed(library: Library, items: Sequence[Item]) -> File:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": library.settings.title,
        "description": library.settings.description,
        "home_page_url": library.urls.absolute("/"),
        "feed_url": library.urls.absolute("/feed.json"),
        "language": library.language,
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.title,
                "content_html": str(item.html),
                "date_modified": item.updated.strftime("%Y-%m-%dT%H:%M:%SZ"),
            }
            for item in items
        ],
    }
    return File(path="feed.json", data=(json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace"))
