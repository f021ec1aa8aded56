"""Stages over units: what is kept is taken, what is missing is run by the executor, in batches, and kept."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from typing import Any, Final, Generic, TypeVar

import msgspec

from builder.engine.codes import Codes
from builder.engine.executors import Inline
from builder.engine.journal import Journal
from builder.engine.stages import Stage, Unit, decoded, digest_of_bytes, encoded
from builder.engine.store import KeptEntries, KeptEntry, Store

Input = TypeVar("Input")
Result = TypeVar("Result")
Face = TypeVar("Face")

#: Results of a batch, each with its face, encoded, and the processor time that they took (seconds).
Done = tuple[list[tuple[bytes, bytes]], float]
#: Fewer units than this are run in this process: starting others would take longer.
POOL_PAYS_FROM: Final = 40
#: Units that are handed to a worker at once.
BATCH: Final = 8
#: Batches that wait at once; more would hold more inputs in memory.
WAITING: Final = 32


#: A result that is its own face, and no longer than this, is kept with the faces (bytes).
_SHORT: Final = 8_000


class Kept(Generic[Result]):
    """One result: its digest is known, its value and its face are read when they are asked for."""

    __slots__ = ("_data", "_face", "_key", "_shown", "_stage", "_store", "_value", "digest", "unit")

    def __init__(
        self, stage: Stage[Any, Result], store: Store, key: bytes, entry: KeptEntry, unit: Unit[Any]
    ) -> None:
        self.unit = unit
        self.digest = entry.digest
        self._stage = stage
        self._store = store
        self._key = key
        #: The face as it is kept, and as it was read.
        self._face = entry.face
        self._shown: Any = None
        #: The value, encoded where it could not be kept, and as it was read where it is its own face.
        self._data = b"" if stage.face else entry.face
        self._value: Result | None = None

    @property
    def value(self) -> Result:
        """The result; worked out again when what was kept is damaged."""
        if self._value is not None:
            return self._value
        found = self._read()
        again: Result = self._stage(self.unit.make()) if found is None else found
        if self._data:
            self._value = again
        return again

    def face(self, kind: type[Face]) -> Face:
        """Return the face of the result, of class ``kind``."""
        if self._shown is None:
            try:
                self._shown = decoded(self._face, kind)
            except msgspec.DecodeError:
                self._shown = self._stage.face_of(self.value)
        shown: Face = self._shown
        return shown

    @property
    def entry(self) -> KeptEntry:
        """What of it is kept with the faces."""
        return KeptEntry(self.digest, self._face)

    def usable(self, test: Callable[[Result], bool]) -> bool:
        """Tell whether the result can be read and ``test`` accepts it."""
        if self._value is None:
            self._value = self._read()
        return self._value is not None and test(self._value)

    def hold(self, data: bytes) -> None:
        """Hold the encoded value in memory."""
        self._data = data

    def _read(self) -> Result | None:
        data = self._data or self._store.value(self._key)
        if data is None or digest_of_bytes(data) != self.digest:
            return None
        try:
            return self._stage.decoded(data)
        except msgspec.DecodeError:
            return None


class Engine:
    """Runs stages; one a run of the program, or of ``serve`` for all its builds: what it has read stays in memory then."""

    def __init__(
        self,
        store: Store,
        codes: Codes,
        executor: Executor | None = None,
        journal: Journal | None = None,
    ) -> None:
        self.store = store
        self.codes = codes
        self.journal = journal or Journal()
        self._executor = executor or Inline()
        self._inline = Inline()
        #: Attachments that the store could not keep.
        self._attachments: dict[bytes, bytes] = {}
        #: Stage -> its results by key: those of the last run, and those that this one has asked for.
        self._before: dict[str, dict[bytes, Kept[Any]]] = {}
        self._asked: dict[str, dict[bytes, Kept[Any]]] = {}
        #: What a step of a run hands to the same step of the next one in this process.
        self.handed: dict[str, Any] = {}
        #: Stage -> what is kept with the faces.
        self._faces: dict[str, KeptEntries] = {}

    def begin(self, journal: Journal) -> None:
        """Begin another run in the same process."""
        self.journal = journal
        self._asked = {}
        if not self.store.begin():
            self._before, self._faces = {}, {}

    def rehearse(self, stage: Stage[Any, Any]) -> None:
        """Run a stage on one unit of the last run, for nothing but that all it needs is loaded then."""
        kept = next(iter(self._before.get(stage.name, {}).values()), None)
        if kept:
            stage.made(kept.unit.make())

    def run(
        self,
        stage: Stage[Input, Result],
        units: Sequence[Unit[Input]],
        *,
        usable: Callable[[Result], bool] | None = None,
        settle: Callable[[bytes], Result] | None = None,
        passing: Callable[[bytes], bool] | None = None,
    ) -> list[Kept[Result]]:
        """Return the result of each unit, in order; only units whose key the store does not know are run.

        ``usable`` says whether what was kept can still be used.  ``settle`` is given what the function returned, encoded,
        puts away what is too large to keep, and returns the result.  ``passing`` tells by an encoded face that a result is
        for this run only: another one may give a better one.
        Raises whatever the function raises.
        """
        code = self.codes.of(stage.module)
        keys = [unit.key(stage.name, code) for unit in units]
        kept = self._known(stage, dict(zip(keys, units, strict=True)))
        if usable:
            kept = {key: found for key, found in kept.items() if found.usable(usable)}
        missing = {key: unit for key, unit in zip(keys, units, strict=True) if key not in kept}
        self.journal.count(stage.name, units=len(units), run=len(missing))
        if missing:
            self._explain(stage, code, missing.values())
        unkept: set[bytes] = set()
        for key, (raw, shown) in self._work(stage, missing):
            data = encoded(settle(raw)) if settle else raw
            face = shown if stage.face else data if len(data) <= _SHORT else b""
            kept[key] = Kept(
                stage, self.store, key, KeptEntry(digest_of_bytes(data), face), missing[key]
            )
            if passing and passing(face):
                kept[key].hold(data)
                unkept.add(key)
            elif not self.store.put(key, kept[key].digest, data, shown):
                kept[key].hold(data)
        self.store.commit()
        self._asked.setdefault(stage.name, {}).update(
            {key: one for key, one in kept.items() if key not in unkept}
        )
        return [kept[key] for key in keys]

    def _known(
        self, stage: Stage[Input, Result], units: Mapping[bytes, Unit[Input]]
    ) -> dict[bytes, Kept[Result]]:
        """Return the results that are kept, by key."""
        found: dict[bytes, Kept[Result]] = {}
        before = self._before.get(stage.name, {})
        if stage.name not in self._faces:
            self._faces[stage.name] = self.store.faces(stage.name)
        faces = self._faces[stage.name]
        for key, unit in units.items():
            if key in before:
                found[key] = before[key]
                found[key].unit = unit
            elif key in faces:
                found[key] = Kept(stage, self.store, key, faces[key], unit)
        others = [key for key in units if key not in found]
        entries = self.store.results(others) if others else {}
        return found | {
            key: Kept(stage, self.store, key, entry, units[key]) for key, entry in entries.items()
        }

    def finish(self) -> None:
        """End a run: what it asked for is kept together for the next one, and counts as used."""
        for stage, asked in self._asked.items():
            entries = {key: kept.entry for key, kept in asked.items()}
            self.store.keep_faces(stage, entries, self._faces.get(stage, {}))
            self._faces[stage] = entries
            self.store.use(asked)
        self.store.commit()
        self._before |= self._asked
        self._asked = {}

    def attach(self, data: bytes) -> bytes:
        """Keep what belongs to a result apart from it, so that who reads the result need not read this; return its digest."""
        digest = digest_of_bytes(data)
        if not self.store.put(digest, digest, data):
            self._attachments[digest] = data
        return digest

    def attached(self, digests: Collection[bytes]) -> bool:
        """Tell whether all attachments with these digests are kept."""
        return len(self.store.results(digests)) == len(set(digests))

    def attachment(self, digest: bytes) -> bytes | None:
        """Return an attachment; ``None`` when what was kept of it is damaged."""
        found = self._attachments.get(digest) or self.store.value(digest)
        return found if found is not None and digest_of_bytes(found) == digest else None

    def _work(
        self, stage: Stage[Input, Result], missing: dict[bytes, Unit[Input]]
    ) -> Iterator[tuple[bytes, tuple[bytes, bytes]]]:
        """Yield key and encoded result of each missing unit, in order."""
        executor = self._executor if len(missing) >= POOL_PAYS_FROM else self._inline
        here = isinstance(executor, Inline)
        items = list(missing.items())
        waiting: deque[tuple[list[bytes], Future[Done]]] = deque()
        done = 0

        def finished() -> Iterator[tuple[bytes, tuple[bytes, bytes]]]:
            nonlocal done
            keys, future = waiting.popleft()
            results, seconds = future.result()
            done += len(keys)
            if not here:
                self.journal.work(stage.name, seconds)
            self.journal.advanced(stage.name, done, len(items))
            yield from zip(keys, results, strict=True)

        for first in range(0, len(items), BATCH):
            batch = items[first : first + BATCH]
            future = executor.submit(_batch, stage, [unit.make() for _, unit in batch])
            waiting.append(([key for key, _ in batch], future))
            if here or len(waiting) >= WAITING:
                yield from finished()
        while waiting:
            yield from finished()

    def _explain(self, stage: Stage[Any, Any], code: bytes, units: Iterable[Unit[Any]]) -> None:
        """Note why each unit is run, and what it consists of, for the next time."""
        rows = []
        for unit in units:
            parts = {"the program": code, **unit.parts}
            self.journal.tell(
                stage.name,
                unit.name,
                _reason(_known(self.store.parts(stage.name, unit.name)), parts),
            )
            rows.append((stage.name, unit.name, msgspec.msgpack.encode(parts)))
        self.store.put_parts(rows)


def _batch(stage: Stage[Any, Any], inputs: Sequence[Any]) -> Done:
    """Run a stage on several inputs; results travel and are kept in the same encoding."""
    start = time.process_time()
    results = [stage.made(one) for one in inputs]
    return results, time.process_time() - start


def _known(parts: bytes | None) -> dict[str, bytes] | None:
    """Return what a unit consisted of the last time; ``None`` when that is not known, or damaged."""
    try:
        return msgspec.msgpack.decode(parts, type=dict[str, bytes]) if parts else None
    except msgspec.DecodeError:
        return None


def _reason(before: dict[str, bytes] | None, now: dict[str, bytes]) -> str:
    """Say what differs between the last input of a unit and this one."""
    if before is None:
        return "new"
    changed = [
        f"{label} changed" for label in now if label in before and before[label] != now[label]
    ]
    changed += [f"{label} added" for label in now if label not in before]
    changed += [f"{label} removed" for label in before if label not in now]
    return "; ".join(changed) or "its result was not kept"
