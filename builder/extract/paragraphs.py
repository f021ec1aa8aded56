"""Lines of the body's stretch -> the paragraphs, each with its place, and a named reason for every
line that is not in one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from builder.core.capture import Span
from builder.core.outlet import OutletRule
from builder.extract.dates.dateline import place_line, request, sign_off
from builder.extract.editing import is_kept
from builder.extract.findings import Found, Notes
from builder.extract.lines.furniture import (
    AUTHOR,
    CORRECTION,
    LAST_LINES,
    LINK,
    LINK_WORDS,
    about_author,
    announces_reports,
    furniture,
    glued_furniture,
)
from builder.extract.lines.line import MOSTLY_LINKS, Line
from builder.extract.page import Page
from builder.extract.pictures import is_caption_between
from builder.lang.anchoring import anchor
from builder.lang.characters import fold_space, letters

#: What a line of the stretch that is not a paragraph is dropped as, by its shape.
DROPPED: Final = {
    "date": "date line",
    "byline": "byline",
    "source": "source line",
    "picture": "picture credit",
    "button": "button",
    "after": "heading of other reports",
    "related": "link to another report",
    "machine": "value for programs",
    "order": "request to the reader",
    "tags": "tag line",
}
#: Shapes of lines that may yet be part of a report where the reader marked them: it has seen more
#: of the page than one line.
TRUSTED: Final = frozenset({"date", "after", "machine", "order"})
#: Characters that come back in a line that is printed twice, and its greatest length.
DOUBLED: Final = 30
MOST_DOUBLED: Final = 600
#: An item or a loose line of fewer words that is not a sentence is not a paragraph.
ITEM_WORDS: Final = 4


class Text(NamedTuple):
    """A paragraph in the making."""

    text: str
    span: Span


class Report(NamedTuple):
    """The paragraphs, and what was in front of the first and behind the last."""

    paragraphs: tuple[Text, ...]
    dateline: str | None = None
    signoff: str | None = None


def report(
    page: Page,
    rules: Sequence[OutletRule],
    authors: Sequence[str],
    is_free: Callable[[Span], bool],
) -> Found[Report]:
    """Find the paragraphs of the body, where the place ``is_free``; note place line and sign-off,
    name all the rest; ``rules`` are an editor's, ``authors`` those found.
    """
    notes = Notes()
    kept = _kept(page, rules, authors, notes)
    found: list[Text] = []
    dateline: str | None = None
    signoff: str | None = None
    for line in kept:
        start, end = 0, len(line.text)
        cut = place_line(line.text) if line is kept[0] else None
        if cut:
            start, dateline = cut.end, cut.value
            notes.find(
                "dateline",
                cut.value,
                "place line",
                "the text begins with it",
                span=page.part(line, cut.start, cut.end),
            )
        last = line is kept[-1]
        code = sign_off(line.text) if last else None
        if code:
            end, signoff = code.start, code.value
            notes.find(
                "signoff",
                code.value,
                "sign-off",
                "the text ends with it in brackets",
                span=page.part(line, code.start, code.end),
            )
        order = request(line.text[:end], last=last)
        if order:
            end = order.start
            notes.name(line, "request to the reader")
        if not is_kept(line.text, rules):
            end, name = glued_furniture(line.text[:end])
            if name:
                notes.name(line, name)
        text = _text(page, line, start, end, whole=not (start or end < len(line.text)))
        if text and is_free(text.span):
            notes.paragraphs.append(text.span)
            found.append(text)
    return Found(Report(_found_again(page, found), dateline, signoff), notes)


def _kept(
    page: Page, rules: Sequence[OutletRule], authors: Sequence[str], notes: Notes
) -> list[Line]:
    """Return the lines of the body that are paragraphs; name the others."""
    marked = any(line.main for line in page.body)
    kept: list[Line] = []
    announced = False
    for line in page.body:
        reason = "" if is_kept(line.text, rules) else _no_paragraph(page, line, marked=marked)
        headline = (
            announced
            and not line.closed
            and line.words <= LINK_WORDS
            and not is_kept(line.text, rules)
        )
        announced = announces_reports(line.text) or headline
        if headline:
            reason = LINK
        if reason == CORRECTION:
            notes.find(
                "correction",
                line.text,
                CORRECTION,
                "the page says what the report said before",
                span=line.span,
            )
        if reason:
            notes.name(line, reason)
        else:
            kept.append(line)
    return _without_author(kept, rules, authors, notes)


def _without_author(
    kept: Sequence[Line], rules: Sequence[OutletRule], authors: Sequence[str], notes: Notes
) -> list[Line]:
    """Return the lines without those at the end that are about who wrote the report; name these."""
    others = [line.text for line in kept[:-LAST_LINES]]
    gone: set[int] = set()
    for line in kept[-LAST_LINES:] if others else ():
        if not is_kept(line.text, rules) and about_author(line.text, authors, others):
            notes.name(line, AUTHOR)
            gone.add(line.index)
    return [line for line in kept if line.index not in gone]


def _found_again(page: Page, texts: list[Text]) -> tuple[Text, ...]:
    """Return the paragraphs; one that cannot be found again in its capture, because marks were
    taken away, keeps its marks.
    """
    layer = page.capture.text
    places = anchor([one.text for one in texts], layer)
    return tuple(
        one if place else one._replace(text=fold_space(layer[slice(*one.span)]))
        for one, place in zip(texts, places, strict=True)
    )


def _text(page: Page, line: Line, start: int, end: int, *, whole: bool) -> Text | None:
    if whole:
        return Text(line.text, line.span)
    text = line.text[start:end].strip()
    span = (
        page.part(line, line.text.index(text, start), line.text.index(text, start) + len(text))
        if text
        else None
    )
    return Text(text, span) if span else None


def _no_paragraph(page: Page, line: Line, *, marked: bool) -> str:
    """Return why ``line`` is not a paragraph, "" when it is one; with ``marked`` the looks of the page
    say which lines are.
    """
    title = letters(page.headline.text) if page.headline else ""
    # A line of plain text is told by its looks alone, so what its words say counts, too.
    trusted = line.main and page.capture.media == "html"
    item = (
        line.shape == "short"
        and line.kind == "item"
        and not line.closed
        and line.words < ITEM_WORDS
    )
    tests = (
        (not trusted and is_caption_between(page.lines, line.index), "caption"),
        (not trusted and _is_doubled(line.text), "caption printed twice"),
        (title and letters(line.text) == title, "repeated title"),
        (
            line.shape in DROPPED and not (trusted and line.shape in TRUSTED),
            DROPPED.get(line.shape, ""),
        ),
        (marked and not line.main, "no part of the report by the looks of the page"),
        (not marked and line.linked > MOSTLY_LINKS and not (line.running and line.closed), "link"),
        (not marked and line.shape == "legal" and not line.closed, "page's own matters"),
        (not marked and item, "menu"),
    )
    return next((reason for holds, reason in tests if holds), "") or furniture(
        line.text, captions=not trusted
    )


def _is_doubled(text: str) -> bool:
    """Tell whether a line says itself twice, as alternative text and caption of one picture do when
    they are printed together.
    """
    return 2 * DOUBLED < len(text) <= MOST_DOUBLED and text[:DOUBLED] in text[DOUBLED:]
