"""What every page may ask about the records around it: names, addresses, events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from builder.core.article import Article
from builder.core.digest import Digest
from builder.core.event import Event, Storyline
from builder.core.outlet import Outlet
from builder.core.settings import Republish, Settings
from builder.core.version import Versions
from builder.site.markup import excerpt
from builder.site.moments import date_words, moment
from builder.site.urls import Urls

#: What stands for an outlet that nothing tells.
NAMELESS = Outlet(id="", name="Outlet unknown", sign="unknown")
#: A longer name (characters) of an outlet without a sign is cut to serve as one.
SIGN_LENGTH = 24


class Catalog(msgspec.Struct, frozen=True, kw_only=True):
    """Records by id: one event's with their texts, or the whole site's without."""

    digest: Digest
    urls: Urls
    outlets: Mapping[str, Outlet]
    articles: Mapping[str, Article]
    #: Each title as pages, feeds and search show it: one that is a headline with its outlet.
    events: Mapping[str, Event]
    storylines: Mapping[str, Storyline]
    #: Article id → id of its event.
    event_of: Mapping[str, str]
    #: Event id → its articles in the order of its table's columns.
    columns_of: Mapping[str, tuple[str, ...]]
    #: Article id → the short name that tells it from the other articles of its event.
    signs: Mapping[str, str]
    #: Article id → how much of it may be published.
    policies: Mapping[str, Republish]
    #: Article id → its versions, where it was captured more than once.
    versions: Mapping[str, Versions]

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

    def outlet_sign(self, article: str) -> str:
        """Return the short name of the outlet of an article, whatever else there is of it."""
        return _sign(self.articles[article], self.outlets)

    def columns(self, event: str) -> tuple[str, ...]:
        """Return the article ids of an event in the order of its table's columns."""
        return self.columns_of[event]


def event_day(
    catalog: Catalog,
    event: Event,
    unknown: str = "Date unknown",
    *,
    year: bool = True,
    weekday: bool = False,
) -> str:
    """Return when an event was, in words, as exactly as that is known."""
    found = moment(event.date)
    return (
        date_words(found, catalog.language, year=year, clock=False, weekday=weekday)
        if found
        else unknown
    )


def day_and_place(catalog: Catalog, event: Event) -> str:
    """Return "6 March 2023, Moscow"; what is not known is left out."""
    return ", ".join(part for part in (event_day(catalog, event, ""), event.place or "") if part)


def with_unnamed(outlets: Mapping[str, Outlet], articles: Iterable[Article]) -> dict[str, Outlet]:
    """Add a bare record for each outlet that an article names and no file describes."""
    missing = sorted(
        {article.outlet for article in articles if article.outlet and article.outlet not in outlets}
    )
    return {**outlets, **{name: Outlet(id=name, name=name, sign=name) for name in missing}}


def signs(
    events: Iterable[tuple[str, ...]],
    articles: Mapping[str, Article],
    outlets: Mapping[str, Outlet],
) -> dict[str, str]:
    """Return each article's short name, numbered if an event has several of one outlet."""
    found: dict[str, str] = {}
    for columns in events:
        names = {article: _sign(articles[article], outlets) for article in columns}
        total, seen = Counter(names.values()), Counter[str]()
        for article, name in names.items():
            seen[name] += 1
            found[article] = name if total[name] == 1 else f"{name} ({seen[name]})"
    return {article.id: _sign(article, outlets) for article in articles.values()} | found


def _sign(article: Article, outlets: Mapping[str, Outlet]) -> str:
    outlet = outlets.get(article.outlet)
    name = outlet.sign or outlet.name if outlet else article.outlet or NAMELESS.sign
    return name if outlet and outlet.sign not in ("", outlet.name) else excerpt(name, SIGN_LENGTH)


def by_outlet(articles: Iterable[Article]) -> dict[str, tuple[str, ...]]:
    """Return the articles of each outlet by their ids, newest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(
        sorted(articles, key=lambda one: one.id), key=lambda one: one.published or "", reverse=True
    ):
        found[article.outlet].append(article.id)
    return {outlet: tuple(ids) for outlet, ids in found.items()}
