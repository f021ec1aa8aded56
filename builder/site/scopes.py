"""Digest -> for each event, the part of it that the event's pages print, and nothing else.

Whatever is not in the part cannot be printed, so that a change of anything else leaves these pages
as they are. Of what is elsewhere, a neighbor is there by its title, its facts and its event's
address only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from builder.core.article import Article
from builder.core.digest import Change, Digest
from builder.core.event import Event, Grouping, Inference
from builder.core.outlet import Outlet


def event_scope(event: str) -> str:
    """Return what the scope of an event is called."""
    return f"events/{event}"


def captures_of(article: Article) -> tuple[str, ...]:
    """Return the paths of an article's captures: its own, and those of its other versions."""
    return tuple(dict.fromkeys(one for one in (article.capture, *article.versions) if one))


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What the pages of one event are made from."""

    #: "" for an article without one.
    event: str
    #: The article alone; "" for an event.
    article: str = ""
    digest: Digest
    #: Paths of the captures of its own articles; the digest may lack these and their drafts.
    captures: tuple[str, ...]
    #: The site has a share card of its own, for pages whose event has none.
    site_card: bool

    @property
    def name(self) -> str:
        """What a person calls it."""
        return event_scope(self.event) if self.event else f"articles/{self.article}"


def scopes(digest: Digest, *, site_card: bool) -> Iterator[Scope]:
    """Yield the scope of each event that has an article, then of each lone article."""
    known = _Known(digest)
    for event in digest.events:
        if any(article in known.articles for article in event.articles):
            part = known.part(event)
            yield Scope(
                event=event.id,
                digest=part,
                captures=known.captured(event.articles),
                site_card=site_card,
            )
    for article in known.alone():
        yield Scope(
            event="",
            article=article.id,
            digest=known.part_alone(article),
            captures=known.captured([article.id]),
            site_card=site_card,
        )


class _Known:
    """The records of a digest by what they belong to."""

    def __init__(self, digest: Digest) -> None:
        self._digest = digest
        #: What the pages of all events print of the site.
        self._settings = replace(digest.settings, people=(), tables=None)
        self._pages = tuple(replace(page, body="") for page in digest.pages)
        self.articles = {article.id: article for article in digest.articles}
        self._outlets = {outlet.id: outlet for outlet in digest.outlets}
        self._captures = {capture.path: capture for capture in digest.captures}
        self._drafts = dict(digest.drafts)
        self._coverages = {coverage.event: coverage for coverage in digest.coverages}
        self._versions = {one.article: one for one in digest.versions}
        self._receipts = {receipt.event: receipt for receipt in digest.grouping.receipts}
        self._event_of = {article: event for event in digest.events for article in event.articles}
        self._inferences: defaultdict[str, list[int]] = defaultdict(list)
        for number, inference in enumerate(digest.grouping.inferences):
            self._inferences[inference.article].append(number)
        present = {
            event.id
            for event in digest.events
            if any(article in self.articles for article in event.articles)
        }
        lines = (
            replace(line, events=tuple(one for one in line.events if one in present))
            for line in digest.storylines
        )
        self._storylines = {
            line.id: replace(line, note="", shared=(), aliases=()) for line in lines
        }
        self._history = self._by_event(digest.history)

    def alone(self) -> tuple[Article, ...]:
        """Return the articles without an event."""
        return tuple(
            article for name, article in self.articles.items() if name not in self._event_of
        )

    def captured(self, articles: Iterable[str]) -> tuple[str, ...]:
        """Return the paths of the captures of articles."""
        own = (captures_of(self.articles[one]) for one in articles if one in self.articles)
        return tuple(sorted({path for paths in own for path in paths}))

    def part(self, event: Event) -> Digest:
        """Return the part of the digest that the pages of ``event`` print."""
        own = tuple(
            self.articles[article] for article in event.articles if article in self.articles
        )
        receipt = self._receipts.get(event.id)
        history = self._history.get(event.id, ())
        near = self._near(
            event, [miss.article for miss in receipt.nearly] if receipt else [], history
        )
        return replace(
            self._part(own, near),
            events=(event, *self._elsewhere(near)),
            storylines=tuple(
                line for line in (self._storylines.get(event.storyline or ""),) if line
            ),
            coverages=tuple(one for one in (self._coverages.get(event.id),) if one),
            grouping=Grouping(
                events=(),
                receipts=(receipt,) if receipt else (),
                inferences=self._inferred((*own, *near)),
            ),
            history=history,
        )

    def part_alone(self, article: Article) -> Digest:
        """Return the part of the digest on the pages of an article without an event."""
        return replace(self._part((article,), ()), history=self._history.get(article.id, ()))

    def _part(self, own: tuple[Article, ...], near: Iterable[Article]) -> Digest:
        everybody = tuple(sorted((*own, *near), key=lambda article: article.id))
        paths = sorted({path for article in own for path in captures_of(article)})
        return Digest(
            settings=self._settings,
            outlets=tuple(
                self._named(self._outlets[one])
                for one in sorted({article.outlet for article in everybody} & self._outlets.keys())
            ),
            articles=everybody,
            versions=tuple(self._versions[one.id] for one in own if one.id in self._versions),
            captures=tuple(self._captures[one] for one in paths if one in self._captures),
            drafts=tuple((one, self._drafts[one]) for one in paths if one in self._drafts),
            events=(),
            storylines=(),
            grouping=Grouping(events=(), inferences=self._inferred(own)),
            coverages=(),
            pages=self._pages,
            version=self._digest.version,
        )

    def _inferred(self, articles: Iterable[Article]) -> tuple[Inference, ...]:
        numbers = sorted(
            number for article in articles for number in self._inferences.get(article.id, ())
        )
        return tuple(self._digest.grouping.inferences[number] for number in numbers)

    def _near(
        self, event: Event, missed: Iterable[str], history: Iterable[Change]
    ) -> list[Article]:
        """Return the facts about other events' articles that this one's pages name."""
        told = (name.lstrip("+-") for change in history for name in change.detail.split())
        names = dict.fromkeys(
            name
            for name in (*missed, *told)
            if name in self.articles and name not in event.articles
        )
        return [stub(self.articles[name]) for name in names]

    def _elsewhere(self, near: Iterable[Article]) -> Iterator[Event]:
        """Yield the events of articles that are named here, by their addresses only."""
        found: dict[str, list[str]] = {}
        for article in near:
            event = self._event_of.get(article.id)
            if event:
                found.setdefault(event.id, []).append(article.id)
        for name, articles in sorted(found.items()):
            yield Event(id=name, title="", articles=tuple(articles))

    def _named(self, outlet: Outlet) -> Outlet:
        """Return an outlet as events' pages print it, without what its own page adds."""
        return Outlet(
            id=outlet.id,
            name=outlet.name,
            sign=outlet.sign,
            kind=outlet.kind,
            homepage=outlet.homepage,
            republish=outlet.republish,
        )

    def _by_event(self, history: Iterable[Change]) -> Mapping[str, tuple[Change, ...]]:
        """Return the changes that concern each event."""
        found: defaultdict[str, list[Change]] = defaultdict(list)
        for change in history:
            own = self._event_of.get(change.id)
            for event in dict.fromkeys((change.event, own.id if own else "", change.id)):
                found[event].append(change)
        return {event: tuple(changes) for event, changes in found.items()}


def stub(article: Article) -> Article:
    """Return an article by its headline, its outlet and its date alone."""
    return Article(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        outlet_basis=article.outlet_basis,
        published=article.published,
        published_basis=article.published_basis,
        language=article.language,
    )
