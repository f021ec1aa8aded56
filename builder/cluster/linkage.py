"""Scores of pairs -> groups: average linkage (UPGMA) on a sparse table, cut at a mean score.

Two groups join when the mean score of all their pairs, unscored ones counting nothing, is the
highest there is and reaches the cut. Two groups of several articles each must also be nearly as
close to one another as each is in itself: two earthquakes in one region are alike, but the reports
of each are much more so (measured: +0.4 B-cubed, +0.8 pairwise F1). Single linkage chains one event
into the next, complete linkage breaks large events apart, HDBSCAN splits most of them (measured).
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping
from typing import Final

#: Score of a pair that a person forbade: no mean that holds it can reach a cut.
_NEVER: Final = -1e9
#: Groups of so many articles each join when their mean score is at least this share of the lower of
#: the means inside them.
SEVERAL: Final = 3
SHARE: Final = 0.55


def link(
    size: int,
    scores: Mapping[int, Mapping[int, float]],
    cut: float,
    never: Collection[tuple[int, int]] = (),
) -> list[list[int]]:
    """Return the groups of ``range(size)``, each sorted, in the order of their first members."""
    linkage = _Linkage(size, scores, never)
    heap = [
        (-value, i, j, 1, 1)
        for i in range(size)
        for j, value in linkage.sums[i].items()
        if i < j and value >= cut
    ]
    heapq.heapify(heap)
    while heap:
        mean, i, j, size_i, size_j = heapq.heappop(heap)
        if (
            len(linkage.members[i]) != size_i
            or len(linkage.members[j]) != size_j
            or linkage.apart(i, j, -mean)
        ):
            continue
        linkage.merge(i, j)
        for k, total in linkage.sums[i].items():
            mean = total / (len(linkage.members[i]) * len(linkage.members[k]))
            if mean >= cut:
                a, b = min(i, k), max(i, k)
                heapq.heappush(
                    heap, (-mean, a, b, len(linkage.members[a]), len(linkage.members[b]))
                )
    return [sorted(group) for group in linkage.members if group]


class _Linkage:
    """Groups on their way: members, the sums of scores between each two, and inside each."""

    def __init__(
        self,
        size: int,
        scores: Mapping[int, Mapping[int, float]],
        never: Collection[tuple[int, int]],
    ) -> None:
        self.sums = [dict(scores.get(i, {})) for i in range(size)]
        for i, j in never:
            self.sums[i][j] = self.sums[j][i] = _NEVER
        self.members: list[list[int]] = [[i] for i in range(size)]
        self._inside = [0.0] * size

    def apart(self, i: int, j: int, mean: float) -> bool:
        """Tell whether two groups are each much closer in themselves than to one another.

        Each has several articles.
        """
        several = min(len(self.members[i]), len(self.members[j])) >= SEVERAL
        return several and mean < SHARE * min(self._density(i), self._density(j))

    def _density(self, i: int) -> float:
        number = len(self.members[i])
        return self._inside[i] / (number * (number - 1) / 2)

    def merge(self, i: int, j: int) -> None:
        """Put group ``j`` into group ``i``, and its sums of scores into that group's."""
        self._inside[i] += self._inside[j] + self.sums[i].get(j, 0.0)
        self.members[i] += self.members[j]
        self.members[j] = []
        for k, value in self.sums[j].items():
            del self.sums[k][j]
            if k != i:
                self.sums[i][k] = self.sums[k][i] = self.sums[i].get(k, 0.0) + value
        self.sums[j] = {}
