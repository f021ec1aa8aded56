"""Lines of the body's stretch -> the paragraphs, each with its place, and a named reason for every line that is none."""

from __future__ import annotations

from typing import Final, NamedTuple

from builder.model.capture import Span
from builder.normalize.body import MOSTLY_LINKS
from builder.normalize.dateline import place_line, request, sign_off
from builder.normalize.ledger import Ledger
from builder.normalize.lines import Line
from builder.normalize.page import Page
from builder.normalize.pictures import is_caption
from builder.text.characters import letters

#: What a line of the stretch that is no paragraph is dropped as, by its shape.
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
#: An item or a loose line of fewer words that is no sentence is no paragraph.
ITEM_WORDS: Final = 4


class Text(NamedTuple):
    """A paragraph in the making."""

    text: str
    span: Span


class Report(NamedTuple):
    """The paragraphs, and what stood in front of the first and behind the last."""

    paragraphs: tuple[Text, ...]
    dateline: str | None = None
    signoff: str | None = None


def report(page: Page, ledger: Ledger) -> Report:
    """Return the paragraphs of the body; note place line and sign-off, name and drop all the rest."""
    kept = [line for line in page.body if not (reason := _no_paragraph(page, line)) or _named(ledger, line, reason)]
    found: list[Text] = []
    dateline: str | None = None
    signoff: str | None = None
    for line in kept:
        start, end = 0, len(line.text)
        cut = place_line(line.text) if line is kept[0] else None
        if cut:
            start, dateline = cut.end, cut.value
            ledger.find("dateline", cut.value, "place line", "the text begins with it", span=page.part(line, cut.start, cut.end))
        last = line is kept[-1]
        code = sign_off(line.text) if last else None
        if code:
            end, signoff = code.start, code.value
            ledger.find("signoff", code.value, "sign-off", "the text ends with it in brackets", span=page.part(line, code.start, code.end))
        order = request(line.text[:end], last=last)
        if order:
            end = order.start
            ledger.name(line, "request to the reader")
        text = _text(page, line, start, end, whole=not (cut or code or order))
        if text and ledger.claim(text.span):
            found.append(text)
    return Report(tuple(found), dateline, signoff)


def _named(ledger: Ledger, line: Line, reason: str) -> bool:
    ledger.name(line, reason)
    return False


def _text(page: Page, line: Line, start: int, end: int, *, whole: bool) -> Text | None:
    if whole:
        return Text(line.text, line.span)
    text = line.text[start:end].strip()
    span = page.part(line, line.text.index(text, start), line.text.index(text, start) + len(text)) if text else None
    return Text(text, span) if span else None


def _no_paragraph(page: Page, line: Line) -> str:
    """Return why ``line`` is no paragraph; "" when it is one."""
    if is_caption(line):
        return "caption"
    if page.headline and letters(line.text) == letters(page.headline.text):
        return "repeated title"
    if line.shape in DROPPED:
        return DROPPED[line.shape]
    if page.capture.media == "html" and any(one.main for one in page.body):
        return "" if line.main else "outside the text that the extraction marked"
    if line.linked > MOSTLY_LINKS and not (line.running and line.closed):
        return "link"
    if line.shape == "legal" and not line.closed:
        return "page's own matters"
    if line.shape == "short" and line.kind == "item" and not line.closed and line.words < ITEM_WORDS:
        return "menu"
    return ""
