"""The articles of an event -> the headline that their texts bear out best, for an event that no words of ours can name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import fsum
from typing import Final, NamedTuple

from builder.group.words import headline_stems, stems_of
from builder.model.article import Article
from builder.text.language import primary

#: A word of a headline speaks for it when more than this share of the other articles have it, else against it.
BORNE_OUT: Final = 0.5
#: A longer headline is a summary, not a title (characters).
LONGEST: Final = 120


class Headline(NamedTuple):
    """A headline as printed, and how well the other articles bear it out: above 0 when they do."""

    text: str
    support: float


def fitting_headline(articles: Sequence[Article]) -> Headline | None:
    """Return the headline that the other articles bear out best; ``None`` without one.  That of an article alone needs no other.

    Each word of a headline counts for it by the share of the other articles that print it: what only one newsroom says makes its
    headline worse, and so does a word that judges.  Of an event in several languages the commonest is taken.
    """
    spoken = Counter(primary(article.language) for article in articles)
    language = min(spoken, key=lambda tag: (-spoken[tag], tag), default="")
    printed = {article.id: frozenset(stems_of(article)) for article in articles}
    holding = Counter(stem for stems in printed.values() for stem in stems)
    found = [
        Headline(article.title.strip(), _support(article, holding, len(articles)))
        for article in sorted(articles, key=lambda article: article.id)
        if primary(article.language) == language and 0 < len(article.title.strip()) <= LONGEST and not article.title.rstrip().endswith("?")
    ]
    return max(found, key=lambda one: (one.support, one.text), default=None)


def _support(article: Article, holding: Counter[str], total: int) -> float:
    """Return how well the other articles bear out a headline."""
    words = sorted(frozenset(headline_stems(article)))
    if total == 1:
        return float(len(words))
    return fsum((holding[word] - 1) / (total - 1) - BORNE_OUT for word in words)
