"""Digest -> the same records by id, with the few facts that several pages ask for.

Difficulties: one outlet may have two articles in an event, so that its sign alone does not tell
them apart; an article may name an outlet that has no file, and an event an article that does not
exist.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from builder.core.article import Article, Draft
from builder.core.capture import Capture, Span
from builder.core.coverage import Cell, Coverage, Reuse, Statement
from builder.core.digest import Digest
from builder.core.event import Event, Inference, Receipt
from builder.core.outlet import Outlet
from builder.core.passage import HEADLINE, Passage
from builder.lang.sentences import sentences
from builder.policy.republish import policies
from builder.site.catalog import NAMELESS, Catalog, signs, with_unnamed
from builder.site.parts import numbered
from builder.site.urls import Urls

#: The anchor of an article's headline on its page.
HEADLINE_ANCHOR = "headline"


class StatementPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in which an article takes part."""

    event: str
    statement: Statement
    cell: Cell


class Library(Catalog, frozen=True, kw_only=True):
    """The records of some events by id, with everything that their own pages tell.

    Built once for them; nothing in it changes.
    """

    captures: Mapping[str, Capture]
    #: By capture path.
    drafts: Mapping[str, Draft]
    coverages: Mapping[str, Coverage]
    receipts: Mapping[str, Receipt]
    inferences: Mapping[tuple[str, str], Inference]
    #: Article id → its name in addresses, where its outlet's id is enough.
    keys: Mapping[str, str]
    #: Article id → the statements that it carries, in their order.
    places: Mapping[str, tuple[StatementPlace, ...]]
    #: Article id → the wording that it shares with each other article of its event, on either side.
    reuse: Mapping[str, tuple[Reuse, ...]]
    #: Event and anchor of a statement that is not on the page of its large event → number of its
    #: page.
    numbered: Mapping[tuple[str, str], int]

    def key(self, article: str) -> str:
        """Return the name of an article's base text in addresses.

        It is its outlet's id, or its own where that is not enough.
        """
        return self.keys.get(article, article)

    def anchor(self, passage: Passage) -> str:
        """Return the anchor of a passage's sentence: ``p2s1``, or ``headline``."""
        if passage.paragraph == HEADLINE:
            return HEADLINE_ANCHOR
        spans = sentence_spans(
            self.articles[passage.article].paragraphs[passage.paragraph].text,
            self.articles[passage.article].language,
        )
        number = sum(span.start <= passage.span.start for span in spans)
        return f"p{passage.paragraph + 1}s{max(number, 1)}"

    def passage_url(self, passage: Passage) -> str:
        """Return the address of a passage on its article's page."""
        return self.urls.article(passage.article, self.anchor(passage))

    def statement(self, event: str, anchor: str) -> str:
        """Return the address of a statement: on its event's page or on a numbered one."""
        number = self.numbered.get((event, anchor))
        return (
            self.urls.statements(event, number, anchor)
            if number
            else self.urls.event(event, anchor)
        )

    def statement_url(self, event: str, number: int) -> str:
        """Return the address of a statement on its event's page."""
        for comparison in self.coverages[event].comparisons[:1]:
            for statement in comparison.statements:
                if statement.number == number:
                    return self.statement(event, statement.anchor)
        return self.urls.event(event)

    def base(self, event: str) -> str:
        """Return the article that is an event's default base text; "" if there is none."""
        coverage = self.coverages.get(event)
        return coverage.comparisons[0].base if coverage and coverage.comparisons else ""

    def statements(self, event: str) -> tuple[Statement, ...]:
        """Return the statements of an event against its default base text."""
        coverage = self.coverages.get(event)
        return coverage.comparisons[0].statements if coverage and coverage.comparisons else ()


@lru_cache(maxsize=8192)
def sentence_spans(text: str, language: str) -> tuple[Span, ...]:
    """Return the sentences of a paragraph; the whole of it when it has none."""
    return sentences(text, language) or (Span(0, len(text)),)


def library(digest: Digest) -> Library:
    """Return the records of ``digest`` by id."""
    articles = {article.id: article for article in digest.articles}
    outlets = {outlet.id: outlet for outlet in digest.outlets}
    events = {
        event.id: _credited(event, articles, outlets)
        for event in digest.events
        if any(article in articles for article in event.articles)
    }
    coverages = {
        coverage.event: coverage for coverage in digest.coverages if coverage.event in events
    }
    columns = {event: _columns(events[event], coverages.get(event), articles) for event in events}
    return Library(
        digest=digest,
        urls=Urls(base=digest.settings.base_url.rstrip("/")),
        outlets=with_unnamed(outlets, articles.values()),
        articles=articles,
        captures={capture.path: capture for capture in digest.captures},
        drafts=dict(digest.drafts),
        events=events,
        storylines={storyline.id: storyline for storyline in digest.storylines},
        coverages=coverages,
        receipts={receipt.event: receipt for receipt in digest.grouping.receipts},
        inferences={
            (inference.article, inference.field): inference
            for inference in digest.grouping.inferences
        },
        columns_of=columns,
        event_of={article: event for event in events for article in columns[event]},
        keys=_keys((events[event].articles for event in events), articles),
        signs=signs(columns.values(), articles, outlets),
        policies=policies(digest),
        versions={one.article: one for one in digest.versions},
        places=_places(coverages.values()),
        reuse=_reuse(coverages.values()),
        numbered=numbered(coverages.values()),
    )


def _credited(
    event: Event, articles: Mapping[str, Article], outlets: Mapping[str, Outlet]
) -> Event:
    """Return an event whose title says whose headline it is, when it is one newsroom's."""
    source = articles.get(event.title_source or "")
    if source is None:
        return event
    outlet = outlets.get(source.outlet)
    name = outlet.name if outlet else source.outlet or NAMELESS.name.lower()
    return replace(event, title=f"{event.title} ({name})")


def _columns(
    event: Event, coverage: Coverage | None, articles: Mapping[str, Article]
) -> tuple[str, ...]:
    ids = coverage.articles if coverage and coverage.articles else event.articles
    return tuple(article for article in ids if article in articles)


def _keys(events: Iterable[tuple[str, ...]], articles: Mapping[str, Article]) -> dict[str, str]:
    """Return the outlet of each article that alone stands for it in its event."""
    found: dict[str, str] = {}
    for ids in events:
        outlets = {article: articles[article].outlet for article in ids if article in articles}
        times = Counter(outlets.values())
        found |= {
            article: outlet for article, outlet in outlets.items() if outlet and times[outlet] == 1
        }
    return found


def _places(coverages: Iterable[Coverage]) -> dict[str, tuple[StatementPlace, ...]]:
    places: defaultdict[str, list[StatementPlace]] = defaultdict(list)
    for coverage in coverages:
        for comparison in coverage.comparisons[:1]:
            for statement in comparison.statements:
                for cell in statement.cells:
                    if cell.passage or cell.others:
                        places[cell.article].append(
                            StatementPlace(event=coverage.event, statement=statement, cell=cell)
                        )
    return {article: tuple(found) for article, found in places.items()}


def _reuse(coverages: Iterable[Coverage]) -> dict[str, tuple[Reuse, ...]]:
    found: defaultdict[str, list[Reuse]] = defaultdict(list)
    for coverage in coverages:
        for one in coverage.reuse:
            found[one.article].append(one)
            found[one.source].append(one)
    return {article: tuple(shared) for article, shared in found.items()}
