"""A person near a quotation -> whether the quotation is what somebody told that person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from builder.collate.quoting.persons import Mention, PersonIndex
from builder.collate.quoting.pronouns import (
    PersonPlace,
)
from builder.collate.quoting.roles import holder
from builder.core.quotation import Quotation
from builder.lang.given_names import Gender
from builder.lang.languages import all_words
from builder.lang.names import beginning, names
from builder.lang.offices import office_of
from builder.lang.tokens import tokens

#: What a member of a parliament is called by.
_SEATS: Final = all_words(lambda words: words.roles.seats)
_MARK: Final = re.compile(r"[\"“„«\n]")
#: Whoever is told is named so soon after the verb (code points).
_TOLD: Final = 40


class ArticlePeople(NamedTuple):
    """What is known of the persons of an article while its quotations are read in order."""

    text: str
    language: str
    people: PersonIndex
    #: Where persons are named or spoke, sorted.
    places: list[PersonPlace]
    genders: Mapping[str, Gender]


def is_told(article: ArticlePeople, quotation: Quotation, person: str) -> bool:
    """Tell whether a person is the one who is told, and so not the one who speaks.

    "he asked | the congressman | if".
    """
    if not quotation.cue:
        return False
    start = quotation.cue[0].end
    window = _MARK.split(article.text[start : start + _TOLD])[0]
    behind = [token.folded for token in tokens(window)]
    if behind[:1] == ["the"] and len(behind) > 1 and (head := office_of(behind[1])):
        one = holder((head,), head, article.people.all)
        seat = behind[1] in _SEATS and any(
            mention.name == person and _has_seat(mention) for mention in article.people.all
        )
        return seat or (one is not None and one.name == person)
    return any(
        article.people.known(name.text) == person
        for name in names(window)
        if beginning(window, name) <= 1
    )


def _has_seat(person: Mention) -> bool:
    """Tell whether a person is printed as a member of a parliament, by whatever word."""
    return any(
        token.folded in _SEATS
        for role in (*person.roles, *person.courtesies)
        for token in tokens(role)
    )
