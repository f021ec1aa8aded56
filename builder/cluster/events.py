"""Groups of articles and events on disk -> events with lasting ids and their titles.

Each event has dates and places, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from builder.cluster.features import days_of
from builder.cluster.members import Claims, assign
from builder.cluster.memory import Memory
from builder.cluster.places import place_of
from builder.cluster.titles import Naming, name_event
from builder.core.article import Article
from builder.core.event import Event
from builder.lang.stamps import parse_iso

UNDATED: Final = "undated"


def make_events(
    groups: Sequence[tuple[str, ...]],
    claims: Claims,
    events: Iterable[Event],
    articles: Mapping[str, Article],
    memory: Memory,
    *,
    language: str = "",
) -> tuple[Event, ...]:
    """Return the events of all ``groups`` and of all fixed lists, sorted by id.

    What a person wrote in their files stays. Titles are in ``language`` where enough articles of an
    event are.
    """

    def proposed(members: tuple[str, ...]) -> ProposedEvent:
        return memory.fact(
            f"proposed {language}",
            members,
            lambda: _proposed([articles[name] for name in members], language),
        )

    known = {event.id: event for event in events}
    taken = set(known) | {alias for event in known.values() for alias in event.aliases}
    made = [
        _refreshed(known[name], members, proposed(members))
        for name, members in claims.fixed.items()
        if members
    ]
    homes = assign(groups, claims.proposed)
    for index, group in enumerate(groups):
        former = homes.get(index, ())
        if former:
            event = _refreshed(known[former[0]], group, proposed(group))
            merged = [known[name] for name in former[1:]]
            aliases = (
                *event.aliases,
                *(alias for old in merged for alias in (old.id, *old.aliases)),
            )
            made.append(
                replace(
                    event,
                    aliases=tuple(dict.fromkeys(aliases)),
                    never_with=_joined(event, merged, "never_with"),
                )
            )
        else:
            made.append(_new(group, proposed(group), taken))
    return tuple(sorted(_with_successors(made, known), key=lambda event: event.id))


def _with_successors(made: Iterable[Event], known: Mapping[str, Event]) -> list[Event]:
    """Give the id of each event without articles to the one that has most of them now.

    Its address leads there.
    """
    events = {event.id: event for event in made}
    home = {name: event.id for event in events.values() for name in event.articles}
    called = {alias for event in events.values() for alias in event.aliases}
    for name in sorted(set(known) - set(events) - called):
        homes = Counter(home[article] for article in known[name].articles if article in home)
        if homes and not known[name].edited and not known[name].settled:
            heir = events[min(homes, key=lambda event: (-homes[event], event))]
            events[heir.id] = replace(
                heir, aliases=tuple(dict.fromkeys((*heir.aliases, name, *known[name].aliases)))
            )
    return list(events.values())


def _joined(event: Event, merged: Iterable[Event], field: str) -> tuple[str, ...]:
    values = [value for other in (event, *merged) for value in getattr(other, field)]
    return tuple(dict.fromkeys(values))


class ProposedEvent(NamedTuple):
    """What the articles of an event say about it."""

    naming: Naming
    date: str | None
    place: str | None


def _proposed(reports: Sequence[Article], language: str) -> ProposedEvent:
    return ProposedEvent(name_event(reports, language), date_of(reports), place_of(reports))


def _refreshed(event: Event, members: tuple[str, ...], proposed: ProposedEvent) -> Event:
    """Return ``event`` with ``members``, and a new title, date and place where due.

    Where no person wrote them and nothing keeps them.
    """
    wanted = {"title": proposed.naming.title, "date": proposed.date, "place": proposed.place}
    kept = {*event.edited, *event.settled}
    if "title" not in kept:
        wanted["title_source"] = proposed.naming.source or None
    elif "title" in event.edited:
        wanted["title_source"] = None
    fresh = {key: value for key, value in wanted.items() if key not in kept}
    return replace(event, articles=tuple(sorted(members)), **fresh)


def _new(group: tuple[str, ...], proposed: ProposedEvent, taken: set[str]) -> Event:
    wanted = f"{proposed.date or UNDATED}-{proposed.naming.slug}"
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    taken.add(name)
    return Event(
        id=name,
        title=proposed.naming.title,
        title_source=proposed.naming.source or None,
        date=proposed.date,
        place=proposed.place,
        articles=tuple(sorted(group)),
    )


def date_of(articles: Iterable[Article]) -> str | None:
    """Return the day on which most of the dated articles appeared.

    The earliest of several; a month or a year where no day is known.
    """
    stamps = [parse_iso(article.published or "") for article in articles if days_of(article)]
    days = Counter(str(stamp._replace(hour=None)) for stamp in stamps if stamp)
    precise = {day: number for day, number in days.items() if len(day) == max(map(len, days))}
    return min(precise, key=lambda day: (-precise[day], day)) if precise else None
