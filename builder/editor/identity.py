"""Captures and the articles on disk -> which captures each article has, which of them is its text,
and an id for each new one.

An article keeps its id for ever.  It is known again by the paths of its captures, by a capture's
bytes when the capture was renamed, and by the history when a person renamed the article's own file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from builder.core.article import Article
from builder.core.digest import Change
from builder.core.outcome import Sight
from builder.editor.document import BODY
from builder.editor.history import state_of
from builder.editor.versions import Taken, articles_of, newest


class Match(NamedTuple):
    """An article: the version of it that is its text, the article on disk that is its own
    (``None``: new), and the id for it.
    """

    id: str
    shown: Taken
    article: Article | None
    #: All its versions, oldest first.
    versions: tuple[Taken, ...]
    #: The version that would be its text, had no editor held it at another one; ``None``: it is.
    newest: Taken | None = None
    #: Articles on disk that turned out to be versions of it, and that nobody edited.
    absorbed: tuple[Article, ...] = ()


def match(
    articles: Iterable[Article],
    found: Iterable[Taken],
    taken: Iterable[str],
    held: Collection[str] = (),
) -> tuple[Match, ...]:
    """Return one match an article, sorted by the path of its capture.

    ``articles`` are in the order in which they have a right to their captures; ``found`` are the
    captures that hold one; ``taken`` are ids that no new article may get, ``held`` paths of captures
    whose articles are left alone.
    """
    articles = tuple(articles)
    found = tuple(found)
    owners = _owners(articles, sorted((one.seen for one in found), key=lambda one: one.path))
    rank = {article.id: number for number, article in enumerate(articles)}
    ids = Ids((*taken, *(article.id for article in articles)))
    matches = []
    for versions in articles_of(found):
        if all(one.path not in held for one in versions):
            for own, owner, absorbed in _owned(versions, owners, rank):
                matches.append(_match(own, owner, absorbed, ids))
    return tuple(sorted(matches, key=lambda one: one.shown.path))


def _owned(
    versions: Sequence[Taken], owners: Mapping[str, Article], rank: Mapping[str, int]
) -> Iterator[tuple[Sequence[Taken], Article | None, tuple[Article, ...]]]:
    """Yield the versions of one article with the article on disk that they belong to.

    Where they belong to several, one that a person edited has them all, else the first; a further
    one that a person edited keeps the captures that are its own, so that no word is lost.
    """
    known = {owner.id: owner for one in versions if (owner := owners.get(one.path))}
    ordered = sorted(known.values(), key=lambda one: (not one.edited, rank[one.id]))
    apart = {article.id for article in ordered[1:] if article.edited}
    rest = [one for one in versions if _owner(one, owners) not in apart]
    if rest:
        absorbed = tuple(article for article in ordered[1:] if article.id not in apart)
        yield rest, ordered[0] if ordered else None, absorbed
    for name in sorted(apart):
        yield [one for one in versions if _owner(one, owners) == name], known[name], ()


def _owner(one: Taken, owners: Mapping[str, Article]) -> str:
    owner = owners.get(one.path)
    return owner.id if owner else ""


def _match(
    versions: Sequence[Taken], owner: Article | None, absorbed: tuple[Article, ...], ids: Ids
) -> Match:
    latest = newest(versions, owner.capture if owner else "")
    shown = _held(versions, owner) or latest
    return Match(
        id=owner.id if owner else ids.free(latest.outline.id),
        shown=shown,
        article=owner,
        versions=tuple(versions),
        newest=None if shown.same(latest) else latest,
        absorbed=absorbed,
    )


def _held(versions: Sequence[Taken], owner: Article | None) -> Taken | None:
    """Return the version at which a person holds an article: the one that the article's file names,
    else the one whose text the person edited.
    """
    if owner is None:
        return None
    wanted = pinned(owner) or (owner.capture if BODY in owner.edited else "")
    return next((one for one in versions if one.path == wanted), None)


def pinned(article: Article) -> str:
    """Return the path of the capture at which an editor holds an article; "" for none."""
    return (article.version or "").removeprefix("seeds/")


class Ids:
    """Ids in use, compared as the file systems do that know neither case nor Unicode forms."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {_folded(name) for name in taken}

    def free(self, wanted: str) -> str:
        """Return ``wanted``, or with ``-2``, ``-3`` ... behind it when it is in use, and take it."""
        name, number = wanted, 2
        while _folded(name) in self._taken:
            name, number = f"{wanted}-{number}", number + 1
        self._taken.add(_folded(name))
        return name


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _owners(articles: Sequence[Article], captures: Sequence[Sight]) -> dict[str, Article]:
    """Return the article on disk of each capture path."""
    paths = {capture.path for capture in captures}
    owners: dict[str, Article] = {}
    # A person who writes another capture into an article does not take it from the article that it
    # belongs to.
    ordered = sorted(articles, key=lambda article: "capture" in article.edited)
    for article in ordered:
        if article.capture in paths:
            owners.setdefault(article.capture, article)
    for article in ordered:
        for path in article.versions:
            if path in paths:
                owners.setdefault(path, article)
    settled = {article.id for article in owners.values()}
    # A capture that was renamed has its bytes still, and no article points to its new path.
    orphans = {
        article.capture_sha256: article
        for article in reversed(articles)
        if article.capture_sha256 and article.id not in settled
    }
    for capture in captures:
        if capture.path not in owners and capture.sha256 in orphans:
            owners[capture.path] = orphans.pop(capture.sha256)
    return owners


def present_ids(articles: Iterable[Article]) -> dict[str, str]:
    """Return every name that an article goes by -> its id; an alias never hides the article of that
    id.
    """
    articles = tuple(articles)
    return {alias: article.id for article in articles for alias in article.aliases} | {
        article.id: article.id for article in articles
    }


def renamed(
    history: Iterable[Change], known: Iterable[str], captures: Mapping[str, str]
) -> dict[str, str]:
    """Return former id -> present id of articles whose files a person renamed.

    ``known`` are the ids on disk, ``captures`` the id that each capture path has now; the history
    says which id it had.
    """
    ids = set(known)
    former = state_of(history).articles
    present = {
        name: captures[capture]
        for name, capture in former.items()
        if name not in ids and capture in captures
    }
    # A file that was deleted comes back under its own name.
    return {name: now for name, now in present.items() if name != now}
