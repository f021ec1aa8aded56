"""The records of this package: content/ as loaded, articles as reconciled with their captures, and
what a save changes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from hashlib import blake2b
from typing import Any

import msgspec

from builder.core.article import Article
from builder.core.digest import Change, TextPage
from builder.core.errors import Diagnostic
from builder.core.event import Event, Storyline
from builder.core.frequencies import Frequencies
from builder.core.outlet import Outlet
from builder.core.person import People
from builder.core.settings import Settings
from builder.core.version import Snapshot
from builder.editor.document import Document


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """content/ as it is on disk, each tuple sorted by id."""

    settings: Settings
    outlets: tuple[Outlet, ...] = ()
    #: As their files say: paragraphs without places in the capture.
    articles: tuple[Article, ...] = ()
    events: tuple[Event, ...] = ()
    storylines: tuple[Storyline, ...] = ()
    pages: tuple[TextPage, ...] = ()
    #: What the editors say of people.
    people: People = msgspec.field(default_factory=People)
    history: tuple[Change, ...] = ()
    #: ``None``: there is no table yet, or one of another version.
    frequencies: Frequencies | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    #: Path -> Markdown file, for every one that could be read.
    documents: Mapping[str, Document] = msgspec.field(default_factory=dict)
    #: Reads the paragraphs of an article, which one that nobody edited may lack here.
    whole: Callable[[Article], Article] = lambda article: article
    #: Path -> proposal beside an edited article (``content/articles/x.md.new``), which is never
    #: read as an article.
    waiting: Mapping[str, Document] = msgspec.field(default_factory=dict)
    #: Paths of the files that could not be read: nothing is written over them.
    broken: tuple[str, ...] = ()
    #: Path -> keys whose values cannot be read, with what is legible of them; nothing is written
    #: over such a file, either.
    damaged: Mapping[str, Mapping[str, Any]] = msgspec.field(default_factory=dict)
    #: Captures whose articles stay as they are until a file is mended.
    held: frozenset[str] = frozenset()
    #: Something that decides about events cannot be read: until it is mended, each event keeps what
    #: it has.
    resting: bool = False


class Reconciled(msgspec.Struct, frozen=True, kw_only=True):
    """Articles brought together with their captures."""

    #: Sorted by id: a person's edits win, everything else as normalize found it.
    articles: tuple[Article, ...]
    #: Those that have a capture, as the program alone would publish them: without a person's edits.
    proposals: tuple[Article, ...]
    #: The outlets on disk and one more for each unknown name, sorted by id.
    outlets: tuple[Outlet, ...]
    #: By id: the newest version of an article that a person's edits hold at an older one, as the
    #: program would write it.
    newer: Mapping[str, Article] = msgspec.field(default_factory=dict)
    #: By id: the captures of each article that has several, oldest version first.
    snapshots: Mapping[str, tuple[Snapshot, ...]] = msgspec.field(default_factory=dict)
    #: As their files say, for grouping: one of which something cannot be read has what it had last.
    events: tuple[Event, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    #: Paths of files with something that cannot be read: nothing is written over them.
    damaged: frozenset[str] = frozenset()
    #: Until these are mended, each event keeps what it has.
    resting: bool = False
    #: Ids of articles whose capture is gone and that nobody edited: their files are removed.
    gone: tuple[str, ...] = ()


class Settled:
    """Files that said already what the program would write, when the two were last compared."""

    def __init__(self, known: Collection[bytes], files: Mapping[str, bytes]) -> None:
        """``known``: what an earlier build found; ``files``: the digests of the files of content/."""
        self._known = frozenset(known)
        self._files = files
        #: What this build found.
        self.found: list[bytes] = []

    def holds(self, path: str, proposed: bytes) -> bool:
        """Tell whether the file is known to say what is ``proposed``."""
        token = self._token(path, proposed)
        if token in self._known:
            self.found.append(token)
            return True
        return False

    def add(self, path: str, proposed: bytes) -> None:
        """Note that the file says what is ``proposed``."""
        self.found.append(self._token(path, proposed))

    def _token(self, path: str, proposed: bytes) -> bytes:
        file, waiting = self._files.get(path, b""), self._files.get(f"{path}.new", b"")
        parts = (path.encode("utf-8", "surrogatepass"), file, waiting, proposed)
        return blake2b(b"\0".join(parts), digest_size=16).digest()


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """One file that a save writes, or removes when ``text`` is ``None``."""

    #: ``content/articles/x.md``.
    path: str
    text: str | None
    #: What was there; ``None``: nothing.
    before: str | None = None
    #: The unified diff, for ``--check``.
    diff: str = ""


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What a save wrote, or would write."""

    files: tuple[Written, ...] = ()
    #: New lines of the history.
    history: tuple[Change, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
