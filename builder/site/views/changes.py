"""History -> what is new, in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

import msgspec
from msgspec.structs import replace

from builder.core.digest import Change
from builder.core.version import Version
from builder.site.catalog import Catalog, event_day
from builder.site.markup import counted, excerpt
from builder.site.moments import date_words, moment, published_words
from builder.site.views import versions

_WORDS: Final = {
    "article-added": "added",
    "article-changed": "changed",
    "article-renamed": "has a new address",
    "event-added": "new event",
    "event-changed": "event changed",
    "event-renamed": "event has a new address",
    "storyline-added": "new storyline",
    "outlet-added": "new outlet",
    "date-inferred": "date inferred",
    "outlet-inferred": "outlet inferred",
}
#: What is gone is listed without its name: the text may have been taken down for it.
_REMOVED: Final = {
    "article-removed": "An article was removed",
    "event-removed": "An event was removed",
    "storyline-removed": "A storyline was removed",
}
#: Changes to what was already published.
CORRECTIONS: Final = frozenset(
    {*_REMOVED, "article-changed", "article-renamed", "event-changed", "event-renamed"}
)
#: What the history tells of another capture of an article.
_VERSION: Final = "article-version"
_LOG: Final = "/corrections/#changes"
_TITLE_LENGTH: Final = 80


class ChangeView(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the history."""

    number: int
    text: str
    detail: str
    url: str
    #: When it was written down, in words; "" when nothing tells.
    date: str
    event: str
    outlet: str


def latest(library: Catalog, limit: int) -> tuple[ChangeView, ...]:
    """Return the last changes, newest first, each thing once.

    An article that came with its event is not listed separately.
    """
    return _views(library, library.digest.history, limit)


def additions(library: Catalog, limit: int) -> tuple[ChangeView, ...]:
    """Return the same without corrections."""
    return _views(
        library,
        [change for change in library.digest.history if change.kind not in CORRECTIONS],
        limit,
    )


def _views(library: Catalog, history: Sequence[Change], limit: int) -> tuple[ChangeView, ...]:
    seen: set[tuple[str, str]] = set()
    found = []
    for change in reversed(history):
        told = (change.kind, change.id) in seen or (
            change.kind == "article-added" and ("event-added", change.event) in seen
        )
        seen.add((change.kind, change.id))
        if not told and shown(library, change):
            found.append(change_view(library, change))
        if len(found) == limit:
            break
    return tuple(found)


def of_article(library: Catalog, article: str) -> tuple[ChangeView, ...]:
    """Return what changed on the page of an article since it came, newest first, its coming last.

    Nothing where it never changed. Other captures of it are told as versions, not here.
    """
    changes = [
        change
        for change in reversed(library.digest.history)
        if change.id == article and change.kind != _VERSION
    ]
    came = all(change.kind == "article-added" for change in changes)
    return () if came else tuple(_here(library, change) for change in changes)


def _here(library: Catalog, change: Change) -> ChangeView:
    """Return a change as the page that it is about tells it: without its name and a link to itself."""
    word = _WORDS.get(change.kind, change.kind.replace("-", " "))
    told = change_view(library, change)
    detail = "" if change.kind == "article-added" else told.detail
    return replace(told, text=f"{word[0].upper()}{word[1:]}", detail=detail, url="")


def corrections(library: Catalog, limit: int) -> tuple[ChangeView, ...]:
    """Return the last changes to what was already published, newest first, each of them."""
    changes = (
        change
        for change in reversed(library.digest.history)
        if change.kind in CORRECTIONS and shown(library, change)
    )
    return tuple(change_view(library, change) for change in islice(changes, limit))


def shown(library: Catalog, change: Change) -> bool:
    """Whether readers may be told of a change.

    They may if what it is about is there, or if its removal is the change.
    """
    if change.kind == _VERSION:
        return version_of(library, change) is not None
    return change.kind in _REMOVED or _known(library, change.id)


def version_of(library: Catalog, change: Change) -> Version | None:
    """Return the version of an article that the history tells of.

    ``None`` if the capture that the history names did not bring other words than the one before.
    """
    digest = change.detail.partition(" ")[0]
    found = library.versions.get(change.id)
    for version in found.versions if found and digest else ():
        if version.captures[0].sha256.startswith(digest):
            return version if version.kind not in ("first", "same") else None
    return None


def change_view(library: Catalog, change: Change) -> ChangeView:
    """Return a change in words, with the page that shows it."""
    if change.kind in _REMOVED:
        return ChangeView(
            number=change.number,
            text=_REMOVED[change.kind],
            detail="",
            url=_LOG,
            date=_day(library, change),
            event="",
            outlet="",
        )
    version = version_of(library, change) if change.kind == _VERSION else None
    if version:
        return _version_view(library, change, version)
    word = _WORDS.get(change.kind, change.kind.replace("-", " "))
    event = (
        change.event
        if change.event in library.events
        else library.event_of.get(change.id, change.id if change.id in library.events else "")
    )
    article = library.articles.get(change.id)
    return ChangeView(
        number=change.number,
        text=_text(library, change, word, event),
        detail=_detail(library, change),
        url=_url(library, change, event),
        date=_day(library, change),
        event=event,
        outlet=article.outlet if article else "",
    )


def _version_view(library: Catalog, change: Change, version: Version) -> ChangeView:
    """Return that a report was captured with other words, as old as that version is."""
    article = library.articles[change.id]
    event = library.event_of.get(change.id, "")
    told = versions.count(version.changes, headline=bool(version.headline))
    return ChangeView(
        number=change.number,
        text=f"{library.outlet_sign(change.id)}: {versions.KINDS[version.kind].lower()}",
        detail=f"{versions.when(library, version)}: {told}",
        url=library.urls.article(change.id, versions.anchor(version)),
        date=_day(library, change),
        event=event,
        outlet=article.outlet,
    )


def _text(library: Catalog, change: Change, word: str, event: str) -> str:
    if change.id in library.articles:
        date = event_day(library, library.events[event], "") if event else ""
        sign = library.outlet_sign(change.id)
        return (
            f"{sign} {word} to {date}"
            if change.kind == "article-added" and date
            else f"{sign}: {word}"
        )
    return f"{word[0].upper()}{word[1:]}: {excerpt(_name(library, change.id), _TITLE_LENGTH)}"


def _known(library: Catalog, identifier: str) -> bool:
    return any(
        identifier in records
        for records in (library.articles, library.events, library.storylines, library.outlets)
    )


def _name(library: Catalog, identifier: str) -> str:
    """Return what readers call a record: an article's sign, or a title."""
    if identifier in library.articles:
        return library.outlet_sign(identifier)
    titled = library.events.get(identifier) or library.storylines.get(identifier)
    return (
        titled.title
        if titled
        else library.outlets[identifier].name
        if identifier in library.outlets
        else identifier
    )


def _detail(library: Catalog, change: Change) -> str:
    parts = change.detail.split()
    if change.kind == "article-added" and change.id in library.articles:
        return excerpt(library.articles[change.id].title, _TITLE_LENGTH)
    if change.kind in ("event-added", "storyline-added"):
        return (
            _names(library, parts) if change.kind == "event-added" else counted(len(parts), "event")
        )
    if change.kind == "date-inferred":
        return published_words(change.detail, "inferred", library.language)
    if change.kind == "article-changed":
        return ", ".join({"body": "text"}.get(part, part.replace("_", " ")) for part in parts)
    joined = _names(library, [part[1:] for part in parts if part[0] == "+"])
    left = _names(library, [part[1:] for part in parts if part[0] == "-"])
    return "; ".join(([f"with {joined}"] if joined else []) + ([f"without {left}"] if left else []))


def _names(library: Catalog, identifiers: list[str]) -> str:
    """Return the names of the records that are still there."""
    return excerpt(
        ", ".join(_name(library, one) for one in identifiers if _known(library, one)),
        2 * _TITLE_LENGTH,
    )


def _url(library: Catalog, change: Change, event: str) -> str:
    urls = library.urls
    if event and change.kind == "article-added":
        return urls.event(event)
    if change.id in library.articles:
        return urls.article(change.id)
    if change.id in library.outlets:
        return urls.outlet(change.id)
    if change.id in library.storylines:
        return urls.storyline(change.id)
    return urls.event(event) if event else _LOG


def _day(library: Catalog, change: Change) -> str:
    """Return the day of a change in words; "" when nothing tells it."""
    found = moment(change.date)
    return date_words(found, library.language) if found else ""
