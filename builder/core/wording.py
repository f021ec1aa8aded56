"""How outlets word an event: characteristic phrases, and names for the same thing."""

from __future__ import annotations

from typing import Final

import msgspec

#: An outlet prints a phrase that is characteristic of it so often in the event, at least.
FEWEST_PRINTED: Final = 3


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """A word or phrase that an outlet prints more than the others in the event."""

    #: As first printed.
    text: str
    #: Times in the outlet's articles of the event, and in all others.
    count: int
    elsewhere: int
    #: Log-odds ratio in standard deviations.
    score: float


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """What is characteristic of an outlet's wording of the event, most so first."""

    outlet: str
    phrases: tuple[Phrase, ...]


class NameUse(msgspec.Struct, frozen=True, kw_only=True):
    """The names that outlets use for one person or thing."""

    #: Person id, or the folded abbreviation.
    id: str
    name: str
    #: Outlet id and its forms as printed, titles included.
    forms: tuple[tuple[str, tuple[str, ...]], ...]
