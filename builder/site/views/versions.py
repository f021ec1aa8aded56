"""Versions of articles -> when each was, how it arose and what changed.

Pages, feeds and the history use it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

import msgspec
from markupsafe import Markup

from builder.core.article import Article
from builder.core.version import SentenceChange, Sighting, Version, VersionKind
from builder.site.catalog import Catalog
from builder.site.library import Library
from builder.site.markup import counted, excerpt, marked
from builder.site.moments import date_words, moment
from builder.site.views.capture import capture_url
from builder.site.views.differences import DifferenceLine, difference_lines

#: What a version is called by how it came about.
KINDS: Final[dict[VersionKind, str]] = {
    "first": "First captured",
    "updated": "Updated",
    "corrected": "Corrected",
    "same": "Same text",
    "silent": "Changed silently",
    "changed": "Changed",
}
#: What that rests on.
_REASONS: Final[dict[VersionKind, str]] = {
    "first": "nothing older is here",
    "updated": "the page states a newer time",
    "corrected": "the page prints a note of correction",
    "same": "no word of the report changed",
    "silent": "other words, the same times stated, no note",
    "changed": "the captures do not tell whether the page stated it",
}
_CAPTURED: Final = {
    "record": "by its record in the archive",
    "sidecar": "when it was fetched",
    "message": "by the date of the message",
    "page": "as noted in the page",
    "archive": "by the date of its file in the archive",
    "unknown": "",
}
#: A longer note is cut (characters).
_NOTE_LENGTH: Final = 300


class SentenceView(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that changed."""

    #: "changed", "added", "removed".
    word: str
    #: "¶ 3"; of a removed one, where it was.
    place: str
    html: Markup
    differences: tuple[DifferenceLine, ...]


class SightingView(msgspec.Struct, frozen=True, kw_only=True):
    """A capture by which a version is known."""

    path: str
    #: The page that shows it; "" for none.
    url: str
    #: "captured 5 May 2026, 10:00 UTC, by its record in the archive; print address".
    facts: str
    sha256: str


class VersionView(msgspec.Struct, frozen=True, kw_only=True):
    """One version of an article."""

    anchor: str
    number: int
    kind: VersionKind
    #: "Changed silently", and what that rests on.
    word: str
    reason: str
    #: "updated 6 May 2026, 07:30 UTC"; "captured 6 May 2026"; "no time is known".
    when: str
    #: "2 sentences changed, 1 added"; "" when none.
    count: str
    note: str
    #: The headline with what changed in it; empty when nothing did.
    headline: Markup
    sentences: tuple[SentenceView, ...]
    captures: tuple[SightingView, ...]
    #: It is the text of the article.
    shown: bool
    #: Some of what changed may not be shown here.
    withheld: bool


class ChangedReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report of an event that changed after it was first captured."""

    sign: str
    #: Its page, and the versions on it.
    address: str
    url: str
    versions: tuple[VersionView, ...]


def version_views(library: Library, article: str) -> tuple[VersionView, ...]:
    """Return an article's versions, newest first; none if it was captured once."""
    found = library.versions.get(article)
    shown = library.articles[article]
    return tuple(_view(library, shown, one) for one in reversed(found.versions)) if found else ()


def changed_since(library: Library, event: str) -> tuple[ChangedReport, ...]:
    """Return the reports of an event of which more than one text is known."""
    found = ((article, version_views(library, article)) for article in library.columns(event))
    return tuple(
        ChangedReport(
            sign=library.sign(article),
            address=library.urls.article(article),
            url=library.urls.article(article, VERSIONS),
            versions=views[:-1],
        )
        for article, views in found
        if len(views) > 1
    )


#: The anchor of the versions on an article's page.
VERSIONS: Final = "versions"


def anchor(version: Version) -> str:
    """Return the anchor of a version on its article's page."""
    return f"v{version.number}"


def version_count(library: Library, article: str) -> str:
    """Return "3 versions, 1 changed silently"; "" for an article of one text."""
    found = library.versions.get(article)
    if found is None or len(found.versions) == 1:
        return ""
    kinds = Counter(one.kind for one in found.versions)
    told = [
        f"{kinds[kind]} {KINDS[kind].lower()}"
        for kind in ("corrected", "updated", "silent", "changed")
        if kinds[kind]
    ]
    return ", ".join((counted(len(found.versions), "version"), *told))


def when(library: Catalog, version: Version) -> str:
    """Return when a version was, by what tells its place among the others."""
    found = moment(time_of(version))
    if found is None:
        return "no time is known"
    return f"{version.order_basis} {date_words(found, library.language)}"


def time_of(version: Version) -> str | None:
    """Return the time, in ISO 8601, that tells the place of a version among the others."""
    captured = next((one.captured for one in version.captures if one.captured), None)
    times = {"updated": version.updated, "published": version.published, "captured": captured}
    return times.get(version.order_basis)


def count(changes: Iterable[SentenceChange], *, headline: bool = False) -> str:
    """Return "headline, 2 sentences changed, 1 added"; "" when nothing changed."""
    kinds = Counter(one.kind for one in changes)
    told = [f"{kinds[kind]} {kind}" for kind in ("changed", "added", "removed") if kinds[kind]]
    if told:
        number, _, kind = told[0].partition(" ")
        told[0] = f"{counted(int(number), 'sentence')} {kind}"
    return ", ".join((["headline changed"] if headline else []) + told)


def _view(library: Library, article: Article, version: Version) -> VersionView:
    shown = tuple(one for one in version.changes if one.segments)
    return VersionView(
        anchor=anchor(version),
        number=version.number,
        kind=version.kind,
        word=KINDS[version.kind],
        reason=_REASONS[version.kind],
        when=when(library, version),
        count=count(version.changes, headline=bool(version.headline)),
        note=excerpt(version.note, _NOTE_LENGTH),
        headline=marked(version.headline),
        sentences=tuple(_sentence(one) for one in shown),
        captures=tuple(_sighting(library, article, one) for one in version.captures),
        shown=version.shown,
        withheld=len(shown) < len(version.changes),
    )


def _sentence(change: SentenceChange) -> SentenceView:
    if change.kind == "removed":
        gone = "".join(one.text for one in change.segments)
        html = Markup('<del><bdi class="hidden">removed: </bdi>{}</del>').format(gone)
    else:
        html = marked(change.segments)
    return SentenceView(
        word=change.kind,
        place=f"¶ {change.paragraph}" + (" before" if change.kind == "removed" else ""),
        html=html,
        differences=difference_lines(change.differences),
    )


def captured_words(library: Library, path: str) -> tuple[str, str]:
    """Return when a capture was taken, and how that is known; "" where nothing tells."""
    capture = library.captures.get(path)
    found = moment(capture.captured) if capture else None
    if capture is None or found is None:
        return "", ""
    return date_words(found, library.language), _CAPTURED[capture.captured_basis]


def _sighting(library: Library, article: Article, one: Sighting) -> SightingView:
    found = moment(one.captured)
    facts = [f"{one.form} address"] if one.form else []
    if found:
        how = _CAPTURED[one.captured_basis]
        told = f"captured {date_words(found, library.language)}"
        facts.insert(0, f"{told}, {how}" if how else told)
    return SightingView(
        path=one.capture,
        url=capture_url(library, article, one.capture),
        facts="; ".join(facts),
        sha256=one.sha256,
    )
