"""Text of one article -> the persons that it names, each under the fullest form, with the roles printed beside it."""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.text.grammars import grammar
from builder.text.language import is_english
from builder.text.name_keys import person_key, same_person
from builder.text.names import TIME_WORDS, Name, names, with_office
from builder.text.offices import HONORIFICS, TITLES, office_of
from builder.text.tokens import Token, folded, tokens, word_tokens
from builder.text.verbs import reporting
from builder.text.wordlists import listed

#: Words of a person's name, at most.
_LONGEST_NAME: Final = 5
#: A role after a name begins within so many tokens ("the long-time chairman of ...") and ends within so many code points.
_ROLE_BEGINS: Final = 6
ROLE_REACH: Final = 120
#: Words at which a role after a name ends, and words that begin none.
_ROLE_ENDS: Final = listed("and who said told has is was")
_NO_ROLE: Final = listed("who and but said where which when while as")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person named in the article: the fullest form and every role printed beside it."""

    name: str
    start: int
    roles: tuple[str, ...] = ()


def mentions(text: str, language: str = "en", items: tuple[Token, ...] = ()) -> tuple[Mention, ...]:
    """Return the persons that ``text`` may name, each under its fullest form, in order of first mention.

    ``items`` are the tokens of ``text`` where the caller has them.
    """
    return mentioned(text, names(text, language, items), language)


def mentioned(text: str, named: Sequence[Name], language: str) -> tuple[Mention, ...]:
    """Return the persons among the names of a text."""
    people = People()
    for found in named:
        name = found if is_english(language) else with_office(text, found)
        if _personal(name) and not _inverted(text, name, language):
            people.add(_without_opening(name, people), _role(name.title) or _role_after(text, name) or _role_before(text, name))
    return tuple(people.all)


def _without_opening(name: Name, people: People) -> Name:
    """Return a name without the word that opens its sentence where only the rest is somebody's: "Twice | Berg"."""
    _, _, rest = name.text.partition(" ")
    if name.opens and rest and people.find(name.text) is None and people.find(rest) is not None:
        return name._replace(text=rest, start=name.end - len(rest), opens=False)
    return name


def _inverted(text: str, name: Name, language: str) -> bool:
    """Tell whether a "name" begins with the verb of a sentence or with "according to": "Said Berg: ...", "Laut Ministerium ..."."""
    first = folded(name.text.split()[0])
    if not name.opens:
        return False
    return first in grammar(language).opens or (text[name.end : name.end + 1] == ":" and first in reporting(language))


class People:
    """Persons found by any name that can stand for theirs, each looked up among those with its surname only."""

    def __init__(self, people: Sequence[Mention] = ()) -> None:
        self.all: list[Mention] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for person in people:
            self._append(person)

    def find(self, name: str) -> int | None:
        """Return the first person for whom ``name`` can stand, as an index into ``all``."""
        places = self._places.get(person_key(name).rpartition("-")[2], ())
        return next((k for k in places if same_person(name, self.all[k].name)), None)

    def known(self, name: str) -> str | None:
        """Return the fullest form of a name."""
        found = self.find(name)
        return None if found is None else self.all[found].name

    def add(self, name: Name, role: str) -> None:
        """Add a mention: to the person it stands for, else as a new one when it is more than a surname."""
        found = self.find(name.text)
        if found is not None:
            self.all[found] = _merged(self.all[found], name, role)
            self._index(found)
        elif role or len(name.text.split()) > 1:
            self._append(Mention(name=name.text, start=name.start, roles=(role,) if role else ()))

    def _append(self, person: Mention) -> None:
        self.all.append(person)
        self._index(len(self.all) - 1)

    def _index(self, k: int) -> None:
        """Note a person under the last two words of the name: a surname can have two."""
        for word in person_key(self.all[k].name).split("-")[-2:]:
            if k not in self._places[word]:
                insort(self._places[word], k)


def _role(title: str) -> str:
    """Return the words before a name as a role: courtesy titles are none."""
    own = list(word_tokens(title))
    while own and own[-1].folded in HONORIFICS:
        own.pop()
    return "" if not own or own[-1].folded == "of" else title[: own[-1].end]


def _personal(name: Name) -> bool:
    """Tell whether a name may be a person's: neither a time nor an organization, and more than a capital that opens a sentence."""
    count = len(name.text.split())
    if name.collective or count > _LONGEST_NAME or any(folded(word) in TIME_WORDS for word in name.text.split()):
        return False
    return count > 1 or bool(name.title) or not name.opens


def _merged(person: Mention, name: Name, role: str) -> Mention:
    """Return a person with what another mention adds: a fuller name, a new role."""
    fuller = len(name.text.split()) > len(person.name.split()) and same_person(person.name, name.text)
    roles = person.roles if not role or role in person.roles else (*person.roles, role)
    return replace(person, name=name.text if fuller else person.name, roles=roles)


def _role_after(text: str, name: Name) -> str:
    """Return the role in apposition: "Anna Berg, chairwoman of the Group and ..."; "" for none."""
    if text[name.end : name.end + 2] != ", ":
        return ""
    start = name.end + 2
    following = tokens(text[start : start + ROLE_REACH])
    for k, token in enumerate(following[:_ROLE_BEGINS]):
        if token.folded in TITLES:
            stop = next((t.start for t in following[k + 1 :] if t.text in ",.;" or t.folded in _ROLE_ENDS), following[-1].end)
            return text[start : start + stop].strip()
        if token.kind == "punctuation" or token.folded in _NO_ROLE:
            break
    return ""


def _role_before(text: str, name: Name) -> str:
    """Return the role to which a name stands in apposition: "Its chief executive, Anna Berg, ..."; "" for none."""
    if text[name.start - 2 : name.start] != ", " or text[name.end : name.end + 1] not in (",", "."):
        return ""
    before = text[max(0, name.start - 2 - ROLE_REACH) : name.start - 2]
    stretch = re.split(r"[,;:.!?\n“”«»\"]", before)[-1].strip()
    own = [token.folded for token in tokens(stretch)]
    return stretch if any(map(office_of, own[:_ROLE_BEGINS])) else ""
