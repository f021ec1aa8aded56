"""Event, or passage with its own date -> its timeline entry, as precise as its date."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from builder.core.coverage import Dated
from builder.site.catalog import Catalog, event_day
from builder.site.library import Library
from builder.site.markup import counted, excerpt, fragment_of
from builder.site.moments import Moment, date_words, edtf_words, moment, weekday_words
from builder.site.views import words
from builder.site.views.order import credited_order
from builder.site.views.page import Link

TimeMark = Literal["minute", "day", "within", "open", "none", "told"]
_LONGEST_QUOTE: Final = 110


class TimelineArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One article of an event on the timeline."""

    sign: str
    mark: TimeMark
    date: str
    title: str
    language: str
    url: str


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
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


def event_entry(catalog: Catalog, event: str, apart: int, remark: str) -> TimelineEntry:
    """Return the entry of an event that came ``apart`` days before the next one.

    ``remark`` is what is known of the order of its articles.
    """
    record = catalog.events[event]
    found = moment(record.date)
    weekday = weekday_words(found.day, catalog.language) if found and found.exact else ""
    notes = (
        ", ".join(part for part in (weekday, record.place or "") if part),
        f"{counted(apart, 'day')} earlier" if apart else "",
    )
    return TimelineEntry(
        kind="event",
        anchor=f"e-{event}",
        datetime=record.date or "",
        mark=_mark(found.to_the_day if found else None),
        date=event_day(catalog, record, year=False),
        notes=tuple(note for note in notes if note),
        title=record.title,
        language=catalog.language,
        url=catalog.urls.event(event),
        storyline=storyline_link(catalog, event),
        articles=tuple(
            _article(catalog, article, found.day.year if found else 0)
            for article in catalog.columns(event)
        ),
        remark=remark,
    )


def storyline_link(catalog: Catalog, event: str) -> Link | None:
    """Return the storyline of an event with its place there; ``None`` where it belongs to none."""
    line = catalog.storylines.get(catalog.events[event].storyline or "")
    if line is None:
        return None
    known = [other for other in line.events if other in catalog.events]
    note = f"event {known.index(event) + 1} of {len(known)}" if event in known else ""
    return Link(url=catalog.urls.storyline(line.id), text=line.title, note=note)


def _article(catalog: Catalog, identifier: str, year: int) -> TimelineArticle:
    article = catalog.articles[identifier]
    found = moment(article.published)
    inferred = found and article.published_basis == "inferred"
    return TimelineArticle(
        sign=catalog.sign(identifier),
        mark="open" if inferred else _mark(found),
        date=words.published(catalog, article, year=not found or found.day.year != year),
        title=article.title,
        language=article.language,
        url=catalog.urls.article(identifier),
    )


def _mark(found: Moment | None) -> TimeMark:
    """Return the mark of a date, as exact as it is known."""
    if found is None:
        return "none"
    if not found.exact:
        return "within"
    return "minute" if found.precision == "minute" else "day"


def remark(library: Library, event: str) -> str:
    """Return what is known of the order in which the articles of an event appeared."""
    coverage = library.coverages.get(event)
    return " ".join(credited_order(coverage)) if coverage else ""


def told_entry(library: Library, dated: Dated) -> TimelineEntry:
    """Return the entry of a date that an article looks back or forward to."""
    passage = dated.passage
    sign = library.sign(passage.article)
    told = {
        "recalled": f"recalled by {sign}",
        "announced": f"announced by {sign}",
        "foreign": f"foreign text in {sign}",
    }[dated.kind]
    found = moment(library.articles[passage.article].published)
    when = (
        f", {date_words(found, library.language, clock=False)}"
        if found and dated.kind == "announced"
        else ""
    )
    return TimelineEntry(
        kind="told",
        anchor="",
        datetime=dated.date if moment(dated.date) else "",
        mark="told",
        date=edtf_words(dated.date, library.language),
        notes=("inferred",) if dated.inferred else (),
        title=excerpt(fragment_of(passage.text, dated.quote or passage.text), _LONGEST_QUOTE),
        language=library.articles[passage.article].language,
        url=library.passage_url(passage),
        storyline=None,
        articles=(),
        remark=told + when,
    )
