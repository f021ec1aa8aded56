"""Where reports differ in fact: conflicts, and differences explained otherwise."""

from __future__ import annotations

from typing import Literal

import msgspec

from builder.core.capture import Span
from builder.core.passage import Passage

#: What two reports state differently: a number, an amount of money, the time of day, the day, who,
#: where, whether or not, opposites ("sober" and "drunk"), and who said the words.
ConflictKind = Literal[
    "figure", "money", "time", "day", "name", "place", "negation", "opposite", "speaker"
]
#: Why two figures or days that differ do not conflict: one is the other rounded; one leaves it open
#: ("at least"); a range holds the other; the same amount in another unit; hours between "around"
#: two times; the night between two days; another time zone; a count that continued ("so far"); one
#: counts somebody more; other things are counted (injured and killed); other times are counted.
Reason = Literal[
    "rounded",
    "bound",
    "range",
    "unit",
    "about",
    "night",
    "zone",
    "update",
    "part",
    "spelling",
    "within",
]


class ConflictSide(msgspec.Struct, frozen=True, kw_only=True):
    """What one article says at the place where reports differ."""

    passage: Passage
    #: The places that differ: code points in the passage's text; empty where the whole passage does
    #: (a speaker).
    spans: tuple[Span, ...]
    #: What it says there, as printed; the speaker's name for a conflict of speakers.
    text: str


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Two or more reports state different facts about the same matter; nobody is judged."""

    kind: ConflictKind
    #: ``c-`` and eight hexadecimal digits of the sides' texts.
    anchor: str
    #: One side an article, in column order; articles that say the same have equal :attr:`readings`.
    sides: tuple[ConflictSide, ...]
    #: By side, the number of its reading: 0 for the first side's, and so on.
    readings: tuple[int, ...]
    #: Number of the statement that holds all sides; ``None`` when they are aligned in none.
    statement: int | None = None


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """A difference that is not a conflict, with the reason."""

    kind: ConflictKind
    reason: Reason
    sides: tuple[ConflictSide, ConflictSide]
    statement: int | None = None
