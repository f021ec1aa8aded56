"""What earlier runs found, in one SQLite file: results by key, what each file held when it was last looked at, small notes.

All of it may be thrown away at any time.  A file that is damaged is begun anew, and where nothing can be written
(a full disk, another writer) the run goes on and keeps nothing.  SQLite's own journal makes it safe against kill -9.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

import msgspec

from builder.engine.stages import DIGEST_BYTES, decoded, digest_of_bytes

#: A store that has grown beyond this gives up its oldest results (bytes).
_MAX_BYTES: Final = 250_000_000
#: A result that no run of so many has asked for is given up.
MAX_AGE: Final = 30
#: In one run of so many it is written down which results were used.
_MARKED: Final = 8
#: Results longer than this are compressed (bytes).
_LONG: Final = 512
#: Raised when the shape of the tables or of what is in them changes.
_VERSION: Final = 3
#: A mapping is kept in so many parts.
PARTS: Final = 64
#: So many keys are asked for at once; SQLite takes no more than 32,766 in one statement.
_MANY: Final = 10_000
_TABLES: Final = """
CREATE TABLE results (key BLOB PRIMARY KEY, digest BLOB NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL, face BLOB NOT NULL,
  value BLOB NOT NULL);
CREATE TABLE faces (name TEXT, part INTEGER, value BLOB NOT NULL, PRIMARY KEY (name, part));
CREATE TABLE units (stage TEXT, name TEXT, parts BLOB NOT NULL, PRIMARY KEY (stage, name)) WITHOUT ROWID;
CREATE TABLE trees (name TEXT, part INTEGER, value BLOB NOT NULL, PRIMARY KEY (name, part));
CREATE TABLE notes (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""

#: What is asked of the tables: a store that has others is begun anew.
_COLUMNS: Final = (
    "key, digest, size, used, face, value FROM results",
    "name, part, value FROM faces",
    "stage, name, parts FROM units",
    "name, part, value FROM trees",
    "name, value FROM notes",
)


class KeptEntry(NamedTuple):
    """What every run has to know of a result."""

    digest: bytes
    #: Its face, encoded.
    face: bytes


#: Key -> what is known of the result.
KeptEntries = Mapping[bytes, KeptEntry]


class Stat(NamedTuple):
    """What the file system says of a file without opening it."""

    size: int
    #: Nanoseconds.
    modified: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stat:
        """Return what matters of a status."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ino)


class Store:
    """The store in the file ``path``; use it as a context."""

    def __init__(self, path: Path) -> None:
        """Open the store, or begin one."""
        self._path = path
        self._connection = self._opened()
        self._used: set[bytes] = set()
        #: What is known of the files of a tree, as it was read or written last.
        self._trees: dict[str, dict[str, tuple[Stat, bytes]]] = {}
        self._version = 0
        self.begin()

    def begin(self) -> bool:
        """Begin a run; ``False`` when somebody else has written into the store since the last one,
        so that what is in memory may be out of date.
        """
        self._run = int.from_bytes(self.note("run") or b"\0") + 1
        self.keep("run", self._run.to_bytes(8))
        version: int = sum(one for (one,) in self._read("PRAGMA data_version", []))
        own, self._version = version == self._version, version
        if not own:
            self._trees = {}
        return own

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Write what was used and close."""
        self.commit()
        self._connection.close()

    def results(self, keys: Iterable[bytes]) -> dict[bytes, KeptEntry]:
        """Return what is known of the result under each key that there is one for."""
        found: dict[bytes, KeptEntry] = {}
        keys = list(keys)
        for first in range(0, len(keys), _MANY):
            part = keys[first : first + _MANY]
            query = (
                f"SELECT key, digest, face FROM results WHERE key IN ({','.join('?' * len(part))})"  # noqa: S608 - question marks only
            )
            found.update(
                (key, KeptEntry(digest, face[DIGEST_BYTES:]))
                for key, digest, face in self._read(query, part)
                if face[:DIGEST_BYTES] == _seal(key, digest, face[DIGEST_BYTES:])
            )
        return found

    def faces(self, stage: str) -> dict[bytes, KeptEntry]:
        """Return what is kept together of the results that the last run asked for in a stage."""
        found: dict[bytes, KeptEntry] = {}
        for value in self._parts("faces", stage):
            with contextlib.suppress(msgspec.DecodeError):
                found.update(decoded(value, dict[bytes, KeptEntry]))
        return found

    def keep_faces(self, stage: str, entries: KeptEntries, before: KeptEntries) -> None:
        """Keep together what a run asked for in a stage; of what is as ``before``, nothing is
        written.
        """
        changed = {_part(key) for key in entries.keys() ^ before.keys()}
        self._put_parts("faces", stage, entries, changed)

    def _parts(self, table: str, name: str) -> Iterator[bytes]:
        """Yield what is kept in the parts of a mapping that are as they were written."""
        for (value,) in self._read(f"SELECT value FROM {table} WHERE name = ?", [name]):  # noqa: S608 -- a name of ours
            if digest_of_bytes(value[DIGEST_BYTES:]) == value[:DIGEST_BYTES]:
                yield value[DIGEST_BYTES:]

    def _put_parts(
        self, table: str, name: str, entries: Mapping[Any, Any], changed: Collection[int]
    ) -> None:
        """Write those parts of a mapping that have changed."""
        parts: dict[int, dict[Any, Any]] = {part: {} for part in changed}
        for key, entry in entries.items() if changed else ():
            part = _part(key)
            if part in parts:
                parts[part][key] = entry
        rows = []
        for part, found in parts.items():
            try:
                data = msgspec.msgpack.encode(found)
            except UnicodeEncodeError:
                # A name that is not text is looked at anew each time.
                data = msgspec.msgpack.encode(
                    {key: one for key, one in found.items() if _text(key)}
                )
            rows.append((name, part, digest_of_bytes(data) + data))
        self._write(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", rows)  # noqa: S608 -- as above

    def use(self, keys: Iterable[bytes]) -> None:
        """Count results as used, in one run of a few: to write it down each time would cost more than it tells."""
        if self._run % _MARKED == 0:
            self._used.update(keys)

    def value(self, key: bytes) -> bytes | None:
        """Return the result under a key; ``None`` when there is none, or none that can be read."""
        rows = self._read("SELECT value, size FROM results WHERE key = ?", [key])
        if not rows:
            return None
        value, size = rows[0]
        if size == len(value):
            return bytes(value)
        try:
            return zlib.decompress(value)
        except zlib.error:
            return None

    def put(self, key: bytes, digest: bytes, value: bytes, face: bytes = b"") -> bool:
        """Keep a result; ``False`` when it could not be kept."""
        data = zlib.compress(value, 1) if len(value) > _LONG else value
        return self._write(
            "INSERT OR REPLACE INTO results (key, digest, size, used, face, value) VALUES (?, ?, ?, ?, ?, ?)",
            [(key, digest, len(value), self._run, _seal(key, digest, face) + face, data)],
        )

    def parts(self, stage: str, name: str) -> bytes | None:
        """Return what was kept about the last input of a unit."""
        rows = self._read("SELECT parts FROM units WHERE stage = ? AND name = ?", [stage, name])
        return bytes(rows[0][0]) if rows else None

    def put_parts(self, rows: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep what the inputs of units consist of: stage, name and parts each."""
        self._write("INSERT OR REPLACE INTO units VALUES (?, ?, ?)", rows)

    def files(self, tree: str) -> dict[str, tuple[Stat, bytes]]:
        """Return what was last known of each file of a tree: its status and its digest."""
        if tree not in self._trees:
            found: dict[str, tuple[Stat, bytes]] = {}
            for value in self._parts("trees", tree):
                with contextlib.suppress(msgspec.DecodeError):
                    found.update(decoded(value, dict[str, tuple[Stat, bytes]]))
            self._trees[tree] = found
        return self._trees[tree]

    def put_files(self, tree: str, files: Mapping[str, tuple[Stat, bytes]]) -> None:
        """Keep what is known of the files of a tree, in place of what was."""
        known = self.files(tree)
        changed = {_part(name) for name, entry in files.items() if known.get(name) != entry}
        changed |= {_part(name) for name in known.keys() - files.keys()}
        self._put_parts("trees", tree, files, changed)
        self._trees[tree] = dict(files)

    def note(self, name: str) -> bytes | None:
        """Return what was kept under a name."""
        rows = self._read("SELECT value FROM notes WHERE name = ?", [name])
        return bytes(rows[0][0]) if rows else None

    def keep(self, name: str, value: bytes) -> None:
        """Keep a value under a name, in place of what was there."""
        self._write("INSERT OR REPLACE INTO notes VALUES (?, ?)", [(name, value)])

    def commit(self) -> None:
        """Make everything so far survive the end of the process."""
        self._write(
            "UPDATE results SET used = ? WHERE key = ? AND used < ?",
            [(self._run, key, self._run) for key in sorted(self._used)],
        )
        self._used.clear()
        with contextlib.suppress(sqlite3.Error):
            self._connection.commit()

    def prune(self, most: int = _MAX_BYTES) -> None:
        """Give up what no run has used for long and, beyond ``most`` bytes, what was used longest ago."""
        self.commit()
        [(size,)] = self._read(
            "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
            [],
        ) or [(0,)]
        if size <= most and self._run % _MARKED:
            return
        self._write("DELETE FROM results WHERE used < ?", [(self._run - MAX_AGE,)])
        total = sum(size for (size,) in self._read("SELECT length(value) FROM results", []))
        for used, size in self._read(
            "SELECT used, SUM(length(value)) FROM results GROUP BY used ORDER BY used", []
        ):
            if total <= most or used >= self._run:
                break
            self._write("DELETE FROM results WHERE used = ?", [(used,)])
            total -= size
        with contextlib.suppress(sqlite3.Error):
            self._connection.commit()
            self._connection.execute("PRAGMA incremental_vacuum")

    def _opened(self) -> sqlite3.Connection:
        with contextlib.suppress(sqlite3.Error, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return self._connected(str(self._path))
        with contextlib.suppress(sqlite3.Error, OSError):
            for path in self._files():
                path.unlink(missing_ok=True)
            return self._connected(str(self._path))
        return self._connected(":memory:")

    def _files(self) -> Iterator[Path]:
        yield from (
            self._path.with_name(self._path.name + ending)
            for ending in ("", "-wal", "-shm", "-journal")
        )

    def _connected(self, name: str) -> sqlite3.Connection:
        connection = sqlite3.connect(name, timeout=1.0, check_same_thread=False)
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                if connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]:
                    raise sqlite3.DatabaseError("another version")
                connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(
                    f"BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;"
                )
            connection.execute("PRAGMA synchronous = NORMAL")
            for columns in _COLUMNS:
                connection.execute(f"SELECT {columns} LIMIT 1").fetchone()
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _read(self, query: str, values: Sequence[object]) -> list[Any]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            return []

    def _write(self, query: str, rows: Iterable[tuple[object, ...]]) -> bool:
        try:
            self._connection.executemany(query, rows)
        except sqlite3.Error:
            return False
        return True


def _seal(key: bytes, digest: bytes, face: bytes) -> bytes:
    """Return what shows that an entry is as it was written: others are keyed by its digest."""
    return digest_of_bytes(key + digest + face)


def _part(key: bytes | str) -> int:
    """Return the part of a mapping that an entry is kept in: an edit writes few of them."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass") if isinstance(key, str) else key) % PARTS


def _text(key: bytes | str) -> bool:
    """Tell whether a key can be written."""
    return isinstance(key, bytes) or not any("\ud800" <= one <= "\udfff" for one in key)
