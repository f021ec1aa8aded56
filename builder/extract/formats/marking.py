"""Pieces of a page, an extraction and what the page states -> which of the pieces are the report.

Each piece is judged by learned trees from its traits. The weights were learned from public pages
whose reports are known; words of attributes that speak for or against a report are among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final

from builder.core.resources import weights
from builder.extract.formats.hints import shares_in_lines, shares_in_text
from builder.extract.formats.looks import WordWeights, is_prose
from builder.extract.formats.metadata import StatedMetadata
from builder.extract.formats.pieces import Piece, whole_piece
from builder.extract.formats.posts import POSTS
from builder.extract.formats.traits import Hints, dress_of, traits
from builder.lang.characters import fold_space
from builder.learn.forests import Forest

#: The file of the weights.
NAME: Final = "html_blocks"
#: A piece is part of the report from this chance on: to miss a paragraph is worse than to keep a
#: caption.
LEAST_MARKED: Final = 0.4
#: Between these chances a piece goes with the others of its dress when this share of them, of at
#: least so many characters, agrees.
OPEN: Final = (0.25, 0.6)
ALIKE: Final = 0.7
FEWEST_DRESSED: Final = 200
#: A piece is a link when this share of it is.
ALL_LINK: Final = 0.9
#: How the dress of a piece begins that is an embedded post.
POST_DRESSES: Final = tuple(f"blockquote.{name}" for name in sorted(POSTS))
#: What a sentence that announces a list ends with.
COLONS: Final = (":", "：")
#: A stated text of so many characters, of which the page shows less than this share, is read in
#: place of the page.
MIN_UNSEEN: Final = 500
MOST_SEEN: Final = 0.3


def marked(pieces: Sequence[Piece], extracted: str, said: StatedMetadata) -> list[bool]:
    """Return for each piece whether it is part of the report."""
    chances = _forest().chances(traits(pieces, hints_of(pieces, extracted, said), _words()))
    return decided(pieces, chances)


def decided(pieces: Sequence[Piece], chances: Sequence[float]) -> list[bool]:
    """Return which pieces are part of the report: what a page dresses alike fares alike where its
    own chance leaves it open.
    """
    marks = [chance >= LEAST_MARKED for chance in chances]
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for piece, mark in zip(pieces, marks, strict=True):
        sums[dress_of(piece)][mark] += len(piece.text)
    leveled = [
        _leveled(sums[dress_of(piece)], len(piece.text), chance)
        for piece, chance in zip(pieces, chances, strict=True)
    ]
    return _with_announced(pieces, _without_links_behind(pieces, leveled))


def _with_announced(pieces: Sequence[Piece], marks: list[bool]) -> list[bool]:
    """Return the marks with the list that a sentence of the report announces by a colon, unless it
    leads elsewhere, and with the posts that are embedded right behind a paragraph of the report.
    """
    announced = False
    for number, piece in enumerate(pieces):
        if piece.kind != "item":
            is_post = piece.frame.block.dress.startswith(POST_DRESSES)
            marks[number] = marks[number] or (is_post and number > 0 and marks[number - 1])
            announced = marks[number] and piece.text.endswith(COLONS)
        elif announced:
            marks[number] = piece.linked < ALL_LINK
    return marks


def _without_links_behind(pieces: Sequence[Piece], marks: Sequence[bool]) -> list[bool]:
    """Return the marks up to the first link behind the last sentence of the report: what follows
    there leads to other texts.
    """
    inside = [number for number, mark in enumerate(marks) if mark]
    last = next((number for number in reversed(inside) if is_prose(pieces[number])), None)
    behind = [number for number in inside if last is not None and number > last]
    link = next((at for at, number in enumerate(behind) if pieces[number].linked >= ALL_LINK), None)
    if link is None:
        return list(marks)
    # The heading of the links goes with them.
    first = behind[link - 1 if link and pieces[behind[link - 1]].kind == "heading" else link]
    return [mark and number < first for number, mark in enumerate(marks)]


def _leveled(sums: Sequence[int], size: int, chance: float) -> bool:
    """Return the mark of a piece after a look at the other pieces of its dress: characters outside
    and inside the report.
    """
    mark = chance >= LEAST_MARKED
    inside, rest = sums[True] - size * mark, sum(sums) - size
    if not OPEN[0] <= chance < OPEN[1] or rest < FEWEST_DRESSED:
        return mark
    return inside >= (1 - ALIKE if mark else ALIKE) * rest


def unseen_text(pieces: Sequence[Piece], said: StatedMetadata) -> list[Piece]:
    """Return the text that the page states to programs but shows to no reader, as a page does that
    a script fills; else nothing.
    """
    lines = [line for line in map(fold_space, said.text.splitlines()) if line]
    if len(said.text) < MIN_UNSEEN or not lines:
        return []
    shown = shares_in_text(lines, "\n".join(piece.text for piece in pieces))
    seen = sum(share * len(line) for share, line in zip(shown, lines, strict=True))
    return [whole_piece(line) for line in lines] if seen < MOST_SEEN * sum(map(len, lines)) else []


def hints_of(pieces: Sequence[Piece], extracted: str, said: StatedMetadata) -> Hints:
    """Return what the extraction and the page say of the pieces."""
    texts = [piece.text for piece in pieces]
    return Hints(
        extracted=shares_in_lines(texts, extracted),
        stated=shares_in_text(texts, said.text) if said.text else (),
        description=said.first("og:description", "description"),
    )


@cache
def known_words() -> frozenset[str]:
    """Return the words of attributes that have a weight."""
    return frozenset({*_words().near, *_words().around})


@cache
def _words() -> WordWeights:
    return WordWeights(**weights(NAME)["words"])


@cache
def _forest() -> Forest:
    return Forest.of(weights(NAME))
