"""The kinds of pages that the site makes itself, each in one row, and their reserved names.

The view of a kind is ``views`` in ``builder/site/views/<name>.py``, its template
``templates/pages/<name>.html``; styles and scripts come with the components that the template uses.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class PageKind(NamedTuple):
    """Pages of one view and one template."""

    name: str
    #: Address of the first or only page.
    address: str
    #: Label in the bar at the head of each page; "" for a page that is not in it.
    bar: str = ""
    #: Label in the footer of each page.
    footer: str = ""


#: In the order of the bar and of the footer.
PAGE_KINDS: Final = (
    PageKind("home", "/", bar="Digest"),
    PageKind("timeline", "/timeline/", bar="Timeline"),
    PageKind("people", "/people/", bar="People"),
    PageKind("outlets", "/outlets/", bar="Outlets"),
    PageKind("search", "/search/", bar="Search"),
    PageKind("method", "/method/", footer="Method"),
    PageKind("browse", "/browse/", footer="All events"),
    PageKind("storylines", "/storylines/", footer="Storylines"),
    PageKind("data", "/data/", footer="Data"),
    PageKind("data", "/data/#feeds", footer="Feeds"),
    PageKind("text", "/about/", footer="About"),
    PageKind("text", "/corrections/", footer="Corrections and contact"),
    PageKind("missing", "/404.html"),
)
#: Pages that people write, and that the site has although nobody wrote them, by their ids.
WRITTEN: Final = {
    kind.address.strip("/"): kind.footer for kind in PAGE_KINDS if kind.name == "text"
}
#: Names of files and folders at the root of the site that are not pages for readers.
KEPT: Final = frozenset({"404", "assets", "feed", "index", "pagefind", "robots", "sitemap"})
#: Folders with a page for each record.
_SECTIONS: Final = frozenset({"articles", "embed", "events"})
#: Names at the root of the site that no page written by a person can have.
TAKEN: Final = (
    KEPT
    | _SECTIONS
    | {kind.address.strip("/") for kind in PAGE_KINDS if kind.address.endswith("/")}
) - {*WRITTEN, ""}
