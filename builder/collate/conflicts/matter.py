"""Two claims -> whether they are of one matter: one thing, subject and time.

The same thing is counted and the same is said of it. Likeness of the sentences alone proves nothing
here: "12 were injured" and "30 were killed" are as alike as can be.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import msgspec

from builder.collate.conflicts.claims import Claim
from builder.collate.conflicts.clauses import APART
from builder.lang.languages import FIRST, all_words
from builder.lang.stems import stem

#: Passages near one another share so many words of content ...
_NEAR_WORDS: Final = 3
#: ... and so large a share of the shorter one's.
NEAR_SHARE: Final = 0.3
#: Passages of no statement share a name, or so many words.
WORDS_FOR_A_NAME: Final = 5
#: What two clauses say besides the figure is the same when so many words are shared ...
SAID_WORDS: Final = 2
#: ... and so large a share of the shorter one's ...
SAID_SHARE: Final = 0.6
#: ... and so large a share of the longer one's.
SAID_OF_LONGER: Final = 0.3
#: Clauses are one but for their figures when so large a share of their words is shared.
CLAUSE_SHARE: Final = 0.75

#: Before a name they make it another place: "Central Northmere".
_QUARTERS: Final = all_words(lambda words: words.claims.quarters)
_QUARTER_STEMS: Final = _QUARTERS | {stem(word, FIRST) for word in _QUARTERS}
#: Stems of words that only begin the name of a unit: "square | meters".
_MEASURES: Final = frozenset(("squar", "cubic"))


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim's sentence says: its words of content, its names, its times."""

    words: frozenset[str]
    names: frozenset[str]
    weekdays: frozenset[int]
    #: Days, months and years as EDTF.
    dates: frozenset[str]
    #: Times of day, in minutes.
    clocks: frozenset[Decimal] = frozenset()


def near(one: Setting, other: Setting) -> bool:
    """Tell whether two sentences share so much that they may be of one matter."""
    shared = len(one.words & other.words)
    return shared >= _NEAR_WORDS and shared >= NEAR_SHARE * min(len(one.words), len(other.words))


def same_thing(one: Claim, other: Claim) -> bool:
    """Tell whether two claims count the same: dimension, unit, whole noun, fate."""
    mine, theirs = one.quantity.unit, other.quantity.unit
    if (
        mine.dimension != theirs.dimension
        or (mine.codes and not mine.codes & theirs.codes)
        or one.marks != other.marks
    ):
        return False
    if (one.clause.fates ^ other.clause.fates) & APART:
        return False
    return mine.dimension != "count" or _same_head(one, other)


def _same_head(one: Claim, other: Claim) -> bool:
    """Tell whether the nouns after two figures are the same, and nothing else describes either."""
    heads = [
        claim.head or (("person",) if claim.clause.fates & APART else ()) for claim in (one, other)
    ]
    if not all(heads):
        return False
    shared = next((word for word in heads[0] if word in heads[1] and word not in _MEASURES), None)
    return (
        shared is not None
        and heads[0][: heads[0].index(shared)] == heads[1][: heads[1].index(shared)]
    )


def comparable(one: Setting, other: Setting, *, together: bool) -> bool:
    """Tell whether two sentences can be of one subject and one time.

    Neither has names, a quarter, a day or a time of its own.
    """
    if (one.names ^ other.names) & _QUARTER_STEMS:
        return False
    known = bool(one.names & other.names)
    if not known and one.names - other.words and other.names - one.words:
        return False
    if not together and not known and len(one.words & other.words) < WORDS_FOR_A_NAME:
        return False
    return (
        not _parted(one.weekdays, other.weekdays)
        and one.dates == other.dates
        and one.clocks == other.clocks
    )


def _parted(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one) and bool(other) and not one & other


def same_said(one: Claim, other: Claim) -> bool:
    """Tell whether two clauses say the same besides their figures."""
    if (
        parted_names(one.clause.names, other.clause.names)
        or one.clause.pronoun != other.clause.pronoun
    ):
        return False
    if (
        one.clause.fates & other.clause.fates & APART
        and one.head
        and one.head == other.head != ("person",)
    ):
        return True
    counted = one.quantity.unit.dimension == "count" and bool(one.head or one.clause.fates)
    return same_words(one.said, other.said, fewest=1 if counted else SAID_WORDS)


def same_clause(one: Claim, other: Claim) -> bool:
    """Tell whether two clauses are one but for their figures.

    Then a difference that is not a conflict is worth telling.
    """
    shared = len(one.said & other.said)
    return shared > SAID_WORDS and shared >= CLAUSE_SHARE * len(one.said | other.said)


def parted_names(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether each of two sides names somebody or something that the other does not."""
    return bool(one - other and other - one)


def same_words(
    one: frozenset[str], other: frozenset[str], *, fewest: int, share: float = SAID_SHARE
) -> bool:
    """Tell whether two clauses share enough words, and enough of the shorter and longer."""
    shared = len(one & other)
    least, most = sorted((len(one), len(other)))
    return shared >= fewest and shared >= share * least and shared >= SAID_OF_LONGER * most
