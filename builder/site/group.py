"""Pages of the site that are made together, with what they are made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from builder.engine.stages import digest_of
from builder.site.sheets import Sheet
from builder.site.views.site_pages import SitePages


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Pages that are made together."""

    #: The address of the first one.
    name: str
    #: The template of the pages; "" where there are files only.
    template: str
    #: What they are made from, by name: the digest of each part.
    parts: Mapping[str, bytes]
    #: Makes the sheet; called when something in the parts has changed.
    make: Callable[[], Sheet]


def frame_of(pages: SitePages, template: str) -> bytes:
    """Return the digest of what a page of ``template`` has around its main part."""
    return digest_of((pages.page(template, "/", ""), pages.library.settings))
