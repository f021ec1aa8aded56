"""Blocks -> lines, paragraphs that a dump broke at their links put together again.

A program that prints a text node a line tears "he logged on to | character.ai | – a model that ..."
apart. A sentence that stops without a closing mark and continues in lower case or with a comma is one
sentence.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from builder.core.capture import Block, Span
from builder.extract.lines.line import NEARLY_ALL_LINK, Line, is_closed, line_of, numbered

#: How a piece begins that continues with the sentence before it.
_GOES_ON: Final = re.compile(r"[a-zß-öø-ÿа-яё,;:.)\]”’»%!?]|[–—-]\s|['’]s\b|\(\w")
#: A piece that ends so waits for more.
_WAITS: Final = re.compile(r"[\w,;:–—(“„«%’'\"”)\]-]$")
_BEFORE_LINK: Final = re.compile(r"[a-zа-яё,(“\"]$")
_MARKS: Final = re.compile(r"[.,;:!?)”’»]{1,3}")
_NO_BLANK: Final = re.compile(r"[,;:.)\]”’»%!?]|['’]s\b")
#: A large first letter, perhaps with a quotation mark.
_INITIAL: Final = re.compile(r"[“\"‘„«]?\w")
#: A sentence begins with a capital, a quotation mark or a digit, and has a few words before it is
#: broken.
_BEGINS: Final = re.compile(r"[^a-zß-öø-ÿа-яё\W]|[\"“„«‘'(\[]")
_MIN_WORDS: Final = 4
#: A link in the middle of a sentence is no longer than this (words), a paragraph has no more pieces
#: than that.
_LINK_WORDS: Final = 12
#: One at the end of a sentence, full stop included, is shorter: nothing goes on behind it to tell
#: it from a sentence.
LAST_LINK_WORDS: Final = 6
MAX_PIECES: Final = 60


def lines_of(blocks: tuple[Block, ...], language: str, *, whole: bool) -> tuple[Line, ...]:
    """Return the lines of a page, bulk left out; with ``whole`` its blocks are known to
    be whole paragraphs, as those of an HTML page are.
    """
    blocks = tuple(block for block in blocks if block.kind != "bulk")
    pieces = [line_of(block, index, language) for index, block in enumerate(blocks)]
    if whole:
        return tuple(pieces)
    lines: list[Line] = []
    at = 0
    while at < len(pieces):
        end = _reach(pieces, at)
        number = len(lines)
        lines.append(
            numbered(pieces[at], number)
            if end == at + 1
            else _joined(pieces[at:end], blocks[at:end], number, language)
        )
        at = end
    return tuple(lines)


def _reach(pieces: list[Line], at: int) -> int:
    """Return the end of the paragraph that begins with piece ``at``; ``at + 1`` when it is
    alone.
    """
    first = pieces[at]
    if _is_initial(first.text) and at + 1 < len(pieces) and pieces[at + 1].text[:1].islower():
        # A large first letter, printed apart.
        return max(at + 2, _reach(pieces, at + 1))
    if not _may_begin(first):
        return at + 1
    end = at + 1
    closed = at + 1
    while end < len(pieces) and end - at < MAX_PIECES:
        step = _step(pieces, end)
        if not step:
            break
        end += step
        if is_closed(pieces[end - 1].text):
            closed = end
    return closed


def _may_begin(line: Line) -> bool:
    if (
        line.kind != "text"
        or line.shape not in ("text", "short", "legal", "order")
        or line.linked > NEARLY_ALL_LINK
    ):
        return False
    return line.words >= _MIN_WORDS and bool(_BEGINS.match(line.text))


def _step(pieces: list[Line], end: int) -> int:
    """Return how many pieces from ``end`` on continue with the sentence before them: one, a link and
    what follows it, or none.
    """
    before, piece = pieces[end - 1].text, pieces[end]
    if piece.kind == "text" and _MARKS.fullmatch(piece.text):
        return 1
    if piece.kind != "text" or piece.shape in ("date", "byline", "button", "after", "machine"):
        return 0
    if is_closed(before) and not re.match(r"[,;:.)\]]", piece.text):
        return 0
    if not _WAITS.search(before[-1:]):
        return 0
    return (
        1
        if _GOES_ON.match(piece.text)
        else _link(before, piece, pieces[end + 1] if end + 1 < len(pieces) else None)
    )


def _link(before: str, piece: Line, following: Line | None) -> int:
    """Return how many pieces a link in the middle of a sentence adds: itself, and what goes on
    behind it.
    """
    if (
        piece.words > _LINK_WORDS
        or not _BEFORE_LINK.search(before)
        or following is None
        or following.kind != "text"
    ):
        return 0
    if is_closed(piece.text):
        # Of more words it is a sentence, and what is before it a headline.
        return int(before[-1:].islower() and piece.words <= LAST_LINK_WORDS)
    return 2 if _GOES_ON.match(following.text) else 0


def _is_initial(text: str) -> bool:
    return bool(_INITIAL.fullmatch(text)) and text[-1].isupper()


def _joined(pieces: list[Line], blocks: tuple[Block, ...], index: int, language: str) -> Line:
    text = pieces[0].text
    for piece in pieces[1:]:
        tight = (
            _NO_BLANK.match(piece.text)
            or text[-1:] in "(“„«"
            or (piece is pieces[1] and _is_initial(text))
        )
        text += piece.text if tight else f" {piece.text}"
    letters = sum(len(piece.text) for piece in pieces)
    block = replace(
        blocks[0],
        text=text,
        span=Span(pieces[0].span.start, pieces[-1].span.end),
        main=any(piece.main for piece in pieces),
        linked=sum(piece.linked * len(piece.text) for piece in pieces) / letters,
    )
    return line_of(block, index, language)
