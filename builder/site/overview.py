"""Summaries of all events -> the site as its own pages know it, without articles' texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from builder.core.digest import Digest
from builder.core.event import Event
from builder.core.quotation import Person
from builder.policy.privacy import Quoting, public, quoting
from builder.policy.republish import policies, shown_receipts, wordless
from builder.site.catalog import Catalog, by_outlet, signs, with_unnamed
from builder.site.scopes import event_scope
from builder.site.summaries import Details, Summary
from builder.site.urls import Urls


class Overview(Catalog, frozen=True, kw_only=True):
    """The records of the whole site by id, articles without their texts."""

    #: By scope: each event and each article without one.
    summaries: Mapping[str, Summary]
    #: Event id → what few pages print of it, read when asked for.
    details: Callable[[str], Details]
    #: Outlet id → its articles, newest first.
    by_outlet: Mapping[str, tuple[str, ...]]
    #: Path of a capture in the digest → the article found in it.
    captured: Mapping[str, str]
    #: Person id → who quotes the person.
    quoting: Mapping[str, Quoting]
    #: People who have a page, each as every event names them.
    public: Mapping[str, tuple[Person, ...]]
    #: Number of captures, and of stretches dropped from captures that no article on the site shows.
    captures: int
    drops: int

    def summary(self, event: str) -> Summary:
        """Return the summary of an event."""
        return self.summaries[event_scope(event)]


def overview(
    digest: Digest,
    summaries: Mapping[str, Summary],
    details: Callable[[str], Details],
    drops: Mapping[str, int],
) -> Overview:
    """Return what is known of the site; of ``digest`` no text, capture or coverage is kept.

    ``drops``: how many stretches were dropped from each capture; 0 where there is no article in it.
    """
    articles = {
        one.id: one
        for one in sorted(
            (one for found in summaries.values() for one in found.articles), key=lambda one: one.id
        )
    }
    events = {found.event.id: found.event for found in summaries.values() if found.event}
    columns = {name: event.articles for name, event in events.items()}
    outlets = {outlet.id: outlet for outlet in digest.outlets}
    marks = [
        (found.event.id, mark)
        for found in summaries.values()
        if found.event
        for mark in found.people
    ]
    quoted = quoting(marks)
    shown = {article.capture for article in articles.values()}
    bare = replace(
        digest,
        articles=tuple(articles.values()),
        captures=(),
        drafts=(),
        coverages=(),
        versions=wordless(digest),
        grouping=replace(digest.grouping, receipts=shown_receipts(digest)),
    )
    return Overview(
        digest=bare,
        urls=Urls(base=digest.settings.base_url.rstrip("/")),
        outlets=with_unnamed(outlets, articles.values()),
        articles=articles,
        events=events,
        storylines={storyline.id: storyline for storyline in digest.storylines},
        columns_of=columns,
        event_of={article: event for event, own in columns.items() for article in own},
        signs=signs(columns.values(), articles, outlets),
        policies=policies(bare),
        versions={one.article: one for one in bare.versions},
        summaries=summaries,
        details=details,
        by_outlet=by_outlet(articles.values()),
        captured={
            f"seeds/{article.capture}": name
            for name, article in reversed(articles.items())
            if article.capture
        },
        quoting=quoted,
        public=public((mark for _, mark in marks), quoted, digest.settings),
        captures=len(drops),
        drops=sum(number for path, number in drops.items() if path not in shown),
    )


def newest(site: Overview) -> list[Event]:
    """Return the events, newest first, undated ones last."""
    return sorted(
        sorted(site.events.values(), key=lambda event: event.id),
        key=lambda event: event.date or "",
        reverse=True,
    )


def totals(site: Overview) -> tuple[tuple[str, str], ...]:
    """Return the digest in numbers, each with its word."""
    outlets = len({article.outlet or article.id for article in site.articles.values()})
    pairs = ((len(site.events), "event"), (len(site.articles), "article"), (outlets, "outlet"))
    return tuple((f"{number:,}", word if number == 1 else f"{word}s") for number, word in pairs)
