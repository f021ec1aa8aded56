"""Events and dated passages → the timeline: years downwards from the newest, each mark as precise as its date.

Difficulty: articles look back over decades, so that years without an event would be mostly empty;
what lies before the first event stands together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, Literal

from builder.model.coverage import Dated
from builder.render.library import Library
from builder.render.markup import counted, excerpt, fragment_of, number_word
from builder.render.moments import date_words, day_words, edtf_day, edtf_words, moment, weekday_words
from builder.render.views import words
from builder.render.views.lanes import Lanes, lanes
from builder.render.views.order import credited_order
from builder.render.views.page import Link, Page, Pages

TimeMark = Literal["minute", "day", "open", "none", "told"]
_UNDATED: Final = "Undated"
_BEFORE: Final = "Before"
_LONGEST_QUOTE: Final = 110
#: A timeline of more entries than this has a page a year.
_LONG: Final = 300
#: A run of more entries than this is folded behind its first ones.
_MOST_OF_A_RUN: Final = 8
_OPEN_OF_A_RUN: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineArticle:
    """One article of an event on the timeline."""

    sign: str
    mark: TimeMark
    date: str
    title: str
    language: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One event, or one date that an article looks back or forward to."""

    kind: Literal["event", "told"]
    #: Its place on the page; "" for a date.
    anchor: str
    #: The date as HTML has it; "" when it is vaguer than HTML can say.
    datetime: str
    mark: TimeMark
    date: str
    #: "Monday, Moscow", "133 days earlier".
    notes: tuple[str, ...]
    title: str
    language: str
    url: str
    #: What it belongs to, with its place there.
    storyline: Link | None
    articles: tuple[TimelineArticle, ...]
    #: What is known of the order; who recalls the date.
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of entries of one kind, the first ones open."""

    open: tuple[TimelineEntry, ...]
    folded: tuple[TimelineEntry, ...]
    #: "9 more dates".
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One part of the timeline."""

    name: str
    anchor: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """An entry with what it was made from, in its year."""

    day: date
    key: str
    entry: TimelineEntry
    event: str = ""
    dated: Dated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """Events and coverage in time."""

    page: Page
    title: str
    count: str
    #: Everything on the page, drawn: by event and by outlet.
    lanes: tuple[Lanes, ...]
    years: tuple[Year, ...]
    #: Links to the years: places on this page, or pages of their own.
    jumps: tuple[Link, ...]


def timeline_views(pages: Pages) -> Iterator[TimelineView]:
    """Yield the timeline: one page, or one a year when it is long; then the first page shows the newest year."""
    library = pages.library
    found = f"{counted(len(library.events), 'event')} and {counted(len(library.articles), 'article')}"
    count = f"{found}, and the dates that the articles look back or forward to."
    placed = _placed(library)
    split = sum(len(found) for found in placed.values()) > _LONG and len(placed) > 1
    where = {name: library.urls.timeline(name.lower()) if split else f"#{_anchor(name)}" for name in placed}

    def view(url: str, title: str, names: list[str]) -> TimelineView:
        jumps = tuple(Link(url=address, text=name, current=address == url) for name, address in where.items())
        shown = [one for name in names for one in placed[name]]
        return TimelineView(
            page=pages.page("timeline", url, title, count),
            title=title,
            count=count,
            lanes=lanes(library, [one.event for one in shown if one.event], [one.dated for one in shown if one.dated]),
            years=tuple(Year(name=name, anchor=_anchor(name), parts=_parts(placed[name])) for name in names),
            jumps=jumps if len(jumps) > 1 else (),
        )

    yield view("/timeline/", "Timeline", list(placed)[:1] if split else list(placed))
    for name, address in where.items() if split else ():
        yield view(address, f"Timeline: {name}", [name])


def _anchor(name: str) -> str:
    return f"y-{name.lower()}"


def _placed(library: Library) -> dict[str, list[_Placed]]:
    """Return the entries of each part of the timeline, newest first."""
    events = {event: _day(library, event) for event in library.events}
    first = min((day.year for day in events.values() if day), default=9999)
    placed: dict[str, list[_Placed]] = {}
    newest = sorted((day, event) for event, day in events.items() if day)
    before = {event: (newest[index + 1][0] - day).days for index, (day, event) in enumerate(newest[:-1])}
    for event, day in events.items():
        entry = _event(library, event, before.get(event, 0))
        one = _Placed(day=day or date.min, key=event, entry=entry, event=event)
        placed.setdefault(str(day.year) if day else _UNDATED, []).append(one)
    for event, dated in _told(library):
        day = edtf_day(dated.date)
        if day:
            name = str(day.year) if day.year >= first else _BEFORE
            entry = _dated(library, dated, year=name == _BEFORE)
            placed.setdefault(name, []).append(_Placed(day=day, key=event + dated.passage.text, entry=entry, dated=dated))
    order = sorted((name for name in placed if name not in (_BEFORE, _UNDATED)), reverse=True)
    names = [*order, *(name for name in (_BEFORE, _UNDATED) if name in placed)]
    return {name: sorted(placed[name], key=lambda one: (one.day, bool(one.event), one.key), reverse=True) for name in names}


def _parts(placed: Iterable[_Placed]) -> tuple[Part, ...]:
    """Return the entries in runs: of one day's events, and of dates; of a long run the first ones are open."""
    parts = []
    for (event, _), run in groupby(placed, key=lambda one: (bool(one.event), one.day if one.event else None)):
        entries = tuple(one.entry for one in run)
        shown = len(entries) if len(entries) <= _MOST_OF_A_RUN else _OPEN_OF_A_RUN
        rest = len(entries) - shown
        summary = (
            f"{counted(rest, 'more event', 'more events')} of {entries[0].date}" if event else counted(rest, "more date", "more dates")
        )
        parts.append(Part(open=entries[:shown], folded=entries[shown:], summary=summary))
    return tuple(parts)


def _day(library: Library, event: str) -> date | None:
    found = moment(library.events[event].date)
    return found.day if found else None


def _told(library: Library) -> list[tuple[str, Dated]]:
    """Return the dated passages, of each article and date the first."""
    seen: set[tuple[str, str, str]] = set()
    found = []
    for event, coverage in library.coverages.items():
        for dated in coverage.dated:
            key = (dated.passage.article, dated.date, dated.kind)
            if dated.date and key not in seen:
                seen.add(key)
                found.append((event, dated))
    return found


def _event(library: Library, event: str, apart: int) -> TimelineEntry:
    record = library.events[event]
    found = moment(record.date)
    weekday = weekday_words(found.day, library.language) if found else ""
    notes = (", ".join(part for part in (weekday, record.place or "") if part), f"{counted(apart, 'day')} earlier" if apart else "")
    return TimelineEntry(
        kind="event",
        anchor=f"e-{event}",
        datetime=record.date or "",
        mark="day" if found else "none",
        date=day_words(found.day, library.language, year=False) if found else "Date unknown",
        notes=tuple(note for note in notes if note),
        title=record.title,
        language=library.language,
        url=library.urls.event(event),
        storyline=_storyline(library, event),
        articles=tuple(_article(library, article, found.day.year if found else 0) for article in library.columns(event)),
        remark=_remark(library, event),
    )


def _storyline(library: Library, event: str) -> Link | None:
    line = library.storylines.get(library.events[event].storyline or "")
    if line is None:
        return None
    known = [other for other in line.events if other in library.events]
    note = f"event {known.index(event) + 1} of {len(known)}" if event in known else ""
    return Link(url=library.urls.storyline(line.id), text=line.title, note=note)


def _article(library: Library, identifier: str, year: int) -> TimelineArticle:
    article = library.articles[identifier]
    found = moment(article.published)
    mark: TimeMark = (
        "none" if not found else "open" if article.published_basis == "inferred" else "minute" if found.precision == "minute" else "day"
    )
    return TimelineArticle(
        sign=library.sign(identifier),
        mark=mark,
        date=words.published(library, article, year=not found or found.day.year != year),
        title=article.title,
        language=article.language,
        url=library.urls.article(identifier),
    )


def _remark(library: Library, event: str) -> str:
    coverage = library.coverages.get(event)
    if coverage is None or len(coverage.articles) < 2:  # noqa: PLR2004 - an order needs two
        return ""
    if not coverage.order:
        return f"No order among the {number_word(len(coverage.articles))} is proven."
    return " ".join(credited_order(coverage))


def _dated(library: Library, dated: Dated, *, year: bool) -> TimelineEntry:
    passage = dated.passage
    sign = library.sign(passage.article)
    told = {"recalled": f"recalled by {sign}", "announced": f"announced by {sign}", "foreign": f"foreign text in {sign}"}[dated.kind]
    found = moment(library.articles[passage.article].published)
    when = f", {date_words(found, library.language, clock=False)}" if found and dated.kind == "announced" else ""
    return TimelineEntry(
        kind="told",
        anchor="",
        datetime=dated.date if moment(dated.date) else "",
        mark="told",
        date=edtf_words(dated.date, library.language, year=year),
        notes=("inferred",) if dated.inferred else (),
        title=excerpt(fragment_of(passage.text, dated.quote or passage.text), _LONGEST_QUOTE),
        language=library.articles[passage.article].language,
        url=library.passage_url(passage),
        storyline=None,
        articles=(),
        remark=told + when,
    )
