"""A page, or the draft of it -> why there is no article in it: teasers of many, an error, a dialog
about consent or signing in.

A dialog that is in front of an article is put aside, and the article behind it found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from builder.core.article import Draft, Drop
from builder.core.capture import Capture, Span
from builder.core.errors import Rejected
from builder.core.limits import MAX_REPORT_BYTES
from builder.extract.lines.line import count_words
from builder.extract.page import Page
from builder.extract.paragraphs import Text
from builder.extract.refusals.notices import Notice, is_notice, speaks_of_page
from builder.extract.refusals.teasers import only_teasers

#: The name under which a dialog goes that is in front of an article.
RULE: Final = "notice to the visitor"
#: Words that an article behind a dialog must have; of fewer it cannot be told whether they are one.
_MIN_WORDS: Final = 25
#: A remainder of a dialog has no more paragraphs.
FEW: Final = 3
#: What a page of one article states about itself, and no page of teasers does.
_ONE_ARTICLE: Final = ("article:published_time", "json-ld:datepublished", "json-ld:articlebody")
_BROKEN: Final = re.compile(r"[\r\n]")
_ONE_PAGE: Final = "capture the page of one article"
_REASONS: Final[dict[Notice, tuple[str, str]]] = {
    "error": (
        "only an error page or a request to the browser",
        "open the page again and capture it when it shows its text",
    ),
    "consent": (
        "only a dialog about consent or signing in",
        "answer the dialog, then capture the page",
    ),
}


def refuse_teasers(page: Page) -> None:
    """Raise :class:`Rejected` when the page shows the beginnings of many reports and none of them."""
    if not page.values(*_ONE_ARTICLE) and only_teasers(page.lines):
        what = "no article in it, only teasers of many: a home page, a topic or search results"
        raise Rejected(
            f"seeds/{page.capture.path}",
            what,
            remedy="open one of the reports and capture its page",
        )


def refuse_volumes(capture: Capture, paragraphs: Sequence[Text]) -> None:
    """Raise :class:`Rejected` when the paragraphs are more than a file of content/ may hold, or go
    on in thousands of short lines: no report does.
    """
    if sum(len(one.text.encode("utf-8", "replace")) for one in paragraphs) > MAX_REPORT_BYTES:
        raise _volume(capture, None)
    spans = [one.span for one in paragraphs]
    for bulk in (block.span for block in capture.blocks if block.kind == "bulk"):
        before = max((span.end for span in spans if span.end <= bulk.start), default=0)
        if (
            spans
            and not _is_one_line(capture, bulk)
            and not capture.text[before : bulk.start].strip()
        ):
            what = "its text continues in thousands of short lines, which no report does"
            line = capture.line_of(bulk.start)
            raise Rejected(f"seeds/{capture.path}", what, line=line, remedy=_ONE_PAGE)


def refuse_endless_lines(capture: Capture) -> None:
    """Raise :class:`Rejected` when a line of words is longer than any report; of a line without
    blanks, a value for programs, nothing is said.
    """
    for block in capture.blocks:
        if block.kind == "bulk" and " " in block.text and _is_one_line(capture, block.span):
            raise _volume(capture, capture.line_of(block.span.start))


def _is_one_line(capture: Capture, bulk: Span) -> bool:
    """Tell whether a bulk is one line."""
    return not _BROKEN.search(capture.text, *bulk)


def _volume(capture: Capture, line: int | None) -> Rejected:
    what = f"its text is longer than {MAX_REPORT_BYTES // 1000} kB, which no report is"
    return Rejected(f"seeds/{capture.path}", what, line=line, remedy=_ONE_PAGE)


class Notices(NamedTuple):
    """Notices to the visitor that were taken for a report."""

    #: The capture without them, and what of it they were.
    rest: Capture
    drops: tuple[Drop, ...]
    #: Why there is no article, if the rest holds none.
    refusal: Rejected


def notices_in(draft: Draft, capture: Capture) -> Notices | None:
    """Return the notices that ``draft`` took for the report of ``capture``; ``None`` for none."""
    notice = _notice(draft, capture)
    if notice is None:
        return None
    what, remedy = _REASONS[notice]
    place = next((paragraph.span for paragraph in draft.article.paragraphs if paragraph.span), None)
    line = capture.line_of(place.start) if place else None
    refusal = Rejected(
        f"seeds/{capture.path}", f"no article in it, {what}", line=line, remedy=remedy
    )
    return Notices(*_without(capture, draft), refusal)


def behind_notices(draft: Draft, notices: Notices) -> Draft:
    """Return the draft of what is behind notices, these among its drops.

    Raises the notices' :class:`Rejected` when it is not a report either.
    """
    words = sum(count_words(paragraph.text) for paragraph in draft.article.paragraphs)
    if _notice(draft, notices.rest) or words < _MIN_WORDS:
        raise notices.refusal
    drops = sorted((*draft.drops, *notices.drops), key=lambda drop: drop.span)
    return replace(draft, drops=tuple(drops))


def _notice(draft: Draft, capture: Capture) -> Notice | None:
    taken = [paragraph.span for paragraph in draft.article.paragraphs if paragraph.span]
    rest = (
        [
            block.text
            for block in capture.blocks
            if not any(_overlap(block.span, span) for span in taken)
        ]
        if len(taken) <= FEW
        else ()
    )
    return is_notice([paragraph.text for paragraph in draft.article.paragraphs], rest)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _without(capture: Capture, draft: Draft) -> tuple[Capture, tuple[Drop, ...]]:
    """Return the capture without the blocks in which the draft's notices stand, and these as drops."""
    notices = [
        paragraph.span
        for paragraph in draft.article.paragraphs
        if paragraph.span and speaks_of_page(paragraph.text)
    ]
    taken = [any(_overlap(span, block.span) for span in notices) for block in capture.blocks]
    rest = tuple(block for block, gone in zip(capture.blocks, taken, strict=True) if not gone)
    drops = tuple(
        Drop(span=block.span, rule=RULE)
        for block, gone in zip(capture.blocks, taken, strict=True)
        if gone
    )
    return replace(capture, blocks=rest), drops
