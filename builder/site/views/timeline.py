"""Events and dated passages -> the timeline: newest first, marks as exact as dates.

A long timeline has a page a year, a year of many events a page a month, and a month of many a page
a day; an index by year and month leads to them. What reports recall or announce stands apart from
the events of its period, folded where there is much of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from builder.site.markup import counted
from builder.site.moments import edtf_words
from builder.site.overview import Overview
from builder.site.views.almanac import Almanac, almanac
from builder.site.views.entries import TimelineEntry, event_entry, storyline_link
from builder.site.views.lanes import Lanes, lanes, outlet_name
from builder.site.views.page import Link, PageShell
from builder.site.views.periods import (
    MOST_EVENTS,
    PlacedDate,
    PlacedEvent,
    TimePeriod,
    days_apart,
    divided,
    parted,
    period_words,
    periods,
)
from builder.site.views.site_pages import SitePages

#: A page of more events than this is a close list: what there is of each article is folded.
_MOST_WHOLE: Final = 12
#: Lanes of events drawn at most; of more, the index and the outlets' lanes tell.
_MOST_LANES: Final = 24
#: Dates of one section that are open where the page is not a close list, and how many of more.
_MOST_OPEN: Final = 8
_FEW_OPEN: Final = 6
#: Events that the page of a divided period names of each period inside it.
_NAMED: Final = 3
#: Characters of a year in ISO 8601.
_YEAR: Final = 4


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A year, a month or a day on one page; or what lies around them."""

    name: str
    anchor: str
    entries: tuple[TimelineEntry, ...]
    #: What reports recall or announce, and the part of it that is folded.
    dates: tuple[TimelineEntry, ...]
    folded: tuple[TimelineEntry, ...]
    #: "9 more dates that reports recall or announce".
    summary: str
    #: Where the whole of it is, if it has a page of its own; else without an address.
    more: Link


class TimelineView(msgspec.Struct, frozen=True, kw_only=True):
    """Events and coverage in time."""

    page: PageShell
    title: str
    count: str
    #: The periods around that of the page.
    trail: tuple[Link, ...]
    #: Years and months with their numbers of events, on the first page of a timeline of many.
    index: Almanac | None
    #: Everything on the page, drawn: by event and by outlet.
    lanes: tuple[Lanes, ...]
    sections: tuple[Section, ...]
    #: Links to the sections, or to periods that have pages of their own.
    jumps: tuple[Link, ...]
    #: The next period with an event in either direction; without an address where there is none.
    newer: Link
    older: Link
    #: A close list.
    close: bool


def views(pages: SitePages) -> Iterator[TimelineView]:
    """Yield the first page: the whole timeline or, when it is long, its newest period with an event.

    `Timeline` makes the pages of the others.
    """
    yield Timeline(pages).first()


class Timeline:
    """The periods of a site, and which of them have pages of their own."""

    def __init__(self, pages: SitePages) -> None:
        self._pages = pages
        self._site: Overview = pages.library
        self._long = len(self._site.events) > MOST_EVENTS
        found = periods(self._site)
        self._periods = tuple(divided(one) for one in found) if self._long else found
        #: Every period that has a page, the larger ones first.
        self._whole = [one for period in self._periods for one in period.whole()]
        self._leaves = [one for one in self._whole if not one.inner and one.events]
        self._apart = {} if len(self._site.events) > _MOST_WHOLE else days_apart(self._site)

    @property
    def paged(self) -> Sequence[TimePeriod]:
        """The periods that have a page each; none of a short timeline."""
        return self._whole if self._long else ()

    def faces(self) -> Iterator[tuple[str, object]]:
        """Yield by its id what the page of a period prints of each event."""
        site = self._site
        for event, record in site.events.items() if self._long else ():
            reports = [
                (site.articles[one], site.sign(one), outlet_name(site, site.articles[one].outlet))
                for one in site.columns(event)
            ]
            found = (record, storyline_link(site, event), site.summary(event).order)
            yield event, (*found, reports)

    def beside(self, period: TimePeriod) -> tuple[Link, Link]:
        """Return the next newer and the next older period with an event."""
        return self._beside(period.name, -1), self._beside(period.name, 1)

    def first(self) -> TimelineView:
        """Return the first page."""
        site = self._site
        shown = tuple(self._leaves[:1]) if self._long else self._periods
        many = len(site.events) > _MOST_WHOLE
        found = f"{counted(len(site.events), 'event')} and {counted(len(site.articles), 'article')}"
        count = f"{found}, and the dates that the articles look back or forward to. Where nothing is said of an order, none is proven."
        jumps = [
            Link(url=self._where(one.name), text=period_words(one.name, site.language))
            for one in self._periods
            if not (many and one.all_events and one.name.isdigit())
        ]
        return replace(
            self._view("/timeline/", "Timeline", count, shown),
            index=almanac(site, self._periods, self._addresses()) if many else None,
            jumps=tuple(jumps) if many or len(jumps) > 1 else (),
            older=self._beside(shown[0].name, 1) if self._long and shown else _NOWHERE,
        )

    def page(self, period: TimePeriod) -> TimelineView:
        """Return the page of one period."""
        language = self._site.language
        dates = counted(len(period.dates), "date")
        parts = [
            counted(len(period.all_events), "event") if period.all_events else "",
            f"{dates} that reports recall or announce" if period.dates else "",
        ]
        found = self._view(
            self._where(period.name),
            f"Timeline: {period_words(period.name, language)}",
            f"{' and '.join(part for part in parts if part)}.",
            () if period.inner else (period,),
        )
        if period.inner:
            rest = replace(period, inner=())
            sections = [self._brief(one) for one in period.inner]
            sections += [self._section(rest, close=True)] if rest.events or rest.dates else []
            found = replace(found, sections=tuple(sections), close=True)
        around = [period.name[:length] for length in (_YEAR, 7) if length < len(period.name)]
        trail = (
            Link(url="/timeline/", text="Timeline"),
            *(
                Link(url=self._where(name), text=period_words(name, language))
                for name in around
                if period.name[0].isdigit()
            ),
        )
        jumps = tuple(Link(url=f"#{one.anchor}", text=one.name) for one in found.sections)
        newer, older = self.beside(period)
        return replace(
            found,
            trail=trail,
            jumps=jumps if len(jumps) > 1 else (),
            newer=newer,
            older=older,
        )

    def _view(self, url: str, title: str, count: str, shown: Sequence[TimePeriod]) -> TimelineView:
        """Return a page that shows some periods whole, without its links."""
        events = [one.event for period in shown for one in period.events]
        close = len(events) > _MOST_WHOLE
        return TimelineView(
            page=self._pages.page("timeline", url, title, count),
            title=title,
            count=count,
            trail=(),
            index=None,
            lanes=lanes(
                self._site,
                events,
                [one.when for period in shown for one in period.dates],
                most=_MOST_LANES,
            ),
            sections=tuple(
                self._section(part, close=close, year=url == "/timeline/")
                for period in shown
                for part in self._parts(period)
            ),
            jumps=(),
            newer=_NOWHERE,
            older=_NOWHERE,
            close=close,
        )

    def _parts(self, period: TimePeriod) -> tuple[TimePeriod, ...]:
        """Return a year of a long timeline by month, and any other period as it is."""
        by_month = self._long and period.name.isdigit()
        return parted(period) if by_month else (period,)

    def _section(self, period: TimePeriod, *, close: bool, year: bool = False) -> Section:
        dated = period.name[0].isdigit()
        entries = tuple(self._date(one, year=not dated) for one in period.dates)
        fits = len(entries) <= _MOST_OPEN or (self._long and not dated)
        shown = 0 if close and dated else len(entries) if fits else _FEW_OPEN
        what = counted(len(entries) - shown, "more date" if shown else "date")
        return Section(
            name=period_words(period.name, self._site.language, year=year),
            anchor=_anchor(period.name),
            entries=self._entries(period.events),
            dates=entries[:shown],
            folded=entries[shown:],
            summary=f"{what} that reports recall or announce",
            more=_NOWHERE,
        )

    def _brief(self, period: TimePeriod) -> Section:
        """Return a period by the events that most articles report."""
        site, events = self._site, period.all_events
        order = sorted(events, key=lambda one: -len(site.columns(one.event)))
        most = {one.event for one in order[:_NAMED]}
        words = period_words(period.name, site.language)
        return Section(
            name=period_words(period.name, site.language, year=False),
            anchor=_anchor(period.name),
            entries=self._entries([one for one in events if one.event in most]),
            dates=(),
            folded=(),
            summary="",
            more=Link(
                url=self._where(period.name), text=f"All {counted(len(events), 'event')} of {words}"
            ),
        )

    def _entries(self, placed: Sequence[PlacedEvent]) -> tuple[TimelineEntry, ...]:
        return tuple(
            event_entry(
                self._site,
                one.event,
                self._apart.get(one.event, 0),
                self._site.summary(one.event).order,
            )
            for one in placed
        )

    def _date(self, placed: PlacedDate, *, year: bool) -> TimelineEntry:
        told = placed.told
        words = edtf_words(told.date, self._site.language, year=False)
        return told.entry if year else replace(told.entry, date=words)

    def _where(self, name: str) -> str:
        """Return the page of a period, or its place on the only page."""
        return self._site.urls.timeline(name) if self._long else f"#{_anchor(name)}"

    def _addresses(self) -> dict[str, str]:
        """Return the page of each period and of each event."""
        if not self._long:
            return dict.fromkeys(self._site.events, "")
        pages = {period.name: self._where(period.name) for period in self._whole}
        return pages | {
            one.event: pages[period.name] for period in self._whole for one in period.events
        }

    def _beside(self, name: str, step: int) -> Link:
        """Return the period with events that comes before or after one, if it is one itself."""
        names = [leaf.name for leaf in self._leaves]
        place = names.index(name) + step if name in names else -1
        if not 0 <= place < len(names):
            return _NOWHERE
        words = period_words(names[place], self._site.language)
        return Link(
            url=self._where(names[place]), text=f"{'Older' if step > 0 else 'Newer'}: {words}"
        )


_NOWHERE: Final = Link(url="", text="")


def _anchor(name: str) -> str:
    return f"y-{name}"
