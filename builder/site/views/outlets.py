"""Outlets -> their index and dossiers.

Dossiers have curated facts with a reference each, and figures that link to their rows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import msgspec
from markupsafe import Markup

from builder.core.article import Article
from builder.core.outlet import Outlet
from builder.site.alphabet import by_heading
from builder.site.markup import counted, excerpt, link
from builder.site.overview import Overview
from builder.site.prose import prose
from builder.site.urls import outside
from builder.site.views import words
from builder.site.views.derivation import CreditView
from builder.site.views.dossier import MOST_READINGS, OutletArticle, OutletPart, OwnReading
from builder.site.views.figures import ShareBars, outlet_link, presence_shares
from builder.site.views.flows import Flow, flows
from builder.site.views.habits import Habits, habits
from builder.site.views.letters import MOST_LINES, Letters, letters
from builder.site.views.page import Link, PageShell, feed_links
from builder.site.views.site_pages import SitePages

_TITLE_LENGTH: Final = 60
#: Newest events whose credits are shown.
_MOST_EVENTS: Final = 20
_MOST_ARTICLES: Final = 200
_ABOUT: Final = "Who published the articles compared here."


class CuratedFact(msgspec.Struct, frozen=True, kw_only=True):
    """A curated fact about an outlet, with its source."""

    label: str
    value: Markup
    source: str
    source_url: str


class OutletLine(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet in the index."""

    sign: str
    name: str
    url: str
    facts: str
    count: str


class OutletsView(msgspec.Struct, frozen=True, kw_only=True):
    """All outlets; of many, those of most articles, or those of one letter."""

    page: PageShell
    title: str
    outlets: tuple[OutletLine, ...]
    #: Where the others are, by letter.
    letters: Letters
    #: How they carry the statements of their events.
    carried: ShareBars


class OutletView(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet."""

    page: PageShell
    name: str
    sign: str
    count: str
    claims: tuple[CuratedFact, ...]
    note: Markup
    articles: tuple[OutletArticle, ...]
    #: Number of older articles, and the list of all events that it reports.
    older: int
    events: Link
    readings: tuple[OwnReading, ...]
    #: Where its reports come from, and who credits it.
    credits: tuple[CreditView, ...]
    others: tuple[CreditView, ...]
    #: How it reports, beside the others.
    habits: Habits
    flows: tuple[Flow, ...]
    feed: Link


def _articles(site: Overview, outlet: str) -> tuple[str, ...]:
    """Return an outlet's articles, newest first."""
    return site.by_outlet.get(outlet, ())


def active(site: Overview) -> list[Outlet]:
    """Return the outlets in order of their signs."""
    return sorted(
        site.outlets.values(), key=lambda one: ((one.sign or one.name).casefold(), one.id)
    )


def views(pages: SitePages) -> Iterator[OutletsView]:
    """Yield the index of outlets, and one for each letter where they are many."""
    site = pages.library
    most = sorted(active(site), key=lambda one: -len(_articles(site, one.id)))
    lines = tuple(
        OutletLine(
            sign=outlet.sign or outlet.name,
            name=outlet.name,
            url=site.urls.outlet(outlet.id),
            facts=", ".join(fact for fact in (outlet.kind or "", _country(site, outlet)) if fact),
            count=_count(site, outlet.id),
        )
        for outlet in (most if len(most) > MOST_LINES else active(site))
    )
    found = by_heading(lines, lambda line: line.name) if len(lines) > MOST_LINES else {}
    marks = [mark for summary in site.summaries.values() for mark in summary.outlets]
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mark in marks:
        counts[mark.id].update(dict(mark.carried))
    carried = [(outlet_link(site, outlet.id), counts[outlet.id]) for outlet in active(site)]
    yield OutletsView(
        page=pages.page("outlets", "/outlets/", "Outlets", _ABOUT),
        title="Outlets",
        outlets=lines[:MOST_LINES] if found else lines,
        letters=letters(site.urls, "outlets", found),
        carried=presence_shares(sorted(carried, key=lambda row: -row[1].total())),
    )
    for heading, own in found.items():
        title = f"Outlets: {heading}"
        yield OutletsView(
            page=pages.page("outlets", site.urls.index("outlets", heading), title, _ABOUT),
            title=title,
            outlets=own,
            letters=letters(site.urls, "outlets", found, heading),
            carried=ShareBars(looks=(), rows=()),
        )


def _country(site: Overview, outlet: Outlet) -> str:
    return words.country_name(outlet.country, site.language) if outlet.country else ""


def _count(site: Overview, outlet: str) -> str:
    own = _articles(site, outlet)
    events = {site.event_of[article] for article in own if article in site.event_of}
    return f"{counted(len(own), 'article')} in {counted(len(events), 'event')}"


def outlet_view(pages: SitePages, outlet: Outlet) -> OutletView:
    """Return the dossier of one outlet."""
    site = pages.library
    url, own = site.urls.outlet(outlet.id), _articles(site, outlet.id)
    feeds = feed_links(site.urls.outlet_file(outlet.id, "feed"), f"Articles by {outlet.name}")
    parts = dict(_parts(site, outlet.id))
    lines = dict(one for part in parts.values() for one in part.articles)
    credits_ = [site.details(event) for event in islice(parts, _MOST_EVENTS)]
    signs = {site.sign(article) for article in own}
    sign = outlet.sign or outlet.name
    return OutletView(
        page=pages.page(
            "outlet", url, outlet.name, f"{outlet.name}: {_count(site, outlet.id)}.", feeds=feeds
        ),
        name=outlet.name,
        sign=sign,
        count=_count(site, outlet.id),
        claims=tuple(claim for claim in _claims(site, outlet) if claim.value),
        note=prose(outlet.note),
        articles=tuple(
            lines.get(article) or _alone(site, site.articles[article])
            for article in own[:_MOST_ARTICLES]
        ),
        older=max(len(own) - _MOST_ARTICLES, 0),
        events=_events(site, outlet, own),
        readings=tuple(
            islice((reading for part in parts.values() for reading in part.readings), MOST_READINGS)
        ),
        credits=tuple(
            credit
            for one in credits_
            for credit in one.credits
            if signs & {credit.sign, credit.source}
        ),
        others=_others(credit for one in credits_ for credit in one.others if credit.sign in signs),
        habits=habits(
            sign,
            [
                (Link(url=site.urls.event(event), text=site.events[event].title), part)
                for event, part in parts.items()
            ],
        ),
        flows=flows(site, (parts[event] for event in sorted(parts))),
        feed=Link(url=feeds[0].url, text="Feed of this outlet's articles"),
    )


def _events(site: Overview, outlet: Outlet, own: Iterable[str]) -> Link:
    """Return the list of an outlet's events; without an address where it has none."""
    events = {site.event_of[article] for article in own if article in site.event_of}
    if not events:
        return Link(url="", text="")
    return Link(
        url=site.urls.browse(f"outlet/{outlet.id}"),
        text=f"{counted(len(events), 'event')} that it reports",
    )


def _parts(site: Overview, outlet: str) -> Iterator[tuple[str, OutletPart]]:
    """Yield an outlet's events with what its dossier prints of them.

    The event of its newest article comes first.
    """
    for event in dict.fromkeys(
        site.event_of[article] for article in _articles(site, outlet) if article in site.event_of
    ):
        yield event, dict(site.details(event).outlets)[outlet]


def _alone(site: Overview, article: Article) -> OutletArticle:
    """Return an article without an event."""
    url, date = site.urls.article(article.id), words.published(site, article)
    return OutletArticle(
        title=article.title,
        language=article.language,
        url=url,
        date=date,
        event=None,
        carried="",
        cells=(),
    )


def _others(every: Iterable[CreditView]) -> tuple[CreditView, ...]:
    """Return each credit of a picture or note once, however many articles print it."""
    return tuple(
        {(credit.what, credit.quote or credit.source): credit for credit in every}.values()
    )


def _claims(site: Overview, outlet: Outlet) -> Iterator[CuratedFact]:
    references = dict(outlet.references)
    home = outside(outlet.homepage)
    values: dict[str, tuple[str, str | Markup]] = {
        "kind": ("Kind", outlet.kind or ""),
        "country": ("Country", _country(site, outlet)),
        "language": (
            "Language",
            words.language_name(outlet.language, site.language) if outlet.language else "",
        ),
        "funding": ("Funding", outlet.funding or ""),
        "homepage": ("Home page", link(home, home) if home else ""),
        "domains": ("Domains", ", ".join(outlet.domains)),
        "aliases": ("Also printed as", "; ".join(outlet.aliases)),
    }
    for field, (label, value) in values.items():
        source, url = _source(site, references.get(field, ""))
        yield CuratedFact(
            label=label, value=Markup("{}").format(value), source=source, source_url=url
        )


def _source(site: Overview, source: str) -> tuple[str, str]:
    """Return where a claim can be checked, in words and as an address.

    It is the page of a capture, or a page elsewhere.
    """
    named = site.captured.get(source)
    if named:
        return (
            f"the capture of “{excerpt(site.articles[named].title, _TITLE_LENGTH)}”",
            site.urls.capture(named),
        )
    return source, outside(source) or ""


def sources(site: Overview, outlet: Outlet) -> tuple[tuple[str, str], ...]:
    """Return where the claims about an outlet can be checked."""
    return tuple(_source(site, source) for _, source in outlet.references)
