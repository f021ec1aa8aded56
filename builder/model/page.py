"""What rendering hands on: files of the site, and records for the search index."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of the site."""

    #: Path below ``site/`` with forward slashes, such as ``events/x/index.html``.
    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What is drawn at once: files, the addresses of those that search engines may list, and what search finds of it."""

    files: tuple[File, ...]
    listed: tuple[str, ...] = ()
    records: tuple[SearchRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything rendered, before it is written."""

    files: tuple[File, ...]
    records: tuple[SearchRecord, ...]
