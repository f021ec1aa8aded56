"""The reports of one event -> the people, organizations and places that it is about.

Their headlines and leads name these.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from builder.cluster.naming import Shared, shared_names
from builder.cluster.printed import Printed
from builder.lang.noun_phrases import fitness
from builder.lang.offices import HONORIFICS
from builder.lang.stems import stem, stopwords
from builder.lang.tokens import words

#: Share of the places of a name in which it precedes a noun, from which it tells what kind of
#: thing that is, and nobody.
_MODIFIES: Final = 0.6
#: Words from a given name to the family name, at most.
_REACH: Final = 4
#: What a person is preferred by.
_PERSON: Final = 0.25
#: Bodies that every political report names, and what they are put back by.
_BODIES: Final = frozenset(
    (
        "house",
        "senate",
        "congress",
        "gop",
        "white house",
        "house of representatives",
        "fifth amendment",
    )
)
_BODY: Final = 0.3
#: What a name is preferred by that is at the front of all headlines, and how many words are that.
_FIRST: Final = 0.3
_FRONT: Final = 3
#: A name weighs so much at least.
_LEAST: Final = 0.39


#: What a name that is a kind of people ends with, in the singular.
_ADJECTIVE: Final = re.compile(r"(?:ican|olic|ese|ish|crat|[^d]ian)\Z")


class Actor(NamedTuple):
    """A name that a title can begin with."""

    text: str
    #: Of all its words.
    stems: tuple[str, ...]
    weight: float
    person: bool
    #: The family name means the person: it is nobody else's and not a word.
    alone: bool
    #: Reports with it in their headlines.
    headlines: int
    #: How often all reports print it.
    uses: int
    #: Share of the headlines that begin with it.
    first: float


def actors(printed: Printed) -> tuple[Actor, ...]:
    """Return the names that enough reports print, those that tell most first."""
    shared = [
        name for name in shared_names(printed.articles) if len(name.articles) >= printed.needed
    ]
    found = [
        actor
        for name in shared
        if (actor := _actor(name, shared, printed)) and actor.weight >= _LEAST
    ]
    surnames = {actor.stems[-1] for actor in found if actor.person}
    found = [
        actor
        for actor in found
        if actor.person or len(actor.stems) > 1 or actor.stems[0] not in surnames
    ]
    return tuple(
        sorted(found, key=lambda actor: (-_rank(actor), not actor.person, -actor.uses, actor.text))
    )


def _rank(actor: Actor) -> float:
    """Return how well a title begins with a name: people first, bodies in all news last."""
    return (
        actor.weight
        + _FIRST * actor.first
        + _PERSON * actor.person
        - _BODY * (actor.text.casefold() in _BODIES)
    )


def _actor(name: Shared, shared: Sequence[Shared], printed: Printed) -> Actor | None:
    text = printed.whole(_plain(name, printed) if name.person else name.text)
    parts = [word for word in words(text) if word not in HONORIFICS]
    stems = tuple(
        stem(word, printed.language) for word in parts if word not in stopwords(printed.language)
    )
    if not stems or _modifies(name, printed) or _ADJECTIVE.search(parts[-1]):
        return None
    # The family name means a person, unless it is another's too, or a word.
    alone = (
        name.person
        and not _common(parts[-1], printed)
        and not _apart(parts, printed)
        and sum(stems[-1] in _stems(other, printed) for other in shared if other.person) == 1
    )
    sought = stems[-1:] if alone else stems
    return Actor(
        text,
        stems,
        min(printed.weight(one) for one in sought),
        name.person,
        alone,
        min(printed.headlines(one) for one in sought),
        name.count,
        _first(sought, printed),
    )


def _plain(name: Shared, printed: Printed) -> str:
    """Return a person's name; the family name for a junior whom no headline calls one.

    It takes the family name only where nothing but a junior's name is printed in full.
    """
    parts = name.usual.split()
    junior = len(parts) > 1 and parts[-1].casefold().rstrip(".") in HONORIFICS
    if junior and not any(
        parts[-1].rstrip(".") in article.title.split() for article in printed.articles
    ):
        return parts[-2].rstrip(",")
    return name.usual


def _stems(name: Shared, printed: Printed) -> frozenset[str]:
    return frozenset(stem(word, printed.language) for word in words(name.text))


def _first(stems: Collection[str], printed: Printed) -> float:
    """Return the share of the headlines with one of ``stems`` in their first words."""
    fronts = [lines[0].words[:_FRONT] for lines in printed.lines.values()]
    return sum(
        any(not set(stems).isdisjoint(word.stems) for word in front) for front in fronts
    ) / len(fronts)


def _apart(parts: Sequence[str], printed: Printed) -> bool:
    """Tell whether a given name appears without the family name: "Xxx and Yyy Zzz".

    It may then be somebody else's.
    """
    given, family = parts[0], parts[-1]
    for lines in printed.lines.values():
        for line in lines:
            for i, word in enumerate(line.words):
                after = line.words[i + 1 : i + 1 + _REACH]
                if (
                    word.folded == given
                    and word.text[:1].isupper()
                    and not (after and after[0].text[:1].isupper())
                ):
                    return given != family and family not in [other.folded for other in after]
    return False


def _common(word: str, printed: Printed) -> bool:
    """Tell whether sentences print a part of a name as a common word as well."""
    return printed.common(word)


def _modifies(name: Shared, printed: Printed) -> bool:
    """Tell whether a name mostly precedes a noun: "Catholic bishops", "Bush tax cuts"."""
    last = words(name.usual)[-1:] if name.person else words(name.text)[-1:]
    places = list(_followers(last[0] if last else "", printed))
    return bool(places) and sum(places) > _MODIFIES * len(places)


def _followers(word: str, printed: Printed) -> Iterator[bool]:
    """Yield for each place of a name inside a sentence whether a noun continues after it."""
    for lines in printed.lines.values():
        for line in lines:
            for i, item in enumerate(line.words):
                if item.folded == word and item.text[:1].isupper() and not line.headline:
                    after = line.words[i + 1] if i + 1 < len(line.words) else None
                    small = after is not None and bool(after.stems) and after.text[:1].islower()
                    yield (
                        small
                        and after is not None
                        and fitness(after.text, printed.language).ends > 0
                    )
