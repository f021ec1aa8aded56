"""Units of the event -> what each claims that can differ: quantities with their clauses.

Two quantities are of one matter when they count the same thing in clauses that say the same of it;
so a claim keeps the words that follow its figure (what is counted), the other words of its clause,
and what befell whom ("killed", "injured").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from builder.collate.alignment.passages import PassageUnit
from builder.collate.conflicts.clauses import (
    FATES,
    MORE,
    ClaimContext,
    clause_at,
    stem_of,
    tokens_of,
)
from builder.core.capture import Span
from builder.lang.languages import all_words, alternatives
from builder.lang.measures import MeasureUnit as Measure
from builder.lang.quantities import Quantity, quantities
from builder.lang.stems import stopwords
from builder.lang.tokens import Token
from builder.lang.wordlists import NUMBER_WORDS

#: What is counted is within so many words after a figure.
_HEAD_WORDS: Final = 4
#: Words for people about whom nothing more is said.
_PEOPLE: Final = all_words(lambda words: words.claims.people)
_PART: Final = all_words(lambda words: words.claims.part)
#: Before "of" they tell a part.
_SOME: Final = NUMBER_WORDS.keys() | all_words(lambda words: words.claims.some)
_DETERMINERS: Final = all_words(lambda words: words.claims.determiners)
_INCLUDING: Final = all_words(lambda words: words.claims.including)
_EACH: Final = all_words(lambda words: words.claims.each)
#: Right before a figure: what was before, or by how much.
_OLD_VALUE: Final = all_words(lambda words: words.claims.old_values)
#: Right after a time span they count it from something: "nine days before the vote".
_FROM: Final = all_words(lambda words: words.claims.counted_from)
_NAME: Final = r"(?P<name>[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){1,3})"
#: "Anna Berg, | 28 | , of Northmere", "Anna Berg, who is | 28", "Anna Berg ( | 28 | )"
_NAMED_AGE: Final = re.compile(
    rf"{_NAME}(?:,\s(?:(?:{alternatives(lambda words: words.claims.aged)})\s)?|\s\("
    rf"|\s(?:{alternatives(lambda words: words.claims.being)})\s)\Z"
)
_AGE_ENDS: Final = re.compile(
    rf"\s*(?:[,;.)]|\Z|(?:{alternatives(lambda words: words.claims.age_ends)})\b)"
)
#: "Anna Berg, a | 28-year-old"
_OF_AGE: Final = re.compile(
    rf"{_NAME},\s(?:(?:{alternatives(lambda words: words.claims.age_articles)})\s)?\Z"
)
#: "the 28-year-old | Anna Berg", "identified the 28-year-old | as Anna Berg", "a 28-year-old | man
#: was identified as Anna Berg"
_AGED_NAME: Final = re.compile(
    rf"\s(?:(?:[a-z]+\s){{0,2}}(?:{alternatives(lambda words: words.claims.identified)})\s)?{_NAME}"
)
_AGE: Final = Measure("age")
#: Nobody printed in the news is older.
_OLDEST: Final = 115


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity of a passage and what it is said of."""

    unit: PassageUnit
    quantity: Quantity
    clause: ClaimContext
    #: Stems of what is counted, in order; words for people about whom nothing more is said as
    #: "person".
    head: tuple[str, ...]
    #: How the figure relates to others: it continues a count, is a part, is per something, an old
    #: value, a change.
    marks: frozenset[str]
    #: Of an age: the name of the person; "" for none.
    name: str = ""

    @property
    def article(self) -> str:
        """Id of its article."""
        return self.unit.passage.article

    @property
    def said(self) -> frozenset[str]:
        """What its clause says besides what is counted."""
        return self.clause.words.difference(self.head)


def claims_of(unit: PassageUnit, language: str) -> tuple[Claim, ...]:
    """Return the quantities of a unit's passage with their clauses."""
    text = unit.passage.text
    items = tokens_of(text)
    made = (_claim(unit, text, items, one, language) for one in quantities(text, language, items))
    return tuple(claim for claim in made if "whole" not in claim.marks)


def _claim(
    unit: PassageUnit, text: str, items: Sequence[Token], one: Quantity, language: str
) -> Claim:
    name = _person(text, one)
    if name and one.unit.dimension == "count":
        one = one._replace(unit=_AGE)
    after = [token for token in items if token.start >= one.head]
    before = [token for token in items if token.end <= one.first]
    head, marks = (
        _head(after, language),
        _marks(before, after, spans=one.unit.dimension == "duration"),
    )
    clause = clause_at(text, Span(one.first, one.span.end), language, items)
    return Claim(unit=unit, quantity=one, clause=clause, head=head, marks=marks, name=name)


def _person(text: str, one: Quantity) -> str:
    """Return the name of the person whose age a figure is; "" without one.

    "Anna Berg, 28,", "the 28-year-old Anna Berg".
    """
    if one.unit.dimension == "age":
        match = _AGED_NAME.match(text, one.span.end) or _OF_AGE.search(text, 0, one.span.start)
        return match["name"] if match else ""
    if (
        one.unit.dimension != "count"
        or one.hedge != "exact"
        or one.value > _OLDEST
        or not _AGE_ENDS.match(text, one.span.end)
    ):
        return ""
    match = _NAMED_AGE.search(text, 0, one.span.start)
    return match["name"] if match else ""


def _head(after: Sequence[Token], language: str) -> tuple[str, ...]:
    """Return the stems of what is counted."""
    plain = stopwords(language)
    found: list[str] = []
    for token in after:
        if token.text in "-‐‑":
            continue
        if token.kind == "number":
            # The number belongs to a name: "two Precinct 5 deputies".
            return ()
        if token.kind != "word" or token.folded in FATES or len(found) == _HEAD_WORDS:
            break
        if token.folded in MORE:
            if token.folded.endswith("s") and token.folded in _PEOPLE:
                found.append("person")
            continue
        if token.folded in plain:
            break
        found.append("person" if token.folded in _PEOPLE else stem_of(token, language))
    return tuple(found)


def _marks(before: Sequence[Token], after: Sequence[Token], *, spans: bool) -> frozenset[str]:
    """Return how a figure relates to others; ``spans`` tells whether it is a time span."""
    last = before[-1].folded if before else ""
    following = [token.folded for token in after[:3]]
    found = {
        "more": last in MORE or any(word in MORE for word in following[:2]),
        "part": bool(_PART.intersection(following[:1]))
        or any(token.folded in _INCLUDING for token in before[-2:]),
        "each": last in _EACH or any(word in _EACH for word in following),
        "old": last in _OLD_VALUE,
        "change": last == "by",
        "whole": _whole(before),
    }
    return frozenset(mark for mark, holds in found.items() if holds).union(
        _FROM.intersection(following[:2]) if spans else ()
    )


def _whole(before: Sequence[Token]) -> bool:
    """Tell whether a figure is what others are part of: "one of the | two", "Image 1 of / | 9"."""
    k = len(before) - 1
    while k > 0 and (before[k].kind == "punctuation" or before[k].folded in _DETERMINERS):
        k -= 1
    return (
        k > 0
        and before[k].folded == "of"
        and (before[k - 1].kind == "number" or before[k - 1].folded in _SOME)
    )
