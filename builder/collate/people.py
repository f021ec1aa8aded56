"""Articles read -> the cast of the event: every person quoted or named, one id for all spellings, the role as printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.collate.passages import Read
from builder.collate.speakers import Mention, mentions
from builder.model.quotation import Person
from builder.text.names import person_key, same_person


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
    keys = Counter(person_key(mention.name) for mention in named)
    names = {key: min(m.name for m in named if person_key(m.name) == key) for key in keys}
    plain = {key: _plain(key, keys) for key in keys}
    own = sorted({key for key in keys if plain[key] == key})
    full = {key: _fullest(key, own, names) for key in own}
    ids = {key: _last(plain[key], full) for key in keys}
    return Cast(people=tuple(_person(key, named, ids) for key in sorted(set(ids.values())) if key), ids=ids)


def _plain(key: str, keys: Mapping[str, int]) -> str:
    """Return the plain name in a name with a word before it ("candidate-anna-berg" is "anna-berg"), or ``key`` itself."""
    return min((other for other in keys if "-" in other and key.endswith("-" + other)), key=lambda other: (len(other), other), default=key)


def _fullest(key: str, keys: Sequence[str], names: Mapping[str, str]) -> str:
    """Return the one fuller name that ``key`` can stand for, or ``key`` itself."""
    fuller = [other for other in keys if other.count("-") > key.count("-") and same_person(names[key], names[other])]
    return fuller[0] if len(fuller) == 1 else key


def _last(key: str, full: Mapping[str, str]) -> str:
    """Follow fuller names to the fullest; each has more words than the one before."""
    while full[key] != key:
        key = full[key]
    return key


def _person(key: str, named: Sequence[Mention], ids: Mapping[str, str]) -> Person:
    own = [mention for mention in named if ids[person_key(mention.name)] == key]
    spelled = Counter(mention.name for mention in own if person_key(mention.name) == key)
    roles = Counter(role for mention in own for role in mention.roles)
    name = min(spelled, key=lambda text: (-spelled[text], text))
    role = min(roles, key=lambda text: (-roles[text], len(text), text)) if roles else ""
    return Person(id=key, name=name, role=role)
