"""Captures with their drafts -> the articles that they are versions of, each in order.

Two captures can be of one page when they have an address, their bytes or every word in common; they
are versions of one article when, besides, their texts are akin. An address that was given to a
wholly other text leads to two articles.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

from builder.core.article import Draft
from builder.core.capture import Capture
from builder.core.digest import Rule
from builder.core.outcome import Outline, Sight
from builder.core.version import OrderBasis, Snapshot
from builder.lang.stamps import parse_iso
from builder.lang.tokens import words

#: Share of the shorter text's runs of three words that two versions of one article have in common.
KINSHIP: Final = 0.2
#: Headlines of so many words that are the same make two texts of one address akin.
TELLING_TITLE: Final = 4
_RUN: Final = 3
_FIGURES: Final = re.compile(r"(\d+)")
_END_OF_DAY: Final = dt.timedelta(hours=23, minutes=59)


RULES: Final = (
    Rule(
        stage="normalize",
        name="versions of one article",
        value=f"{KINSHIP:.0%}",
        text="Captures that have an address in common are versions of one article when so much of the shorter text, in runs of three "
        "words, is in the other, or they bear one headline or the same minute of publication. They are in the order of the updates "
        "that they state, else of the captures; the newest that does not break off is the article.",
    ),
)


class Place(NamedTuple):
    """Where a version is among the others of its article; compared from left to right."""

    when: dt.datetime
    captured: dt.datetime
    #: The name of its file, figures by their value.
    name: tuple[tuple[int, str], ...]


class Taken:
    """One capture with its draft, and what tells whether and where it is a version; both are read
    when they are asked for.
    """

    def __init__(
        self, seen: Sight, outline: Outline, read: Callable[[], tuple[Capture, Draft]]
    ) -> None:
        self.seen = seen
        self.outline = outline
        self._read = read

    @property
    def path(self) -> str:
        """The path of the capture below ``seeds/``."""
        return self.seen.path

    @cached_property
    def _whole(self) -> tuple[Capture, Draft]:
        return self._read()

    @property
    def capture(self) -> Capture:
        """The capture."""
        return self._whole[0]

    @property
    def draft(self) -> Draft:
        """The draft of the article in it."""
        return self._whole[1]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the report, headline first."""
        article = self.draft.article
        own = (one.text for one in article.paragraphs if not one.foreign)
        return tuple(chain.from_iterable(words(text) for text in (article.title, *own)))

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every run of three words."""
        found = self.words
        return frozenset(found[at : at + _RUN] for at in range(len(found) - _RUN + 1))

    @cached_property
    def basis(self) -> OrderBasis:
        """What tells its place."""
        if _instant(self.outline.updated):
            return "updated"
        if _instant(self.seen.captured):
            return "captured"
        return "published" if _instant(self.outline.published) else "name"

    @cached_property
    def place(self) -> Place:
        """Its place: by the time of its text, then of its capture, then by its name."""
        captured = _instant(self.seen.captured)
        stated = {"updated": self.outline.updated, "published": self.outline.published}
        told = stated.get(self.basis)
        stamp = parse_iso(told)
        when = captured or _NEVER
        if stamp:
            # Of a day without its hour, the latest that it can be.
            latest = stamp.start + (_END_OF_DAY if stamp.hour is None else dt.timedelta())
            same_day = captured and captured.date() == latest.date() and stamp.hour is None
            when = captured if same_day and captured else latest
        parts = _FIGURES.split(self.path)
        name = tuple((int(one), "") if one.isdigit() else (-1, one) for one in parts)
        return Place(when, captured or when, name)

    def same(self, other: Taken) -> bool:
        """Tell whether another capture has the same text, word for word."""
        return self is other or self.words == other.words

    def akin(self, other: Taken) -> bool:
        """Tell whether another capture of the same address can be a version of the same article."""
        mine, theirs = self.draft.article, other.draft.article
        if self.same(other):
            return True
        own, foreign = words(mine.title), words(theirs.title)
        if own == foreign and len(own) >= TELLING_TITLE:
            return True
        stamp = parse_iso(mine.published)
        if stamp and stamp.hour is not None and mine.published == theirs.published:
            # A running report keeps the minute in which it began, whatever becomes of its words.
            return True
        shorter = min(len(self.runs), len(other.runs))
        return shorter > 0 and len(self.runs & other.runs) >= KINSHIP * shorter

    def snapshot(self) -> Snapshot:
        """Return what is compared of it."""
        article = self.draft.article
        return Snapshot(
            capture=self.capture.path,
            sha256=self.capture.sha256,
            captured=self.capture.captured,
            captured_basis=self.capture.captured_basis,
            published=article.published,
            updated=article.updated,
            order_basis=self.basis,
            form=self.draft.form,
            title=article.title,
            paragraphs=tuple(one.text for one in article.paragraphs if not one.foreign),
            layer=self.capture.text,
            truncated=article.truncated is not None,
        )


_NEVER: Final = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


def _instant(text: str | None) -> dt.datetime | None:
    stamp = parse_iso(text)
    return stamp.start if stamp else None


def articles_of(taken: Iterable[Taken]) -> list[list[Taken]]:
    """Return the captures of each article, oldest first; the articles in the order of the paths of
    their first captures.
    """
    found = []
    for page in _pages(sorted(taken, key=lambda one: one.path)):
        found += _articles(page)
    return sorted(found, key=lambda one: min(version.path for version in one))


def _pages(taken: Sequence[Taken]) -> Iterable[list[Taken]]:
    """Return the captures that have a key in common, directly or by way of others."""
    parent = list(range(len(taken)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[tuple[str, str | bytes], int] = {}
    for at, one in enumerate(taken):
        for key in _keys(one):
            parent[root(at)] = root(first.setdefault(key, at))
    pages: defaultdict[int, list[Taken]] = defaultdict(list)
    for at, one in enumerate(taken):
        pages[root(at)].append(one)
    return pages.values()


def _keys(one: Taken) -> list[tuple[str, str | bytes]]:
    """Return what two captures of one page have in common: bytes, address, or outlet and every
    word.
    """
    keys: list[tuple[str, str | bytes]] = [("bytes", one.seen.sha256), ("words", one.outline.words)]
    return keys + [("address", key) for key in one.outline.addresses]


def _articles(page: Sequence[Taken]) -> list[list[Taken]]:
    """Part the captures of one page by their texts: each joins the article whose newest or first
    version it is akin to.
    """
    if len(page) == 1:
        return [list(page)]
    articles: list[list[Taken]] = []
    for one in sorted(page, key=lambda one: one.place):
        own = next((found for found in articles if one.akin(found[-1]) or one.akin(found[0])), None)
        if own is None:
            articles.append([one])
        else:
            own.append(one)
    return [_settled(found) for found in articles]


def _settled(versions: list[Taken]) -> list[Taken]:
    """Return the versions with each capture that nothing dates beside one that says the same."""
    sure = [one for one in versions if one.basis in ("updated", "captured")]
    unsure = [one for one in versions if one.basis not in ("updated", "captured")]
    for one in unsure:
        twin = next((at for at, other in enumerate(sure) if one.same(other)), None)
        if twin is None:
            at = next((at for at, other in enumerate(sure) if one.place < other.place), len(sure))
            sure.insert(at, one)
        else:
            sure.insert(twin + 1, one)
    return sure


def newest(versions: Sequence[Taken], kept: str = "") -> Taken:
    """Return the version that is the article: the newest that does not break off, else the newest.

    Of captures with the same text, the one that was the article already (``kept``), else the first
    that was captured as readers see it.
    """
    whole = [one for one in versions if not one.outline.truncated] or list(versions)
    alike = [one for one in whole if one.same(whole[-1])]
    usual = [one for one in alike if not one.outline.form] or alike
    return next((one for one in alike if one.path == kept), usual[0])
