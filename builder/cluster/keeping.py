"""What one run of grouping remembers <-> bytes.

Everything is read by its type, so that what is in a foreign cache is these records or nothing.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Final, NamedTuple

import msgspec

from builder.cluster.collection_state import CollectionState
from builder.cluster.events import ProposedEvent
from builder.cluster.memory import Memory, MemoryState
from builder.cluster.naming import Shared
from builder.cluster.wording import Exclusive
from builder.core.event import Inference, NearMiss, Reason
from builder.core.frequencies import Frequencies

#: The type of a fact, by the first word of what it is called.
_FACTS: Final[dict[str, Any]] = {
    "inferences": tuple[Inference, ...],
    "likeness": float,
    "names": dict[str, Shared],
    "nearly": tuple[NearMiss, ...],
    "phrases": Exclusive,
    "proposed": ProposedEvent,
    "reasons": tuple[Reason, ...],
    "score": tuple[Reason, ...],
}


class _Kept(NamedTuple):
    """The state of a memory, each fact as bytes until its type is known."""

    table: bytes
    digests: dict[str, bytes]
    turns: dict[str, int]
    facts: list[tuple[Any, msgspec.Raw]]
    collection: CollectionState | None


def kept(memory: Memory) -> bytes:
    """Return a memory as bytes; none where a text in it has no encoding."""
    try:
        return msgspec.msgpack.encode(memory.state())
    except UnicodeEncodeError:
        return b""


def recalled(data: bytes, frequencies: Frequencies | None) -> Memory:
    """Return the memory in ``data``, for a run with these word frequencies; a new one when there is
    none in it.
    """
    try:
        found = msgspec.msgpack.decode(data, type=_Kept)
        facts = [(_key(key), _fact(key, raw)) for key, raw in found.facts]
        state = MemoryState(found.table, found.digests, found.turns, facts, found.collection)
        return Memory.of(state, frequencies)
    except (msgspec.DecodeError, ValueError, LookupError, TypeError, AttributeError):
        return Memory()


def _fact(key: Any, raw: msgspec.Raw) -> object:
    """Return a fact, which is of the type that its key tells."""
    return msgspec.msgpack.decode(raw, type=_FACTS[key[0].partition(" ")[0]])


def _key(value: Any) -> Hashable:
    """Return a key as it was: every list in it was a tuple."""
    return tuple(map(_key, value)) if isinstance(value, list) else value
