"""Overview -> the feeds that belong to no event: of the site, its conflicts, outlets and people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from builder.core.digest import Change
from builder.core.outlet import Outlet
from builder.core.page import File
from builder.engine.stages import digest_of
from builder.site.feed_items import change_id, change_item, newest_first, told_changes
from builder.site.feeds import MOST_ENTRIES, Feed, FeedItem, feed_files
from builder.site.overview import Overview
from builder.site.views.changes import ChangeView, change_view
from builder.site.views.conflicts import CONFLICTS


class ToldChange(NamedTuple):
    """A change, and what pages say of it."""

    change: Change
    view: ChangeView


class SiteFeeds:
    """The feeds of the whole site; entries about an event are read from what is kept of it."""

    def __init__(self, site: Overview) -> None:
        """Look through the history of ``site``."""
        self._site = site
        self._changes = [
            ToldChange(change, change_view(site, change)) for change in told_changes(site)
        ]
        #: The newest changes of the whole site.
        self.newest = self._changes[:MOST_ENTRIES]
        #: The newest changes of each outlet.
        self.by_outlet: defaultdict[str, list[ToldChange]] = defaultdict(list)
        for one in self._changes:
            if one.view.outlet and len(self.by_outlet[one.view.outlet]) < MOST_ENTRIES:
                self.by_outlet[one.view.outlet].append(one)

    @cached_property
    def frame(self) -> bytes:
        """Digest of what every feed prints of the site."""
        return digest_of((self._site.settings, self._site.digest.version))

    def told(self, changes: Iterable[ToldChange]) -> bytes:
        """Return the digest of what a feed tells of changes."""
        summary = self._site.summary
        return digest_of(
            [
                (one.change, one.view, summary(one.view.event).feed if one.view.event else b"")
                for one in changes
            ]
        )

    def whole(self) -> tuple[File, ...]:
        """Return the feed of the site."""
        return self._files("/feed", "/", "", self._items(self.newest))

    def outlet(self, outlet: Outlet) -> tuple[File, ...]:
        """Return the feed of an outlet."""
        urls = self._site.urls
        items = self._items(self.by_outlet[outlet.id])
        where = urls.outlet_file(outlet.id, "feed")
        return self._files(where, urls.outlet(outlet.id), outlet.name, items)

    def person(self, person: str, name: str) -> tuple[File, ...]:
        """Return the feed of a person who has a page."""
        urls, events = self._site.urls, self._site.quoting[person].events
        told = (dict(self._site.details(event).people_feeds) for event in events)
        items = newest_first(item for found in told for item in found.get(person, ()))
        return self._files(urls.person_file(person, "feed"), urls.person(person), name, items)

    def contested(self) -> tuple[str, ...]:
        """Return the events of which the feed of conflicts tells."""
        found = (
            (time, event)
            for event in sorted(self._site.events)
            for time in self._site.summary(event).conflict_times
        )
        return tuple(sorted({event for _, event in sorted(found, reverse=True)[:MOST_ENTRIES]}))

    def conflicts(self) -> tuple[File, ...]:
        """Return the feed of where reports differ in fact."""
        told = (self._site.details(event).conflict_feed for event in self.contested())
        items = newest_first(item for found in told for item in found)
        return self._files("/conflicts", "/", CONFLICTS, items)

    def _files(
        self, where: str, page: str, name: str, items: tuple[FeedItem, ...]
    ) -> tuple[File, ...]:
        title = ": ".join(filter(None, (self._site.settings.title, name)))
        return tuple(feed_files(self._site, Feed(where=where, page=page, title=title, items=items)))

    def _items(self, changes: Iterable[ToldChange]) -> tuple[FeedItem, ...]:
        return tuple(self._item(one.change, one.view.event) for one in changes)

    def _item(self, change: Change, event: str) -> FeedItem:
        known = self._site.details(event).feed if event else ()
        name = change_id(self._site, change)
        found = next((one for one in known if one.id == name), None)
        return found or change_item(self._site, change)
