"""Articles, event and storyline files → everything that the group stage finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.group.collection import Collection
from builder.group.events import make_events
from builder.group.inference import infer_dates
from builder.group.members import Claims, claims
from builder.group.receipts import receipts
from builder.group.scores import CUT
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
    found = Collection(by_id.values(), frequencies)
    said = claims(known, by_id.values())
    bound = {name for members in said.fixed.values() for name in members}
    made = make_events(found.groups(said.never, bound), said, known, by_id)
    made, lines = make_storylines(made, storylines, by_id, found)
    return Grouping(
        events=made,
        storylines=lines,
        receipts=receipts(made, by_id, found),
        inferences=infer_dates(made, by_id),
        proposals=_proposals(said, made, found),
    )


def cluster(articles: Sequence[Article], frequencies: Frequencies | None = None) -> tuple[tuple[str, ...], ...]:
    """Return groups of article ids, each sorted, in the order of their first ids: the ``cluster`` command."""
    return Collection(articles, frequencies).groups()


def _proposals(said: Claims, events: Iterable[Event], found: Collection) -> tuple[str, ...]:
    """Return what grouping would do with the events that it may not touch."""
    lines = []
    others = [event for event in events if event.id not in said.fixed]
    for name, members in sorted(said.fixed.items()):
        for event in others:
            value = found.mean(event.articles, members)
            if value >= CUT:
                listed = ", ".join(event.articles)
                lines.append(f"{name} might take in {listed} (score {value:.2f}); add it to its articles, or to never_with to stop this")
    return tuple(lines)
