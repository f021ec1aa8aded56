"""Scope -> an event's pages, files and search records, and what other pages print of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from builder.core.page import File, SearchRecord
from builder.engine.stages import digest_of
from builder.policy.gate import passed, passed_record
from builder.policy.republish import restrict
from builder.site.data import EventRecords, event_files, event_records
from builder.site.exports.oembed import oembed_file
from builder.site.exports.rows import fact_rows, text_rows
from builder.site.exports.schema import TableRows
from builder.site.feed_items import event_items
from builder.site.feeds import Feed, feed_files
from builder.site.kit import Kit
from builder.site.library import Library, library
from builder.site.records import records
from builder.site.scopes import Scope
from builder.site.sheets import pages as drawn_pages
from builder.site.summaries import Details, Summary, summarized, summary_alone
from builder.site.urls import file_of
from builder.site.views.article import article_view
from builder.site.views.capture import capture_view, older_capture_view
from builder.site.views.card import card_view
from builder.site.views.coverage import event_pages
from builder.site.views.embed import embed_view, embeddable
from builder.site.views.page import Pages

#: The templates of the pages of an event and of its articles.
TEMPLATES: Final = (
    "coverage",
    "texts",
    "statements",
    "against",
    "differences",
    "article",
    "capture",
    "embed",
)


class DrawnEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is made of one scope."""

    files: tuple[File, ...]
    #: Addresses that search engines may list.
    listed: tuple[str, ...]
    records: tuple[SearchRecord, ...]
    summary: Summary
    #: ``None`` for an article without an event.
    details: Details | None
    data: EventRecords
    #: Rows in the tables of facts, and in those of what is compared.
    facts: tuple[TableRows, ...]
    texts: tuple[TableRows, ...]


def draw_event(scope: Scope, tools: Kit) -> DrawnEvent:
    """Return what is made of one event and its articles, or of an article without one."""
    edition = digest_of(scope.digest).hex()
    known = library(restrict(replace(scope.digest, inputs=edition)))
    own = known.columns(scope.event) if scope.event else (scope.article,)
    found = tuple(map(passed_record, records(known, [scope.event] if scope.event else [], own)))
    data = event_records(known, own, scope.event)
    facts, texts = fact_rows(known, own), text_rows(known, scope.event)
    cards = _cards(known, scope.event, tools) if scope.event else []
    drawn = frozenset(
        (*(f"/{file.path}" for file in cards), *((known.urls.card(),) if scope.site_card else ()))
    )
    pages = Pages(known, tools.assets, tools.renderer, drawn, edition)
    files, listed = drawn_pages(_views(pages, scope.event, own), tools.renderer)
    if scope.event:
        record = next(one for one in scope.digest.events if one.id == scope.event)
        files += [
            *cards,
            *event_files(known, record, data, (*facts, *texts)),
            *feed_files(known, _feed(known, scope.event)),
            *(
                [oembed_file(known, scope.event, card=bool(cards))]
                if known.settings.base_url and embeddable(known, scope.event)
                else []
            ),
        ]
    summary, details = (
        summarized(known, scope.event, found)
        if scope.event
        else (summary_alone(known, scope.article, found), None)
    )
    return DrawnEvent(
        files=tuple(map(passed, files)),
        listed=tuple(listed),
        records=found,
        summary=summary,
        details=details,
        data=data,
        facts=facts,
        texts=texts,
    )


def _feed(known: Library, event: str) -> Feed:
    """Return the feed of one event."""
    return Feed(
        where=known.urls.event_file(event, "feed"),
        page=known.urls.event(event),
        title=f"{known.settings.title}: {known.events[event].title}",
        items=event_items(known),
    )


def _cards(known: Library, event: str, tools: Kit) -> list[File]:
    view = card_view(known, event)
    if not tools.cards.drawable(view.site + view.title):
        return []
    return [File(path=file_of(known.urls.card(event)), data=tools.cards.draw(view))]


def _views(pages: Pages, event: str, articles: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Yield the pages of an event, if any, and of articles as template and view."""
    if event:
        yield from event_pages(pages, event)
        if embeddable(pages.library, event):
            yield "embed", embed_view(pages, event)
    for article in articles:
        yield "article", article_view(pages, article)
        yield "capture", capture_view(pages, article)
        for path in pages.library.articles[article].versions:
            if path != pages.library.articles[article].capture:
                yield "capture", older_capture_view(pages, article, path)
