"""Page -> the tags that it gives its article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.extract.findings import Found, Notes
from builder.extract.lines.line import Line
from builder.extract.page import Page
from builder.extract.vocabulary import TAGS_LINE
from builder.lang.characters import fold

#: Words of one tag, and number of tags.
TAG_WORDS: Final = 6
FEWEST: Final = 2
MOST: Final = 15
#: Lines behind the body in which a list of tags begins.
_REACH: Final = 3


_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_TAG_NAMES: Final = ("article:tag", "json-ld:keywords", "news_keywords", "keywords")


def tags(page: Page) -> Found[tuple[str, ...]]:
    """Find the tags: stated in metadata, in a labelled line, as a list right behind the body, or
    as lines of a metadata dump.
    """
    notes = Notes()
    return Found(_tags(page, notes), notes)


def _tags(page: Page, notes: Notes) -> tuple[str, ...]:
    stated = [tag for _, value in page.values(*_TAG_NAMES) for tag in _split(value)][:MOST]
    if stated:
        for tag in dict.fromkeys(stated):
            notes.find("tags", tag, "page metadata", "the page states it")
        return tuple(dict.fromkeys(stated))
    labelled = _labelled(page, notes)
    if labelled:
        return labelled
    for lines, rule, reason in (
        (
            _told(_list_behind(page.tail), page),
            "list behind the text",
            "it is in a list right behind the text",
        ),
        (_dump(page.head), "metadata dump", "it is among the values above the text"),
    ):
        if lines:
            for line in lines:
                notes.find("tags", line.text, rule, reason, span=page.part(line, 0, len(line.text)))
            return tuple(dict.fromkeys(line.text for line in lines))
    return ()


def _labelled(page: Page, notes: Notes) -> tuple[str, ...]:
    for line in (*page.head, *page.tail[: _REACH * 2]):
        match = TAGS_LINE.fullmatch(line.text) if line.shape == "tags" else None
        found = _split(match["tags"]) if match else []
        if match and found:
            for tag in found:
                start = line.text.index(tag, match.start("tags"))
                notes.find(
                    "tags",
                    tag,
                    "tag line",
                    "a line behind the text lists it",
                    span=page.part(line, start, start + len(tag)),
                )
            return tuple(dict.fromkeys(found))
    return ()


def _split(value: str) -> list[str]:
    return [
        tag
        for part in re.split(r"[,;|#]", value)
        if (tag := part.strip()) and len(tag.split()) <= TAG_WORDS
    ]


def _list_behind(tail: Sequence[Line]) -> Sequence[Line]:
    """Return the list items that begin within a few lines behind the body, if they are few and
    short.
    """
    start = next(
        (at for at, line in enumerate(tail[:_REACH]) if _is_tag(line) and line.kind == "item"), None
    )
    if start is None or any(line.running or line.shape == "after" for line in tail[:start]):
        return ()
    end = start
    while end < len(tail) and tail[end].kind == "item" and tail[end].indent == tail[start].indent:
        end += 1
    items = [line for line in tail[start:end] if _is_tag(line)]
    return items if FEWEST <= len(items) <= MOST and len(items) == end - start else ()


def _told(items: Sequence[Line], page: Page) -> Sequence[Line]:
    """Return the items if at least half of them share a word with the text; else they are a menu."""
    if not items:
        return ()
    text = {
        fold(word)
        for line in (page.headline, *page.body)
        if line
        for word in _WORD.findall(line.text)
    }
    hits = sum(any(fold(word) in text for word in _WORD.findall(line.text)) for line in items)
    return items if 2 * hits >= len(items) else ()


def _dump(head: Sequence[Line]) -> Sequence[Line]:
    """Return the run of short lower-case lines among machine values above the text."""
    if not any(line.shape == "machine" for line in head):
        return ()
    best: list[Line] = []
    run: list[Line] = []
    for line in head:
        run = [*run, line] if _is_tag(line) and line.text == line.text.lower() else []
        best = run if len(run) > len(best) else best
    return best if FEWEST <= len(best) <= MOST else ()


def _is_tag(line: Line) -> bool:
    return (
        line.shape == "short"
        and line.words <= TAG_WORDS
        and (not line.closed or line.text.endswith(")"))
    )
