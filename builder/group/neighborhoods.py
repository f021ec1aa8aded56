"""Groups of articles, and one new article -> the groups that it changes, as a run over all articles would make them.

A new article can change the nearest others of those whom it meets, their scores with it,
and the groups of all who are linked to them by a score; nobody else is looked at.
The table of word frequencies stays as it is: that is why the result is the same.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable

from builder.group.clusters import clusters
from builder.group.evidence import evidence, kinship
from builder.group.features import Features, features, features_of
from builder.group.pairs import KIN, Kin, meeting, pairs, rare_names
from builder.group.scores import CUT, LEAST, Scores, likelihood
from builder.model.article import Article
from builder.model.frequencies import Frequencies


class Neighborhoods:
    """A collection that grows by one article at a time."""

    def __init__(self, articles: Iterable[Article], frequencies: Frequencies) -> None:
        """Group ``articles`` by the word frequencies given, which count for all that are added later too."""
        found, self._rarity = features(articles, frequencies)
        self._items: list[Features] = list(found)
        met = pairs(self._items, self._rarity)
        self._met = [array("l") for _ in self._items]
        self._kin: tuple[dict[int, Kin], dict[int, Kin]] = (met.dated, met.undated)
        self._table: Scores = defaultdict(dict)
        self._home: list[tuple[str, ...]] = [()] * len(self._items)
        for i, j, near in zip(met.first, met.second, met.near, strict=True):
            self._met[i].append(j)
            self._met[j].append(i)
            self._score(i, j, near)
        self._place = {item.id: index for index, item in enumerate(self._items)}
        self._regroup(range(len(self._items)))

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return all groups of ids, each sorted, in the order of their first ids."""
        return tuple(sorted(set(self._home)))

    def add(self, article: Article) -> tuple[tuple[str, ...], ...]:
        """Take in an article with a new id, and return the groups of its neighborhood, whether they changed or not."""
        item, new = features_of(article, self._rarity), len(self._items)
        names = rare_names(item, self._rarity)
        near = {j: value for j, other in enumerate(self._items) if (value := meeting(item, other, self._rarity, names)) is not None}
        self._items.append(item)
        self._met.append(array("l", near))
        self._home.append(())
        self._place[item.id] = new
        for j, value in near.items():
            self._met[j].append(new)
            self._remember(new, j, value)
        return self._regroup(self._rescored({new, *(j for j, value in near.items() if self._remember(j, new, value))}))

    def _remember(self, i: int, j: int, value: float) -> bool:
        """Tell whether ``j`` is one of the nearest of article ``i``, and remember it then."""
        kin = self._kin[0 if self._items[j].days else 1]
        known = [(-near, self._items[k].id, k) for k, near in kin.get(i, {}).items()]
        known.append((-value, self._items[j].id, j))
        kin[i] = {k: -near for near, _, k in sorted(known)[:KIN]}
        return j in kin[i]

    def _rescored(self, changed: Iterable[int]) -> set[int]:
        """Score all pairs of the ``changed`` articles anew, and return everybody who was or is linked to one of them."""
        touched = set(changed)
        for i in sorted(touched):
            names = rare_names(self._items[i], self._rarity)
            before = self._linked(i)
            for j in self._met[i]:
                self._score(i, j, meeting(self._items[i], self._items[j], self._rarity, names) or 0.0)
            touched |= before | self._linked(i)
        return touched

    def _linked(self, i: int) -> set[int]:
        return {j for j, value in self._table.get(i, {}).items() if value >= CUT}

    def _score(self, i: int, j: int, near: float) -> None:
        one, other = self._items[i], self._items[j]
        kin = self._kin[0 if one.days or other.days else 1]
        figures = evidence(one, other, self._rarity, kinship(near, kin.get(i, {}), kin.get(j, {}), i, j))
        value = likelihood(one, other, self._rarity, figures)
        if value >= LEAST:
            self._table[i][j] = self._table[j][i] = value
        else:
            self._table[i].pop(j, None)
            self._table[j].pop(i, None)

    def _regroup(self, touched: Iterable[int]) -> tuple[tuple[str, ...], ...]:
        """Group everybody who is linked to the ``touched`` articles, and return their groups.

        A mean that reaches the cut holds a score that does: groups never reach beyond such scores.
        """
        reached = set(touched)
        waiting = sorted(reached)
        while waiting:
            for j, value in self._table.get(waiting.pop(), {}).items():
                if value >= CUT and j not in reached:
                    reached.add(j)
                    waiting.append(j)
        order = sorted(reached, key=lambda i: self._items[i].id)
        place = {i: position for position, i in enumerate(order)}
        table = {place[i]: {place[j]: value for j, value in self._table.get(i, {}).items() if j in place} for i in order}
        found = clusters([self._items[i] for i in order], table)
        for group in found:
            for name in group:
                self._home[self._place[name]] = group
        return found
