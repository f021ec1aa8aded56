"""Captures of articles that were captured more than once -> their versions, with what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.core.article import Article
from builder.core.version import Snapshot, Versions
from builder.engine import Engine, Unit, digest_of
from builder.pipeline.stages import VERSIONS


def versioned(
    engine: Engine, articles: Iterable[Article], snapshots: Mapping[str, tuple[Snapshot, ...]]
) -> tuple[Versions, ...]:
    """Return the versions of each article that has several captures, in the order of articles."""
    units = []
    for article in articles:
        taken = snapshots.get(article.id)
        if taken:
            item = (article.id, article.language, article.capture, taken)
            parts = {"its captures": digest_of(item)}
            units.append(Unit(name=article.id, parts=parts, make=lambda item=item: item))  # type: ignore[misc]
    return tuple(kept.value for kept in engine.run(VERSIONS, units))
