"""Coverages -> who is quoted by whom, and who has a page: worked out once for all pages.

A page is about a public person only: somebody whom two outlets quote in a public role, or whom an
editor lists, and never somebody whom the editors keep private. Without a role printed beside the
name nobody is public, nor is anybody named as a witness, a victim or a relative.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from builder.core.coverage import Coverage
from builder.core.passage import Passage
from builder.core.quotation import Person
from builder.core.settings import Settings
from builder.lang.languages import all_words, alternatives

#: Heads of roles that make nobody public.
PRIVATE_ROLES: Final = all_words(lambda words: words.roles.private)
#: Words after which a role continues with whose or where: "mother of three".
_AFTER: Final = re.compile(rf"\b(?:{alternatives(lambda words: words.roles.continued)})\b|[,;(]")
_ONE_OF: Final = re.compile(rf"^(?:{alternatives(lambda words: words.roles.some)})\s+")
_WORD: Final = re.compile(r"[\w-]+")


class PersonMark(msgspec.Struct, frozen=True, kw_only=True):
    """What other pages tell of a person whom an event's articles name or quote."""

    id: str
    #: As the event lists the person; ``None`` for one whom it does not list.
    person: Person | None
    #: How often each outlet gives the person's words in which way: outlet id, then pairs of way and
    #: number.
    ways: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    #: Digest of what the person's page prints of the event.
    digest: bytes


class Quoting(msgspec.Struct, frozen=True, kw_only=True):
    """Who quotes a person."""

    #: Outlet ids.
    outlets: frozenset[str]
    #: Event ids, in the order of the events, and the mark of each.
    events: tuple[str, ...]
    marks: tuple[PersonMark, ...]


def said(coverage: Coverage) -> Iterator[tuple[str, Passage]]:
    """Yield each passage that gives a person's words, with the person's id."""
    for quoted in coverage.quoted:
        yield quoted.person, quoted.passage
    for comparison in coverage.comparisons[:1]:
        for statement in comparison.statements:
            for cell in statement.cells:
                for passage in (cell.passage, *cell.others):
                    if passage and passage.person:
                        yield passage.person, passage


def quoting(marks: Iterable[tuple[str, PersonMark]]) -> dict[str, Quoting]:
    """Return who quotes each person, from the marks of all events with the ids of these."""
    found: defaultdict[str, list[tuple[str, PersonMark]]] = defaultdict(list)
    for event, mark in marks:
        if mark.ways:
            found[mark.id].append((event, mark))
    return {
        person: Quoting(
            outlets=frozenset(outlet for _, mark in own for outlet, _ in mark.ways),
            events=tuple(event for event, _ in own),
            marks=tuple(mark for _, mark in own),
        )
        for person, own in found.items()
    }


def public(
    marks: Iterable[PersonMark], quoted: Mapping[str, Quoting], settings: Settings
) -> dict[str, tuple[Person, ...]]:
    """Return the people who have a page, each as every event names them."""
    named: defaultdict[str, list[Person]] = defaultdict(list)
    for mark in marks:
        if mark.person:
            named[mark.id].append(mark.person)
    return {
        person: tuple(records)
        for person, records in sorted(named.items())
        if person in quoted and person not in settings.private
        if person in settings.people or (len(quoted[person].outlets) > 1 and _in_public(records))
    }


def _in_public(records: Iterable[Person]) -> bool:
    """Whether the roles printed beside a name are those of a public person."""
    heads = {_head(record.role) for record in records} - {""}
    return bool(heads) and heads.isdisjoint(PRIVATE_ROLES | {f"{word}s" for word in PRIVATE_ROLES})


def may_be_named(person: Person, settings: Settings) -> bool:
    """Tell whether data may name a person: one in a public role whom nobody keeps private."""
    return person.id not in settings.private and public_role(person.role)


def public_role(role: str) -> bool:
    """Whether a role, as printed, is one that makes a person public."""
    return _in_public([Person(id="", name="", role=role)])


def _head(role: str) -> str:
    """Return the noun of a role: "commissioner" of "High Commissioner for Refugees"."""
    whole = _ONE_OF.sub("", role.lower().strip())
    words = _WORD.findall(_AFTER.split(whole, maxsplit=1)[0]) or _WORD.findall(whole)
    return words[-1] if words else ""
