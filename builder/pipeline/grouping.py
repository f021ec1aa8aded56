"""What grouping hands from one build to the next: in memory within one process, else in the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from builder.cluster import Memory, group, kept
from builder.cluster import recalled as read_memory
from builder.core.article import Article
from builder.core.event import Event
from builder.core.frequencies import Frequencies
from builder.engine import Engine

_MEMORY: Final = "grouping"
#: Under this name the articles of one event are handed on, for :func:`rehearse`.
SAMPLE: Final = "articles of one event"


@contextmanager
def remembered(
    engine: Engine, digests: Mapping[str, bytes], frequencies: Frequencies | None
) -> Iterator[Memory]:
    """Give what grouping knew after the last run of this very code, and keep what it knows after
    the block; ``digests``: of all that each article is.
    """
    warm = engine.handed.pop(_MEMORY, None)
    memory = warm if isinstance(warm, Memory) else _read(engine, frequencies)
    memory.digests = digests
    yield memory
    engine.handed[_MEMORY] = memory
    # Another process goes on from what it finds, however old: it is not written with each edit.
    if memory.changed and warm is None:
        engine.store.keep(_MEMORY, engine.codes.of(group.__module__) + kept(memory))


def sample(articles: Iterable[Article], events: Iterable[Event]) -> tuple[Article, ...]:
    """Return the articles of the first event that has several."""
    names = next((event.articles for event in events if len(event.articles) > 1), ())
    return tuple(article for article in articles if article.id in names) if names else ()


def rehearse(engine: Engine) -> None:
    """Group the articles of one event, for nothing but that all it needs is loaded then."""
    group(engine.handed.get(SAMPLE, ()), (), ())


def _read(engine: Engine, frequencies: Frequencies | None) -> Memory:
    """Return what the store has; nothing when it cannot be read."""
    found, code = engine.store.note(_MEMORY) or b"", engine.codes.of(group.__module__)
    return read_memory(found[len(code) :], frequencies) if found.startswith(code) else Memory()
