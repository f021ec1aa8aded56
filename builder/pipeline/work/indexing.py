"""Search records of one shard -> its files; the shards -> the files that all of them share."""

from __future__ import annotations

from collections.abc import Mapping

from builder.core.page import Drawn, File, SearchRecord
from builder.search import BUNDLE, SHARDS, bundle, index_shard


def shard_of(item: tuple[str, tuple[SearchRecord, ...], str]) -> Drawn:
    """Index one shard, given with its name and the language of the site."""
    name, records, language = item
    return _files(f"{BUNDLE}/{SHARDS}/{name}", index_shard(records, language))


def shared_of(item: tuple[tuple[str, ...], str]) -> Drawn:
    """Return what all shards share, given the paths of their entry files and the language of the
    site.
    """
    return _files(BUNDLE, bundle(*item))


def _files(folder: str, files: Mapping[str, bytes]) -> Drawn:
    return Drawn(
        files=tuple(File(path=f"{folder}/{path}", data=data) for path, data in files.items())
    )
