"""Coverages and what the editors say of people -> the same coverages, each passage and list with
the person that they mean.

Text is never touched: a name that is in a quotation stays there.  Somebody who is kept private,
or is not a person, is named on no list, on no page and in no data, and their words are nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from builder.core.conflict import Conflict
from builder.core.coverage import Coverage
from builder.core.event import Grouping, Reason
from builder.core.passage import Passage
from builder.core.person import People
from builder.core.quotation import Person
from builder.core.wording import NameUse
from builder.editor.known_people import KnownPeople, name_keys
from builder.lang.name_keys import person_key


def cast(
    coverages: Iterable[Coverage], people: People, dates: Mapping[str, str | None]
) -> tuple[Coverage, ...]:
    """Return ``coverages`` with the people that ``people`` says; ``dates`` maps events to their ISO
    8601 days.
    """
    if not people.entries and not people.unclear:
        return tuple(coverages)
    known = KnownPeople(people)
    return tuple(_cast(coverage, known, dates.get(coverage.event)) for coverage in coverages)


def cast_grouping(grouping: Grouping, people: People) -> Grouping:
    """Return ``grouping`` without the names, in its lists of names that are shared, of those whom
    no list may name.
    """
    if not people.entries and not people.unclear:
        return grouping
    hidden = {
        key
        for entry in people.entries
        if entry.hidden
        for name in (entry.id, entry.name or "", *entry.aliases)
        for key in name_keys(name)
    }

    def shown(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(
            name for name in names if not people.unclear and hidden.isdisjoint(name_keys(name))
        )

    def told(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
        kept = (
            replace(one, quote=", ".join(shown(one.quote.split(", "))))
            if one.kind == "people"
            else one
            for one in reasons
        )
        return tuple(one for one in kept if one.quote or one.kind != "people")

    return replace(
        grouping,
        storylines=tuple(replace(line, shared=shown(line.shared)) for line in grouping.storylines),
        receipts=tuple(
            replace(
                one,
                reasons=told(one.reasons),
                nearly=tuple(replace(miss, reasons=told(miss.reasons)) for miss in one.nearly),
            )
            for one in grouping.receipts
        ),
    )


def names_in(coverage: Coverage) -> tuple[str, ...]:
    """Return every name by which an entry can mean somebody in a coverage, sorted."""
    found = {key for person in coverage.people for key in (person.id, *name_keys(person.name))}
    found |= {
        key
        for passage in _passages(coverage)
        if passage.person
        for key in name_keys(passage.person)
    }
    found |= {key for quoted in coverage.quoted for key in name_keys(quoted.person)}
    found |= {key for use in coverage.names for key in name_keys(use.id, use.name)}
    found |= {
        key
        for one in coverage.conflicts
        if one.kind in ("speaker", "name")
        for side in one.sides
        for key in name_keys(side.text)
    }
    return tuple(sorted(found))


class _Meant:
    """Who is meant by each person of one coverage, article by article."""

    def __init__(self, coverage: Coverage, known: KnownPeople, date: str | None) -> None:
        self._known, self._event, self._date = known, coverage.event, date
        self._people = {person.id: person for person in coverage.people}

    def person(self, identity: str, article: str, name: str = "") -> Person | None:
        """Return the person meant by ``identity`` in ``article``; ``None`` for one whom nothing may
        name.
        """
        if self._known.unclear:
            return None
        found = self._people.get(identity) or Person(id=identity, name=name or identity)
        entry = self._known.entry(found, self._event, article, self._date)
        if entry is None:
            return found
        if entry.hidden:
            return None
        return Person(id=entry.id, name=entry.name or found.name, role=entry.role or found.role)


def _cast(coverage: Coverage, known: KnownPeople, date: str | None) -> Coverage:
    meant = _Meant(coverage, known, date)
    used = {(passage.person, passage.article) for passage in _passages(coverage) if passage.person}
    used |= {(quoted.person, quoted.passage.article) for quoted in coverage.quoted}
    changed = {(name, article): meant.person(name, article) for name, article in sorted(used)}
    names = tuple(_names(coverage, meant))
    conflicts = tuple(_conflicts(coverage, meant))
    if (names, conflicts) == (coverage.names, coverage.conflicts) and all(
        person and person.id == name for (name, _), person in changed.items()
    ):
        same = {person.id: person for person in changed.values() if person}
        return replace(
            coverage, people=tuple(same.get(person.id, person) for person in coverage.people)
        )
    ids = {key: person.id if person else None for key, person in changed.items()}
    quoted = tuple(
        replace(one, person=who)
        for one in coverage.quoted
        if (who := ids[one.person, one.passage.article])
    )
    whole: Coverage = _with_persons(
        replace(coverage, quoted=(), people=(), names=names, conflicts=conflicts), ids
    )
    return replace(
        whole,
        quoted=tuple(_with_persons(one, ids) for one in quoted),
        people=_people(coverage, changed),
    )


def _people(
    coverage: Coverage, changed: Mapping[tuple[str, str], Person | None]
) -> tuple[Person, ...]:
    """Return the persons who say something, each once: under the name and the role that most of
    those merged have.
    """
    found: dict[str, list[Person]] = {}
    for quoted in coverage.quoted:
        person = changed[quoted.person, quoted.passage.article]
        if person:
            found.setdefault(person.id, []).append(person)
    return tuple(_merged(found[name]) for name in sorted(found))


def _merged(records: list[Person]) -> Person:
    """Return the person of ``records``, all of one id."""
    names, roles = (
        Counter(one.name for one in records),
        Counter(one.role for one in records if one.role),
    )
    name = min(names, key=lambda name: (-names[name], person_key(name) != records[0].id, name))
    return replace(
        records[0], name=name, role=min(roles, key=lambda role: (-roles[role], role), default="")
    )


def _names(coverage: Coverage, meant: _Meant) -> Iterator[NameUse]:
    """Yield who is named how, persons merged; what an entry bounds to articles is left as it was
    found.
    """
    found: dict[str, NameUse] = {}
    for use in coverage.names:
        person = meant.person(use.id, "", use.name)
        if person and person.id in found:
            forms = dict(found[person.id].forms)
            forms |= {
                outlet: tuple(dict.fromkeys((*forms.get(outlet, ()), *own)))
                for outlet, own in use.forms
            }
            found[person.id] = replace(found[person.id], forms=tuple(sorted(forms.items())))
        elif person:
            found[person.id] = replace(
                use, id=person.id, name=use.name if person.name == use.id else person.name
            )
    yield from found.values()


def _conflicts(coverage: Coverage, meant: _Meant) -> Iterator[Conflict]:
    """Yield the conflicts but those about who somebody is when the editors say that it is one
    person, or that nobody may be named.
    """
    for conflict in coverage.conflicts:
        if conflict.kind not in ("speaker", "name"):
            yield conflict
            continue
        found = [person_key(side.text) or side.text for side in conflict.sides]
        people = [
            meant.person(key, side.passage.article, side.text)
            for key, side in zip(found, conflict.sides, strict=True)
        ]
        ids = [person.id if person else None for person in people]
        hidden = conflict.kind == "speaker" and None in ids
        if not hidden and (ids == found or len(set(ids)) > 1):
            yield conflict


def _passages(record: Any) -> Iterator[Passage]:
    """Yield every passage in ``record``."""
    if isinstance(record, Passage):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from _passages(item)
    elif isinstance(record, msgspec.Struct):
        for name in record.__struct_fields__:
            yield from _passages(getattr(record, name))


def _with_persons(record: Any, ids: Mapping[tuple[str, str], str | None]) -> Any:
    """Return ``record`` with the persons of all its passages as in ``ids``."""
    if isinstance(record, Passage):
        return (
            replace(record, person=ids[record.person, record.article]) if record.person else record
        )
    if isinstance(record, tuple):
        items = [_with_persons(item, ids) for item in record]
        same = all(new is old for new, old in zip(items, record, strict=True))
        return (
            record if same else type(record)(*items) if hasattr(record, "_fields") else tuple(items)
        )
    if not isinstance(record, msgspec.Struct):
        return record
    old = {name: getattr(record, name) for name in record.__struct_fields__}
    new = {name: _with_persons(value, ids) for name, value in old.items()}
    return record if all(new[name] is old[name] for name in old) else replace(record, **new)
