"""Groups of articles and the events on disk -> events with ids that never change, titles, dates and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from builder.group.features import days_of
from builder.group.members import Claims, assign
from builder.group.titles import name_event, place_of
from builder.model.article import Article
from builder.model.event import Event
from builder.text.dates import parse_iso

UNDATED: Final = "undated"


def make_events(
    groups: Sequence[tuple[str, ...]], claims: Claims, events: Iterable[Event], articles: Mapping[str, Article]
) -> tuple[Event, ...]:
    """Return the events of all ``groups`` and of all fixed lists, sorted by id; what a person wrote in their files stays."""
    known = {event.id: event for event in events}
    taken = set(known) | {alias for event in known.values() for alias in event.aliases}
    made = [_refreshed(known[name], members, articles) for name, members in claims.fixed.items() if members]
    homes = assign(groups, claims.proposed)
    for index, group in enumerate(groups):
        former = homes.get(index, ())
        if former:
            event = _refreshed(known[former[0]], group, articles)
            merged = [known[name] for name in former[1:]]
            aliases = (*event.aliases, *(alias for old in merged for alias in (old.id, *old.aliases)))
            made.append(replace(event, aliases=tuple(dict.fromkeys(aliases)), never_with=_joined(event, merged, "never_with")))
        else:
            made.append(_new(group, articles, taken))
    return tuple(sorted(_with_successors(made, known), key=lambda event: event.id))


def _with_successors(made: Iterable[Event], known: Mapping[str, Event]) -> list[Event]:
    """Give the id of each event that lost all its articles to the event that has most of them now: its address leads there."""
    events = {event.id: event for event in made}
    home = {name: event.id for event in events.values() for name in event.articles}
    called = {alias for event in events.values() for alias in event.aliases}
    for name in sorted(set(known) - set(events) - called):
        homes = Counter(home[article] for article in known[name].articles if article in home)
        if homes and not known[name].edited:
            heir = events[min(homes, key=lambda event: (-homes[event], event))]
            events[heir.id] = replace(heir, aliases=tuple(dict.fromkeys((*heir.aliases, name, *known[name].aliases))))
    return list(events.values())


def _joined(event: Event, merged: Iterable[Event], field: str) -> tuple[str, ...]:
    values = [value for other in (event, *merged) for value in getattr(other, field)]
    return tuple(dict.fromkeys(values))


def _refreshed(event: Event, members: tuple[str, ...], articles: Mapping[str, Article]) -> Event:
    """Return ``event`` with ``members``, and with a new title, date and place where no person wrote them."""
    reports = [articles[name] for name in members]
    proposed = {"title": name_event(reports).title, "date": date_of(reports), "place": place_of(reports)}
    fresh = {key: value for key, value in proposed.items() if key not in event.edited}
    return replace(event, articles=tuple(sorted(members)), **fresh)  # type: ignore[arg-type]


def _new(group: tuple[str, ...], articles: Mapping[str, Article], taken: set[str]) -> Event:
    reports = [articles[name] for name in group]
    naming = name_event(reports)
    date = date_of(reports)
    wanted = f"{date or UNDATED}-{naming.slug}"
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    taken.add(name)
    return Event(id=name, title=naming.title, date=date, place=place_of(reports), articles=tuple(sorted(group)))


def date_of(articles: Iterable[Article]) -> str | None:
    """Return the day on which most of the dated articles appeared, the earliest of several; a month or a year where no day is known."""
    stamps = [parse_iso(article.published or "") for article in articles if days_of(article)]
    days = Counter(str(stamp._replace(hour=None)) for stamp in stamps if stamp)
    precise = {day: number for day, number in days.items() if len(day) == max(map(len, days))}
    return min(precise, key=lambda day: (-precise[day], day)) if precise else None
