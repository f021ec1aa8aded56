"""A source that names nobody -> who is meant by its title: "the minister", "the head of the agency"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from builder.collate.quoting.persons import Mention
from builder.collate.quoting.pronouns import (
    Guess,
)
from builder.collate.quoting.roles import holder
from builder.core.quotation import Quotation
from builder.lang.languages import all_words, words_of
from builder.lang.offices import TITLES, office_of
from builder.lang.tokens import tokens
from builder.lang.wordlists import POSSESSIVES

#: A speaker is shown whose certainty is so high, at least.
SURE_SPEAKER: Final = 0.9
#: How sure a title is that one person has, and one that any may have ("a minister").
TITLED: Final = 0.93
_ANY: Final = 0.4
#: The one person who speaks, more than once and with a role, has an unknown title; the one who
#: speaks otherwise.
_ONE_WITH_A_ROLE: Final = 0.92
_ONE: Final = 0.6
#: Sources that are not a single person.
_CROWD: Final = all_words(lambda words: words.quoting.crowd)
#: Words before a title that many may have.
_INDEFINITE: Final = all_words(lambda words: words.grammar.indefinite)
NOBODY: Final = Guess(None, 0.0)


def by_role(phrase: str, people: Sequence[Mention], language: str) -> Guess:
    """Return the one person whose printed role has the head noun of "the minister".

    The role must also have every name in "the Ruritanian minister"; else the guess is unsure.
    """
    items = tokens(phrase)
    heads = [head for token in items if (head := office_of(token.folded))]
    # "The presidential candidate" is not a president.
    head = next((head for head in heads if head in TITLES), heads[0] if heads else "")
    if not head:
        return NOBODY
    one = holder([token.folded for token in items], head, people)
    if one is None:
        return NOBODY
    role = {token.folded for printed in one.roles for token in tokens(printed)}
    other = any(
        token.text[:1].isupper() and token.start and token.folded not in role for token in items
    )
    indefinite = items[0].folded in _INDEFINITE | POSSESSIVES or (
        items[0].folded in words_of(language).roles.imagined
    )
    return Guess(one.name, _ANY if other or indefinite else TITLED)


def single_speaker(
    text: str, found: Sequence[Quotation], people: Sequence[Mention]
) -> list[Quotation]:
    """Give the one person who speaks in the article what "the head of the diplomacy" says."""
    speakers = [q.speaker for q in found if q.speaker and q.certainty >= SURE_SPEAKER]
    if len(set(speakers)) != 1:
        return list(found)
    only = speakers[0]
    role = any(person.name == only and person.roles for person in people) and len(speakers) > 1
    certainty = _ONE_WITH_A_ROLE if role else _ONE
    unknown = any(q.source and q.certainty < SURE_SPEAKER for q in found)
    given = (
        q.certainty < certainty and bears_title(text, q) and (q.source or not unknown)
        for q in found
    )
    return [
        replace(q, speaker=only, certainty=certainty) if own else q
        for q, own in zip(found, given, strict=True)
    ]


def bears_title(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation names its speaker by title alone, or has no source."""
    if not quotation.source:
        return quotation.kind != "indirect" and not quotation.cue
    words = [
        token.folded for token in tokens(text[quotation.source[0].start : quotation.source[0].end])
    ]
    office = next((k for k, word in enumerate(words) if word in TITLES), 0)
    return (
        words[:1] == ["the"]
        and office > 0
        and words[office + 1 : office + 2] == ["of"]
        and not any(word in _CROWD for word in words)
    )
