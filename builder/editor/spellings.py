"""Coverages -> which persons of several events are one: the same name in another spelling, a short
form, or a surname with an office.

Within an event collate joins names already; across events only a shared office shows that
"President Berg" and "Anna Berg" are one. Two persons whom one event lists beside each other are
two.  What the editors say comes first: see :mod:`builder.editor.casting`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from builder.core.person import People, PersonEntry
from builder.core.quotation import Person
from builder.lang.given_names import same_given_name
from builder.lang.name_keys import SUFFIXES, surname_of
from builder.lang.offices import COURTESIES, office_of
from builder.lang.tokens import word_tokens

#: Titles as they are shortened before a name, and in full.
_IN_FULL: Final = {
    "sen": "senator", "rep": "representative", "gov": "governor", "pres": "president", "gen": "general", "col": "colonel",
    "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "adm": "admiral", "cmdr": "commander", "amb": "ambassador", "rev": "reverend",
    "congressman": "representative", "congresswoman": "representative", "spokeswoman": "spokesman", "chairwoman": "chairman",
}  # fmt: skip


def with_spellings(people: People, listed: Iterable[Sequence[Person]]) -> People:
    """Return what the editors say, and an entry behind theirs for each person whom the lists of
    events have under several ids.
    """
    named = {key for entry in people.entries for key in (entry.id, *entry.aliases)}
    found = (entry for entry in spellings(listed) if named.isdisjoint((entry.id, *entry.aliases)))
    return People(entries=(*people.entries, *found), unclear=people.unclear)


def spellings(listed: Iterable[Sequence[Person]]) -> tuple[PersonEntry, ...]:
    """Return an entry for each person whom events list under several ids; its own is the one that
    most events have.
    """
    events: Counter[str] = Counter()
    offices: defaultdict[str, set[str]] = defaultdict(set)
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for people in listed:
        own = {person.id for person in people}
        for person in people:
            events[person.id] += 1
            offices[person.id] |= _offices(person.role)
            beside[person.id] |= own - {person.id}
    by_surname: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(events, key=lambda name: ("-" not in name, -events[name], name)):
        by_surname[surname_of(name)].append(name)
    return tuple(
        entry
        for surname in sorted(by_surname)
        for entry in _of_surname(by_surname[surname], offices, beside)
    )


def _of_surname(
    names: list[str], offices: Mapping[str, set[str]], beside: Mapping[str, set[str]]
) -> list[PersonEntry]:
    """Return the entries for the ids of one surname, whole names first, those of most events first."""
    groups: list[list[str]] = []
    for name in names:
        fitting = [
            group
            for group in groups
            if any(_one(other, name, offices) for other in group) and beside[name].isdisjoint(group)
        ]
        if len(fitting) == 1:
            fitting[0].append(name)
        else:
            groups.append([name])
    return [
        PersonEntry(id=group[0], aliases=tuple(group[1:])) for group in groups if len(group) > 1
    ]


def _one(left: str, right: str, offices: Mapping[str, set[str]]) -> bool:
    """Tell whether two ids of one surname are spellings of one person's name."""
    ours, theirs = left.split("-"), right.split("-")
    shared = bool(offices[left] & offices[right])
    if 1 in (len(ours), len(theirs)):
        return shared or len(ours) == len(theirs)
    if (ours[-1] in SUFFIXES or theirs[-1] in SUFFIXES) and ours[-1] != theirs[-1] and not shared:
        return False
    return ours[0] == theirs[0] or (shared and same_given_name(ours[0], theirs[0]))


def _offices(role: str) -> set[str]:
    words = (token.folded for token in word_tokens(role))
    return {
        _IN_FULL.get(office, office)
        for word in words
        if word not in COURTESIES and (office := office_of(word))
    }
