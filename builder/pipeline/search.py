"""Search records -> the search index in the staging folder, each shard made anew or taken over from the published site."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from builder.engine import Engine, Unit, digest_of
from builder.index import BUNDLE, SHARDS, entry_of, shards
from builder.model.outcome import IndexFiles
from builder.model.page import File, SearchRecord
from builder.pipeline.publish import Staging
from builder.pipeline.stages import SEARCH, SHARD


def index(stage: Staging, records: Iterable[SearchRecord], engine: Engine, language: str) -> None:
    """Put the index of ``records`` into ``stage``; only shards in which a record changed are indexed."""

    def settle(raw: bytes) -> IndexFiles:
        files = msgspec.msgpack.decode(raw, type=tuple[File, ...])
        return IndexFiles(files=tuple(stage.put(file.path, file.data) for file in files))

    def usable(kept: IndexFiles) -> bool:
        return stage.holds(kept.files)

    spoken = digest_of(language)
    parts = [
        Unit(
            name=f"{BUNDLE}/{SHARDS}/{name}",
            parts={"name": digest_of(name), "language of the site": spoken, "what is found in it": digest_of(part)},
            make=lambda name=name, part=part: (name, part, language),  # type: ignore[misc]
        )
        for name, part in sorted(shards(records).items())
    ]
    made = [kept.value.files for kept in engine.run(SHARD, parts, usable=usable, settle=settle)]
    entries = tuple(entry_of(file.path for file in files) for files in made if files)
    if entries:
        shared = Unit(
            name=BUNDLE,
            parts={"language of the site": spoken, "its shards": digest_of(entries)},
            make=lambda: (entries, language),
        )
        made += [kept.value.files for kept in engine.run(SEARCH, [shared], usable=usable, settle=settle)]
    stage.keep(file for files in made for file in files if file.path not in stage.files)
