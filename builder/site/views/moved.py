"""The page at an address whose page was renamed."""

from __future__ import annotations

import msgspec

from builder.site.overview import Overview


class MovedView(msgspec.Struct, frozen=True, kw_only=True):
    """The page at an address whose page was renamed."""

    language: str
    #: Where the page is now.
    url: str
    canonical: str


def moved_view(site: Overview, url: str) -> MovedView:
    """Return the page that leads to ``url``."""
    return MovedView(language=site.language, url=url, canonical=site.urls.absolute(url))
