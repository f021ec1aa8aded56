"""Files of a search bundle of Pagefind 1.5.2, records -> the same bundle, each record's fragment with what describes the record.

That version finds the words of metadata, too: by a word of an event's title or address it would find every passage of the event.
So the binary never sees descriptions; they are written into the fragments, which are loaded with the results.
A fragment is gzip over a signature and JSON; its name is in the list of pages of its language's meta file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from builder.index.order import ENTRY, VERSION, Files, digest, packed, sealed, unpacked, unsealed
from builder.model.page import SearchRecord

#: Where a meta file lists its pages: the fragment's name first.
PAGES: Final = 1


def described(files: Files, records: Iterable[SearchRecord]) -> Files:
    """Return ``files`` with the descriptions of ``records``, found again by their addresses.

    Raises `ValueError` when another version of Pagefind made the files, and what JSON, zlib and cbor2 raise when a file is not what its
    name says.
    """
    entry = json.loads(files[ENTRY])
    if entry["version"] != VERSION:
        raise ValueError(f"Pagefind {entry['version']} instead of {VERSION}")
    known = {record.url: dict(record.meta) for record in records}
    told = dict(files)
    for language, facts in entry["languages"].items():
        name = f"pagefind.{facts['hash']}.pf_meta"
        meta = unpacked(told[name])
        meta[PAGES] = [[_describe(told, language, file, known), *rest] for file, *rest in meta[PAGES]]
        told[name] = packed(meta)
    return told


def _describe(files: Files, language: str, name: str, known: dict[str, dict[str, str]]) -> str:
    """Write a description into its fragment; return the fragment's new name."""
    fragment = json.loads(unsealed(files.pop(f"fragment/{name}.pf_fragment")))
    fragment["meta"] = known[fragment["url"]]
    data = sealed(json.dumps(fragment, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace"))
    renamed = f"{language}_{digest(data, 10)}"
    files[f"fragment/{renamed}.pf_fragment"] = data
    return renamed
