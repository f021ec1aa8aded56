"""Page -> title: the headline as printed, else as the page's metadata states it, else the first words of the text."""

from __future__ import annotations

from typing import Final

from builder.normalize.headline import candidates, stated_titles
from builder.normalize.ledger import Ledger
from builder.normalize.page import Page

#: Words of a text that has no headline, and headline candidates that are noted.
FIRST_WORDS: Final = 12
MOST_CANDIDATES: Final = 5


def title(page: Page, ledger: Ledger) -> str:
    """Return the title; note every candidate."""
    sites = [value for _, value in page.values("og:site_name", "json-ld:publisher", "extracted:sitename", "application-name")]
    stated = stated_titles(page.capture.metadata, sites)
    line = page.headline
    ranked = candidates(page.lines, page.stretch, page.capture.metadata)
    for candidate in ranked[:MOST_CANDIDATES]:
        span = candidate.line.span if candidate.line is line else None
        ledger.find("title", candidate.line.text, "headline", "; ".join(candidate.reasons), span=span, chosen=candidate.line is line)
    if line and all(candidate.line is not line for candidate in ranked):
        ledger.find("title", line.text, "first line", "the capture is an article without its page and begins with it", span=line.span)
    for name, value in stated:
        ledger.find("title", value, "page metadata", f"the page states it as {name}", chosen=line is None and (name, value) == stated[0])
    if line:
        return line.text
    return stated[0][1] if stated else _first_words(page, ledger)


def _first_words(page: Page, ledger: Ledger) -> str:
    words = page.body[0].text.split()
    beginning = " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
    ledger.find("title", beginning, "first words", "the capture prints no headline")
    return beginning
