"""The versions of an article: captures of one page, in order, and what changed."""

from __future__ import annotations

from typing import Literal

import msgspec

from builder.core.capture import CapturedBasis
from builder.core.coverage import Difference, Segment

#: What tells the place of a version among the others.
OrderBasis = Literal["updated", "captured", "published", "name"]
#: How a version came about: it is the first one, states a newer time, prints a note of correction,
#: says the same as before, or differs without saying so; or the captures do not tell which.
VersionKind = Literal["first", "updated", "corrected", "same", "silent", "changed"]
SentenceKind = Literal["changed", "added", "removed"]
#: The address under which the page was captured, where it is not the usual one.
PageForm = Literal["", "AMP", "print", "mobile"]


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """One capture of an article, as versions are compared."""

    capture: str
    sha256: str
    captured: str | None = None
    captured_basis: CapturedBasis = "unknown"
    published: str | None = None
    updated: str | None = None
    order_basis: OrderBasis = "name"
    form: PageForm = ""
    title: str = ""
    #: Without foreign text.
    paragraphs: tuple[str, ...] = ()
    #: The whole text of the capture: what it contains was not taken out of the page.
    layer: str = ""
    #: It breaks off, so that nothing behind its last sentence is known to be gone.
    truncated: bool = False


class SentenceChange(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that a version words differently from the one before, adds, or lacks."""

    kind: SentenceKind
    #: 1-based paragraph of this version; of a removed sentence, of the version before it.
    paragraph: int
    #: Joined without those marked ``omitted``, the sentence; of a removed one the whole is marked.
    segments: tuple[Segment, ...]
    #: Of a changed sentence, word for word.
    differences: tuple[Difference, ...] = ()


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A capture by which a version is known."""

    capture: str
    sha256: str
    captured: str | None = None
    captured_basis: CapturedBasis = "unknown"
    form: PageForm = ""


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One text of an article, with what changed against the one before it."""

    #: 1-based, the oldest first.
    number: int
    #: The captures that have this text, in their order.
    captures: tuple[Sighting, ...]
    kind: VersionKind
    order_basis: OrderBasis
    published: str | None = None
    updated: str | None = None
    title: str = ""
    #: The headline with what changed in it; empty when nothing did.
    headline: tuple[Segment, ...] = ()
    changes: tuple[SentenceChange, ...] = ()
    #: The line in which the page tells of a correction; "" without one.
    note: str = ""
    #: The capture breaks off: what is missing at its end is not taken for removed.
    truncated: bool = False
    #: It is the text of the article.
    shown: bool = False


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """All versions of one article."""

    article: str
    versions: tuple[Version, ...]
