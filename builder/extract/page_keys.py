"""Addresses of a page -> keys by which another capture of the page is known, and the form in which
it was captured.

A page has one text and many addresses: with and without "www", with marks by which readers are
followed, for telephones, for AMP, for a printer, in the cache of a search engine, in a web archive.
All of them give one key. That two captures have a key in common says that they can be versions of
one article; whether they are, their texts decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlsplit

from builder.core.version import PageForm

#: A page in the Internet Archive: the time of the capture, the address captured.
ARCHIVED: Final = re.compile(
    r"https?://web\.archive\.org/web/(\d{4,14})(?:[a-z]{2}_)?/(https?://.{4,2000})", re.IGNORECASE
)
#: AMP pages in the caches of search engines; the address behind "s/" is that of an https page.
_CACHED: Final = re.compile(
    r"https?://(?:www\.google\.[a-z.]{2,6}/amp|[\w-]{1,200}\.cdn\.ampproject\.org/[a-z])/(?:s/)?"
    r"(.{4,2000})",
    re.IGNORECASE,
)
_HOSTS: Final[Mapping[str, PageForm]] = {
    "www": "",
    "m": "mobile",
    "mobile": "mobile",
    "touch": "mobile",
    "amp": "AMP",
}
_FOLDERS: Final[Mapping[str, PageForm]] = {
    "amp": "AMP", "print": "print", "printable": "print", "mobile": "mobile",
    "drucken": "print", "imprimir": "print", "imprimer": "print", "stampa": "print",
}  # fmt: skip
_ENDINGS: Final[tuple[tuple[re.Pattern[str], PageForm], ...]] = (
    (re.compile(r"(?:[.~_-]amp)(\.html?)?$", re.IGNORECASE), "AMP"),
    (re.compile(r"(?:[.~_-]print)(\.html?)?$", re.IGNORECASE), "print"),
)
#: Parameters that choose the form of a page; of the first kind whatever their value.
_PARAMETERS: Final[Mapping[str, PageForm]] = {
    "amp": "AMP", "print": "print", "printable": "print", "printview": "print",
    "mobile": "mobile",
}  # fmt: skip
_VALUES: Final[Mapping[str, PageForm]] = {"amp": "AMP", "print": "print", "mobile": "mobile"}
_CHOOSERS: Final = frozenset({"output", "outputtype", "view", "mode", "format", "type", "layout"})
_INDEX: Final = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
#: A short parameter with a number names the page itself ("cid=4711"), whoever else uses its name.
_NAMING: Final = re.compile(r"[a-z]{1,4}", re.IGNORECASE)


def page_keys(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of a page that goes by ``addresses``, each once; the front page of a site has
    none, since its text is another one every day.
    """
    keys = (_key(address) for address in addresses)
    return tuple(dict.fromkeys(key for key in keys if key))


def form_of(address: str) -> PageForm:
    """Return for what a page at this address is made: AMP, a printer, a telephone; "" for readers."""
    cached = _CACHED.match(address)
    parts = _parts(address)
    if cached or parts is None:
        return "AMP" if cached else ""
    found = (
        form for form in (_host_form(parts), *_path_forms(parts), *_query_forms(parts)) if form
    )
    return next(found, "")


def _key(address: str) -> str:
    parts = _parts(_original(address))
    if parts is None:
        return ""
    host = _bare_host(parts)
    path = _INDEX.sub("", re.sub(r"/{2,}", "/", parts.path))
    for ending, _ in _ENDINGS:
        path = ending.sub(lambda match: match[1] or "", path)
    folders = [one for one in path.split("/") if one]
    if len(folders) > 1:
        folders = [one for at, one in enumerate(folders) if not _chooses(one, at, len(folders))]
    query = "&".join(sorted(f"{name}={value}" for name, value in _own(parts)))
    whole = "/".join(folders)
    return f"{host}/{whole}{'?' if query else ''}{query}" if whole or query else ""


def _original(address: str) -> str:
    """Return the address of which an archive or a cache holds a copy."""
    archived = ARCHIVED.match(address.strip())
    if archived:
        return archived[2]
    cached = _CACHED.match(address.strip())
    return f"https://{cached[1]}" if cached else address


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
        known = parts.scheme.lower() in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:
        return None
    return parts if known else None


def _bare_host(parts: SplitResult) -> str:
    """Return the host without the label that chooses a form of its pages."""
    labels = (parts.hostname or "").lower().split(".")
    while len(labels) > 2 and labels[0] in _HOSTS:  # noqa: PLR2004 - a name and its registry
        labels.pop(0)
    if len(labels) > 3 and labels[1] in ("m", "mobile"):  # noqa: PLR2004 - "en.m." before those
        labels.pop(1)
    return ".".join(labels)


def _host_form(parts: SplitResult) -> PageForm:
    labels = (parts.hostname or "").lower().split(".")[:-2]
    return next((form for label in labels if (form := _HOSTS.get(label, ""))), "")


def _chooses(folder: str, at: int, number: int) -> bool:
    """Tell whether a folder at the beginning or the end of a path chooses a form of the page."""
    return folder.lower() in _FOLDERS and at in (0, number - 1)


def _path_forms(parts: SplitResult) -> Iterator[PageForm]:
    folders = [one for one in parts.path.split("/") if one]
    for at, one in enumerate(folders):
        if len(folders) > 1 and _chooses(one, at, len(folders)):
            yield _FOLDERS[one.lower()]
    for ending, form in _ENDINGS:
        if ending.search(parts.path):
            yield form


def _query_forms(parts: SplitResult) -> Iterator[PageForm]:
    for name, value in _named(parts):
        if form := _chosen(name, value):
            yield form


def _chosen(name: str, value: str) -> PageForm:
    """Return the form that a parameter chooses; "" for none."""
    if name.lower() in _PARAMETERS and value.lower() not in ("0", "false", "no"):
        return _PARAMETERS[name.lower()]
    return _VALUES.get(value.lower(), "") if name.lower() in _CHOOSERS else ""


def _named(parts: SplitResult) -> list[tuple[str, str]]:
    try:
        return parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return []


def _own(parts: SplitResult) -> Iterator[tuple[str, str]]:
    """Yield the parameters that name the page: neither its form nor who follows its readers."""
    named = [(name, value) for name, value in _named(parts) if name.lower() not in _PARAMETERS]
    if not named:
        return
    from courlan.clean import TRACKERS_RE  # noqa: PLC0415 - pages with parameters only

    for name, value in named:
        follows = TRACKERS_RE.search(name.lower())
        if _chosen(name, value) or (follows and not (value.isdigit() and _NAMING.fullmatch(name))):
            continue
        yield name, value
