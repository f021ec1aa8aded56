"""Articles in time -> lanes on one axis, an event or an outlet a lane.

Difficulties: marks that would cover each other are drawn as one with their number; one wrong date,
or a sentence that names 2050, would leave all others no room, so that the axis is that of the
events, and what lies far from them is counted in its margins; of a year or a month no day is made;
and an inline style is forbidden by the site's own security policy, so places are attributes of SVG,
in percent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from builder.core.article import Article
from builder.site.catalog import Catalog
from builder.site.markup import counted
from builder.site.moments import day_words, moment
from builder.site.views.axis import (
    LaneAxis,
    LaneTick,
    lane_axis,
    lane_ticks,
    midnight,
)
from builder.site.views.lane_marks import (
    LaneMark,
    MarkKind,
    TimePoint,
    beyond,
    lane_marks,
    last_day,
    margin_mark,
    point_of,
)

#: The axis holds the days of the events and so many around them.
_AROUND: Final = 31
#: Width of a margin (percent).
_MARGIN: Final = 8.0
#: Characters of a day in ISO 8601.
_DAY: Final = 10


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """One event, one outlet, or all dates that are recalled or announced."""

    name: str
    url: str
    marks: tuple[LaneMark, ...]
    #: The same in words.
    text: str


class Lanes(msgspec.Struct, frozen=True, kw_only=True):
    """Lanes of one kind with their axis."""

    title: str
    ticks: tuple[LaneTick, ...]
    lanes: tuple[Lane, ...]


class _Drawing(msgspec.Struct, frozen=True):
    """What all lanes share: the axis and each dated article's point on it."""

    axis: LaneAxis
    points: Mapping[str, TimePoint]
    language: str

    def lane(self, name: str, url: str, articles: Sequence[Article]) -> Lane:
        """Return the lane of some articles."""
        own = sorted(
            (self.points[article.id] for article in articles if article.id in self.points),
            key=lambda point: (point.start, point.end),
        )
        undated = len(articles) - len(own)
        parts = [
            counted(len(articles), "article"),
            _span([point.words for point in own]),
            f"{undated} undated" if undated else "",
        ]
        return Lane(
            name=name,
            url=url,
            marks=lane_marks(self.axis, own),
            text=", ".join(part for part in parts if part),
        )


def lanes(
    catalog: Catalog, events: Sequence[str], looked: Sequence[str], *, most: int
) -> tuple[Lanes, ...]:
    """Return the lanes of some events, by event and by outlet; of more than ``most``, by outlet alone.

    ``looked`` are the dates that their articles look back or forward to, in ISO 8601.
    """
    articles = {
        event: [catalog.articles[one] for one in catalog.columns(event)] for event in events
    }
    points = {
        article.id: point
        for known in articles.values()
        for article in known
        if (point := point_of(article, catalog.language))
    }
    if not points:
        return ()
    days = [moment(catalog.events[event].date) for event in events]
    axis = _axis(list(points.values()), [one.day for one in days if one and one.exact], looked)
    drawing = _Drawing(axis, points, catalog.language)
    by_event = [
        drawing.lane(catalog.events[event].title, f"#e-{event}", known)
        for event, known in articles.items()
    ]
    by_outlet = [
        drawing.lane(
            outlet_name(catalog, outlet), catalog.urls.outlet(outlet) if outlet else "", known
        )
        for outlet, known in _by_outlet(catalog, articles.values())
    ]
    ticks, apart = lane_ticks(axis, catalog.language), _told(axis, looked, catalog.language)
    if len(by_event) > most:
        return (Lanes(title="By outlet", ticks=ticks, lanes=(*by_outlet, *apart)),)
    return (
        Lanes(title="By event", ticks=ticks, lanes=(*by_event, *apart)),
        Lanes(title="By outlet", ticks=ticks, lanes=tuple(by_outlet)),
    )


def _by_outlet(
    catalog: Catalog, articles: Iterable[Sequence[Article]]
) -> list[tuple[str, list[Article]]]:
    """Return the outlets with their articles, those with most first."""
    outlets: defaultdict[str, list[Article]] = defaultdict(list)
    for article in (one for known in articles for one in known):
        outlets[article.outlet].append(article)
    return sorted(
        outlets.items(),
        key=lambda one: (-len(one[1]), outlet_name(catalog, one[0]).casefold(), one[0]),
    )


def _axis(points: Sequence[TimePoint], events: Sequence[date], looked: Sequence[str]) -> LaneAxis:
    """Return the axis that the days of events give, with margins where something lies beyond it."""
    exact = [point for point in points if point.exact]
    days = [point.start.date() for point in exact] or [
        day for point in points for day in (point.start.date(), last_day(point))
    ]
    if events:
        first, last = min(events).toordinal() - _AROUND, max(events).toordinal() + _AROUND
        days = [day for day in days if first <= day.toordinal() <= last] or list(events)
    axis = lane_axis(days)
    apart = any(beyond(axis, point) for point in points) or any(
        _outside(axis, when) for when in looked
    )
    return replace(axis, margin=_MARGIN) if apart else axis


def _outside(axis: LaneAxis, when: str) -> MarkKind | None:
    """Return the margin in which a date is counted, however exactly it is known."""
    if when < axis.start.isoformat()[: len(when)]:
        return "before"
    return "after" if when > _end(axis).isoformat()[: len(when)] else None


def _end(axis: LaneAxis) -> date:
    return axis.end - timedelta(days=1)


def outlet_name(catalog: Catalog, outlet: str) -> str:
    """Return what a lane calls an outlet."""
    known = catalog.outlets.get(outlet)
    return (known.sign or known.name) if known else "Outlet unknown"


def _told(axis: LaneAxis, looked: Sequence[str], language: str) -> tuple[Lane, ...]:
    """Return the lane of recalled or announced dates; those not drawn are told in words."""
    if not looked:
        return ()
    places = [_outside(axis, when) for when in looked]
    inside = [when for when, out in zip(looked, places, strict=True) if out is None]
    days = sorted(date.fromisoformat(when) for when in inside if len(when) == _DAY)
    before, behind = places.count("before"), places.count("after")
    vague = len(inside) - len(days)
    parts = [
        counted(len(days), "date") if days else "",
        f"{vague} of which only the month or year is told" if vague else "",
        f"{before} before {day_words(axis.start, language)}" if before else "",
        f"{behind} after {day_words(_end(axis), language)}" if behind else "",
    ]
    marks = lane_marks(axis, [TimePoint(midnight(day), midnight(day), "told") for day in days])
    return (
        Lane(
            name="Recalled or announced",
            url="",
            marks=(*margin_mark("before", before), *marks, *margin_mark("after", behind)),
            text=", ".join(part for part in parts if part),
        ),
    )


def _span(days: Sequence[str]) -> str:
    """Return the first and the last of some days in words."""
    return " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""
