"""The page shown for one that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from builder.site.overview import newest
from builder.site.views.page import Link, PageShell
from builder.site.views.site_pages import SitePages


class MissingView(msgspec.Struct, frozen=True, kw_only=True):
    """The page shown for one that does not exist."""

    page: PageShell
    events: tuple[Link, ...]


def views(pages: SitePages) -> Iterator[MissingView]:
    """Yield the page for addresses that lead nowhere."""
    site = pages.library
    page = pages.page(
        "missing", "/404.html", "Page not found", "There is no page at this address.", hidden=True
    )
    yield MissingView(
        page=page,
        events=tuple(
            Link(url=site.urls.event(event.id), text=event.title) for event in newest(site)[:5]
        ),
    )
