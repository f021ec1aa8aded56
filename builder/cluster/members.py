"""Events on disk and fresh groups -> which article and which group is in which event.

The event files are the one truth about membership: what a person confirmed or listed stays as it
is, and two articles that a person parted are never grouped again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from builder.cluster.clusters import ApartPair
from builder.core.article import Article
from builder.core.event import Event


class Claims(NamedTuple):
    """What the event files say about the articles that there are."""

    #: Event id -> members, for events whose list grouping may not touch.
    fixed: Mapping[str, tuple[str, ...]]
    #: Event id -> members, for the others.
    proposed: Mapping[str, tuple[str, ...]]
    #: Pairs that must not be grouped.
    never: frozenset[ApartPair]


def is_fixed(event: Event) -> bool:
    """Tell whether grouping must leave an event alone: it is confirmed or edited."""
    return event.status == "confirmed" or "articles" in event.edited


def claims(events: Iterable[Event], articles: Iterable[Article]) -> Claims:
    """Return the claims of ``events``.

    An article in two of them stays with the more binding one, then the first by id.
    """
    articles = tuple(articles)
    present = {alias: article.id for article in articles for alias in article.aliases} | {
        article.id: article.id for article in articles
    }
    owner: dict[str, str] = {}
    fixed: dict[str, tuple[str, ...]] = {}
    proposed: dict[str, tuple[str, ...]] = {}
    never: set[ApartPair] = set()
    for event in sorted(
        events,
        key=lambda event: (event.status != "confirmed", "articles" not in event.edited, event.id),
    ):
        barred = {present[name] for name in event.never_with if name in present}
        listed = {present[name] for name in event.articles if name in present} - barred
        members = tuple(
            sorted(name for name in listed if owner.setdefault(name, event.id) == event.id)
        )
        (fixed if is_fixed(event) or "articles" in event.settled else proposed)[event.id] = members
        never |= {ApartPair(min(one, other), max(one, other)) for one in barred for other in listed}
    return Claims(fixed, proposed, frozenset(never))


def assign(
    groups: Sequence[tuple[str, ...]], proposed: Mapping[str, tuple[str, ...]]
) -> dict[int, tuple[str, ...]]:
    """Return group index -> ids of the events that it continues.

    The first gives it its id, the others were merged into it.

    Each event goes to the group that holds most of its articles; each group takes the id of the
    event that gave it most.
    """
    home = {name: index for index, group in enumerate(groups) for name in group}
    wishes: dict[int, list[tuple[int, str]]] = {}
    for event, members in proposed.items():
        counts: dict[int, int] = {}
        for name in members:
            if name in home:
                counts[home[name]] = counts.get(home[name], 0) + 1
        if counts:
            best = min(counts, key=lambda index: (-counts[index], index))
            wishes.setdefault(best, []).append((-counts[best], event))
    return {index: tuple(event for _, event in sorted(found)) for index, found in wishes.items()}
