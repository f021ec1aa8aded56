"""Search bundle of Pagefind 1.5.2 -> the same bundle in one fixed order.

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
from pathlib import Path
from typing import Any, Final

#: The one version whose files are known to need this and to have this shape.
VERSION: Final = "1.5.2"
SIGNATURE: Final = b"pagefind_dcd"
#: Where a meta file lists its filters (pairs of name and file hash) and its sort keys (pairs of key and pages).
FILTERS: Final = 3
SORTS: Final = 4
ENTRY: Final = "pagefind-entry.json"


def put_in_order(bundle: Path) -> None:
    """Rewrite the entry, meta and filter files of ``bundle`` in order; leave other versions of Pagefind alone."""
    entry = json.loads((bundle / ENTRY).read_bytes())
    if entry["version"] != VERSION:
        return
    for language, facts in sorted(entry["languages"].items()):
        facts["hash"] = _order_meta(bundle, language, facts["hash"])
    (bundle / ENTRY).write_text(json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


def _order_meta(bundle: Path, language: str, name: str) -> str:
    path = bundle / f"pagefind.{name}.pf_meta"
    meta = _read(path)
    meta[FILTERS] = sorted([title, _order_filter(bundle, language, file)] for title, file in meta[FILTERS])
    meta[SORTS] = sorted(meta[SORTS])
    path.unlink()
    data = _packed(meta)
    renamed = f"{language}_{_digest(data, 10)}"
    (bundle / f"pagefind.{renamed}.pf_meta").write_bytes(data)
    return renamed


def _order_filter(bundle: Path, language: str, name: str) -> str:
    folder = bundle / "filter"
    path = folder / f"{name}.pf_filter"
    title, values = _read(path)
    path.unlink()
    data = _packed([title, sorted([value, sorted(pages)] for value, pages in values)])
    renamed = f"{language}_{_digest(data, 7)}"
    (folder / f"{renamed}.pf_filter").write_bytes(data)
    return renamed


def _read(path: Path) -> Any:
    import cbor2  # noqa: PLC0415 - needed by a build with search only

    data = zlib.decompress(path.read_bytes(), wbits=zlib.MAX_WBITS | 16)
    if not data.startswith(SIGNATURE):
        raise ValueError(f"{path.name} has an unknown signature")
    return cbor2.loads(data[len(SIGNATURE) :])


def _packed(value: object) -> bytes:
    import cbor2  # noqa: PLC0415 - needed by a build with search only

    # zlib, not the gzip module: what that writes into the header differs from one version of Python to the next.
    return zlib.compress(SIGNATURE + cbor2.dumps(value), level=9, wbits=zlib.MAX_WBITS | 16)


def _digest(data: bytes, length: int) -> str:
    return hashlib.sha256(data).hexdigest()[:length]
