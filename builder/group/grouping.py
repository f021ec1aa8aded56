"""Articles, event and storyline files → everything that the group stage finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from builder.group.clusters import clusters, mean
from builder.group.events import make_events
from builder.group.features import Features, features
from builder.group.inference import infer_dates
from builder.group.members import Claims, claims
from builder.group.receipts import receipts
from builder.group.scores import CUT, decay
from builder.group.storylines import make_storylines
from builder.model.article import Article
from builder.model.event import Event, Grouping, Storyline
from builder.model.frequencies import Frequencies


def group(
    articles: Iterable[Article], events: Iterable[Event], storylines: Iterable[Storyline], frequencies: Frequencies | None = None
) -> Grouping:
    """Return the events, storylines, receipts and inferences of ``articles``; the order of input says nothing.

    ``events`` and ``storylines`` are those on disk: ids survive, a person's edits win, confirmed events keep their articles.
    Without ``frequencies`` the articles are their own collection.
    """
    by_id = {article.id: article for article in articles}
    known = tuple(events)
    items = {item.id: item for item in features(tuple(by_id.values()), frequencies)}
    said = claims(known, by_id.values())
    bound = {name for members in said.fixed.values() for name in members}
    free = [items[name] for name in sorted(items) if name not in bound]
    made = make_events(clusters(free, said.never), said, known, by_id)
    made, lines = make_storylines(made, storylines, by_id, items)
    return Grouping(
        events=made,
        storylines=lines,
        receipts=receipts(made, by_id, items),
        inferences=infer_dates(made, by_id),
        proposals=_proposals(said, made, items),
    )


def cluster(articles: Sequence[Article], frequencies: Frequencies | None = None) -> tuple[tuple[str, ...], ...]:
    """Return groups of article ids, each sorted, in the order of their first ids: the ``cluster`` command."""
    return clusters(features(articles, frequencies))


def _proposals(said: Claims, events: Iterable[Event], items: Mapping[str, Features]) -> tuple[str, ...]:
    """Return what grouping would do with the events that it may not touch."""
    lines = []
    others = [event for event in events if event.id not in said.fixed]
    for name, members in sorted(said.fixed.items()):
        inside = [items[member] for member in members]
        for event in others:
            outside = [items[member] for member in event.articles]
            value = _score(outside, inside)
            if value >= CUT:
                listed = ", ".join(event.articles)
                lines.append(f"{name} might take in {listed} (score {value:.2f}); add it to its articles, or to never_with to stop this")
    return tuple(lines)


def _score(left: Sequence[Features], right: Sequence[Features]) -> float:
    near = [decay(one, other) for one in left for other in right]
    return mean(left, right) * sum(near) / len(near) if near and max(near) >= CUT else 0.0
