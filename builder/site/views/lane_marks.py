"""Points of time -> the marks of a lane, each as exact as it is known.

Marks that would cover each other are one with their number. Of a year or a month no day is made: it
is drawn as long as it is, and stands by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final, Literal

import msgspec

from builder.core.article import Article
from builder.site.moments import Moment, date_words, moment
from builder.site.views.axis import LaneAxis, after, midnight, percent

MarkKind = Literal["minute", "day", "within", "open", "told", "before", "after"]
#: Marks nearer than this (percent of the axis) are drawn as one.
_NEAR: Final = 4.0
#: Length of a bar that is open to the right, and least length of any bar (percent).
_OPEN: Final = 5.0
_LEAST: Final = 1.2
#: A mark that ends beyond this (percent of the axis) has its number before it.
_FULL: Final = 95


class LaneMark(msgspec.Struct, frozen=True, kw_only=True):
    """One mark, or several drawn as one with their number.

    Such a mark is no more precise than a day, unless all of them are. ``before`` and ``after`` are
    numbers in the margins.
    """

    kind: MarkKind
    #: Percent of the axis.
    at: str
    width: str
    #: Where its number is: behind it, or before it at the end of the axis.
    label: str
    before: bool
    count: int


class TimePoint(msgspec.Struct, frozen=True):
    """One mark of a lane before it has its place: from when to when, both the same for a minute."""

    start: datetime
    end: datetime
    kind: MarkKind
    #: The date in words, as exactly as it is known; "" for a recalled or announced date.
    words: str = ""

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.kind != "within"


def lane_marks(axis: LaneAxis, points: Sequence[TimePoint]) -> tuple[LaneMark, ...]:
    """Return marks from left to right; those too near to be told apart are one."""
    groups: list[list[TimePoint]] = []
    places = [beyond(axis, one) for one in points]
    for point, out in zip(points, places, strict=True):
        if out:
            continue
        if (
            groups
            and point.exact
            and groups[-1][-1].exact
            and axis.at(point.start) - axis.at(groups[-1][0].start) < _NEAR
        ):
            groups[-1].append(point)
        else:
            groups.append([point])
    return (
        *margin_mark("before", places.count("before")),
        *(_mark(axis, group) for group in groups),
        *margin_mark("after", places.count("after")),
    )


def margin_mark(kind: MarkKind, count: int) -> tuple[LaneMark, ...]:
    """Return what is counted in a margin, if there is anything."""
    if not count:
        return ()
    place = "0%" if kind == "before" else "100%"
    return (
        LaneMark(kind=kind, at=place, width="0%", label=place, before=kind == "after", count=count),
    )


def _mark(axis: LaneAxis, group: Sequence[TimePoint]) -> LaneMark:
    kinds = {point.kind for point in group}
    kind: MarkKind = kinds.pop() if len(kinds) == 1 else "day"
    first = group[0].start if kind == "minute" else midnight(group[0].start.date())
    until = (
        group[-1].end if kind == "within" else midnight(group[-1].start.date()) + timedelta(days=1)
    )
    start = axis.at(max(first, midnight(axis.start)))
    end = axis.at(min(until, midnight(axis.end)))
    room = 100 - axis.margin - start
    width = {
        "day": max(end - start, _LEAST),
        "within": max(end - start, _LEAST),
        "open": min(_OPEN, room),
    }.get(kind, 0.0)
    before = start + width > _FULL - axis.margin
    label = start if before else start + width
    return LaneMark(
        kind=kind,
        at=percent(start),
        width=percent(width),
        label=percent(label),
        before=before,
        count=len(group),
    )


def point_of(article: Article, language: str) -> TimePoint | None:
    """Return when an article was published; ``None`` for one without a date."""
    found = moment(article.published)
    if found is None:
        return None
    start, end = _bounds(found)
    kind: MarkKind = "within"
    if found.exact:
        kind = "minute" if found.precision == "minute" else "day"
        kind = "open" if article.published_basis == "inferred" else kind
    return TimePoint(start, end, kind, date_words(found, language, clock=False))


def _bounds(found: Moment) -> tuple[datetime, datetime]:
    """Return from when to when a date may be."""
    start = found.time.replace(tzinfo=None)
    if found.precision == "minute":
        return start, start
    return start, midnight(after(found.day, found.precision))


def last_day(point: TimePoint) -> date:
    """Return the last day that a date may mean which is not known to the minute."""
    return (point.end - timedelta(days=1)).date()


def beyond(axis: LaneAxis, point: TimePoint) -> MarkKind | None:
    """Return the margin in which a point is counted; ``None`` where it is on the axis."""
    if point.end < midnight(axis.start) or (
        point.end == midnight(axis.start) and point.kind != "minute"
    ):
        return "before"
    return "after" if point.start >= midnight(axis.end) else None
