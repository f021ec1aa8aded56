"""Captures and the articles on disk -> which article belongs to which capture, and an id for each
new one.

An article keeps its id for ever.  It is known again by the path of its capture, by the capture's
bytes when the capture was renamed, and by the history when a person renamed the article's own file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from builder.core.article import Article, Draft
from builder.core.capture import Capture
from builder.core.digest import Change
from builder.core.errors import Diagnostic
from builder.editor.history import state_of


class Match(NamedTuple):
    """A capture with its draft, the article on disk that is its own (``None``: new), and the id for
    it.
    """

    id: str
    capture: Capture
    draft: Draft
    article: Article | None


def match(
    articles: Iterable[Article],
    captures: Iterable[Capture],
    drafts: Iterable[Draft],
    taken: Iterable[str],
    held: Collection[str] = (),
) -> tuple[tuple[Match, ...], tuple[Diagnostic, ...]]:
    """Return one match a page, sorted by capture path, and a diagnostic for each capture of a page
    that another one shows already.

    ``taken`` are ids that no new article may get, ``held`` paths of captures that have an article
    already and are left alone.
    """
    by_path = {capture.path: capture for capture in captures}
    pairs = sorted(
        (
            (by_path[draft.article.capture], draft)
            for draft in drafts
            if draft.article.capture in by_path
        ),
        key=lambda pair: pair[0].path,
    )
    owners = _owners(tuple(articles), tuple(capture for capture, _ in pairs))
    pairs, twins = _distinct(pairs, {*owners, *held})
    owners = {path: owner for path, owner in owners.items() if path not in held}
    ids = Ids((*taken, *(article.id for article in articles)))
    matches = []
    for capture, draft in (pair for pair in pairs if pair[0].path not in held):
        owner = owners.get(capture.path)
        matches.append(
            Match(owner.id if owner else ids.free(draft.article.id), capture, draft, owner)
        )
    return tuple(matches), twins


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


def _owners(articles: tuple[Article, ...], captures: tuple[Capture, ...]) -> dict[str, Article]:
    """Return the article on disk of each capture path."""
    paths = {capture.path for capture in captures}
    owners: dict[str, Article] = {}
    # A person who writes another capture into an article does not take it from the article that it
    # belongs to.
    for article in sorted(articles, key=lambda article: "capture" in article.edited):
        if article.capture in paths:
            owners.setdefault(article.capture, article)
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


def _distinct(
    pairs: list[tuple[Capture, Draft]], owners: Collection[str]
) -> tuple[list[tuple[Capture, Draft]], tuple[Diagnostic, ...]]:
    """Leave out captures of a page that another capture shows; the one that has an article already
    stays, else the first.
    """
    first: dict[tuple[str, str], str] = {}
    kept: list[tuple[Capture, Draft]] = []
    twins: list[Diagnostic] = []
    for capture, draft in sorted(
        pairs, key=lambda pair: (pair[0].path not in owners, pair[0].path)
    ):
        keys = _keys(capture, draft)
        other = next((first[key] for key in keys if key in first), None)
        if other is None:
            kept.append((capture, draft))
            first.update(dict.fromkeys(keys, capture.path))
        else:
            remedy = "delete one of the two captures"
            twins.append(
                Diagnostic(
                    path=f"seeds/{capture.path}",
                    what=f"the same page as seeds/{other}, which is used",
                    remedy=remedy,
                )
            )
    return sorted(kept, key=lambda pair: pair[0].path), tuple(
        sorted(twins, key=lambda twin: twin.path)
    )


def _keys(capture: Capture, draft: Draft) -> list[tuple[str, str]]:
    """Return what two captures of one page have in common: bytes, address, or outlet and every
    word.
    """
    article = draft.article
    words = " ".join(word for paragraph in article.paragraphs for word in paragraph.text.split())
    keys = [("bytes", capture.sha256), ("words", f"{article.outlet}\0{article.title}\0{words}")]
    if article.url:
        keys.append(("address", article.url.partition("#")[0].rstrip("/")))
    return keys


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
