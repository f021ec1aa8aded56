"""What the stages return for one unit where it is not a record of its own."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from builder.core.article import Article, Draft
from builder.core.capture import Capture
from builder.core.digest import Rule
from builder.core.errors import Diagnostic
from builder.core.event import Event
from builder.core.quotation import Person
from builder.core.version import PageForm


class SeedFile(NamedTuple):
    """A file of ``seeds/``: its bytes, and those of its sidecar where it has one; why, where one
    cannot be read.
    """

    #: Path below ``seeds/``.
    name: str
    data: bytes | Diagnostic
    sidecar: bytes | Diagnostic | None = None


class FileReading(msgspec.Struct, frozen=True, kw_only=True):
    """What one file gave: its captures or the reason it has none, and any warnings."""

    captures: tuple[Capture, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Sight(NamedTuple):
    """What every build has to know of a capture."""

    path: str
    sha256: str
    #: The file that it is a part of; "" where it is the whole of one.
    container: str
    #: When it was captured; ``None`` when nothing tells.
    captured: str | None
    #: Digest of all that it is.
    digest: bytes
    #: Id of the outlet that its sidecar names; "" for none.
    outlet: str = ""


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What every build has to know of a reading."""

    captures: tuple[Sight, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Mentions(msgspec.Struct, frozen=True, kw_only=True):
    """The ids of the outlets that some texts name."""

    outlets: tuple[str, ...]


class Normalized(msgspec.Struct, frozen=True, kw_only=True):
    """What one capture gave: a draft, or the reason why it gave none."""

    draft: Draft | None = None
    rejected: Diagnostic | None = None


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """What every build has to know of a draft."""

    #: The id that it proposes, the id of its outlet, and the outlet's name as printed.
    id: str
    outlet: str
    outlet_name: str
    published: str | None
    updated: str | None
    #: It breaks off.
    truncated: bool
    #: Keys by which another capture of the page is known.
    addresses: tuple[str, ...]
    form: PageForm
    #: Digest of its outlet and every word.
    words: bytes
    #: Markers of the rules that would leave nothing of it.
    disobeyed: tuple[str, ...]
    #: Number of stretches that were dropped.
    drops: int


class Outlined(msgspec.Struct, frozen=True, kw_only=True):
    """What every build has to know of what a capture gave: see :class:`Normalized`."""

    outline: Outline | None = None
    rejected: Diagnostic | None = None


class ContentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What one file of content/ says; neither where something is wrong with it."""

    #: Without its paragraphs where nobody edited it: they are those of its capture.
    article: Article | None = None
    event: Event | None = None


class Placement(msgspec.Struct, frozen=True, kw_only=True):
    """What the article of a capture follows from."""

    #: Its id and its former ids.
    id: str
    aliases: tuple[str, ...]
    #: Paths of all its captures where it has several, oldest version first.
    versions: tuple[str, ...]
    #: The version that is its text.
    capture: Capture
    draft: Draft
    #: Its file, where a person edited it.
    written: Article | None
    #: Ids of the outlets that there are.
    outlets: tuple[str, ...]


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """The article of a capture."""

    #: As it will be published.
    article: Article
    #: As the program alone would publish it; ``None``: so it is.
    proposal: Article | None = None
    #: Number of the first paragraph that nobody edited and that is not in the capture.
    unread: int | None = None


class NamedPeople(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a coverage names."""

    #: Those whom it lists.
    people: tuple[Person, ...]
    #: Every name by which an entry of the editors can mean somebody in it.
    names: tuple[str, ...]


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The rules of all stages, in the order of the stages."""

    rules: tuple[Rule, ...]


class SiteFile(NamedTuple):
    """One file of the site: its path below ``site/``, and the digest of what is in it."""

    path: str
    digest: bytes


class FileSet(msgspec.Struct, frozen=True, kw_only=True):
    """What one unit put into the site; the bytes are in ``site/``."""

    files: tuple[SiteFile, ...]
    #: Addresses that search engines may list.
    listed: tuple[str, ...]
