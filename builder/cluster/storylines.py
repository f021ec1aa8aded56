"""Events -> storylines: events that follow one another about the same matter.

Two events are linked when they name the same people and organizations
(two names in full, a person's among them, none of them everywhere in the digest)
and their words are alike as if they were one event, only not in time.
Better no storyline than a wrong one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Final

from msgspec.structs import replace

from builder.cluster.collection import Collection
from builder.cluster.memory import Memory
from builder.cluster.naming import Shared, shared_names
from builder.cluster.printed import needed
from builder.cluster.titles import enumerate_names
from builder.core.article import Article
from builder.core.event import Event, Storyline
from builder.lang.languages import words_of
from builder.lang.names import Name
from builder.lang.slugs import slug

#: Names in full that two events must share.
NAMES: Final = 2
#: Mean likeness of words from which two events are about one matter.
ALIKE_EVENTS: Final = 0.18
#: The same of the words without a capital: the same people may do another thing.
MATTER: Final = 0.095
#: A name in a larger share of the events tells nothing, once there are :data:`_MANY` events.
_EVERYWHERE: Final = 0.04
_MANY: Final = 20
#: Articles of an event that are compared.
_COMPARED: Final = 6

Named = Mapping[str, Mapping[str, Shared]]
#: Two events -> how alike their words are.
Likeness = Callable[[Event, Event], float]


def make_storylines(
    events: Sequence[Event],
    known: Iterable[Storyline],
    articles: Mapping[str, Article],
    found: Collection,
    memory: Memory,
) -> tuple[tuple[Event, ...], tuple[Storyline, ...]]:
    """Return ``events`` with their storylines, and the storylines, sorted by id."""
    named = {
        event.id: memory.fact(
            "names", event.articles, partial(_named, [articles[name] for name in event.articles])
        )
        for event in events
    }

    def likeness(one: Event, other: Event) -> float:
        left, right = one.articles[:_COMPARED], other.articles[:_COMPARED]
        return memory.fact(
            f"likeness {len(left)}", (*left, *right), lambda: _likeness(left, right, found)
        )

    chains = _chains(events, named, likeness)
    files = {storyline.id: storyline for storyline in known}
    made = [_storyline(chain, named, files) for chain in chains]
    member = {event: storyline.id for storyline in made for event in storyline.events}
    placed = tuple(
        event
        if "storyline" in (*event.edited, *event.settled)
        else replace(event, storyline=member.get(event.id))
        for event in events
    )
    return placed, _with_edits(placed, made, files)


def _likeness(one: Sequence[str], other: Sequence[str], found: Collection) -> float:
    """Return how alike the words of two events are; 0 when their matters differ."""
    capital = any(words_of(found[name].language).traits.capital_nouns for name in (*one, *other))
    return found.likeness(one, other) if capital or found.matter(one, other) >= MATTER else 0.0


def _named(members: Sequence[Article]) -> dict[str, Shared]:
    least = needed(len(members))
    return {name.key: name for name in shared_names(members) if len(name.articles) >= least}


def _chains(events: Sequence[Event], named: Named, likeness: Likeness) -> list[list[Event]]:
    """Return the groups of linked events, two or more each, in order of time.

    The likest pairs are linked first, and a group grows only while all its events share enough
    names: one name must not lead from matter to matter.
    """
    by_id = {event.id: event for event in events if event.date}
    groups = {name: [name] for name in by_id}
    for _, one, other in sorted(_links(by_id, named, likeness)):
        joined = groups[one] + groups[other]
        if groups[one] is not groups[other] and _telling(joined, named):
            groups.update(dict.fromkeys(joined, joined))
    chains = {id(group): group for group in groups.values() if len(group) > 1}
    found = [
        sorted((by_id[name] for name in group), key=lambda event: (event.date or "", event.id))
        for group in chains.values()
    ]
    return sorted(found, key=lambda chain: chain[0].id)


def _links(
    events: Mapping[str, Event], named: Named, likeness: Likeness
) -> Iterator[tuple[float, str, str]]:
    """Yield the pairs of events that can belong together, each with its negated likeness.

    The likest come first when sorted.
    """
    for one, other in sorted(_pairs(events, named)):
        if events[one].date != events[other].date and _telling([one, other], named):
            value = likeness(events[one], events[other])
            if value >= ALIKE_EVENTS:
                yield -value, one, other


def _telling(events: Sequence[str], named: Named) -> bool:
    """Tell whether all of ``events`` share enough names in full, a person's among them."""
    common = set.intersection(*(set(named[event]) for event in events))
    full = [named[events[0]][key] for key in common if " " in named[events[0]][key].text]
    return len(full) >= NAMES and any(name.person for name in full)


def _pairs(events: Mapping[str, Event], named: Named) -> set[tuple[str, str]]:
    """Return the pairs of events that share enough names in full, found through the names."""
    postings: dict[str, list[str]] = defaultdict(list)
    for event in sorted(events):
        for key, name in named[event].items():
            if " " in name.text:
                postings[key].append(event)
    limit = len(events) if len(events) < _MANY else max(3, int(len(events) * _EVERYWHERE))
    shared: Counter[tuple[str, str]] = Counter()
    for holders in postings.values():
        if len(holders) <= limit:
            shared.update(combinations(holders, 2))
    return {pair for pair, number in shared.items() if number >= NAMES}


def _storyline(chain: Sequence[Event], named: Named, files: Mapping[str, Storyline]) -> Storyline:
    """Return the storyline that the events of ``chain`` belong to, or a new one.

    A new one is named by what they share.
    """
    ids = tuple(event.id for event in chain)
    shared = _shared(ids, named)
    former = Counter(event.storyline for event in chain if event.storyline in files)
    if former:
        name = min(former, key=lambda storyline: (-former[storyline], storyline or ""))
        return replace(files[str(name)], events=ids, shared=tuple(item.text for item in shared))
    title = _title(shared)
    return Storyline(
        id=_free(slug(title, 10), files),
        title=title,
        events=ids,
        shared=tuple(item.text for item in shared),
    )


def _free(wanted: str, files: Mapping[str, Storyline]) -> str:
    taken = set(files) | {alias for storyline in files.values() for alias in storyline.aliases}
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name


def _shared(events: Sequence[str], named: Named) -> list[Shared]:
    """Return the names of most of the events, the widest, then most frequent, first."""
    holders = Counter(key for event in events for key in named[event])
    uses = Counter(
        {
            key: sum(named[event][key].count for event in events if key in named[event])
            for key in holders
        }
    )
    first = {
        key: next(named[event][key] for event in events if key in named[event]) for key in holders
    }
    kept = sorted(
        (key for key in holders if holders[key] > 1),
        key=lambda key: (-holders[key], -uses[key], key),
    )
    return [first[key] for key in kept]


def _title(shared: Sequence[Shared]) -> str:
    """Return "Xxx and the Yyy of Zzz": what is most named, and what goes with it.

    What goes with it is the organization, or the person in full.
    """
    full = [name for name in shared if " " in name.text]
    bodies = [name for name in full if not name.person] or full
    lead = [name for name in shared if (name in full or not name.person) and name not in bodies[:1]]
    title = enumerate_names([_with_article(name) for name in (*lead[:1], *bodies[:1])])
    return title[:1].upper() + title[1:]


def _with_article(name: Shared) -> str:
    collective = not name.person and " " in name.text and Name(name.text, 0, 0).collective
    return f"the {name.text}" if collective else name.text


def _with_edits(
    events: Iterable[Event], made: Iterable[Storyline], files: Mapping[str, Storyline]
) -> tuple[Storyline, ...]:
    """Return the storylines with the members that the events name, a person's wishes among them."""
    storylines = {storyline.id: storyline for storyline in made}
    members: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.storyline:
            members[event.storyline].append(event)
    found = []
    for name, group in members.items():
        storyline = (
            storylines.get(name)
            or files.get(name)
            or Storyline(id=name, title=name.replace("-", " ").capitalize())
        )
        order = sorted(group, key=lambda event: (event.date or "", event.id))
        found.append(replace(storyline, events=tuple(event.id for event in order)))
    return tuple(sorted(found, key=lambda storyline: storyline.id))
