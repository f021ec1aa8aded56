"""What the editors say of people -> who is meant by a name, in an event, an article, at a date."""

from __future__ import annotations

from collections.abc import Iterable

from builder.core.person import People, PersonEntry
from builder.core.quotation import Person
from builder.lang.characters import fold
from builder.lang.name_keys import person_key


class Entries:
    """What the editors say of people, to be found by names."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._numbers: dict[str, list[int]] = {}
        for number, entry in enumerate(people.entries):
            for key in name_keys(*_names_of(entry)):
                self._numbers.setdefault(key, []).append(number)

    def about(self, names: Iterable[str]) -> People:
        """Return what the editors say of whoever has one of ``names``."""
        numbers = sorted({number for name in names for number in self._numbers.get(name, ())})
        return People(
            entries=tuple(self._people.entries[number] for number in numbers),
            unclear=self._people.unclear,
        )


class KnownPeople:
    """The entries by every name that they answer to."""

    def __init__(self, people: People) -> None:
        self.unclear = people.unclear
        self._entries: dict[str, list[PersonEntry]] = {}
        for entry in people.entries:
            for key in name_keys(*_names_of(entry)):
                self._entries.setdefault(key, []).append(entry)

    def entry(
        self, person: Person, event: str, article: str, date: str | None
    ) -> PersonEntry | None:
        """Return the entry that says who ``person`` is in this place, the one with the narrowest
        bounds; ``None``: as found.
        """
        named = (
            entry
            for key in dict.fromkeys((person.id, *name_keys(person.name)))
            for entry in self._entries.get(key, ())
        )
        meant = [entry for entry in named if _holds(entry, event, article, date)]
        return min(
            meant,
            key=lambda entry: (
                not entry.articles,
                not entry.events,
                not (entry.since or entry.until),
            ),
            default=None,
        )


def _names_of(entry: PersonEntry) -> tuple[str, ...]:
    return (entry.id, entry.name or "", *entry.aliases)


def name_keys(*names: str) -> tuple[str, ...]:
    """Return what ``names`` are known by: each as it is, folded, and as the id of a person."""
    return tuple(
        key
        for key in dict.fromkeys(
            key for name in names for key in (name, fold(name), person_key(name))
        )
        if key
    )


def _holds(entry: PersonEntry, event: str, article: str, date: str | None) -> bool:
    """Tell whether the names of ``entry`` mean this person here."""
    if (entry.events and event not in entry.events) or (
        entry.articles and article not in entry.articles
    ):
        return False
    if not entry.since and not entry.until:
        return True
    begun = date is not None and (
        not entry.since or date[: len(entry.since)] >= entry.since[: len(date)]
    )
    return (
        begun
        and date is not None
        and (not entry.until or date[: len(entry.until)] <= entry.until[: len(date)])
    )
