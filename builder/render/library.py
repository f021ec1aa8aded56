"""Digest -> the same records by id, with the few facts that several pages ask for.

Difficulties: one outlet may have two articles in an event, so that its sign alone does not tell them apart;
an article may name an outlet that has no file, and an event an article that does not exist.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from builder.config import Republish, Settings
from builder.model.article import Article, Draft
from builder.model.capture import Capture, Span
from builder.model.coverage import Cell, Coverage, Reuse, Statement
from builder.model.digest import Digest
from builder.model.event import Event, Inference, Receipt, Storyline
from builder.model.outlet import Outlet
from builder.model.passage import HEADLINE, Passage
from builder.model.quotation import Person
from builder.render.markup import excerpt
from builder.render.parts import numbered
from builder.render.quoted import Quoting, public, quoting
from builder.render.restrict import policies
from builder.render.urls import Urls
from builder.text.sentences import sentences

#: What stands for an outlet that nothing tells.
NAMELESS = Outlet(id="", name="Outlet unknown", sign="unknown")
#: The anchor of an article's headline on its page.
HEADLINE_ANCHOR = "headline"
#: A longer name (characters) of an outlet without a sign is cut to serve as one.
SIGN_LENGTH = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A statement in which an article takes part."""

    event: str
    statement: Statement
    cell: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All records by id.  Built once a run; nothing in it changes."""

    digest: Digest
    urls: Urls
    outlets: Mapping[str, Outlet]
    articles: Mapping[str, Article]
    captures: Mapping[str, Capture]
    #: By capture path.
    drafts: Mapping[str, Draft]
    #: Each title as pages, feeds and search show it: one that is a headline with its outlet.
    events: Mapping[str, Event]
    storylines: Mapping[str, Storyline]
    coverages: Mapping[str, Coverage]
    receipts: Mapping[str, Receipt]
    inferences: Mapping[tuple[str, str], Inference]
    #: Article id → id of its event.
    event_of: Mapping[str, str]
    #: Article id → its name in addresses, where its outlet's id is enough.
    keys: Mapping[str, str]
    #: Article id → the short name that tells it from the other articles of its event.
    signs: Mapping[str, str]
    #: Outlet id → its articles, newest first.
    by_outlet: Mapping[str, tuple[str, ...]]
    #: Article id → how much of it may be published.
    policies: Mapping[str, Republish]
    #: Person id → who quotes the person.
    quoting: Mapping[str, Quoting]
    #: People who have a page, each as every event names them.
    public: Mapping[str, tuple[Person, ...]]
    #: Article id → the statements that it carries, in their order.
    places: Mapping[str, tuple[Place, ...]]
    #: Article id → the wording that it shares with each other article of its event, on either side.
    reuse: Mapping[str, tuple[Reuse, ...]]
    #: Event and anchor of a statement that is not on the page of its large event → number of its page.
    numbered: Mapping[tuple[str, str], int]

    @property
    def settings(self) -> Settings:
        """What the editor set."""
        return self.digest.settings

    @property
    def language(self) -> str:
        """The language that the site itself speaks."""
        return self.digest.settings.language

    def outlet_of(self, article: str) -> Outlet:
        """Return the outlet of an article."""
        return self.outlets.get(self.articles[article].outlet, NAMELESS)

    def sign(self, article: str) -> str:
        """Return the short name of an article in its event's tables."""
        return self.signs.get(article, article)

    def key(self, article: str) -> str:
        """Return the name of an article's base text in addresses: its outlet's id, or its own where that is not enough."""
        return self.keys.get(article, article)

    def anchor(self, passage: Passage) -> str:
        """Return the anchor of the sentence that a passage stands in: ``p2s1``, or ``headline``."""
        if passage.paragraph == HEADLINE:
            return HEADLINE_ANCHOR
        spans = sentence_spans(self.articles[passage.article].paragraphs[passage.paragraph].text, self.articles[passage.article].language)
        number = sum(span.start <= passage.span.start for span in spans)
        return f"p{passage.paragraph + 1}s{max(number, 1)}"

    def passage_url(self, passage: Passage) -> str:
        """Return the address of a passage on its article's page."""
        return self.urls.article(passage.article, self.anchor(passage))

    def statement(self, event: str, anchor: str) -> str:
        """Return the address of the statement with this anchor: on its event's page, or on a numbered one."""
        number = self.numbered.get((event, anchor))
        return self.urls.statements(event, number, anchor) if number else self.urls.event(event, anchor)

    def statement_url(self, event: str, number: int) -> str:
        """Return the address of a statement on its event's page."""
        for comparison in self.coverages[event].comparisons[:1]:
            for statement in comparison.statements:
                if statement.number == number:
                    return self.statement(event, statement.anchor)
        return self.urls.event(event)

    def base(self, event: str) -> str:
        """Return the article that is the default base text of an event; "" when nothing is compared."""
        coverage = self.coverages.get(event)
        return coverage.comparisons[0].base if coverage and coverage.comparisons else ""

    def statements(self, event: str) -> tuple[Statement, ...]:
        """Return the statements of an event against its default base text."""
        coverage = self.coverages.get(event)
        return coverage.comparisons[0].statements if coverage and coverage.comparisons else ()

    def columns(self, event: str) -> tuple[str, ...]:
        """Return the article ids of an event in the order of its table's columns."""
        coverage = self.coverages.get(event)
        known = self.events[event].articles if coverage is None or not coverage.articles else coverage.articles
        return tuple(article for article in known if article in self.articles)


@cache
def sentence_spans(text: str, language: str) -> tuple[Span, ...]:
    """Return the sentences of a paragraph; the whole of it when it has none."""
    return sentences(text, language) or (Span(0, len(text)),)


def library(digest: Digest) -> Library:
    """Return the records of ``digest`` by id."""
    articles = {article.id: article for article in digest.articles}
    outlets = {outlet.id: outlet for outlet in digest.outlets}
    events = {
        event.id: _credited(event, articles, outlets) for event in digest.events if any(article in articles for article in event.articles)
    }
    coverages = {coverage.event: coverage for coverage in digest.coverages if coverage.event in events}
    columns = {event: _columns(events[event], coverages.get(event), articles) for event in events}
    quoted = quoting(coverages.values(), articles)
    return Library(
        digest=digest,
        urls=Urls(base=digest.settings.base_url.rstrip("/")),
        outlets=_with_unnamed(outlets, articles.values()),
        articles=articles,
        captures={capture.path: capture for capture in digest.captures},
        drafts=dict(digest.drafts),
        events=events,
        storylines={storyline.id: storyline for storyline in digest.storylines},
        coverages=coverages,
        receipts={receipt.event: receipt for receipt in digest.grouping.receipts},
        inferences={(inference.article, inference.field): inference for inference in digest.grouping.inferences},
        event_of={article: event for event in events for article in columns[event]},
        keys=_keys((events[event].articles for event in events), articles),
        signs=_signs(columns.values(), articles, outlets),
        by_outlet=_by_outlet(articles.values()),
        policies=policies(digest),
        quoting=quoted,
        public=public(coverages.values(), quoted, digest.settings),
        places=_places(coverages.values()),
        reuse=_reuse(coverages.values()),
        numbered=numbered(coverages.values()),
    )


def _credited(event: Event, articles: Mapping[str, Article], outlets: Mapping[str, Outlet]) -> Event:
    """Return an event whose title says whose headline it is, when it is one newsroom's."""
    source = articles.get(event.title_source or "")
    if source is None:
        return event
    outlet = outlets.get(source.outlet)
    name = outlet.name if outlet else source.outlet or NAMELESS.name.lower()
    return replace(event, title=f"{event.title} ({name})")


def _columns(event: Event, coverage: Coverage | None, articles: Mapping[str, Article]) -> tuple[str, ...]:
    ids = coverage.articles if coverage and coverage.articles else event.articles
    return tuple(article for article in ids if article in articles)


def _keys(events: Iterable[tuple[str, ...]], articles: Mapping[str, Article]) -> dict[str, str]:
    """Return the outlet of each article that alone stands for it in its event."""
    found: dict[str, str] = {}
    for ids in events:
        outlets = {article: articles[article].outlet for article in ids if article in articles}
        times = Counter(outlets.values())
        found |= {article: outlet for article, outlet in outlets.items() if outlet and times[outlet] == 1}
    return found


def _with_unnamed(outlets: Mapping[str, Outlet], articles: Iterable[Article]) -> dict[str, Outlet]:
    """Add a bare record for each outlet that an article names and no file describes."""
    missing = sorted({article.outlet for article in articles if article.outlet and article.outlet not in outlets})
    return {**outlets, **{name: Outlet(id=name, name=name, sign=name) for name in missing}}


def _signs(events: Iterable[tuple[str, ...]], articles: Mapping[str, Article], outlets: Mapping[str, Outlet]) -> dict[str, str]:
    signs: dict[str, str] = {}
    for columns in events:
        names = {article: _sign(articles[article], outlets) for article in columns}
        total, seen = Counter(names.values()), Counter[str]()
        for article, name in names.items():
            seen[name] += 1
            signs[article] = name if total[name] == 1 else f"{name} ({seen[name]})"
    return {article.id: _sign(article, outlets) for article in articles.values()} | signs


def _sign(article: Article, outlets: Mapping[str, Outlet]) -> str:
    outlet = outlets.get(article.outlet)
    name = outlet.sign or outlet.name if outlet else article.outlet or NAMELESS.sign
    return name if outlet and outlet.sign not in ("", outlet.name) else excerpt(name, SIGN_LENGTH)


def _by_outlet(articles: Iterable[Article]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(sorted(articles, key=lambda one: one.id), key=lambda one: one.published or "", reverse=True):
        found[article.outlet].append(article.id)
    return {outlet: tuple(ids) for outlet, ids in found.items()}


def _places(coverages: Iterable[Coverage]) -> dict[str, tuple[Place, ...]]:
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for coverage in coverages:
        for comparison in coverage.comparisons[:1]:
            for statement in comparison.statements:
                for cell in statement.cells:
                    if cell.passage or cell.others:
                        places[cell.article].append(Place(event=coverage.event, statement=statement, cell=cell))
    return {article: tuple(found) for article, found in places.items()}


def _reuse(coverages: Iterable[Coverage]) -> dict[str, tuple[Reuse, ...]]:
    found: defaultdict[str, list[Reuse]] = defaultdict(list)
    for coverage in coverages:
        for one in coverage.reuse:
            found[one.article].append(one)
            found[one.source].append(one)
    return {article: tuple(shared) for article, shared in found.items()}
