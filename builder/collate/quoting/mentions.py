"""Text of one article -> its persons, each under the fullest name, with printed roles."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from builder.collate.quoting.name_evidence import Uses
from builder.collate.quoting.persons import Mention, PersonIndex
from builder.collate.quoting.roles import role_of
from builder.lang.given_names import is_given_name
from builder.lang.grammar import grammar
from builder.lang.languages import FIRST, words_of
from builder.lang.names import TIME_WORDS, Name, names, with_office
from builder.lang.offices import HONORIFICS, TITLES
from builder.lang.tokens import folded
from builder.lang.verbs import reporting

#: Words of a person's name, at most.
_LONGEST_NAME: Final = 5


@lru_cache(maxsize=64)
def names_in(text: str, language: str = FIRST) -> tuple[Name, ...]:
    """Return the names of ``text``; the last few texts are kept."""
    return names(text, language)


@lru_cache(maxsize=64)
def mentions(text: str, language: str = FIRST) -> tuple[Mention, ...]:
    """Return the persons that ``text`` may name under fullest forms, by first mention.

    The last few texts are kept: who speaks in an article and who takes part in its event are asked
    one after the other.
    """
    named = names_in(text, language)
    people = PersonIndex()
    titled = bool(words_of(language).offices.titles)
    uses = Uses(text, named) if words_of(language).names.where else None
    for found in named:
        name = _without_place(text, found) if titled else with_office(text, found)
        if (
            _personal(name)
            and not text.endswith(") ", 0, name.start)
            and not _inverted(text, name, language)
            and (uses is None or uses.may_be_person(name))
        ):
            people.add(
                _without_opening(_without_double(text, name), people), role_of(text, name, language)
            )
    return tuple(
        person
        for person in people.all
        if uses is None or person.roles or person.titled or uses.is_person(person.name)
    )


def _without_place(text: str, name: Name) -> Name:
    """Return a name without the place somebody is from: "Anna Berg | of Lower Ruritania".

    The text must print the surname alone, too.
    """
    short, _, place = name.text.partition(" of ")
    words = short.split()
    if (
        not place
        or name.title
        or len(words) not in (2, 3)
        or not is_given_name(words[0])
        or "the" in place.split()
    ):
        return name
    alone = re.search(
        rf"(?<!\w )(?<!\w)(?:Mr\. |Mrs\. |Ms\. )?{re.escape(words[-1])}\b(?! of\b)", text
    )
    return name._replace(text=short, end=name.start + len(short)) if alone else name


def _without_double(text: str, name: Name) -> Name:
    """Return a name without a short form before the official one.

    "Bill Berg | William (Bill) Rasmus Berg".
    """
    short, _, last = name.text.rpartition(" ")
    first = short.split(" ")[0]
    again = last == first or text.startswith(f" ({first})", name.end)
    if " " in short and text.startswith(" (", name.end) and (again or is_given_name(last)):
        return name._replace(text=short, end=name.start + len(short))
    return name


def _without_opening(name: Name, people: PersonIndex) -> Name:
    """Return a name without the word that opens its sentence: "Twice | Berg".

    Only the rest is somebody's.
    """
    first, _, rest = name.text.partition(" ")
    if not name.opens or not rest or name.title or is_given_name(first):
        return name
    if people.find(name.text) is None and people.find(rest) is not None:
        return name._replace(text=rest, start=name.end - len(rest), opens=False)
    return name


def _inverted(text: str, name: Name, language: str) -> bool:
    """Tell whether a "name" begins with a sentence's verb, or "according to".

    "Said Berg: ...", "Laut Ministerium ...".
    """
    first = folded(name.text.split()[0])
    if not name.opens:
        return False
    return first in grammar(language).opens or (
        text[name.end : name.end + 1] == ":" and first in reporting(language)
    )


def _personal(name: Name) -> bool:
    """Tell whether a name may be a person's: not a time, an organization or an opening."""
    count = len(name.text.split())
    if (
        name.collective
        or count > _LONGEST_NAME
        or any(folded(word) in TIME_WORDS for word in name.text.split())
    ):
        return False
    return (count > 1 or bool(name.title) or not name.opens) and (
        count > 1 or folded(name.text) not in TITLES | HONORIFICS
    )
