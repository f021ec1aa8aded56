"""Articles, event and storyline files -> everything that the group stage finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from builder.cluster.clusters import ApartPair
from builder.cluster.collection import Collection
from builder.cluster.events import make_events
from builder.cluster.inference import infer_dates
from builder.cluster.members import Claims, claims
from builder.cluster.memory import Memory
from builder.cluster.receipts import receipts
from builder.cluster.scores import CUT
from builder.cluster.storylines import make_storylines
from builder.core.article import Article
from builder.core.event import Event, Grouping, Inference, Storyline
from builder.core.frequencies import Frequencies


def group(
    articles: Iterable[Article],
    events: Iterable[Event],
    storylines: Iterable[Storyline],
    frequencies: Frequencies | None = None,
    memory: Memory | None = None,
    *,
    language: str = "",
) -> Grouping:
    """Return the events, storylines, receipts and inferences of ``articles``.

    The order of input says nothing.

    ``events`` and ``storylines`` are those on disk: ids survive, a person's edits win, confirmed
    events keep their articles. Without ``frequencies`` the articles are their own collection.
    Titles of events are in ``language``, that of the digest, where enough of their articles are.
    ``memory`` saves the work that a former run has done, and remembers this one; what is found is
    the same without it.
    """
    memory = memory or Memory()
    by_id = {article.id: article for article in articles}
    known = tuple(events)
    found = memory.collection(by_id, frequencies)
    said = claims(known, by_id.values())
    bound = {name for members in said.fixed.values() for name in members}
    made = make_events(
        found.groups(said.never, bound), said, known, by_id, memory, language=language
    )
    made, lines = make_storylines(made, storylines, by_id, found, memory)
    grouping = Grouping(
        events=made,
        storylines=lines,
        receipts=receipts(made, by_id, found, memory),
        inferences=_inferences(made, by_id, memory),
        proposals=_proposals(said, made, found),
    )
    memory.settle()
    return grouping


def cluster(
    articles: Sequence[Article], frequencies: Frequencies | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return groups of article ids, each sorted, in order of their first ids.

    This is the ``cluster`` command.
    """
    return Collection(articles, frequencies).groups()


def _inferences(
    events: Iterable[Event], articles: Mapping[str, Article], memory: Memory
) -> tuple[Inference, ...]:
    inferred = (
        memory.fact("inferences", event.articles, partial(infer_dates, [event], articles))
        for event in events
    )
    return tuple(
        sorted(
            (inference for found in inferred for inference in found),
            key=lambda inference: inference.article,
        )
    )


def _proposals(said: Claims, events: Iterable[Event], found: Collection) -> tuple[str, ...]:
    """Return what grouping would do with the events that it may not touch."""
    lines = []
    home = {
        name: event for event in events if event.id not in said.fixed for name in event.articles
    }
    resting = {event.id for event in events if event.settled}
    for name, members in sorted(
        (name, members) for name, members in said.fixed.items() if name not in resting
    ):
        others = {home[other].id: home[other] for other in found.near(members) if other in home}
        for event in others.values():
            if any(
                ApartPair(min(one, other), max(one, other)) in said.never
                for one in event.articles
                for other in members
            ):
                continue
            value = found.mean(event.articles, members)
            if value >= CUT:
                listed = ", ".join(event.articles)
                lines.append(
                    f"{name} might take in {listed} (score {value:.2f}); add it to its articles, or to never_with to stop this"
                )
    return tuple(lines)
