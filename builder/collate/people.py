"""Articles read -> the cast of the event: every person quoted or named, one id for all spellings, the role as printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.collate.alignment.passages import Read
from builder.collate.quoting.mentions import Mention, mentions
from builder.model.quotation import Person
from builder.text.name_keys import person_key, same_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The persons of an event, and which id each name used in an article has."""

    people: tuple[Person, ...]
    #: Person key as an article has it -> id of the person in the event.
    ids: Mapping[str, str]

    def id_of(self, key: str | None) -> str | None:
        """Return the event's id for a key that one article's quotations gave."""
        return self.ids.get(key, key) if key else None


def cast_of(reads: Sequence[Read]) -> Cast:
    """Return the cast: names that may be one person are joined when exactly one fuller name answers."""
    named: list[Mention] = []
    for read in reads:
        named += mentions(read.text, read.article.language)
        named += [Mention(name=q.speaker, start=0) for q in read.quotations if q.speaker]
    keys = {name: person_key(name) for name in {mention.name for mention in named}}
    names: dict[str, str] = {}
    for name, key in keys.items():
        names[key] = min(name, names.get(key, name))
    whole = _Names(names)
    full = {key: whole.fullest(key) for key in names if whole.plain(key) == key}
    ids = {key: _last(whole.plain(key), full) for key in names}
    own: dict[str, list[Mention]] = defaultdict(list)
    for mention in named:
        own[ids[keys[mention.name]]].append(mention)
    return Cast(people=tuple(_person(key, own[key], keys) for key in sorted(own) if key), ids=ids)


class _Names:
    """The names of an event by their keys, with the fuller names that a surname leads to."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.by_surname: dict[str, list[str]] = defaultdict(list)
        for key in sorted(names):
            if self.plain(key) == key:
                # The last two words: a surname may have two.
                for word in sorted(set(key.split("-")[-2:])):
                    self.by_surname[word].append(key)

    def plain(self, key: str) -> str:
        """Return the plain name in a name with a word before it ("candidate-anna-berg" is "anna-berg"), or ``key`` itself."""
        parts = key.split("-")
        shorter = ("-".join(parts[k:]) for k in range(len(parts) - 2, 0, -1))
        return next((other for other in shorter if other in self.names), key)

    def fullest(self, key: str) -> str:
        """Return the one fuller name that ``key`` can stand for, or ``key`` itself."""
        words = key.count("-")
        fuller = [
            other
            for other in self.by_surname[key.rpartition("-")[2]]
            if other.count("-") > words and same_person(self.names[key], self.names[other])
        ]
        return fuller[0] if len(fuller) == 1 else key


def _last(key: str, full: Mapping[str, str]) -> str:
    """Follow fuller names to the fullest; each has more words than the one before."""
    while full[key] != key:
        key = full[key]
    return key


def _person(key: str, own: Sequence[Mention], keys: Mapping[str, str]) -> Person:
    """Return a person under the name printed most, with the role printed most."""
    spelled = Counter(mention.name for mention in own if keys[mention.name] == key)
    roles = Counter(role for mention in own for role in mention.roles)
    name = min(spelled, key=lambda text: (-spelled[text], text))
    role = min(roles, key=lambda text: (-roles[text], len(text), text)) if roles else ""
    return Person(id=key, name=name, role=role)
