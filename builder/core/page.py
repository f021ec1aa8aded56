"""What rendering hands on: files of the site, and records for the search index."""

from __future__ import annotations

import msgspec


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the site."""

    #: Path below ``site/`` with forward slashes, such as ``events/x/index.html``.
    path: str
    data: bytes


class SearchRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One passage (or statement) as the search index knows it."""

    #: Site-absolute, with the fragment that leads to the passage.
    url: str
    content: str
    language: str
    #: Pairs of name and text, shown with a result.
    meta: tuple[tuple[str, str], ...] = ()
    #: Pairs of filter name and values: outlet, event, year, language, kind.
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: Pairs of sort key and value.
    sort: tuple[tuple[str, str], ...] = ()


class Findable(msgspec.Struct, frozen=True, kw_only=True):
    """What must be known of a page's search records to index only the changed parts."""

    #: Its address.
    page: str
    #: What the page stays together with: its event, or only itself.
    group: str
    #: Number of records, and of the characters in them.
    records: int
    size: int
    #: Month of the earliest record, ``2023-03``; "" for none.
    month: str
    #: Digest of the records, in their order.
    digest: bytes


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn at once: files, and the addresses that search engines may list."""

    files: tuple[File, ...]
    listed: tuple[str, ...] = ()


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Everything rendered, before it is written."""

    files: tuple[File, ...]
    records: tuple[SearchRecord, ...]
