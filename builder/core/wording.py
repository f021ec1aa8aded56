"""How outlets word an event: characteristic phrases, and names for the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: An outlet prints a phrase that is characteristic of it so often in the event, at least.
FEWEST_PRINTED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A word or phrase that an outlet prints more than the others in the event."""

    #: As first printed.
    text: str
    #: Times in the outlet's articles of the event, and in all others.
    count: int
    elsewhere: int
    #: Log-odds ratio in standard deviations.
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What is characteristic of an outlet's wording of the event, most so first."""

    outlet: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUse:
    """The names that outlets use for one person or thing."""

    #: Person id, or the folded abbreviation.
    id: str
    name: str
    #: Outlet id and its forms as printed, titles included.
    forms: tuple[tuple[str, tuple[str, ...]], ...]
