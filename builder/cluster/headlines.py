"""The articles of an event -> the headline that their texts bear out best.

It names an event that no words of ours can name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import fsum
from typing import Final, NamedTuple

from builder.cluster.words import headline_stems, stems_of
from builder.core.article import Article
from builder.lang.language import primary
from builder.lang.languages import alternatives
from builder.lang.loaded import LOADED_NOUNS, LOADED_VERBS
from builder.lang.tagging import can_tag
from builder.lang.tokens import words

#: A word of a headline speaks for it when more than this share of the other articles have it, else
#: against it.
BORNE_OUT: Final = 0.5
#: A longer headline is a summary, not a title (characters).
_LONGEST: Final = 120


#: How a headline begins that keeps back what happened, asks for something or is labelled.
_ASKING: Final = re.compile(
    rf"(?:{alternatives(lambda words: words.titles.asking)})\b",
    re.IGNORECASE,
)


class RatedHeadline(NamedTuple):
    """A headline as printed, and how well the other articles bear it out: above 0 when they do."""

    text: str
    support: float
    #: Id of the article that bears it.
    article: str


def fitting_headline(articles: Sequence[Article], language: str) -> RatedHeadline | None:
    """Return the headline in ``language`` that the others bear out best, or ``None``.

    That of an article alone needs no other. Each word of a headline counts for it by the share of
    the other articles that print it: what only one newsroom says makes its headline worse, and so
    does a word that judges.
    """
    printed = {article.id: frozenset(stems_of(article)) for article in articles}
    holding = Counter(stem for stems in printed.values() for stem in stems)
    found = [
        RatedHeadline(article.title.strip(), _support(article, holding, len(articles)), article.id)
        for article in sorted(articles, key=lambda article: article.id)
        if primary(article.language) == language and _tells(article.title.strip())
    ]
    return max(
        found,
        key=lambda one: (not _judges(one.text, language), one.support, one.text),
        default=None,
    )


def _judges(title: str, language: str) -> bool:
    """Tell whether a headline has a word that judges."""
    return can_tag(language) and any(
        word in LOADED_VERBS or word in LOADED_NOUNS for word in words(title)
    )


def _tells(title: str) -> bool:
    """Tell whether a headline states something.

    It is not a question, nor a promise of an explanation, and not too long.
    """
    return 0 < len(title) <= _LONGEST and not title.endswith("?") and not _ASKING.match(title)


def _support(article: Article, holding: Counter[str], total: int) -> float:
    """Return how well the other articles bear out a headline."""
    words = sorted(frozenset(headline_stems(article)))
    if total == 1:
        return float(len(words))
    return fsum((holding[word] - 1) / (total - 1) - BORNE_OUT for word in words)
