"""History, conflicts and quotations -> the entries of feeds.

An entry is as old as the change in the history that brought it. It tells what came with that change
and nothing of what came later, so that it is never written anew; what an editor renames or takes
down changes in it, too, and its age does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from markupsafe import Markup, escape

from builder.core.capture import Span
from builder.core.conflict import Conflict
from builder.core.coverage import Segment
from builder.core.digest import Change
from builder.core.passage import Passage
from builder.engine.stages import digest_of
from builder.policy.privacy import said
from builder.site.catalog import Catalog
from builder.site.feeds import MOST_ENTRIES, NEVER, FeedItem
from builder.site.library import Library
from builder.site.moments import moment
from builder.site.views.changes import change_view, shown, version_of
from builder.site.views.conflicts import KINDS, reading_words

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?=-)", re.ASCII)
#: Changed sentences of a version that an entry shows.
_MOST_SENTENCES: Final = 20
#: Changes of one day are a second apart, in their order.
_SECONDS: Final = 86_400
_DELETED: Final = Markup("<del>{}</del>")
_INSERTED: Final = Markup("<ins>{}</ins>")


def told_changes(catalog: Catalog) -> list[Change]:
    """Return what readers are told of, newest first; without a history, that the articles came."""
    history = catalog.digest.history or tuple(_assumed(catalog))
    return sorted((change for change in history if shown(catalog, change)), key=_age, reverse=True)


def _assumed(catalog: Catalog) -> Iterator[Change]:
    """Yield what a history would at least say."""
    for number, article in enumerate(catalog.articles.values(), 1):
        event = catalog.event_of.get(article.id, "")
        yield Change(
            number=number, kind="article-added", id=article.id, event=event, detail=article.capture
        )


def _age(change: Change) -> tuple[bool, datetime, int]:
    """Return by what changes are ordered: those without a day are the oldest."""
    return bool(change.date), updated(change), change.number


def updated(change: Change) -> datetime:
    """Return when a change was written down; of one without a day the day of its event, with which
    the event's id begins.
    """
    known = _DAY.match(change.event or change.id)
    found = moment(change.date or (known[0] if known else ""))
    return (found.time if found else NEVER) + timedelta(seconds=change.number % _SECONDS)


def change_id(catalog: Catalog, change: Change) -> str:
    """Return the id of the entry about a change."""
    return catalog.urls.identifier(f"/#change-{change.number}")


def change_item(catalog: Catalog, change: Change) -> FeedItem:
    """Return the entry of a change."""
    view = change_view(catalog, change)
    detail = Markup("<p>{}</p>").format(view.detail) if view.detail else Markup()
    return FeedItem(
        id=change_id(catalog, change),
        title=view.text,
        url=catalog.urls.absolute(view.url),
        updated=updated(change),
        html=_difference(catalog, change) or detail,
    )


def event_items(library: Library) -> tuple[FeedItem, ...]:
    """Return the newest entries about an event, which ``library`` is about."""
    return tuple(change_item(library, change) for change in told_changes(library)[:MOST_ENTRIES])


def _difference(catalog: Catalog, change: Change) -> Markup:
    """Return what a change brought; "" where the history alone says it."""
    if change.kind == "article-version":
        return _version(catalog, change)
    if change.kind == "article-added":
        return _list(catalog, [change.id])
    if change.kind == "event-added":
        return _list(catalog, change.detail.split())
    if change.kind == "event-changed":
        words = change.detail.split()
        parts = [("with", "+"), ("without", "-")]
        named = [
            (how, _list(catalog, [word[1:] for word in words if word.startswith(sign)]))
            for how, sign in parts
        ]
        return Markup().join(
            Markup("<p>{}</p>{}").format(how, listed) for how, listed in named if listed
        )
    return Markup()


def _list(catalog: Catalog, articles: Iterable[str]) -> Markup:
    """Return the headlines of those of the articles that are still there."""
    lines = [
        Markup('<li><strong>{}</strong> <a href="{}">{}</a></li>').format(
            catalog.outlet_sign(one),
            catalog.urls.absolute(catalog.urls.article(one)),
            _first_title(catalog, one),
        )
        for one in articles
        if one in catalog.articles
    ]
    return Markup("<ul>{}</ul>").format(Markup().join(lines)) if lines else Markup()


def _first_title(catalog: Catalog, article: str) -> str:
    """Return the headline under which an article was first captured."""
    known = catalog.versions.get(article)
    return (known.versions[0].title if known else "") or catalog.articles[article].title


def _version(catalog: Catalog, change: Change) -> Markup:
    """Return what a version words differently from the one before, as far as it may be shown."""
    version = version_of(catalog, change)
    lines = [one.segments for one in version.changes if one.segments] if version else []
    changed = Markup().join(
        Markup("<p>{}</p>").format(edited(segments)) for segments in lines[:_MOST_SENTENCES]
    )
    view = change_view(catalog, change)
    headline = (
        Markup("<p><strong>{}</strong></p>").format(edited(version.headline))
        if version and version.headline
        else ""
    )
    return Markup("<p>{}</p>{}{}").format(view.detail, headline, changed)


def edited(segments: Sequence[Segment]) -> Markup:
    """Return text with what was taken out and put in, as HTML without a class."""
    return Markup().join(
        _DELETED.format(one.text)
        if one.mark == "omitted"
        else _INSERTED.format(one.text)
        if one.mark == "added"
        else _DELETED.format(one.base) + " " + _INSERTED.format(one.text)
        if one.mark == "reworded" and one.base
        else escape(one.text)
        for one in segments
    )


def conflict_items(library: Library, event: str) -> tuple[FeedItem, ...]:
    """Return the newest entries about where the reports of an event differ in fact."""
    coverage = library.coverages.get(event)
    added = _added(library)
    items = [
        FeedItem(
            id=library.urls.identifier(f"/#{conflict.anchor}"),
            title=f"{KINDS[conflict.kind]}: {_against(library, conflict)}",
            url=library.urls.absolute(library.urls.event(event, conflict.anchor)),
            updated=max(added.get(side.passage.article, NEVER) for side in conflict.sides),
            html=_passages(library, [side.passage for side in conflict.sides]),
        )
        for conflict in (coverage.conflicts if coverage else ())
        if all(side.passage.article in library.articles for side in conflict.sides)
    ]
    return newest_first(items)


def _against(library: Library, conflict: Conflict) -> str:
    return ", ".join(
        f"“{text}” ({', '.join(map(library.outlet_sign, articles))})"
        for text, articles in reading_words(conflict)
    )


def person_items(library: Library, event: str, person: str) -> tuple[FeedItem, ...]:
    """Return the newest entries about a person whom articles of an event quote: one an article."""
    coverage = library.coverages[event]
    added = _added(library)
    own: dict[str, dict[tuple[int, Span], Passage]] = {}
    for one, passage in said(coverage):
        if one == person and passage.article in library.articles:
            where = passage.paragraph, passage.span
            own.setdefault(passage.article, {}).setdefault(where, passage)
    items = [
        FeedItem(
            id=_quoting_id(library, person, article, found.values()),
            title=f"{library.outlet_sign(article)}: {library.articles[article].title}",
            url=library.urls.absolute(library.urls.article(article)),
            updated=added.get(article, NEVER),
            html=_passages(library, [found[where] for where in sorted(found)]),
        )
        for article, found in own.items()
    ]
    return newest_first(items)


def _quoting_id(library: Library, person: str, article: str, passages: Iterable[Passage]) -> str:
    """Return the id of an entry: other words are another entry."""
    words = digest_of(sorted(one.text for one in passages)).hex()[:8]
    return library.urls.identifier(f"/people/{person}/#{article}-{words}")


def _passages(library: Library, passages: Iterable[Passage]) -> Markup:
    return Markup().join(
        Markup('<blockquote cite="{}"><p>{}</p></blockquote><p>{}</p>').format(
            library.urls.absolute(library.passage_url(one)),
            one.text,
            library.outlet_sign(one.article),
        )
        for one in passages
    )


def _added(catalog: Catalog) -> dict[str, datetime]:
    """Return when each article came into the digest."""
    found: dict[str, datetime] = {}
    for change in catalog.digest.history or _assumed(catalog):
        if change.kind == "article-added":
            found.setdefault(change.id, updated(change))
        elif change.kind == "article-renamed" and change.detail in found:
            found.setdefault(change.id, found[change.detail])
    return found


def newest_first(items: Iterable[FeedItem]) -> tuple[FeedItem, ...]:
    """Return the newest of some entries, in their order."""
    return tuple(
        sorted(sorted(items, key=lambda one: one.id), key=lambda one: one.updated, reverse=True)
    )[:MOST_ENTRIES]
