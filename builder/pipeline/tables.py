"""Rows of all events -> the tables of the whole digest, made anew only when a row has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from builder.core.outcome import SiteFile
from builder.core.page import File
from builder.engine import Engine, digest_of
from builder.pipeline.events import StoredEvent
from builder.pipeline.publish import Staging
from builder.site.exports.files import all_tables, fact_files, table_files
from builder.site.exports.whole import site_rows
from builder.site.overview import Overview


def put_tables(
    site: Overview, events: Mapping[str, StoredEvent], stage: Staging, engine: Engine
) -> None:
    """Put the tables of the whole digest into ``stage``.

    The rows are read event by event, and each file is written as soon as it is made.
    """
    found = events.values()
    rows = site_rows(site)
    shared = (
        engine.codes.of(table_files.__module__),
        digest_of([site.settings, site.digest.version, rows]),
        [one.found.facts for one in found],
    )
    _put(
        "tables of facts",
        digest_of(shared),
        lambda: fact_files(rows, (one.facts() for one in found)),
        stage,
        engine,
    )
    if all_tables(site):
        _put(
            "all tables",
            digest_of([shared, [one.found.texts for one in found]]),
            lambda: table_files(site, rows, ((*one.facts(), *one.texts()) for one in found)),
            stage,
            engine,
        )


def _put(
    name: str, key: bytes, make: Callable[[], Iterable[File]], stage: Staging, engine: Engine
) -> None:
    """Put the files that ``make`` yields into ``stage``, or keep those of the last build when they
    were made under the same ``key``.
    """
    before, files = _kept(name, engine)
    if key == before and stage.holds(files):
        stage.keep(files)
        return
    files = [stage.put(file.path, file.data) for file in make()]
    engine.store.keep(name, msgspec.msgpack.encode((key, files)))


def _kept(name: str, engine: Engine) -> tuple[bytes, list[SiteFile]]:
    """Return under which key files were made last, and which."""
    try:
        return msgspec.msgpack.decode(
            engine.store.note(name) or b"", type=tuple[bytes, list[SiteFile]]
        )
    except msgspec.DecodeError:
        return b"", []
