"""Page -> title: the headline as printed or as the page's metadata states it, whichever is surer,
else the first words of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.core.capture import Span
from builder.extract.findings import Found, Notes
from builder.extract.page import Page
from builder.extract.titles.headline import TitleCandidate

#: Words of a text that has no headline, and headline candidates that are noted.
FIRST_WORDS: Final = 12
_MOST_CANDIDATES: Final = 5


def title(page: Page) -> Found[str]:
    """Find the title; note every candidate."""
    notes = Notes()
    return Found(_title(page, notes), notes)


def _title(page: Page, notes: Notes) -> str:
    found = page.ranked()
    best = _best(page, found)
    for candidate in found[:_MOST_CANDIDATES]:
        _note(page, candidate, notes, chosen=candidate is best)
    line = page.headline
    if best is None and line:
        notes.find(
            "title",
            line.text,
            "first line",
            "the capture is an article without its page and begins with it",
            span=line.span,
        )
        return line.text
    return best.text if best else _first_words(page, notes)


def _best(page: Page, found: Sequence[TitleCandidate]) -> TitleCandidate | None:
    """Return the surest candidate that is not part of the body and, where the page was parted by its
    headline, is there or nowhere.
    """
    if not page.headline:
        return next((one for one in found if one.line is None), None)
    return next(
        (
            one
            for one in found
            if one.line is None or one.line is page.headline or one.line.index < page.stretch.start
        ),
        None,
    )


def _note(page: Page, candidate: TitleCandidate, notes: Notes, *, chosen: bool) -> None:
    if candidate.line is None:
        notes.find(
            "title",
            candidate.text,
            "page metadata",
            f"the page states it as {candidate.stated}",
            chosen=chosen,
        )
        return
    notes.find(
        "title",
        candidate.text,
        "headline",
        candidate.reasons,
        span=_span(page, candidate) if chosen else None,
        chosen=chosen,
    )


def _span(page: Page, candidate: TitleCandidate) -> Span | None:
    line, last = candidate.line, candidate.last
    if line is None or last is None:
        return None
    if last is not line:
        return Span(line.span.start, last.span.end)
    start = line.text.find(candidate.text)
    return (
        line.span
        if candidate.text == line.text
        else page.part(line, start, start + len(candidate.text))
    )


def _first_words(page: Page, notes: Notes) -> str:
    words = page.body[0].text.split()
    beginning = " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
    notes.find("title", beginning, "first words", "the capture prints no headline")
    return beginning
