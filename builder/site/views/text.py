"""Pages that people write: about, corrections and whatever else is in content/pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
from markupsafe import Markup

from builder.core.pages import TAKEN, WRITTEN
from builder.site.prose import prose
from builder.site.views.changes import ChangeView, additions, corrections
from builder.site.views.page import Contact, PageShell, contact
from builder.site.views.site_pages import SitePages

_MOST_CHANGES: Final = 100


class TextView(msgspec.Struct, frozen=True, kw_only=True):
    """A page that people write."""

    page: PageShell
    id: str
    title: str
    body: Markup
    contact: Contact
    #: Whether it is the page of corrections, which has the log.
    log: bool
    #: The last changes to what was already published, and the last additions.
    changes: tuple[ChangeView, ...]
    additions: tuple[ChangeView, ...]


def views(pages: SitePages) -> Iterator[TextView]:
    """Yield the pages that people write; those every site needs even when empty."""
    titles = {name: (title, "") for name, title in WRITTEN.items()}
    titles |= {
        page.id: (page.title, page.body)
        for page in pages.library.digest.pages
        if page.id not in TAKEN
    }
    for name, (title, body) in sorted(titles.items()):
        yield _text(pages, name, title, body)


def _text(pages: SitePages, name: str, title: str, body: str) -> TextView:
    return TextView(
        page=pages.page("text", f"/{name}/", title),
        id=name,
        title=title,
        body=prose(body),
        contact=contact(pages.library) if pages.library.settings.contact not in body else Contact(),
        log=name == "corrections",
        changes=corrections(pages.library, _MOST_CHANGES) if name == "corrections" else (),
        additions=additions(pages.library, _MOST_CHANGES) if name == "corrections" else (),
    )
