"""Features -> groups of articles that report one event.

Dated articles are grouped first.  Undated ones are grouped among themselves by their words,
and each such group joins at most one dated group: an undated article never bridges two events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from builder.group.features import Features
from builder.group.linkage import link
from builder.group.scores import CROWD, CUT, keys, likeness, scores

#: An undated group is compared with so many dated groups at most, those with which it shares most telling stems.
RIVALS: Final = 40


class Pair(NamedTuple):
    """Two articles that a person keeps apart."""

    one: str
    other: str


def clusters(items: Sequence[Features], never: Collection[Pair] = ()) -> tuple[tuple[str, ...], ...]:
    """Return groups of ids, each sorted, in the order of their first ids; ``items`` are sorted by id."""
    dated = _linked([item for item in items if item.days is not None], never)
    undated = _linked([item for item in items if item.days is None], never)
    joined = _joined(dated, undated, never)
    return tuple(sorted(tuple(sorted(item.id for item in group)) for group in joined))


def _linked(items: list[Features], never: Collection[Pair]) -> list[list[Features]]:
    place = {item.id: index for index, item in enumerate(items)}
    apart = [(place[one], place[other]) for one, other in never if one in place and other in place]
    return [[items[i] for i in group] for group in link(len(items), scores(items), CUT, apart)]


def _joined(dated: list[list[Features]], undated: list[list[Features]], never: Collection[Pair]) -> list[list[Features]]:
    """Put each undated group into the dated group that it is most like, if it is like enough."""
    finder = _Finder(dated)
    apart = set(never) | {Pair(other, one) for one, other in never}
    joined = [list(group) for group in dated]
    for group in undated:
        best = max(
            ((mean(group, dated[index]), -index) for index in finder.near(group) if not _apart(group, dated[index], apart)),
            default=(0.0, 0),
        )
        if best[0] >= CUT:
            joined[-best[1]].extend(group)
        else:
            joined.append(group)
    return joined


def mean(one: Iterable[Features], other: Sequence[Features]) -> float:
    """Return the mean likeness of the pairs of two groups, time left out."""
    values = [likeness(left, right) for left in one for right in other]
    return sum(values) / len(values) if values else 0.0


def _apart(one: Sequence[Features], other: Sequence[Features], never: Collection[Pair]) -> bool:
    return bool(never) and any(Pair(left.id, right.id) in never for left in one for right in other)


class _Finder:
    """Finds the dated groups that share telling stems with an undated one."""

    def __init__(self, groups: Sequence[Sequence[Features]]) -> None:
        self._postings: dict[str, list[int]] = defaultdict(list)
        for index, group in enumerate(groups):
            for name in sorted({name for item in group for name in keys(item.vector)}):
                self._postings[name].append(index)

    def near(self, group: Sequence[Features]) -> list[int]:
        """Return the indices of the groups most likely to be like ``group``, sorted."""
        shared: dict[int, float] = defaultdict(float)
        for item in group:
            for name in keys(item.vector):
                for index in self._postings.get(name, ())[:CROWD]:
                    shared[index] += item.vector[name] ** 2
        return sorted(sorted(shared, key=lambda index: (-shared[index], index))[:RIVALS])
