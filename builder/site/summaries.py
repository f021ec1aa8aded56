"""Event -> what other pages print of it: a small summary, and details that few pages need.

Every build reads the summaries. A page of the site is made from them, and from the details of only
those events of which it prints more. Each summary names its details by their digests, so that it is
known without reading them whether a page has to be made again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from builder.core.article import Article
from builder.core.coverage import Dated
from builder.core.event import Event
from builder.core.page import SearchRecord
from builder.engine.stages import digest_of
from builder.policy.privacy import PersonMark
from builder.site.feed_items import conflict_items, event_items, person_items
from builder.site.feeds import FeedItem
from builder.site.library import Library
from builder.site.records import FOREIGN
from builder.site.scopes import stub
from builder.site.views import words
from builder.site.views.card import CardDifference, card_differences
from builder.site.views.conflicts import ConflictLine, conflict_line
from builder.site.views.derivation import CreditView, credit_views
from builder.site.views.dossier import OutletPart, outlet_part
from builder.site.views.entries import TimelineEntry, remark, told_entry
from builder.site.views.home_entries import EventEntry, entry
from builder.site.views.lead import Headline, headlines
from builder.site.views.sayings import PersonEvent, person_event, speech_counts


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A date that an article of the event looks back or forward to."""

    #: EDTF.
    date: str
    #: The passage that says so; entries of one day are in the order of these.
    text: str
    entry: TimelineEntry


class OutletMark(msgspec.Struct, frozen=True, kw_only=True):
    """What other pages say of an outlet that reports an event."""

    id: str
    #: How often its articles carry the statements of the event in which way.
    carried: tuple[tuple[str, int], ...]
    #: Digest of what the outlet's page prints of the event.
    digest: bytes


class KeptText(msgspec.Struct, frozen=True, kw_only=True):
    """How much of an article's capture is report, foreign text and dropped, in characters.

    Only of articles that are republished in full.
    """

    article: str
    report: int
    foreign: int
    dropped: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What every build knows of an event, or of an article without one."""

    #: Its title as pages show it, without its note; ``None`` for an article alone.
    event: Event | None
    #: In the order of the columns, without their texts.
    articles: tuple[Article, ...]
    kept: tuple[KeptText, ...]
    #: Numbers of dropped stretches, of foreign and of edited paragraphs, of statements, differences
    #: and conflicts.
    drops: int
    foreign: int
    edited: int
    statements: int
    differences: int
    conflicts: int
    #: Number of search records, and of each value of their filters; foreign text counts as such
    #: alone.
    findable: int
    filters: tuple[tuple[str, str, int], ...]
    #: What is known of the order of the articles.
    order: str
    told: tuple[Told, ...]
    outlets: tuple[OutletMark, ...]
    people: tuple[PersonMark, ...]
    #: Digests of the headlines, of the credits, and of what feeds tell of the event and of its
    #: conflicts.
    headlines: bytes
    credits: bytes
    feed: bytes
    conflict_feed: bytes
    #: When the conflicts that feeds tell of came into the digest, newest first.
    conflict_times: tuple[datetime, ...]


class Details(msgspec.Struct, frozen=True, kw_only=True):
    """What few pages print of an event."""

    entry: EventEntry
    headlines: tuple[Headline, ...]
    conflicts: ConflictLine | None
    #: Credits of reports; of pictures and signed notes.
    credits: tuple[CreditView, ...]
    others: tuple[CreditView, ...]
    #: By outlet, and by person.
    outlets: tuple[tuple[str, OutletPart], ...]
    people: tuple[tuple[str, PersonEvent], ...]
    #: Entries of feeds, each newest first: about the event, its conflicts, and each person quoted.
    feed: tuple[FeedItem, ...]
    conflict_feed: tuple[FeedItem, ...]
    people_feeds: tuple[tuple[str, tuple[FeedItem, ...]], ...]
    #: The most telling difference, if there is one.
    differences: tuple[CardDifference, ...]


def summarized(
    library: Library, event: str, records: Iterable[SearchRecord]
) -> tuple[Summary, Details]:
    """Return what other pages print of an event, whose search records are ``records``."""
    counts = speech_counts(library, event)
    details = _details(library, event, sorted(counts))
    articles = tuple(_bare(library.articles[article]) for article in library.columns(event))
    listed = (
        {person.id: person for person in library.coverages[event].people}
        if event in library.coverages
        else {}
    )
    said, told = dict(details.people), dict(details.people_feeds)
    found = _summary(library, articles, records)
    return (
        replace(
            found,
            event=replace(
                library.events[event], articles=tuple(article.id for article in articles), note=""
            ),
            statements=len(library.statements(event)),
            differences=words.difference_total(library, event),
            conflicts=len(library.coverages[event].conflicts) if event in library.coverages else 0,
            order=remark(library, event),
            told=_told(library, event),
            outlets=tuple(
                OutletMark(id=one, carried=part.own.carried, digest=digest_of(part))
                for one, part in details.outlets
            ),
            people=tuple(
                PersonMark(
                    id=one,
                    person=listed.get(one),
                    ways=tuple(
                        (outlet, tuple(sorted(ways.items())))
                        for outlet, ways in sorted(counts.get(one, {}).items())
                    ),
                    digest=digest_of((said.get(one), told.get(one))),
                )
                for one in sorted(listed.keys() | counts.keys())
            ),
            headlines=digest_of(details.headlines),
            credits=digest_of((details.credits, details.others)),
            feed=digest_of(details.feed),
            conflict_feed=digest_of(details.conflict_feed),
            conflict_times=tuple(one.updated for one in details.conflict_feed),
        ),
        details,
    )


def told_in_whole(summary: Summary) -> bool:
    """Tell whether an event's or article's records are in the file of the whole digest."""
    return summary.event is None or any(article.versions for article in summary.articles)


def summary_alone(library: Library, article: str, records: Iterable[SearchRecord]) -> Summary:
    """Return what other pages print of an article without an event."""
    return _summary(library, (_bare(library.articles[article]),), records)


def _summary(
    library: Library, articles: tuple[Article, ...], records: Iterable[SearchRecord]
) -> Summary:
    """Return the summary of articles that have no event."""
    paragraphs = [
        paragraph for article in articles for paragraph in library.articles[article.id].paragraphs
    ]
    drafts = (library.drafts.get(article.capture) for article in articles)
    findable = list(records)
    return Summary(
        event=None,
        articles=articles,
        kept=tuple(_kept(library, articles)),
        drops=sum(len(draft.drops) for draft in drafts if draft),
        foreign=sum(paragraph.foreign for paragraph in paragraphs),
        edited=sum(paragraph.edited for paragraph in paragraphs),
        statements=0,
        differences=0,
        conflicts=0,
        findable=len(findable),
        filters=_filters(findable),
        order="",
        told=(),
        outlets=(),
        people=(),
        headlines=b"",
        credits=b"",
        feed=b"",
        conflict_feed=b"",
        conflict_times=(),
    )


def _details(library: Library, event: str, quoted: Sequence[str]) -> Details:
    coverage = library.coverages.get(event)
    reports, others = credit_views(library, coverage) if coverage else ((), ())
    outlets = sorted({library.articles[article].outlet for article in library.columns(event)})
    return Details(
        entry=entry(library, event),
        headlines=headlines(library, event),
        conflicts=conflict_line(library, event),
        credits=reports,
        others=others,
        outlets=tuple((outlet, outlet_part(library, event, outlet)) for outlet in outlets),
        people=tuple((person, person_event(library, person, event)) for person in quoted),
        feed=event_items(library),
        conflict_feed=conflict_items(library, event),
        people_feeds=tuple((person, person_items(library, event, person)) for person in quoted),
        differences=card_differences(library, event),
    )


def _bare(article: Article) -> Article:
    """Return an article without its text."""
    return replace(
        stub(article),
        url=article.url,
        aliases=article.aliases,
        capture=article.capture,
        capture_sha256=article.capture_sha256,
        versions=article.versions,
    )


def _kept(library: Library, articles: Iterable[Article]) -> Iterable[KeptText]:
    for article in articles:
        draft = library.drafts.get(article.capture)
        if draft and library.policies[article.id] == "full":
            foreign = sum(
                len(paragraph.text) for paragraph in draft.article.paragraphs if paragraph.foreign
            )
            report = sum(
                len(paragraph.text)
                for paragraph in draft.article.paragraphs
                if not paragraph.foreign
            )
            dropped = sum(drop.span.end - drop.span.start for drop in draft.drops)
            yield KeptText(article=article.id, report=report, foreign=foreign, dropped=dropped)


def _filters(records: Iterable[SearchRecord]) -> tuple[tuple[str, str, int], ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for record in records:
        values = [(name, value) for name, found in record.filters for value in found]
        foreign = ("kind", FOREIGN)
        counts.update([foreign] if foreign in values else values)
    return tuple((name, value, number) for (name, value), number in sorted(counts.items()))


def _told(library: Library, event: str) -> tuple[Told, ...]:
    """Return the dates that articles look back or forward to.

    Of each article and date only the first passage counts.
    """
    coverage = library.coverages.get(event)
    found: dict[tuple[str, str, str], Dated] = {}
    for dated in coverage.dated if coverage else ():
        if dated.date:
            found.setdefault((dated.passage.article, dated.date, dated.kind), dated)
    return tuple(
        Told(date=one.date, text=one.passage.text, entry=told_entry(library, one))
        for one in found.values()
    )
