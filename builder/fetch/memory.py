"""What ``watch`` remembers of its sources from run to run: what changed since when, what failed, what
was taken. It may be thrown away: then feeds are read whole again, and what is in ``seeds/`` is still
not fetched twice.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from builder import intake
from builder.core.errors import Rejected
from builder.editor import disk
from builder.paths import Paths

#: The wait after a source failed for the first time; it doubles with each, up to the longest
#: (seconds).
FIRST_WAIT: Final = 600.0
LONGEST_WAIT: Final = 86_400.0
#: An entry that failed in so many runs is given up.
MAX_TRIES: Final = 3
#: Entries of one source that are remembered.
MAX_REMEMBERED: Final = 5000
_FILE: Final = "watch.json"
_MOST: Final = 50_000_000


class SourceMemory(msgspec.Struct, kw_only=True):
    """What is remembered of one source."""

    url: str = ""
    #: What its server called the version that was read.
    etag: str = ""
    modified: str = ""
    #: How often it failed since it was last read, why, and until when it is left alone (seconds
    #: since 1970).
    failures: int = 0
    why: str = ""
    rests_until: float = 0.0
    #: Keys of the pages that were taken from it, oldest first.
    taken: list[str] = msgspec.field(default_factory=list)
    #: Keys of the pages that failed, with the number of runs.
    failed: dict[str, int] = msgspec.field(default_factory=dict)

    def conditions(self) -> dict[str, str]:
        """Return the headers that ask whether it changed; none while a page of it is to be tried
        again.
        """
        if self.failed:
            return {}
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}

    def was_read(self, etag: str, modified: str) -> None:
        """Note that it was read, and what its server called this version."""
        self.etag, self.modified = etag, modified
        self.failures, self.why, self.rests_until = 0, "", 0.0

    def has_failed(self, why: str, now: float, wait: float) -> None:
        """Note that it failed; its server asked to be left alone for ``wait`` seconds."""
        own = min(FIRST_WAIT * 2**self.failures, LONGEST_WAIT)
        self.failures += 1
        self.why, self.rests_until = why, now + max(own, min(wait, LONGEST_WAIT))

    def take(self, key: str) -> None:
        """Note that a page was taken."""
        self.failed.pop(key, None)
        self.taken.append(key)
        del self.taken[:-MAX_REMEMBERED]

    def miss(self, key: str) -> bool:
        """Note that a page failed; tell whether it will be tried again."""
        tries = self.failed.pop(key, 0) + 1
        if tries >= MAX_TRIES:
            self.take(key)
            return False
        self.failed[key] = tries
        return True


class WatchMemory:
    """What is remembered of all sources, in the cache of the digest."""

    def __init__(self, paths: Paths) -> None:
        self._path: Path = paths.cache / _FILE
        self._known: dict[str, SourceMemory] = {}
        with suppress(Rejected, msgspec.DecodeError, msgspec.ValidationError):
            data = intake.read(self._path, _FILE, _MOST)
            self._known = msgspec.json.decode(data, type=dict[str, SourceMemory])

    def of(self, source: str, url: str) -> SourceMemory:
        """Return what is remembered of a source; nothing when its address is another one now."""
        found = self._known.get(source)
        if found is None or found.url != url:
            found = self._known[source] = SourceMemory(url=url)
        return found

    def keep(self) -> None:
        """Write it down."""
        disk.replace_file(self._path, f".cache/{_FILE}", msgspec.json.encode(self._known))
