"""Features and scores -> groups of articles that report one event.

Dated articles are grouped first.  Undated ones are grouped among themselves,
and each such group joins at most one dated group: an undated article never bridges two events.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from builder.group.features import Features
from builder.group.linkage import link
from builder.group.scores import CUT, Scores


class Pair(NamedTuple):
    """Two articles that a person keeps apart."""

    one: str
    other: str


def clusters(items: Sequence[tuple[int, Features]], table: Scores, never: Iterable[Pair] = ()) -> tuple[tuple[str, ...], ...]:
    """Return groups of ids, each sorted, in the order of their first ids; ``items`` are sorted by id, each with its key in ``table``."""
    place = {item.id: i for i, item in items}
    apart = frozenset((place[one], place[other]) for one, other in never if one in place and other in place)
    apart |= {(other, one) for one, other in apart}
    dated = _linked([i for i, item in items if item.days is not None], table, apart)
    undated = _linked([i for i, item in items if item.days is None], table, apart)
    name = {i: item.id for i, item in items}
    return tuple(sorted(tuple(sorted(name[i] for i in group)) for group in _joined(dated, undated, table, apart)))


def _linked(chosen: Sequence[int], table: Scores, never: Collection[tuple[int, int]]) -> list[list[int]]:
    """Group the ``chosen`` articles, in their order."""
    place = {i: position for position, i in enumerate(chosen)}
    inside = {place[i]: {place[j]: value for j, value in table.get(i, {}).items() if j in place} for i in chosen}
    apart = [(place[i], place[j]) for i, j in sorted(never) if i in place and j in place]
    return [[chosen[position] for position in group] for group in link(len(chosen), inside, CUT, apart)]


def _joined(
    dated: Sequence[Sequence[int]], undated: Iterable[Sequence[int]], table: Scores, never: Collection[tuple[int, int]]
) -> list[list[int]]:
    """Put each undated group into the dated group to which its likeliest pair leads, if that is likely enough.

    The group itself has been grouped by its words; one sure pair places it (measured: better than the mean of all its pairs).
    """
    joined = [list(group) for group in dated]
    home = {i: number for number, group in enumerate(dated) for i in group}
    for group in undated:
        near = sorted({home[j] for i in group for j in table.get(i, {}) if j in home})
        allowed = [number for number in near if not any((i, j) in never for i in group for j in dated[number])]
        best = max(((_likeliest(group, dated[number], table), -number) for number in allowed), default=(0.0, 0))
        if best[0] >= CUT:
            joined[-best[1]].extend(group)
        else:
            joined.append(list(group))
    return joined


def _likeliest(one: Sequence[int], other: Sequence[int], table: Scores) -> float:
    return max(table.get(i, {}).get(j, 0.0) for i in one for j in other)


def mean(one: Sequence[int], other: Sequence[int], table: Scores) -> float:
    """Return the mean score of the pairs of two groups; a pair without one counts nothing."""
    total = sum(table.get(i, {}).get(j, 0.0) for i in one for j in other)
    return total / (len(one) * len(other)) if one and other else 0.0
