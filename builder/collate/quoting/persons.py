"""The persons of one article, each found by any name that can mean it in the article."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from builder.lang.given_names import Gender, gender_of, gender_of_titles
from builder.lang.name_keys import person_key, same_person, surname_of
from builder.lang.names import Name
from builder.lang.tokens import folded

#: One of two of a name is meant by it alone when so many times as much speaks for the one.
_DOMINANT: Final = 3
#: Whom an article is about is named within so many code points.
_OPENING: Final = 600
#: Whoever was named within so many code points counts as if named so many times more.
_JUST: Final = 400
_JUST_NAMED: Final = 3


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A person named in the article: the fullest form and every role printed beside it."""

    name: str
    start: int
    roles: tuple[str, ...] = ()
    #: A title or a courtesy precedes the name somewhere.
    titled: bool = False
    #: Titles as printed before the name, courtesies included.
    courtesies: tuple[str, ...] = ()
    #: Roles printed beside the surname alone: they may be those of somebody else of that name.
    loose: tuple[str, ...] = ()

    @property
    def gender(self) -> Gender:
        """The person's gender by courtesies, roles and given name; "" when nothing tells."""
        return gender_of_titles(*self.courtesies, *self.roles) or (
            gender_of(self.name.split()[0]) if " " in self.name else ""
        )


class PersonIndex:
    """Persons found by any name that can mean them, looked up among those of a surname."""

    def __init__(self, people: Sequence[Mention] = ()) -> None:
        self.all: list[Mention] = []
        #: Where each person is named, sorted.
        self._uses: list[list[int]] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for person in people:
            self._append(person)

    def find(self, name: str, at: int | None = None, gender: Gender = "") -> int | None:
        """Return the person whom ``name`` can mean, as an index into ``all``.

        Of several it is the one most and last named before ``at``.
        """
        found = self._candidates(name, gender)
        if len(found) < 2 or at is None:  # noqa: PLR2004 -- no choice
            return found[0] if found else None
        return max(found, key=lambda k: (self._weight(k, at), -k))

    def known(self, name: str, at: int | None = None, gender: Gender = "") -> str | None:
        """Return the fullest form of a name."""
        found = self.find(name, at, gender)
        return None if found is None else self.all[found].name

    def doubtful(self, name: str, at: int, gender: Gender = "") -> bool:
        """Tell whether a name may mean two persons.

        It does not if the one named first is meant much more often than the other. A surname alone
        may mean the elder of a "Jr." whom an article names further down only.
        """
        found = self.find(name, at, gender)
        if (
            found is not None
            and " " not in name
            and self._junior(found)
            and self.all[found].start > _OPENING
        ):
            return True
        several = self._candidates(name, gender)
        if len(several) < 2:  # noqa: PLR2004 -- no choice
            return False
        most, *others = sorted((self._weight(k, at) for k in several), reverse=True)
        return most < _DOMINANT * others[0] or found != min(
            several, key=lambda k: (self.all[k].start, k)
        )

    def use(self, name: str, at: int, gender: Gender = "") -> str | None:
        """Return whom a name means at its place in a text, and note the use."""
        found = self.find(name, at, gender)
        if found is None:
            return None
        if at not in self._uses[found][-1:]:
            insort(self._uses[found], at)
        return self.all[found].name

    def add(self, name: Name, role: str) -> None:
        """Add a mention to the person it means, else as a new one.

        A new one needs more than a surname.
        """
        found = self.find(name.text, name.start, gender_of_titles(name.title))
        if found is not None and self._is_elder(found, name, role):
            found = None
        if found is not None:
            self.all[found] = _merged(self.all[found], name, role)
            self._uses[found].append(name.start)
            self._index(found)
        elif (role and name.title) or len(name.text.split()) > 1:
            self._append(_merged(Mention(name=name.text, start=name.start), name, role))

    def _junior(self, k: int) -> bool:
        key = person_key(self.all[k].name)
        return surname_of(key) != key.rpartition("-")[2]

    def _is_elder(self, k: int, name: Name, role: str) -> bool:
        """Tell whether a surname with an office is rather not that of the "Jr." so far."""
        return (
            self._junior(k)
            and bool(role)
            and " " not in name.text
            and role not in self.all[k].roles
        )

    def _weight(self, k: int, at: int) -> int:
        """Return how often a person was named before a place, more if right before it."""
        uses = self._uses[k]
        before = bisect_right(uses, at)
        return before + _JUST_NAMED * (before > 0 and at - uses[before - 1] < _JUST)

    def _candidates(self, name: str, gender: Gender) -> list[int]:
        found = [
            k
            for k in self._places.get(surname_of(person_key(name)), ())
            if same_person(name, self.all[k].name)
        ]
        if len(found) > 1:
            whole = [k for k in found if person_key(self.all[k].name) == person_key(name)]
            agreeing = [k for k in found if gender and self.all[k].gender == gender]
            return whole[:1] or agreeing or found
        return found

    def _append(self, person: Mention) -> None:
        self.all.append(person)
        self._uses.append([person.start])
        self._index(len(self.all) - 1)

    def _index(self, k: int) -> None:
        """Note a person under the surname and the word before it: a surname can have two."""
        parts = person_key(self.all[k].name).split("-")
        for word in {surname_of("-".join(parts)), *parts[-2:]}:
            if k not in self._places[word]:
                self._places[word].append(k)
                self._places[word].sort()


def _merged(person: Mention, name: Name, role: str) -> Mention:
    """Return a person with what another mention adds: a fuller name, a new role, a title."""
    fuller = len(name.text.split()) > len(person.name.split()) and same_person(
        person.name, name.text
    )
    titles = person.courtesies
    new = role and role not in person.roles
    loose = (
        (*person.loose, role)
        if new and " " not in name.text and " " in person.name
        else person.loose
    )
    return replace(
        person,
        name=name.text if fuller else person.name,
        roles=(*person.roles, role) if new else person.roles,
        loose=loose,
        titled=person.titled or (bool(name.title) and not _town(name.title)),
        courtesies=titles if not name.title or name.title in titles else (*titles, name.title),
    )


def _town(title: str) -> bool:
    """Tell whether a title is that of a saint after whom a town is called."""
    return folded(title.rsplit(maxsplit=1)[-1]).rstrip(".") in ("st", "saint")
