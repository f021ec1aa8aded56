"""Search records -> the search index in the staging folder, each shard made anew or taken over from
the published site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from builder.core.page import Findable, SearchRecord
from builder.engine import Engine, Unit, digest_of
from builder.pipeline.filing import filed
from builder.pipeline.publish import Staging
from builder.pipeline.stages import SEARCH, SHARD
from builder.search import BUNDLE, SHARDS, entry_of, shards

#: The records of some pages, given by their addresses.
Records = Callable[[Iterable[str]], Iterable[SearchRecord]]


def index(
    stage: Staging, pages: Iterable[Findable], records: Records, engine: Engine, language: str
) -> None:
    """Put the index of ``pages`` into ``stage``; only shards in which a record changed are indexed,
    and only their records are read.
    """
    spoken = digest_of(language)
    parts = [
        Unit(
            name=f"{BUNDLE}/{SHARDS}/{name}",
            parts={
                "name": digest_of(name),
                "language of the site": spoken,
                "what is found in it": digest_of(part),
            },
            make=lambda name=name, part=part: (
                name,
                tuple(records(one.page for one in part)),
                language,
            ),  # type: ignore[misc]
        )
        for name, part in sorted(shards(pages).items())
    ]
    made = filed(SHARD, parts, stage, engine)
    entries = tuple(entry_of(file.path for file in one.files) for one in made if one.files)
    if entries:
        shared = Unit(
            name=BUNDLE,
            parts={"language of the site": spoken, "its shards": digest_of(entries)},
            make=lambda: (entries, language),
        )
        filed(SEARCH, [shared], stage, engine)
