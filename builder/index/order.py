"""Files of a search bundle of Pagefind 1.5.2 -> the same bundle in one fixed order.

With filters, that version writes their values and their list in the order of a hash map,
so that two runs over the same records differ in bytes and in file names
(https://github.com/Pagefind/pagefind/issues/638, mended in 1.6).
The files are gzip over a signature and CBOR; the ones concerned are few:
one filter file a filter, one meta file a language, and the entry file that names the meta files.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any, Final

#: The one version whose files are known to need this and to have this shape.
VERSION: Final = "1.5.2"
SIGNATURE: Final = b"pagefind_dcd"
#: Where a meta file lists its filters (pairs of name and file hash) and its sort keys (pairs of key and pages).
FILTERS: Final = 3
SORTS: Final = 4
ENTRY: Final = "pagefind-entry.json"

Files = dict[str, bytes]


def in_order(files: Files) -> Files:
    """Return ``files`` with entry, meta and filter files in order, those of another version of Pagefind as they are.

    Raises what JSON, zlib and cbor2 raise when a file is not what its name says.
    """
    entry = json.loads(files[ENTRY])
    if entry["version"] != VERSION:
        return files
    ordered = dict(files)
    for language, facts in sorted(entry["languages"].items()):
        facts["hash"] = _order_meta(ordered, language, facts["hash"])
    ordered[ENTRY] = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
    return ordered


def _order_meta(files: Files, language: str, name: str) -> str:
    """Put one language's meta file and the filter files that it names in order; return its new name."""
    meta = unpacked(files.pop(f"pagefind.{name}.pf_meta"))
    meta[FILTERS] = sorted([title, _order_filter(files, language, file)] for title, file in meta[FILTERS])
    meta[SORTS] = sorted(meta[SORTS])
    data = packed(meta)
    renamed = f"{language}_{digest(data, 10)}"
    files[f"pagefind.{renamed}.pf_meta"] = data
    return renamed


def _order_filter(files: Files, language: str, name: str) -> str:
    title, values = unpacked(files.pop(f"filter/{name}.pf_filter"))
    data = packed([title, sorted([value, sorted(pages)] for value, pages in values)])
    renamed = f"{language}_{digest(data, 7)}"
    files[f"filter/{renamed}.pf_filter"] = data
    return renamed


def unpacked(file: bytes) -> Any:
    """Return what a file of the bundle holds as CBOR."""
    import cbor2  # noqa: PLC0415 - needed by a build with search only

    return cbor2.loads(unsealed(file))


def packed(value: object) -> bytes:
    """Return the opposite of `unpacked`."""
    import cbor2  # noqa: PLC0415 - needed by a build with search only

    return sealed(cbor2.dumps(value))


def unsealed(file: bytes) -> bytes:
    """Return what stands in a file behind its signature."""
    data = zlib.decompress(file, wbits=zlib.MAX_WBITS | 16)
    if not data.startswith(SIGNATURE):
        raise ValueError("unknown signature")
    return data[len(SIGNATURE) :]


def sealed(data: bytes) -> bytes:
    """Return the opposite of `unsealed`."""
    # zlib, not the gzip module: what that writes into the header differs from one version of Python to the next.
    return zlib.compress(SIGNATURE + data, level=9, wbits=zlib.MAX_WBITS | 16)


def digest(data: bytes, length: int) -> str:
    """Return the digest of a file's content that its name holds."""
    return hashlib.sha256(data).hexdigest()[:length]
