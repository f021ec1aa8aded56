"""Articles -> how near they are to one another, and their groups; articles come and go.

One more article, or one less, changes the nearest neighbors of those whom it meets, their scores
with it, and the groups of all who are linked to them by a score; nobody else is looked at. The word
frequencies stay as they are: that is why the result equals that of a run over all articles.
"""

from __future__ import annotations

from collections.abc import Collection as Names
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from builder.cluster.clusters import ApartPair, apart_keys, joined, linked, mean
from builder.cluster.collection_state import CollectionState
from builder.cluster.evidence import conditions, evidence, kinship, lean
from builder.cluster.features import ArticleFeatures, features, features_of, languages
from builder.cluster.neighbors import MetArticles, NearestArticles
from builder.cluster.pairs import Meeting, met
from builder.cluster.scores import CUT, LEAST_LIKELY, likelihood, likeness, matter
from builder.core.article import Article
from builder.core.frequencies import Frequencies

#: So many articles alike in words are remembered, whatever the rest says: they nearly joined.
_ALIKE: Final = 6
#: Place of the cosine of all words among the features of a pair.
_WORDS: Final = 1


class Collection:
    """All articles as grouping sees them; each has a number of its own, its key."""

    def __init__(self, articles: Iterable[Article], frequencies: Frequencies | None = None) -> None:
        """Score the pairs of ``articles`` by the word frequencies given, else by their own.

        The frequencies count for all articles that come later, too.
        """
        articles = tuple(articles)
        #: The languages that were there at first; an article in another one is a reason for a new
        #: collection.
        self.languages = languages(articles)
        found, self.rarity = features(articles, frequencies)
        self._items: dict[int, ArticleFeatures] = dict(enumerate(found))
        self._place = {item.id: i for i, item in self._items.items()}
        self._next = len(found)
        self._met = {i: MetArticles() for i in self._items}
        self._table: dict[int, dict[int, float]] = {i: {} for i in self._items}
        #: Article -> the group of those that bear a date as it does, in the order of their ids.
        self._linked: dict[int, list[int]] = {}
        self._said: tuple[frozenset[ApartPair], frozenset[str]] = (frozenset(), frozenset())
        #: Articles whose groups are out of date, and the names of all whose scores have changed.
        self._loose: set[int] = set(self._items)
        self._moved: set[str] = set()
        for i, j, near in met(found, self.rarity):
            self._meet(i, j, near)
        self._score(self._items)

    def state(self) -> CollectionState:
        """Return what :meth:`of` makes the same collection from."""
        keys = list(self._items)
        return CollectionState(
            languages=self.languages,
            keys=keys,
            items=[self._items[key] for key in keys],
            met=[self._met[key].columns() for key in keys],
            table=[self._table[key] for key in keys],
            groups=list({id(group): group for group in self._linked.values()}.values()),
            apart=sorted(self._said[0]),
            bound=sorted(self._said[1]),
            loose=sorted(self._loose),
            free=self._next,
        )

    @classmethod
    def of(cls, state: CollectionState, frequencies: Frequencies) -> Collection:
        """Return the collection that was in this state, with the same word frequencies."""
        made = cls((), frequencies)
        made.languages = state.languages
        made._items = dict(zip(state.keys, state.items, strict=True))
        made._place = {item.id: key for key, item in made._items.items()}
        made._next = state.free
        made._met = {
            key: MetArticles.of(columns) for key, columns in zip(state.keys, state.met, strict=True)
        }
        made._table = dict(zip(state.keys, state.table, strict=True))
        made._linked = {key: group for group in state.groups for key in group}
        made._said = (frozenset(state.apart), frozenset(state.bound))
        made._loose = set(state.loose)
        return made

    def __getitem__(self, name: str) -> ArticleFeatures:
        """Return the features of one article."""
        return self._items[self._place[name]]

    def score(self, one: str, other: str) -> float:
        """Return the score of two articles, 0 when they share too little for one."""
        return self._table[self._place[one]].get(self._place[other], 0.0)

    def mean(self, one: Sequence[str], other: Sequence[str]) -> float:
        """Return the mean score of the pairs of two groups."""
        return mean(
            [self._place[name] for name in one], [self._place[name] for name in other], self._table
        )

    def near(self, names: Sequence[str]) -> list[str]:
        """Return the sorted ids outside ``names`` that are among the likest of one."""
        inside = {self._place[name] for name in names}
        found = {
            j for i in inside for kin in (self._table[i], self._alike(i)) for j in kin
        } - inside
        return sorted(self._items[j].id for j in found)

    def likeness(self, one: Sequence[str], other: Sequence[str]) -> float:
        """Return the mean cosine of the words of two groups, whatever their dates."""
        values = [likeness(self[left], self[right], self.rarity) for left in one for right in other]
        return sum(values) / len(values) if values else 0.0

    def matter(self, one: Sequence[str], other: Sequence[str]) -> float:
        """Return the mean cosine of two groups' words that are printed without a capital.

        These say what is told, whoever it is about.
        """
        values = [matter(self[left], self[right], self.rarity) for left in one for right in other]
        return sum(values) / len(values) if values else 0.0

    def update(self, gone: Iterable[str], fresh: Iterable[Article]) -> frozenset[str]:
        """Give up articles, by their ids, and take in ``fresh`` ones; return the ids of all that
        have other scores or nearest neighbors.
        """
        self._moved = set()
        places = [self._place.pop(name) for name in sorted(gone)]
        changed = {j for i in places for j in self._remove(i)}
        for article in sorted(fresh, key=lambda article: article.id):
            changed |= self._add(features_of(article, self.rarity, keyed=len(self.languages) > 1))
        # At the end: an article that was edited goes and comes, and leaves most as it was.
        self._score(changed & self._items.keys())
        return frozenset(self._moved)

    def groups(
        self, never: Names[ApartPair] = (), bound: Names[str] = ()
    ) -> tuple[tuple[str, ...], ...]:
        """Return all groups of ids, each sorted, in the order of their first ids.

        ``bound`` articles are left out, ``never`` pairs kept apart.

        A mean that reaches the cut holds a score that does: groups never reach beyond such scores.
        """
        said = (frozenset(never), frozenset(bound))
        apart = {name for pair in self._said[0] ^ said[0] for name in pair}
        self._loose |= {
            self._place[name] for name in apart | (self._said[1] ^ said[1]) if name in self._place
        }
        self._said = said
        reached = self._neighborhood()
        self._loose.clear()
        for i in reached:
            self._linked.pop(i, None)
        order = sorted(
            (i for i in reached if self._items[i].id not in said[1]),
            key=lambda i: self._items[i].id,
        )
        for group in linked([(i, self._items[i]) for i in order], self._table, never):
            for i in group:
                self._linked[i] = group
        return self._joined(never)

    def _neighborhood(self) -> set[int]:
        """Return the articles whose groups are out of date, and all linked to them.

        A score links two articles that both bear a date, or that both lack one.
        """
        reached, waiting = set(self._loose), sorted(self._loose)
        while waiting:
            i = waiting.pop()
            dated = self._items[i].days is not None
            for j, value in self._table[i].items():
                if value >= CUT and j not in reached and (self._items[j].days is not None) == dated:
                    reached.add(j)
                    waiting.append(j)
        return reached

    def _joined(self, never: Names[ApartPair]) -> tuple[tuple[str, ...], ...]:
        """Join the undated groups to the dated ones, all of them anew: that is quick."""
        items = self._items
        groups = sorted(
            {id(group): group for group in self._linked.values()}.values(),
            key=lambda group: items[group[0]].id,
        )
        dated, undated = (
            [group for group in groups if (items[group[0]].days is None) == bare]
            for bare in (False, True)
        )
        apart = apart_keys(self._items.items(), never) if never else frozenset()
        return tuple(
            sorted(
                tuple(sorted(items[i].id for i in group))
                for group in joined(dated, undated, self._table, apart)
            )
        )

    def pairs(self) -> Iterator[tuple[str, str, list[float]]]:
        """Yield the ids of each scored pair, and its features.

        They are in the order of :data:`~builder.cluster.evidence.FIGURES`.
        """
        nearest = NearestArticles(self._items, self._met)
        for i, known in self._met.items():
            for j, near in zip(known.others, known.near, strict=True):
                if i < j:
                    one, other = self._items[i], self._items[j]
                    figures = evidence(one, other, self.rarity)
                    yield (
                        one.id,
                        other.id,
                        [*figures, *kinship(near, nearest.kin(i, j), nearest.kin(j, i), i, j)],
                    )

    def _meet(self, i: int, j: int, near: float) -> None:
        one, other = self._items[i], self._items[j]
        figures = evidence(one, other, self.rarity)
        own = lean(figures, conditions(one, other, self.rarity))
        self._met[i].add(j, near, own, figures[_WORDS])
        self._met[j].add(i, near, own, figures[_WORDS])

    def _add(self, item: ArticleFeatures) -> set[int]:
        meeting = Meeting(item, self.rarity)
        found = [
            (j, near)
            for j, other in self._items.items()
            if (near := meeting.look(other)) is not None
        ]
        new = self._next
        self._next += 1
        self._items[new], self._place[item.id] = item, new
        self._met[new], self._table[new] = MetArticles(), {}
        for j, near in found:
            self._meet(new, j, near)
        nearest = NearestArticles(self._items, self._met)
        self._loose.add(new)
        self._moved |= {item.id, *(self._items[j].id for j, _ in found if new in self._alike(j))}
        met = (j for j, _ in found if nearest.counts(new, j))
        return {new, *(j for j in met if new in nearest.kin(j, new))}

    def _remove(self, i: int) -> set[int]:
        nearest = NearestArticles(self._items, self._met)
        changed = {
            j for j in self._met[i].others if nearest.counts(i, j) and i in nearest.kin(j, i)
        }
        self._moved |= {
            self._items[i].id,
            *(
                self._items[j].id
                for j in self._met[i].others
                if i in self._alike(j) or j in self._table[i]
            ),
        }
        for j in self._met.pop(i).others:
            self._met[j].forget(i)
        for j, value in self._table.pop(i).items():
            del self._table[j][i]
            if value >= CUT:
                self._loose.add(j)
        del self._items[i]
        self._loose = (self._loose | set(self._linked.pop(i, ()))) & self._items.keys()
        return changed

    def _score(self, changed: Names[int]) -> None:
        """Score all pairs of the ``changed`` articles."""
        nearest = NearestArticles(self._items, self._met)
        for i in sorted(changed):
            known = self._met[i]
            for j, near, own in zip(known.others, known.near, known.lean, strict=True):
                if j > i or j not in changed:
                    kin = kinship(near, nearest.kin(i, j), nearest.kin(j, i), i, j)
                    self._enter(
                        i, j, likelihood(self._items[i], self._items[j], self.rarity, own, kin)
                    )

    def _enter(self, i: int, j: int, value: float) -> None:
        """Write down the score of a pair."""
        before = self._table[i].get(j, 0.0)
        now = value if value >= LEAST_LIKELY else 0.0
        if now == before:
            return
        if now:
            self._table[i][j] = self._table[j][i] = now
        else:
            del self._table[i][j], self._table[j][i]
        self._moved |= {self._items[i].id, self._items[j].id}
        if max(now, before) >= CUT:
            self._loose |= {i, j}

    def _alike(self, i: int) -> list[int]:
        """Return the articles that are most alike in words."""
        known = self._met[i]
        likest = sorted(
            (-words, self._items[j].id, j)
            for j, words in zip(known.others, known.words, strict=True)
        )
        return [j for _, _, j in likest[:_ALIKE]]
