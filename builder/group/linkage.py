"""Scores of pairs -> groups: average linkage (UPGMA) on a sparse table, cut at a mean score.

Two groups join when the mean score of all their pairs, unscored ones counting nothing, is the highest there is and reaches the cut.
Single linkage chains one event into the next, complete linkage breaks large events apart, HDBSCAN splits most of them (measured).
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping
from typing import Final

#: Score of a pair that a person forbade: no mean that holds it can reach a cut.
_NEVER: Final = -1e9


def link(size: int, scores: Mapping[int, Mapping[int, float]], cut: float, never: Collection[tuple[int, int]] = ()) -> list[list[int]]:
    """Return the groups of ``range(size)``, each sorted, in the order of their first members."""
    sums = [dict(scores.get(i, {})) for i in range(size)]
    for i, j in never:
        sums[i][j] = sums[j][i] = _NEVER
    members: list[list[int]] = [[i] for i in range(size)]
    heap = [(-value, i, j, 1, 1) for i in range(size) for j, value in sums[i].items() if i < j and value >= cut]
    heapq.heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heapq.heappop(heap)
        if len(members[i]) != size_i or len(members[j]) != size_j:
            continue
        _merge(i, j, members, sums)
        for k, total in sums[i].items():
            mean = total / (len(members[i]) * len(members[k]))
            if mean >= cut:
                a, b = min(i, k), max(i, k)
                heapq.heappush(heap, (-mean, a, b, len(members[a]), len(members[b])))
    return [sorted(group) for group in members if group]


def _merge(i: int, j: int, members: list[list[int]], sums: list[dict[int, float]]) -> None:
    """Put group ``j`` into group ``i``, and its sums of scores into that group's."""
    members[i] += members[j]
    members[j] = []
    for k, value in sums[j].items():
        del sums[k][j]
        if k != i:
            sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + value
    sums[j] = {}
