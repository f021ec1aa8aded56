"""Articles and what only their event could tell -> articles that say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from builder.core.article import Article
from builder.core.event import Inference


def infer(articles: Iterable[Article], inferences: Iterable[Inference]) -> tuple[Article, ...]:
    """Return ``articles`` with each inferred field filled in; a field that a person changed stays."""
    known: dict[tuple[str, str], str] = {
        (inference.article, inference.field): inference.value for inference in inferences
    }
    return tuple(_inferred(article, known) for article in articles)


def _inferred(article: Article, known: Mapping[tuple[str, str], str]) -> Article:
    published = known.get((article.id, "published"))
    if published and "published" not in article.edited:
        article = replace(article, published=published, published_basis="inferred")
    outlet = known.get((article.id, "outlet"))
    if outlet and "outlet" not in article.edited:
        article = replace(article, outlet=outlet, outlet_basis="inferred")
    return article
