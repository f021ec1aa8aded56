"""All articles as grouping sees them, with the scores of their pairs, looked up by id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from builder.group.clusters import mean
from builder.group.features import Features
from builder.group.rarity import Rarity
from builder.group.scores import Scores, likeness


class Scored:
    """The features of a collection and the scores of its pairs; both never change."""

    def __init__(self, *, items: Sequence[Features], rarity: Rarity, table: Scores, alike: Scores) -> None:
        """Take the features, sorted by id, and the scores by their indices; ``alike`` are the articles nearest to each in words."""
        self.items = items
        self.rarity = rarity
        self.table = table
        self.alike = alike

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Id -> index."""
        return {item.id: index for index, item in enumerate(self.items)}

    def __getitem__(self, name: str) -> Features:
        """Return the features of one article."""
        return self.items[self.place[name]]

    def score(self, one: str, other: str) -> float:
        """Return the score of two articles, 0 when they share too little for one."""
        return self.table.get(self.place[one], {}).get(self.place[other], 0.0)

    def mean(self, one: Sequence[str], other: Sequence[str]) -> float:
        """Return the mean score of the pairs of two groups."""
        return mean([self.place[name] for name in one], [self.place[name] for name in other], self.table)

    def near(self, names: Sequence[str]) -> list[str]:
        """Return the ids of the articles outside ``names`` that are among the likest of one of them, sorted."""
        inside = {self.place[name] for name in names}
        found = {j for i in inside for kin in (self.alike, self.table) for j in kin.get(i, {})} - inside
        return [self.items[j].id for j in sorted(found)]

    def likeness(self, one: Sequence[str], other: Sequence[str]) -> float:
        """Return the mean cosine of the words of two groups, whatever their dates."""
        values = [likeness(self[left], self[right], self.rarity) for left in one for right in other]
        return sum(values) / len(values) if values else 0.0
