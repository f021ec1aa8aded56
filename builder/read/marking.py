"""Pieces of a page, an extraction and what the page states -> which of the pieces are the report.

Each piece is judged by learned trees from its traits. The weights were learned from public pages whose reports are known;
words of attributes that speak for or against a report are among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from builder.config import weights
from builder.read.elements import Piece
from builder.read.hints import shares_in_lines, shares_in_text
from builder.read.looks import Words
from builder.read.metadata import Stated
from builder.read.traits import Hints, traits
from builder.text.forests import Forest

#: The file of the weights.
NAME: Final = "html_blocks"
#: A piece is part of the report from this chance on: to miss a paragraph is worse than to keep a caption.
LEAST: Final = 0.4


def marked(pieces: Sequence[Piece], extracted: str, said: Stated) -> list[bool]:
    """Return for each piece whether it is part of the report."""
    chances = _forest().chances(traits(pieces, hints_of(pieces, extracted, said), _words()))
    return [chance >= LEAST for chance in chances]


def hints_of(pieces: Sequence[Piece], extracted: str, said: Stated) -> Hints:
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
def _words() -> Words:
    return Words(**weights(NAME)["words"])


@cache
def _forest() -> Forest:
    return Forest.of(weights(NAME))
