"""Articles in time -> lanes on one axis, an event or an outlet a lane.

Difficulty: marks that would cover each other are drawn as one with their number; and an inline
style is forbidden by the site's own security policy, so places are attributes of SVG, in percent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, Literal

import msgspec

from builder.core.article import Article
from builder.site.catalog import Catalog
from builder.site.markup import counted
from builder.site.moments import date_words, day_words, moment
from builder.site.views.axis import LaneAxis, LaneTick, lane_axis, lane_ticks, midnight, percent

MarkKind = Literal["minute", "day", "open", "told"]
#: Marks nearer than this (percent of the axis) are drawn as one.
_NEAR: Final = 4.0
#: Length of a bar that is open to the right, and least length of any bar (percent).
_OPEN: Final = 5.0
_LEAST: Final = 1.2
#: Announced dates are drawn so many days after the last article, or as many as the articles span:
#: one that names 2050 would leave the articles no room.
_AHEAD: Final = 366
#: A mark that ends beyond this (percent of the axis) has its number before it.
_FULL: Final = 95


class LaneMark(msgspec.Struct, frozen=True, kw_only=True):
    """One mark, or several drawn as one with their number.

    Such a mark is no more precise than a day, unless all of them are.
    """

    kind: MarkKind
    #: Percent of the axis.
    at: str
    width: str
    #: Where its number is: behind it, or before it at the end of the axis.
    label: str
    before: bool
    count: int


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


class _Point(msgspec.Struct, frozen=True):
    """One mark of a lane before it has its place."""

    when: datetime
    kind: MarkKind
    #: The day in words, as exactly as it is known; "" for a recalled or announced date.
    words: str = ""

    @property
    def day(self) -> date:
        return self.when.date()


class _Drawn(msgspec.Struct, frozen=True):
    """The days that the axis can show, whatever a report looks back or forward to."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


class _Drawing(msgspec.Struct, frozen=True):
    """What all lanes share: the axis and each dated article's point on it."""

    axis: LaneAxis
    points: Mapping[str, _Point]
    language: str

    def lane(self, name: str, url: str, articles: Sequence[Article]) -> Lane:
        own = sorted(
            (self.points[article.id] for article in articles if article.id in self.points),
            key=lambda point: point.when,
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
            marks=_marks(self.axis, own),
            text=", ".join(part for part in parts if part),
        )


def lanes(catalog: Catalog, events: Sequence[str], looked: Sequence[date]) -> tuple[Lanes, ...]:
    """Return the lanes of some events, by event and by outlet.

    ``looked`` are the days that their articles look back or forward to.
    """
    articles = {
        event: [catalog.articles[one] for one in catalog.columns(event)] for event in events
    }
    points = {
        article.id: point
        for known in articles.values()
        for article in known
        if (point := _point(article, catalog.language))
    }
    if not points:
        return ()
    first, last = (pick(point.day for point in points.values()) for pick in (min, max))
    until = min(last.toordinal() + max((last - first).days, _AHEAD), date.max.toordinal())
    drawn = _Drawn(first, date.fromordinal(until))
    axis = lane_axis(
        [point.day for point in points.values()] + [day for day in looked if drawn.holds(day)]
    )
    apart = _told(axis, looked, drawn, catalog.language)
    drawing = _Drawing(axis, points, catalog.language)
    by_event = [
        drawing.lane(catalog.events[event].title, f"#e-{event}", known)
        for event, known in articles.items()
    ]
    outlets: defaultdict[str, list[Article]] = defaultdict(list)
    for article in (one for known in articles.values() for one in known):
        outlets[article.outlet].append(article)
    by_outlet = [
        drawing.lane(
            _outlet_name(catalog, outlet), catalog.urls.outlet(outlet) if outlet else "", known
        )
        for outlet, known in sorted(
            outlets.items(),
            key=lambda one: (-len(one[1]), _outlet_name(catalog, one[0]).casefold(), one[0]),
        )
    ]
    ticks = lane_ticks(axis, catalog.language)
    return (
        Lanes(title="By event", ticks=ticks, lanes=(*by_event, *apart)),
        Lanes(title="By outlet", ticks=ticks, lanes=tuple(by_outlet)),
    )


def _outlet_name(catalog: Catalog, outlet: str) -> str:
    known = catalog.outlets.get(outlet)
    return (known.sign or known.name) if known else "Outlet unknown"


def _point(article: Article, language: str) -> _Point | None:
    found = moment(article.published)
    if found is None:
        return None
    return _Point(
        found.time.replace(tzinfo=None),
        "open"
        if article.published_basis == "inferred"
        else "minute"
        if found.precision == "minute"
        else "day",
        date_words(found, language, clock=False),
    )


def _told(axis: LaneAxis, days: Sequence[date], drawn: _Drawn, language: str) -> tuple[Lane, ...]:
    """Return the lane of recalled or announced dates; those not drawn are told in words."""
    if not days:
        return ()
    own = sorted(day for day in days if drawn.holds(day))
    before, after = sum(day < drawn.first for day in days), sum(day > drawn.last for day in days)
    parts = [
        counted(len(own), "date") if own else "",
        f"{before} before {day_words(drawn.first, language)}" if before else "",
        f"{after} after {day_words(drawn.last, language)}" if after else "",
    ]
    marks = _marks(axis, [_Point(midnight(day), "told") for day in own])
    return (
        Lane(
            name="Recalled or announced",
            url="",
            marks=marks,
            text=", ".join(part for part in parts if part),
        ),
    )


def _span(days: Sequence[str]) -> str:
    """Return the first and the last of some days in words."""
    return " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""


def _marks(axis: LaneAxis, points: Sequence[_Point]) -> tuple[LaneMark, ...]:
    """Return marks from left to right; those too near to be told apart are one."""
    groups: list[list[_Point]] = []
    for point in points:
        if groups and axis.at(point.when) - axis.at(groups[-1][0].when) < _NEAR:
            groups[-1].append(point)
        else:
            groups.append([point])
    return tuple(_mark(axis, group) for group in groups)


def _mark(axis: LaneAxis, group: Sequence[_Point]) -> LaneMark:
    kinds = {point.kind for point in group}
    kind: MarkKind = kinds.pop() if len(kinds) == 1 else "day"
    first = group[0].when if kind == "minute" else midnight(group[0].day)
    start = axis.at(first)
    end = axis.at(midnight(group[-1].day) + timedelta(days=1))
    width = {"day": max(end - start, _LEAST), "open": min(_OPEN, 100 - start)}.get(kind, 0.0)
    before = start + width > _FULL
    label = start if before else start + width
    return LaneMark(
        kind=kind,
        at=percent(start),
        width=percent(width),
        label=percent(label),
        before=before,
        count=len(group),
    )
