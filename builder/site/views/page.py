"""What every page shares: its address, its head, its navigation and its footer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec
from markupsafe import Markup

from builder.core.pages import PAGE_KINDS, TAKEN, WRITTEN
from builder.engine.stages import digest_of
from builder.site.assets import Assets
from builder.site.catalog import Catalog
from builder.site.environment import Renderer
from builder.site.library import Library
from builder.site.urls import contact_link


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A link of ours."""

    url: str
    text: str
    #: It leads to the page that it is on.
    current: bool = False
    #: Small words after it.
    note: str = ""


class FeedLink(msgspec.Struct, frozen=True, kw_only=True):
    """A feed that belongs to a page."""

    url: str
    title: str
    media: str = "application/atom+xml"


def feed_links(where: str, title: str) -> tuple[FeedLink, FeedLink]:
    """Return a feed in both formats; ``where`` is its address without the ending."""
    return (
        FeedLink(url=f"{where}.xml", title=title),
        FeedLink(url=f"{where}.json", title=title, media="application/feed+json"),
    )


class PageShell(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in a page that is not its main part."""

    url: str
    #: The path on its host below which the site is; "" where it has the whole.
    below: str
    #: Title of the document, without the site's name.
    title: str
    description: str
    #: BCP 47 tag of the site's own words.
    language: str
    site: str
    #: Absolute address; "" while the site has none.
    canonical: str
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    feeds: tuple[FeedLink, ...]
    style: str
    scripts: tuple[str, ...]
    #: Addresses of fonts that are needed at once.
    fonts: tuple[str, ...]
    icon: str
    #: ``website`` or ``article``, for cards.
    kind: str
    #: Absolute address of the share card; "" while the site has none.
    card: str
    #: Pairs of name and content by which reference managers know what the page is.
    meta: tuple[tuple[str, str], ...]
    #: Linked data as JSON, already escaped for HTML; empty when there is none.
    data: Markup
    #: Search engines should leave the page out.
    hidden: bool
    version: str
    #: Digest of what the page shows, or of what all pages of its event are made from.
    edition: str


_MOST_WRITTEN: Final = 8
_FONTS: Final = ("fonts/source-sans-3.woff2", "fonts/source-serif-4.woff2")
#: Characters of an edition's digest that pages and citations print.
SHOWN_OF_EDITION: Final = 12
#: Stands for the digest of the page that it is printed on until the page is whole; in no font and
#: in no text.
OWN_EDITION: Final = "\ue0ed\ue0ed"


class Frames(msgspec.Struct, frozen=True):
    """Makes the shared part of each page."""

    library: Catalog
    assets: Assets
    renderer: Renderer
    #: Addresses of the share cards that were drawn.
    cards: frozenset[str] = frozenset()
    #: Digest of what the pages are made from; "" for pages of which each prints the digest of
    #: itself.
    edition: str = ""

    def page(
        self,
        template: str,
        url: str,
        title: str,
        description: str = "",
        *,
        feeds: Iterable[FeedLink] = (),
        data: Mapping[str, Any] | None = None,
        meta: tuple[tuple[str, str], ...] = (),
        kind: str = "website",
        hidden: bool = False,
    ) -> PageShell:
        """Return the shared part of the page at ``url``, rendered from ``template``."""
        settings = self.library.settings
        used = self.renderer.components(template)
        return PageShell(
            url=url,
            below=self.library.urls.below,
            title=title,
            description=" ".join((description or settings.description).split()),
            language=settings.language,
            site=settings.title,
            canonical=self.library.urls.absolute(url) if settings.base_url else "",
            navigation=tuple(
                Link(url=kind.address, text=kind.bar, current=_current(kind.address, url))
                for kind in PAGE_KINDS
                if kind.bar
            ),
            footer=tuple(
                Link(url=where, text=text, current=where == url)
                for where, text in _footer(self.library)
            ),
            feeds=(*feed_links("/feed", settings.title), *feeds, *self._embeds(url)),
            style=self.assets.style,
            scripts=tuple(
                address for name, address in sorted(self.assets.scripts.items()) if name in used
            ),
            fonts=tuple(self.assets.named[name] for name in _FONTS if name in self.assets.named),
            icon=self.assets.named.get("sign.svg", ""),
            kind=kind,
            card=self._card(url) if settings.base_url else "",
            meta=meta,
            data=json_for_html(data) if data else Markup(),
            hidden=hidden,
            version=self.library.digest.version,
            edition=self.edition[:SHOWN_OF_EDITION] or OWN_EDITION,
        )

    def _embeds(self, url: str) -> tuple[FeedLink, ...]:  # noqa: ARG002 -- pages of events have one
        """Return where it is told how a page can be embedded."""
        return ()

    def _card(self, url: str) -> str:
        """Return the card of the event that a page belongs to, or the site's."""
        _, section, identifier = (*url.split("/"), "", "")[:3]
        event = {
            "events": identifier,
            "embed": identifier,
            "articles": self.library.event_of.get(identifier, ""),
        }.get(section, "")
        named = (
            self.library.urls.card(one)
            for one in (event, "")
            if one in self.library.events or not one
        )
        return next((self.library.urls.absolute(card) for card in named if card in self.cards), "")


class Pages(Frames, frozen=True):
    """Makes the shared part of the pages of an event."""

    library: Library

    def _embeds(self, url: str) -> tuple[FeedLink, ...]:
        """Return the oEmbed file of an event's page, if there is one."""
        library, event = self.library, url.removeprefix("/events/").removesuffix("/")
        if (
            not library.settings.base_url
            or url != f"/events/{event}/"
            or event not in library.events
        ):
            return ()
        if len(library.columns(event)) == 1 or not library.statements(event):
            return ()
        title = library.events[event].title
        where = library.urls.absolute(library.urls.embed_file(event, "oembed.json"))
        return (FeedLink(url=where, title=title, media="application/json+oembed"),)


def _footer(library: Catalog) -> tuple[tuple[str, str], ...]:
    """Return addresses and labels of the links in the footer.

    Last are the pages that people wrote besides those that every site has.
    """
    written = [page for page in library.digest.pages if page.id not in {*TAKEN, *WRITTEN}]
    return (
        *((kind.address, kind.footer) for kind in PAGE_KINDS if kind.footer),
        *((f"/{page.id}/", page.title) for page in written[:_MOST_WRITTEN]),
    )


def _current(where: str, url: str) -> bool:
    return url == "/" if where == "/" else url.startswith(where)


def json_for_html(data: Mapping[str, Any]) -> Markup:
    """Return JSON that cannot end the element around it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(  # noqa: S704 -- escaped here
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
    )


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """Where readers report errors and ask for removal."""

    text: str = ""
    #: "" when the text is not an address.
    url: str = ""


def contact(library: Catalog) -> Contact:
    """Return the contact that the settings name, as text and as a link where it is one."""
    return Contact(text=library.settings.contact, url=contact_link(library.settings.contact) or "")


def sealed(page: bytes) -> bytes:
    """Return a page with the digest of itself where it says its own edition."""
    mark = OWN_EDITION.encode()
    return (
        page.replace(mark, digest_of(page).hex()[:SHOWN_OF_EDITION].encode())
        if mark in page
        else page
    )
