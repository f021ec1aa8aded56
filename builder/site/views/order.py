"""Coverage -> in which order the articles appeared, as far as their dates allow.

Difficulty: an inline style is forbidden by the site's own security policy, so the positions of
tracks on the axis are attributes of SVG, in percent, and a track needs no known width.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final, Literal

import msgspec

from builder.core.article import Article
from builder.core.coverage import Coverage
from builder.site.library import Library
from builder.site.moments import Moment, day_words, moment
from builder.site.views import words
from builder.site.views.derivation import credited

_DAY: Final = timedelta(days=1)
#: Share of the axis that stands for "later", in percent.
_LATER: Final = 24.0
_MOST_TICKS: Final = 5
#: ... when each names its year, too.
_MOST_YEARS: Final = 3
#: A label in the middle so near to the last one would run into it (percent of the axis).
_CLEAR: Final = 20


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A label of the axis."""

    at: str
    text: str
    anchor: Literal["start", "middle", "end"]
    #: Left out on narrow screens.
    minor: bool


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """One article on the axis."""

    sign: str
    kind: Literal["minute", "span", "open", "none"]
    #: Percent of the axis.
    start: str
    width: str
    #: The same in words, with the basis of the date.
    text: str
    #: From what the date was inferred, in sentences; "" when it is printed somewhere.
    reason: str


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """The tracks of an event."""

    ticks: tuple[Tick, ...]
    #: Where lines cross all tracks.
    lines: tuple[str, ...]
    tracks: tuple[Track, ...]
    #: What is known about who came first, in sentences.
    sentences: tuple[str, ...]


class _Axis(msgspec.Struct, frozen=True):
    """The stretch of time that is drawn."""

    start: datetime
    end: datetime
    later: bool
    #: Every clock time on it was printed with its zone.
    zoned: bool

    def at(self, when: datetime) -> float:
        share = (when - self.start) / (self.end - self.start)
        return share * (100 - _LATER if self.later else 100)


def order(library: Library, coverage: Coverage) -> Order:
    """Return the tracks of an event; without a single date there is no axis."""
    articles = [library.articles[article] for article in library.columns(coverage.event)]
    dated = [found for article in articles if (found := moment(article.published))]
    axis = (
        _axis(dated, later=any(article.published_basis == "inferred" for article in articles))
        if dated
        else None
    )
    ticks = _ticks(axis, library.language) if axis else ()
    return Order(
        ticks=ticks,
        lines=tuple(tick.at for tick in ticks[1:] if tick.anchor == "middle"),
        tracks=tuple(_track(library, article, axis) for article in articles),
        sentences=credited_order(coverage),
    )


def credited_order(coverage: Coverage) -> tuple[str, ...]:
    """Return who came first by the articles' own words.

    The order of the dates is drawn, and told beside the tracks.
    """
    crediting = credited(coverage)
    return tuple(
        dict.fromkeys(one.reason for one in coverage.order if (one.later, one.earlier) in crediting)
    )


def _axis(dated: list[Moment], *, later: bool) -> _Axis:
    first = min(found.time for found in dated)
    last = max(_end(found) for found in dated)
    start = datetime.combine(first.date(), time(), UTC)
    end = datetime.combine((last - timedelta(microseconds=1)).date(), time(), UTC) + _DAY
    return _Axis(
        start, end, later, all(found.zoned for found in dated if found.precision == "minute")
    )


def _end(found: Moment) -> datetime:
    """Return the first moment after everything that a date may mean."""
    start = found.time
    if found.precision == "minute":
        return start + timedelta(minutes=1)
    if found.precision == "day":
        return start + _DAY
    months = 12 if found.precision == "year" else 1
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return start.replace(year=min(year, 9999), month=month + 1)


def _ticks(axis: _Axis, language: str) -> tuple[Tick, ...]:
    days = max((axis.end - axis.start).days, 1)
    years = axis.start.year != axis.end.year
    step = -(-days // (_MOST_YEARS if years else _MOST_TICKS))
    marks = [axis.start + step * _DAY * index for index in range(days // step + 1)]
    if days >= step * 2:
        marks = [
            one for one in marks if one == marks[-1] or axis.at(marks[-1]) - axis.at(one) >= _CLEAR
        ]
    if days == 1:
        marks.insert(1, axis.start + _DAY / 2)
    ticks = [_tick(axis, mark, language, first=not index) for index, mark in enumerate(marks)]
    return (
        (*ticks, Tick(at="100%", text="later", anchor="end", minor=False))
        if axis.later
        else tuple(ticks)
    )


def _tick(axis: _Axis, mark: datetime, language: str, *, first: bool) -> Tick:
    noon = mark.hour != 0
    at = axis.at(mark)
    text = (
        f"{mark:%H:%M}{' UTC' if axis.zoned else ''}"
        if noon
        else day_words(mark.date(), language, year=axis.start.year != axis.end.year)
    )
    anchor: Literal["start", "middle", "end"] = "start" if first else "end" if at > 99 else "middle"  # noqa: PLR2004 - at the right edge
    return Tick(at=_percent(at), text=text, anchor=anchor, minor=noon)


def _percent(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"


def _track(library: Library, article: Article, axis: _Axis | None) -> Track:
    found = moment(article.published)
    start, width, kind = 0.0, 0.0, "none"
    inferred = article.published_basis == "inferred"
    date, reason = words.published(library, article), words.date_reason(library, article)
    if found and axis:
        start = axis.at(found.time)
        kind = "open" if inferred else "minute" if found.precision == "minute" else "span"
        width = (100 if kind == "open" else axis.at(_end(found))) - start
    return Track(
        sign=library.sign(article.id),
        kind=kind,  # type: ignore[arg-type]
        start=_percent(start),
        width=_percent(width),
        text=date if inferred else f"{date}; {reason}",
        reason=reason if inferred else "",
    )
