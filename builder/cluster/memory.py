"""One run of grouping -> what the next one of the same digest need not work out again.

Everything here follows from the articles and the word frequencies: without it a run takes longer
and finds the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Mapping
from typing import Final, NamedTuple, TypeVar

from builder.cluster.collection import Collection
from builder.cluster.collection_state import CollectionState
from builder.cluster.features import VERSION, languages
from builder.core.article import Article
from builder.core.frequencies import Frequencies

Found = TypeVar("Found")
#: When more than one article of so many has changed, a new collection is as quick.
_MANY: Final = 4


class MemoryState(NamedTuple):
    """All that a memory holds, in plain types."""

    table: bytes
    digests: dict[str, bytes]
    turns: dict[str, int]
    facts: list[tuple[Hashable, object]]
    collection: CollectionState | None


class Memory:
    """The scored collection, and facts about groups; it may be thrown away at any time."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._collection: Collection | None = None
        self._table = b""
        #: Article -> digest of all that it is, where somebody has worked it out already.
        self.digests: Mapping[str, bytes] = {}
        #: Article -> digest of all that is known of it, and how often its scores have changed.
        self._digests: dict[str, bytes] = {}
        self._turns: dict[str, int] = {}
        self._facts: dict[Hashable, object] = {}
        self._former: dict[Hashable, object] = {}
        #: The articles that are new or otherwise since the run before.
        self.fresh: frozenset[str] = frozenset()
        #: This run found something that the run before did not know.
        self.changed = True

    def state(self) -> MemoryState:
        """Return what :meth:`of` makes the same memory from."""
        return MemoryState(
            table=self._table,
            digests=self._digests,
            turns=self._turns,
            facts=list(self._facts.items()),
            collection=self._collection.state() if self._collection else None,
        )

    @classmethod
    def of(cls, state: MemoryState, frequencies: Frequencies | None) -> Memory:
        """Return the memory that was in this state; its scores serve with the same frequencies only."""
        made = cls()
        made._table, made._digests, made._turns = state.table, state.digests, state.turns
        made._facts = dict(state.facts)
        serves = frequencies and frequencies.version == VERSION
        if state.collection and frequencies and serves and _digest(frequencies) == state.table:
            made._collection = Collection.of(state.collection, frequencies)
        return made

    def collection(
        self, articles: Mapping[str, Article], frequencies: Frequencies | None
    ) -> Collection:
        """Return the scores of all ``articles``.

        Only the neighborhoods of what has changed since the run before are worked out.
        """
        digests = {
            name: self.digests.get(name) or _digest(article) for name, article in articles.items()
        }
        table = _digest(frequencies)
        gone = {name for name, digest in self._digests.items() if digests.get(name) != digest}
        self.fresh = frozenset(
            name for name, digest in digests.items() if self._digests.get(name) != digest
        )
        known = self._collection if frequencies is not None and table == self._table else None
        # Names are compared otherwise where there are several languages.
        if known and languages(articles.values()) != known.languages:
            known = None
        if known is None or len(gone) + len(self.fresh) > len(articles) // _MANY:
            known = Collection(articles.values(), frequencies)
            moved = frozenset(articles)
        else:
            moved = known.update(gone, [articles[name] for name in self.fresh])
        for name in moved:
            self._turns[name] = self._turns.get(name, 0) + 1
        self._collection, self._table, self._digests = known, table, digests
        self._former, self._facts = self._facts, {}
        return known

    def key(self, what: str, names: tuple[str, ...]) -> Hashable:
        """Return the key of a fact about the articles ``names`` as they are now."""
        return (what, *((name, self._digests[name]) for name in names))

    def former(self, key: Hashable) -> object:
        """Return what the run before knew under ``key``; ``None`` when it knew nothing."""
        return self._former.get(key)

    def keep(self, key: Hashable, found: Found) -> Found:
        """Remember ``found`` for the next run."""
        self._facts[key] = found
        return found

    def settle(self) -> None:
        """Forget what this run had no use for."""
        self.digests = {}
        self.changed = self._former.keys() != self._facts.keys()
        self._former = {}

    def fact(self, what: str, names: tuple[str, ...], make: Callable[[], Found]) -> Found:
        """Return what ``make`` finds about articles, which must follow from these alone.

        ``names`` are their ids.
        """
        return self._known(self.key(what, names), make)

    def outlook(
        self, what: str, names: tuple[str, ...], other: Hashable, make: Callable[[], Found]
    ) -> Found:
        """Return what ``make`` finds about articles, their neighbors and ``other``.

        ``names`` are the articles' ids; what it finds may follow from their scores and nearest
        articles, and what ``other`` holds.
        """
        return self._known((what, other, *((name, self._turns[name]) for name in names)), make)

    def _known(self, key: Hashable, make: Callable[[], Found]) -> Found:
        if key not in self._facts:
            self._facts[key] = self._former[key] if key in self._former else make()
        return self._facts[key]  # type: ignore[return-value]  # what was kept under the name of a fact is that fact


def _digest(record: object) -> bytes:
    return hashlib.blake2b(repr(record).encode("utf-8", "surrogatepass"), digest_size=12).digest()
