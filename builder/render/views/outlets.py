"""Outlets -> their index and dossiers: curated facts with a reference each, and figures that link to their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from builder.model.coverage import SILENT, Reading, Statement
from builder.model.outlet import Outlet
from builder.render.library import Library
from builder.render.markup import counted, excerpt, link, shortened
from builder.render.moments import day_words, moment
from builder.render.prose import prose
from builder.render.urls import outside
from builder.render.views import words
from builder.render.views.derivation import CreditView, credit_views
from builder.render.views.figures import Flow, Shares, carrying, flows, presence_shares
from builder.render.views.habits import Habits, habits
from builder.render.views.matrix import MatrixCell
from builder.render.views.page import Feed, Link, Page, Pages

_MOST_READINGS: Final = 12
_TITLE_LENGTH: Final = 60
#: Newest events whose credits are shown.
_MOST_EVENTS: Final = 20
_MOST_ARTICLES: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A curated fact about an outlet, with its source."""

    label: str
    value: Markup
    source: str
    source_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletArticle:
    """One article in an outlet's dossier."""

    title: str
    language: str
    url: str
    date: str
    event: Link | None
    #: "carries 6 of 7 statements"; "" when nothing is compared.
    carried: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReading:
    """Words that no other article of the event has in their place."""

    text: str
    #: What the others print there, each with its language; nothing where they omit it.
    others: tuple[tuple[str, str], ...]
    language: str
    event: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLine:
    """One outlet in the index."""

    sign: str
    name: str
    url: str
    facts: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletsView:
    """All outlets."""

    page: Page
    outlets: tuple[OutletLine, ...]
    #: How they carry the statements of their events.
    carried: Shares


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """One outlet."""

    page: Page
    name: str
    sign: str
    count: str
    claims: tuple[Claim, ...]
    note: Markup
    articles: tuple[OutletArticle, ...]
    #: Number of older articles, which only the timeline lists.
    older: int
    readings: tuple[OwnReading, ...]
    #: Where its reports come from, and who credits it.
    credits: tuple[CreditView, ...]
    others: tuple[CreditView, ...]
    #: How it reports, beside the others.
    habits: Habits
    flows: tuple[Flow, ...]
    feed: Link


def _articles(library: Library, outlet: str) -> tuple[str, ...]:
    """Return an outlet's articles, newest first."""
    return library.by_outlet.get(outlet, ())


def active(library: Library) -> list[Outlet]:
    """Return the outlets in order of their signs."""
    return sorted(library.outlets.values(), key=lambda one: ((one.sign or one.name).casefold(), one.id))


def outlets_view(pages: Pages) -> OutletsView:
    """Return the index of outlets."""
    library = pages.library
    lines = tuple(
        OutletLine(
            sign=outlet.sign or outlet.name,
            name=outlet.name,
            url=library.urls.outlet(outlet.id),
            facts=", ".join(fact for fact in (outlet.kind or "", _country(library, outlet)) if fact),
            count=_count(library, outlet.id),
        )
        for outlet in active(library)
    )
    carried = [
        (Link(url=library.urls.outlet(outlet.id), text=outlet.sign or outlet.name), carrying(library, _articles(library, outlet.id)))
        for outlet in active(library)
    ]
    return OutletsView(
        page=pages.page("outlets", "/outlets/", "Outlets", "Who published the articles compared here."),
        outlets=lines,
        carried=presence_shares(sorted(carried, key=lambda row: -row[1].total())),
    )


def _country(library: Library, outlet: Outlet) -> str:
    return words.country_name(outlet.country, library.language) if outlet.country else ""


def _count(library: Library, outlet: str) -> str:
    own = _articles(library, outlet)
    events = {library.event_of[article] for article in own if article in library.event_of}
    return f"{counted(len(own), 'article')} in {counted(len(events), 'event')}"


def outlet_view(pages: Pages, outlet: Outlet) -> OutletView:
    """Return the dossier of one outlet."""
    library = pages.library
    url, own = library.urls.outlet(outlet.id), _articles(library, outlet.id)
    feed = Feed(url=library.urls.outlet_file(outlet.id, "feed.xml"), title=f"Articles by {outlet.name}")
    events = dict.fromkeys(library.event_of[article] for article in own if article in library.event_of)
    parts = [credit_views(library, library.coverages[event]) for event in list(events)[:_MOST_EVENTS] if event in library.coverages]
    signs = {library.sign(article) for article in own}
    return OutletView(
        page=pages.page("outlet", url, outlet.name, f"{outlet.name}: {_count(library, outlet.id)}.", feeds=[feed]),
        name=outlet.name,
        sign=outlet.sign or outlet.name,
        count=_count(library, outlet.id),
        claims=tuple(claim for claim in _claims(library, outlet) if claim.value),
        note=prose(outlet.note),
        articles=tuple(_article(library, article) for article in own[:_MOST_ARTICLES]),
        older=max(len(own) - _MOST_ARTICLES, 0),
        readings=tuple(_readings(library, own))[:_MOST_READINGS],
        credits=tuple(credit for reports, _ in parts for credit in reports if signs & {credit.sign, credit.source}),
        others=_others(credit for _, others in parts for credit in others if credit.sign in signs),
        habits=habits(library, outlet.sign or outlet.name, own),
        flows=flows(library, outlet.id),
        feed=Link(url=feed.url, text="Feed of this outlet's articles"),
    )


def _others(every: Iterable[CreditView]) -> tuple[CreditView, ...]:
    """Return each credit of a picture or note once, however many articles print it."""
    return tuple({(credit.what, credit.quote or credit.source): credit for credit in every}.values())


def _claims(library: Library, outlet: Outlet) -> Iterator[Claim]:
    references = dict(outlet.references)
    home = outside(outlet.homepage)
    values: dict[str, tuple[str, str | Markup]] = {
        "kind": ("Kind", outlet.kind or ""),
        "country": ("Country", _country(library, outlet)),
        "language": ("Language", words.language_name(outlet.language, library.language) if outlet.language else ""),
        "funding": ("Funding", outlet.funding or ""),
        "homepage": ("Home page", link(home, home) if home else ""),
        "domains": ("Domains", ", ".join(outlet.domains)),
        "aliases": ("Also printed as", "; ".join(outlet.aliases)),
    }
    for field, (label, value) in values.items():
        source, url = _source(library, references.get(field, ""))
        yield Claim(label=label, value=Markup("{}").format(value), source=source, source_url=url)


def _source(library: Library, source: str) -> tuple[str, str]:
    """Return where a claim can be checked, in words and as an address: the page of a capture, or a page elsewhere."""
    named = next((article for article in library.articles.values() if article.capture and source == f"seeds/{article.capture}"), None)
    if named:
        return f"the capture of “{excerpt(named.title, _TITLE_LENGTH)}”", library.urls.capture(named.id)
    return source, outside(source) or ""


def _article(library: Library, identifier: str) -> OutletArticle:
    article = library.articles[identifier]
    event = library.event_of.get(identifier, "")
    cells = [cell for statement in library.statements(event) for cell in statement.cells if cell.article == identifier] if event else []
    carried = sum(cell.presence not in SILENT for cell in cells)
    compared = len(library.columns(event)) > 1 if event else False
    return OutletArticle(
        title=article.title,
        language=article.language,
        url=library.urls.article(identifier),
        date=words.published(library, article),
        event=Link(url=library.urls.event(event), text=library.events[event].title, note=_day(library, event)) if event else None,
        carried=f"carries {carried} of {counted(len(cells), 'statement')}" if compared and cells else "",
        cells=tuple(MatrixCell(presence=cell.presence, word=f"statement {number}: {cell.presence}") for number, cell in enumerate(cells, 1))
        if compared
        else (),
    )


def _day(library: Library, event: str) -> str:
    found = moment(library.events[event].date)
    return day_words(found.day, library.language) if found else ""


def _readings(library: Library, own: tuple[str, ...]) -> Iterator[OwnReading]:
    """Yield the wordings that only this outlet prints."""
    mine = frozenset(own)
    for event in dict.fromkeys(library.event_of[article] for article in own if article in library.event_of):
        for statement in library.statements(event):
            for entry in statement.entries:
                for reading in entry.readings:
                    if reading.text and mine.issuperset(reading.witnesses):
                        yield _own(library, event, statement, reading, entry.readings)


def _own(library: Library, event: str, statement: Statement, reading: Reading, readings: tuple[Reading, ...]) -> OwnReading:
    others = {
        shortened(other.text): library.articles[other.witnesses[0]].language for other in readings if other is not reading and other.text
    }
    return OwnReading(
        text=shortened(reading.text),
        others=tuple(others.items()),
        language=library.articles[reading.witnesses[0]].language,
        event=Link(url=library.statement(event, statement.anchor), text=f"statement {statement.number}"),
    )
