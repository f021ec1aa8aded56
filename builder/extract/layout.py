"""A capture -> its page: language, lines, headline, and the stretch that holds the body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.core.capture import Capture
from builder.core.errors import Rejected
from builder.extract.bare import MIN_BARE_WORDS, bare_stretch, first_line, is_bare
from builder.extract.description import parted
from builder.extract.lines.body import (
    MIN_BODY_WORDS,
    LineRange,
    best_stretch,
    extracted_stretch,
    is_long_list,
    words_in,
)
from builder.extract.lines.joining import lines_of
from builder.extract.lines.line import LONG_WORDS, SENTENCE_WORDS, Line, count_words, is_closed
from builder.extract.lines.marking import marked
from builder.extract.lines.rejoining import rejoined
from builder.extract.page import Page
from builder.extract.page_kinds import REFUSED, stated_kind
from builder.extract.pictures import opens_with_caption
from builder.extract.titles.headline import first_report
from builder.lang.language import UNDETERMINED, detect, primary

#: The language is told from the beginnings (characters) of so many of the longest blocks: one of
#: them may be a notice in another one.
LONGEST_BLOCKS: Final = 8
BEGINNING: Final = 200
#: A list in plain text is a report when this share of the lines is in it, and a line of so many
#: words is among so many first ones.
LIST_SHARE: Final = 0.9
INTRODUCING_WORDS: Final = 12
INTRODUCING_LINES: Final = 5


def no_article(capture: Capture) -> Rejected:
    """Return the reason why a capture is rejected that holds no report: what else it says it is."""
    only = REFUSED.get(stated_kind(capture.metadata), "only menus or single lines")
    return Rejected(
        f"seeds/{capture.path}",
        f"no article in it, {only}",
        remedy="capture the page with its text",
    )


def page_of(capture: Capture) -> Page:
    """Return the page with its headline and body found; raise :class:`Rejected` when there is no
    running text.
    """
    language = language_of(capture)
    lines = lines_of(capture.blocks, language, whole=capture.media == "html")
    bare = capture.media == "text" and is_bare(lines)
    if capture.media == "text" and not bare:
        lines = rejoined(marked(lines, densest(lines), language), language)
        if not _speaks(capture) and not _is_list(lines, capture):
            raise no_article(capture)
    # The marks of the lines, an HTML page's or learned, outrank the sum.
    usual = densest(lines, bare=bare)
    rough = extracted_stretch(lines, usual) or usual
    if rough is None:
        raise no_article(capture)
    stated: dict[str, tuple[str, ...]] = {}
    for datum in capture.metadata:
        stated[datum.name] = (*stated.get(datum.name, ()), datum.value)
    page = Page(capture=capture, lines=lines, language=language, stretch=rough, stated=stated)
    page.headline = next((one.line for one in page.ranked() if one.line and one.tied), None)
    if bare and page.headline and page.headline.index > rough.start + 1:
        # Nothing is cut away from an article alone, least of all its beginning.
        page.headline = None
    if words_in(lines, rough) < (
        MIN_BARE_WORDS if bare and page.headline else MIN_BODY_WORDS
    ) and not _is_list(lines, capture):
        raise no_article(capture)
    if bare and page.headline is None:
        page.headline = first_line(lines, rough)
    _narrow(page)
    return page


def _speaks(capture: Capture) -> bool:
    """Tell whether anything is a sentence as it is printed; the lines of a long menu make one only
    when they are taken for a torn text.
    """
    sizes = ((count_words(block.text), block.text) for block in capture.blocks)
    return any(
        size >= LONG_WORDS or (size >= SENTENCE_WORDS and is_closed(text)) for size, text in sizes
    )


def _is_list(lines: Sequence[Line], capture: Capture) -> bool:
    """Tell whether the marked lines are a report without running text: nominations, results, a
    line-up.

    A page of plain text without running text is a menu: there a list is a report only if it is
    nearly all and something introduces it.
    """
    marked = sum(line.main for line in lines)
    alone = marked >= LIST_SHARE * len(lines) and any(
        line.words >= INTRODUCING_WORDS for line in lines[:INTRODUCING_LINES]
    )
    return is_long_list(lines) and (capture.media == "html" or alone)


def densest(lines: Sequence[Line], *, bare: bool = False) -> LineRange | None:
    """Return where running text most outweighs everything else; of several reports below one
    another, the first.
    """
    usual = bare_stretch(lines) if bare else best_stretch(lines)
    return first_report(lines, usual) if usual else None


def _narrow(page: Page) -> None:
    """Begin the body behind the headline, and behind a description that something parts from it.

    The marks of an HTML page say themselves whether the description is part of its body.
    """
    if page.headline and page.headline.index >= page.stretch.start:
        begin = page.headline.index + 1
        marked_behind = [line for line in page.body if line.main and line.index >= begin]
        # A report in plain text begins with a sentence, behind its headline too.
        spoken = (
            [line for line in marked_behind if line.prose] if page.capture.media == "text" else []
        )
        first = next((line.index for line in spoken or marked_behind), None)
        better = (
            best_stretch(page.lines, begin) if first is None else LineRange(first, page.stretch.end)
        )
        page.headline, page.stretch = (page.headline, better) if better else (None, page.stretch)
    if page.capture.media == "html" and any(line.main for line in page.body):
        return
    if opens_with_caption(page.body):
        page.stretch = LineRange(page.stretch.start + 1, page.stretch.end)
    first = parted(page)
    if first is not None:
        page.stretch = LineRange(first, page.stretch.end)


def language_of(capture: Capture) -> str:
    """Return the language of the longest blocks; what the page states only where the text does not
    tell.
    """
    longest = sorted(capture.blocks, key=lambda block: -len(block.text))[:LONGEST_BLOCKS]
    told = detect(" ".join(block.text[:BEGINNING] for block in longest))
    stated = next(
        (primary(datum.value) for datum in capture.metadata if datum.name == "html:lang"),
        UNDETERMINED,
    )
    return told if told != UNDETERMINED else stated
