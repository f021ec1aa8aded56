"""Article -> its lines as folded words, its sequences of words, and how much two articles share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

from builder.cluster.words import first_part
from builder.core.article import Article
from builder.lang.tokens import Token, tokens

#: Words in the shortest sequence that counts as shared wording.
GRAM: Final = 4
#: Words of an article that are compared, and characters of a paragraph: more would only cost time.
_MAX_WORDS: Final = 3000
MAX_LINE: Final = 8000

Gram = tuple[str, ...]


class WordLine(msgspec.Struct, frozen=True):
    """One paragraph: its text, its words, and the folded words."""

    text: str
    tokens: tuple[Token, ...]
    folded: Gram


def first_lines(article: Article) -> list[WordLine]:
    """Return the lines in the part of an article that grouping reads."""
    return [_line(text) for text in first_part(article).split("\n")]


def _lines(article: Article) -> list[WordLine]:
    lines = []
    words = 0
    for paragraph in article.paragraphs:
        if not paragraph.foreign and words < _MAX_WORDS:
            lines.append(_line(paragraph.text[:MAX_LINE]))
            words += len(lines[-1].folded)
    return lines


@lru_cache(maxsize=16384)
def _line(text: str) -> WordLine:
    items = tuple(token for token in tokens(text) if token.kind != "punctuation")
    return WordLine(text, items, tuple(token.folded for token in items))


def grams(article: Article) -> frozenset[Gram]:
    """Return the sequences of :data:`GRAM` words in the article's own text."""
    return frozenset(gram for line in _lines(article) for gram in grams_of(line))


def grams_of(line: WordLine) -> Iterator[Gram]:
    """Return the sequences of :data:`GRAM` words in a line."""
    return (line.folded[i : i + GRAM] for i in range(len(line.folded) - GRAM + 1))


def shared_wording(one: frozenset[Gram], other: frozenset[Gram]) -> float:
    """Return the share of the shorter text's sequences that are in the other, too."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def contains(line: Gram, words: Gram) -> bool:
    """Tell whether a line has some words in a row."""
    return any(
        line[i : i + len(words)] == words
        for i in range(len(line) - len(words) + 1)
        if line[i] == words[0]
    )
