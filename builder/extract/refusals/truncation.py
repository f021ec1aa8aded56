"""The end of a report -> the words by which the capture shows that it does not hold all of it.

A paywall leaves two sentences and "Subscribe to continue reading"; a feed or a list of results ends
in "[…]". Such a capture is an article, but what it does not say is not counted as an omission of its outlet. Many
pages carry the words of their wall below a text that is all there, so they count only behind a
short one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from builder.core.capture import Span
from builder.extract.anywhere import Anywhere
from builder.extract.findings import Found, Notes
from builder.extract.lines.furniture import furniture
from builder.extract.lines.line import Line, count_words
from builder.extract.page import Page
from builder.extract.paragraphs import Report
from builder.lang.anchoring import anchor
from builder.lang.languages import alternatives

#: Words of a body behind which a wall means that the text continues; behind a button to read on, or
#: behind three dots, it is shorter.
WALL_WORDS: Final = 350
MORE_WORDS: Final = 150
#: Lines behind the body, buttons left out, among which its wall is, and words of such a line;
#: more where the page states that not everybody may read all of it.
_REACH: Final = 6
STATED_REACH: Final = 30
_LABEL_WORDS: Final = 30
#: Words of a last paragraph that stops inside a sentence, and how many others there are that all
#: end in a mark, at least.
CUT_WORDS: Final = 8
FEWEST_WHOLE: Final = 3
#: Words of a line right behind the text that is the last of its page and stops inside a sentence,
#: and how many are small.
LAST_WORDS: Final = 5
LAST_SMALL: Final = 0.5
STOPS_REASON: Final = "the text stops inside a sentence"
WALL_REASON: Final = "the rest is for those who subscribe or sign in"


#: The rest is for subscribers, or for visitors who sign in.
_WALL: Final = Anywhere(alternatives(lambda words: words.truncation.wall))
#: A button that leads to the rest.
_REST: Final = alternatives(lambda words: words.truncation.rest)
_ON: Final = alternatives(lambda words: words.truncation.on)
_MORE: Final = re.compile(
    rf"(?:{_REST})(?:\s(?:{_ON})\s\S.{{0,40}})?[\s.…>»›→)\]]{{0,6}}", re.IGNORECASE
)
_MORE_BEHIND: Final = re.compile(rf"(?:\.\.\.|…)\s?[\[(]?({_MORE.pattern})$", re.IGNORECASE)
#: What a page states about who may read it, and what is not everybody.
_TIERS: Final = ("article:content_tier", "json-ld:isaccessibleforfree")
_CLOSED: Final = frozenset({"locked", "metered", "false"})
#: "[…]", "(...)", "[+2314 chars]" at the end of a text; and dots behind a word or a blank.
_BRACKETS: Final = re.compile(r"[\[(](?:…|\.{3}|&hellip;|\+\s?\d+ chars)[\])]$")
_SENTENCE_ENDS: Final = (". ", "! ", "? ", "… ", ".” ", '." ')
#: How whole paragraphs end; and a letter, a figure or a comma at the end of a text.
_ENDS: Final = tuple(".!?…:;\"”“’'»«)]")
_STOPS: Final = re.compile(r"[a-zà-ÿа-яё0-9,]\Z")
_DOTS: Final = re.compile(r"(?<=[\w,\s])(?:…|\.{3})$")


def cut_off(page: Page, text: Report) -> Found[tuple[Report, str | None]]:
    """Find the report without the words of a wall, and the words that show that it goes on
    elsewhere; note them.

    ``None`` in their place: the report is whole.
    """
    notes = Notes()
    return Found(_cut_off(page, text, notes), notes)


def _cut_off(page: Page, text: Report, notes: Notes) -> tuple[Report, str | None]:
    size = sum(count_words(one.text) for one in text.paragraphs)
    if not text.paragraphs:
        return text, None
    last = text.paragraphs[-1]
    if _is_wall(last.text, size):
        return _before_wall(page, text, notes)
    own = _in_text(last.text, size) or _in_mid_sentence([one.text for one in text.paragraphs])
    if own:
        sign, why = own
        at = page.capture.text.rfind(sign, *last.span)
        notes.find(
            "truncated",
            sign,
            "end of the text",
            why,
            span=Span(at, at + len(sign)) if at >= 0 else last.span,
        )
        return text, sign
    if stopped := _last_of_page(page, text):
        sign = stopped.text.rsplit(maxsplit=1)[-1]
        notes.find(
            "truncated",
            sign,
            "line behind the text",
            STOPS_REASON,
            span=Span(stopped.span.end - len(sign), stopped.span.end),
        )
        return text, sign
    behind = (
        line for line in page.lines if line.span.start >= last.span.end and line.shape != "button"
    )
    for number, line in enumerate(islice(behind, STATED_REACH if _tier(page) else _REACH)):
        why = _behind(line, size, first=number == 0 and not _heads_list(page, line))
        if why:
            notes.find("truncated", line.text, "line behind the text", why, span=line.span)
            return text, line.text
    return text, _stated(page, size, notes)


def _before_wall(page: Page, text: Report, notes: Notes) -> tuple[Report, str | None]:
    """Return the report up to the sentence of its last paragraph that is the wall, and the words of
    the wall.
    """
    *others, last = text.paragraphs
    wall = _WALL.search(last.text)
    begin = (
        max(last.text.rfind(mark, 0, wall.start()) for mark in _SENTENCE_ENDS) + 1 if wall else 0
    )
    kept, sign = last.text[:begin].strip(), last.text[begin:].strip()
    places = anchor((kept, sign) if kept else (sign,), page.capture.text[slice(*last.span)])
    if kept and None not in places:
        start, end = last.span.start, last.span.start + (places[0].end if places[0] else 0)
        others.append(last._replace(text=kept, span=Span(start, end)))
        notes.find("truncated", sign, "end of the text", WALL_REASON, span=Span(end, last.span.end))
        return text._replace(paragraphs=tuple(others)), sign
    notes.find("truncated", last.text, "end of the text", WALL_REASON, span=last.span)
    return (text._replace(paragraphs=tuple(others)) if others else text), last.text


def _stated(page: Page, size: int, notes: Notes) -> str | None:
    """Return what the page states for programs about who may read it, when it is not everybody and
    the text is short.
    """
    closed = _tier(page)
    if closed is None or size > MORE_WORDS:
        return None
    notes.find(
        "truncated",
        closed,
        "page metadata",
        "the page states that not everybody may read all of it",
    )
    return closed


def _tier(page: Page) -> str | None:
    return next(
        (value for _, value in page.values(*_TIERS) if value.strip().lower() in _CLOSED), None
    )


def _is_wall(text: str, size: int) -> bool:
    return size <= WALL_WORDS and count_words(text) <= _LABEL_WORDS and bool(_WALL.search(text))


def _in_text(text: str, size: int) -> tuple[str, str] | None:
    """Return the mark at the end of the last paragraph and what it says."""
    marked = _BRACKETS.search(text)
    if marked:
        return marked[0], "the text ends with a mark for words left out"
    more = _MORE_BEHIND.search(text[-120:])
    if more and size <= WALL_WORDS:
        return more[1], "the text breaks off and a link leads to the rest"
    dots = _DOTS.search(text)
    return (
        (dots[0], "the text breaks off after a few sentences")
        if dots and size <= MORE_WORDS
        else None
    )


def _in_mid_sentence(paragraphs: Sequence[str]) -> tuple[str, str] | None:
    """Return the last word of a text that stops inside a sentence, as no other paragraph does, and
    what it says.
    """
    *others, last = paragraphs
    ended = sum(one.rstrip().endswith(_ENDS) for one in others)
    stops = count_words(last) >= CUT_WORDS and _STOPS.search(last) is not None
    if not stops or len(others) < FEWEST_WHOLE or ended < len(others):
        return None
    return last.rsplit(maxsplit=1)[-1], STOPS_REASON


def _last_of_page(page: Page, text: Report) -> Line | None:
    """Return the last line of a page that is right behind the text and stops inside a sentence,
    as no paragraph does.
    """
    behind = [line for line in page.lines if line.span.start >= text.paragraphs[-1].span.end]
    line = behind[0] if len(behind) == 1 else None
    words = line.text.split() if line else []
    small = sum(word[:1].islower() for word in words)
    if (
        line is None
        or len(words) < LAST_WORDS
        or small < LAST_SMALL * len(words)
        or line.linked
        or furniture(line.text)
    ):
        return None
    whole = [one.text.rstrip().endswith(_ENDS) for one in text.paragraphs]
    return line if _STOPS.search(line.text) and len(whole) >= FEWEST_WHOLE and all(whole) else None


def _heads_list(page: Page, line: Line) -> bool:
    """Tell whether a line is the heading of other reports rather than a button: it is marked up as
    one, or a list is below it.
    """
    below = page.lines[line.index + 1] if line.index + 1 < len(page.lines) else None
    return line.kind == "heading" or (
        line.kind == "text" and below is not None and below.kind == "item" and not line.linked
    )


def _behind(line: Line, size: int, *, first: bool) -> str:
    """Return what a line behind the body says about the rest, "" when nothing."""
    if _is_wall(line.text, size):
        return WALL_REASON
    if first and size <= MORE_WORDS and _MORE.fullmatch(line.text):
        return "a link leads to the rest"
    return ""
