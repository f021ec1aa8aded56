"""Features and scores -> groups of articles that report one event.

Dated articles are grouped first.  Undated ones are grouped among themselves,
and each such group joins at most one dated group: an undated article never bridges two events.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from builder.cluster.features import ArticleFeatures
from builder.cluster.linkage import link
from builder.cluster.scores import CUT, Scores


class ApartPair(NamedTuple):
    """Two articles that a person keeps apart."""

    one: str
    other: str


def linked(
    items: Sequence[tuple[int, ArticleFeatures]], table: Scores, never: Iterable[ApartPair]
) -> Iterator[list[int]]:
    """Yield groups of keys: dated articles among themselves, undated ones among themselves.

    ``items`` are sorted by id, each with its key in ``table``; so is each group.
    """
    apart = apart_keys(items, never)
    for undated in (False, True):
        chosen = [i for i, item in items if (item.days is None) == undated]
        place = {i: position for position, i in enumerate(chosen)}
        inside = {
            place[i]: {place[j]: value for j, value in table.get(i, {}).items() if j in place}
            for i in chosen
        }
        parted = [(place[i], place[j]) for i, j in sorted(apart) if i in place and j in place]
        yield from (
            [chosen[position] for position in group]
            for group in link(len(chosen), inside, CUT, parted)
        )


def apart_keys(
    items: Iterable[tuple[int, ArticleFeatures]], never: Iterable[ApartPair]
) -> frozenset[tuple[int, int]]:
    """Return the pairs of keys that a person keeps apart, in both directions."""
    place = {item.id: i for i, item in items}
    pairs = [(place[one], place[other]) for one, other in never if one in place and other in place]
    return frozenset((*pairs, *((other, one) for one, other in pairs)))


def joined(
    dated: Sequence[Sequence[int]],
    undated: Iterable[Sequence[int]],
    table: Scores,
    apart: Collection[tuple[int, int]],
) -> list[list[int]]:
    """Put each undated group into the dated group to which its likeliest pair leads.

    That pair must be likely enough.

    The group itself has been grouped by its words; one sure pair places it (measured: better than
    the mean of all its pairs). Both are in the order of their first ids: of two dated groups that
    are equally likely the first takes it.
    """
    found = [list(group) for group in dated]
    home = {i: number for number, group in enumerate(dated) for i in group}
    for group in undated:
        likeliest: dict[int, float] = {}
        for i in group:
            for j, value in table.get(i, {}).items():
                if j in home:
                    likeliest[home[j]] = max(value, likeliest.get(home[j], 0.0))
        allowed = (
            (value, -number)
            for number, value in likeliest.items()
            if value >= CUT and not _parted(group, dated[number], apart)
        )
        best = max(allowed, default=None)
        if best:
            found[-best[1]].extend(group)
        else:
            found.append(list(group))
    return found


def _parted(one: Iterable[int], other: Sequence[int], apart: Collection[tuple[int, int]]) -> bool:
    return bool(apart) and any((i, j) in apart for i in one for j in other)


def mean(one: Sequence[int], other: Sequence[int], table: Scores) -> float:
    """Return the mean score of the pairs of two groups; a pair without one counts nothing."""
    total = sum(table.get(i, {}).get(j, 0.0) for i in one for j in other)
    return total / (len(one) * len(other)) if one and other else 0.0
