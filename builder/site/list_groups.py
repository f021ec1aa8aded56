"""Lists of events and periods of the timeline -> groups of a page each: what a page is made from is
known by its events' digests, so that it is put together only when one of them changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.engine.stages import digest_of
from builder.site.event_lists import EventList, EventLists, Leaf, leaves
from builder.site.group import Group, frame_of
from builder.site.sheets import Sheet
from builder.site.views.browse import browse_view, event_line, listing_title
from builder.site.views.periods import TimePeriod
from builder.site.views.site_pages import SitePages
from builder.site.views.timeline import Timeline


def list_groups(pages: SitePages) -> Iterator[Group]:
    """Yield the pages of lists of events, but for the first page of all, which is a kind of its own."""
    site, frame = pages.library, frame_of(pages, "browse")
    listings = EventLists(site)
    lines = {event: digest_of(event_line(site, event)) for event in site.events}
    lists = digest_of([bool(one.events) for one in (listings.reported, listings.conflict)])
    for listing in listings:
        found = leaves(listing)
        for place, leaf in enumerate(found):
            if listing.key == "newest" and not leaf.number:
                continue
            title = listing_title(site, listing)
            beside = [one.number for one in found[max(place - 1, 0) : place + 2]]
            total = 0 if leaf.number else len(listing.events)
            yield Group(
                name=site.urls.browse(listing.key, leaf.number),
                template="browse",
                parts={
                    "the site": frame,
                    "the lists that there are": lists,
                    "what it is called": digest_of((title, beside, total)),
                    "its events": digest_of([lines[event] for event in leaf.events]),
                },
                make=partial(_listing, pages, listings, listing, leaf),
            )


def _listing(pages: SitePages, listings: EventLists, listing: EventList, leaf: Leaf) -> Sheet:
    return Sheet(views=(("browse", browse_view(pages, listings, listing, leaf)),))


def timeline_groups(pages: SitePages) -> Iterator[Group]:
    """Yield the pages of a long timeline, but for the first, which is a kind of its own."""
    timeline, frame = Timeline(pages), frame_of(pages, "timeline")
    faces = {name: digest_of(face) for name, face in timeline.faces()}
    for period in timeline.paged:
        shown = sorted({one.event for one in period.all_events})
        yield Group(
            name=pages.library.urls.timeline(period.name),
            template="timeline",
            parts={
                "the site": frame,
                "what is in it": digest_of((period, timeline.beside(period))),
                "its events": digest_of([faces[event] for event in shown]),
            },
            make=partial(_period, timeline, period),
        )


def _period(timeline: Timeline, period: TimePeriod) -> Sheet:
    return Sheet(views=(("timeline", timeline.page(period)),))
