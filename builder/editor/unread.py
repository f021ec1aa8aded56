"""Captures that are there and cannot be read -> content/ as if the files of their articles were
damaged: they wait, on disk and in their events, until somebody mends the capture.

An unreadable capture is not a deleted one: a disk that fails, a file half copied, a folder without
permission must take no article and no event away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from builder.core.article import Article
from builder.core.errors import Diagnostic
from builder.editor.load_articles import ARTICLES
from builder.editor.records import Content


def without_unread(
    content: Content, captures: Collection[str], told: Iterable[Diagnostic]
) -> Content:
    """Return ``content`` without the articles of captures that are there and could not be read.

    ``captures``: the paths of those that were read; ``told``: what was said of the others, which are
    files, folders, or parts of a file that holds several.
    """
    named = {one.path.removeprefix("seeds/") for one in told if one.severity != "note"}
    unread = sorted(named.difference(captures))
    waiting = [article for article in content.articles if _is_unread(article, unread)]
    if not waiting:
        return content
    paths = {f"{ARTICLES}/{article.id}.md" for article in waiting}
    gone = {article.id for article in waiting}
    return replace(
        content,
        articles=tuple(article for article in content.articles if article.id not in gone),
        broken=tuple(sorted({*content.broken, *paths})),
        held=content.held | {one for article in waiting for one in _captures(article)},
        resting=True,
    )


def _captures(article: Article) -> tuple[str, ...]:
    return (*article.versions, *([article.capture] if article.capture else []))


def _is_unread(article: Article, unread: Collection[str]) -> bool:
    return any(
        capture == path or capture.startswith((f"{path}/", f"{path}#"))
        for capture in _captures(article)
        for path in unread
    )
