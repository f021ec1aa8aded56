"""Articles that were compared -> those nearest to each one, kept while articles come and go."""

from __future__ import annotations

from array import array
from typing import Final

from builder.cluster.evidence import Kin
from builder.cluster.features import ArticleFeatures

#: The nearest articles of each that count as its nearest neighbors.
KIN: Final = 30
#: From this cosine of all words on, an article is a copy of another one and says nothing about its
#: neighbors.
COPY: Final = 0.98


class MetArticles:
    """The others whom one article meets: their keys, and what is known of each pair for ever."""

    __slots__ = ("lean", "near", "others", "words")

    def __init__(self) -> None:
        self.others = array("i")
        #: The first look.
        self.near = array("f")
        #: The log-odds of the pair's own features.
        self.lean = array("f")
        #: The cosine of all words.
        self.words = array("f")

    def add(self, other: int, near: float, own: float, words: float) -> None:
        """Enter an article with how near it is, on the whole, by its own traits, and by its words."""
        self.others.append(other)
        self.near.append(near)
        self.lean.append(own)
        self.words.append(words)

    def columns(self) -> tuple[bytes, bytes, bytes, bytes]:
        """Return what is kept, as bytes."""
        return (
            self.others.tobytes(),
            self.near.tobytes(),
            self.lean.tobytes(),
            self.words.tobytes(),
        )

    @classmethod
    def of(cls, columns: tuple[bytes, bytes, bytes, bytes]) -> MetArticles:
        """Return what :meth:`columns` gave."""
        made = cls()
        made.others.frombytes(columns[0])
        made.near.frombytes(columns[1])
        made.lean.frombytes(columns[2])
        made.words.frombytes(columns[3])
        return made

    def forget(self, other: int) -> None:
        """Take an article out."""
        at = self.others.index(other)
        for column in (self.others, self.near, self.lean, self.words):
            del column[at]


class NearestArticles:
    """The nearest neighbors of each article, found on demand, kept while nothing changes."""

    def __init__(self, items: dict[int, ArticleFeatures], known: dict[int, MetArticles]) -> None:
        self._items = items
        self._met = known
        self._kin: dict[tuple[int, bool], Kin] = {}
        self._same: dict[int, tuple[int, ...]] = {}

    def counts(self, i: int, j: int) -> bool:
        """Tell whether those nearest to ``j`` that ``i`` can belong to matter.

        Undated articles matter only to undated ones.
        """
        return self._items[i].days is not None or self._items[j].days is None

    def kin(self, i: int, j: int) -> Kin:
        """Return the nearest neighbors of article ``i`` beside article ``j``.

        They are undated where both are undated, else dated.

        Of copies of one another only the nearest counts, and no copy of article ``i`` itself: a
        report captured twice must not come between it and its neighbors.
        """
        dated = self._items[i].days is not None or self._items[j].days is not None
        if (i, dated) not in self._kin:
            items, known = self._items, self._met[i]
            others = zip(known.others, known.near, strict=True)
            near = sorted(
                (-value, items[k].id, k)
                for k, value in others
                if (items[k].days is not None) == dated
            )
            kin: dict[int, float] = {}
            passed = set(self._copies(i))
            for value, _, k in near:
                if k not in passed:
                    kin[k] = -value
                    passed.update(self._copies(k))
                if len(kin) == KIN:
                    break
            self._kin[i, dated] = kin
        return self._kin[i, dated]

    def _copies(self, i: int) -> tuple[int, ...]:
        """Return the others whose words are those of article ``i``."""
        if i not in self._same:
            known = self._met[i]
            self._same[i] = tuple(
                j for j, words in zip(known.others, known.words, strict=True) if words >= COPY
            )
        return self._same[i]
