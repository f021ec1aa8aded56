"""The passages of an event -> figures, money, ages and times that differ for one matter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Final

from msgspec.structs import replace

from builder.collate.conflicts.amounts import compared
from builder.collate.conflicts.claims import Claim, claims_of
from builder.collate.conflicts.clauses import APART
from builder.collate.conflicts.details import STAMPED, Detail, led_apart, one_detail
from builder.collate.conflicts.matter import (
    comparable,
    parted_names,
    same_clause,
    same_said,
    same_thing,
)
from builder.collate.conflicts.sources import one_source
from builder.collate.conflicts.texts import Contrast, Finds, PassagePair, Point, Texts
from builder.core.capture import Span
from builder.core.conflict import ConflictKind, Reason
from builder.lang.language import same_language
from builder.lang.languages import alternatives
from builder.lang.name_keys import person_key
from builder.lang.stamps import parse_iso

#: Ages of one person that are compared, at most.
MOST_CLAIMS: Final = 100
#: Words that say that a count continues, or continued another.
_GOES_ON: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.claims.goes_on)})\b", re.IGNORECASE
)
#: A count that may hold the one who did it.
_WITH: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.claims.counting_in)})\b",
    re.IGNORECASE,
)
#: What is measured again and again: winds, water levels, burned land, turnout, how long something
#: lasts.
_MEASURED: Final = ("speed", "area", "length", "percent", "points", "duration")
_BY_ONE: Final = 2
#: Within so many days nobody's age is likely to have changed.
_BIRTHDAY: Final = 7
_KINDS: Final[Mapping[str, ConflictKind]] = {"money": "money", "clock": "time"}


def figures(texts: Texts) -> Iterator[Contrast]:
    """Yield the figures that differ between two articles for one matter."""
    claims = Finds(texts, lambda unit: claims_of(unit, texts.language(unit.passage.article)))
    for pair in texts.pairs:
        for one, other in product(claims[pair.left], claims[pair.right]):
            if one.quantity.unit.dimension != "age" and _one_matter(one, other, pair, texts):
                yield from _contrast(
                    one, other, claims, texts, told=pair.together or same_clause(one, other)
                )
    yield from _ages(claims, texts)


def _ages(claims: Finds[Claim], texts: Texts) -> Iterator[Contrast]:
    """Yield the ages of one person that differ between two articles, wherever they are."""
    persons: dict[str, list[Claim]] = defaultdict(list)
    for claim in (claim for article in sorted(texts.units) for claim in claims.article(article)):
        if (
            claim.quantity.unit.dimension == "age"
            and claim.name
            and (person := texts.found.cast.id_of(person_key(claim.name)))
        ):
            persons[person].append(claim)
    for _, own in sorted(persons.items()):
        for one, other in combinations(own[:MOST_CLAIMS], 2):
            if one.article != other.article and same_language(
                texts.language(one.article), texts.language(other.article)
            ):
                yield from _contrast(one, other, claims, texts, told=True)


def _detail(claim: Claim) -> Detail:
    return Detail(claim.unit, Span(claim.quantity.first, claim.quantity.span.end))


def _one_time(one: Claim, other: Claim, pair: PassagePair, texts: Texts) -> bool:
    """Tell whether two times of day are of one thing on one weekday that both name.

    "it happened", "the fire happened".
    """
    left, right = texts.setting(one.unit), texts.setting(other.unit)
    one_day = bool(left.weekdays) and left.weekdays == right.weekdays and left.dates == right.dates
    clock = one.quantity.unit.dimension == other.quantity.unit.dimension == "clock"
    stamped = any(
        STAMPED.search(claim.unit.passage.text, 0, claim.quantity.first) for claim in (one, other)
    )
    return (
        clock
        and one_day
        and not stamped
        and one_source(one.unit, other.unit, texts)
        and one_detail(_detail(one), _detail(other), pair, texts, fewest=1)
    )


def _one_matter(one: Claim, other: Claim, pair: PassagePair, texts: Texts) -> bool:
    """Tell whether two claims count the same, of one subject, at one time."""
    if _one_time(one, other, pair, texts):
        return True
    if not same_thing(one, other) or not same_said(one, other):
        return False
    if not same_clause(one, other):
        fates = one.clause.fates & other.clause.fates & APART
        if not fates and (not pair.together or led_apart(_detail(one), _detail(other), texts)):
            return False
        if not pair.together and parted_names(
            texts.setting(one.unit).names, texts.setting(other.unit).names
        ):
            return False
    left, right = texts.setting(one.unit), texts.setting(other.unit)
    if pair.same:
        # Another clause may tell of another day: "to meet on Monday after a fire that hurt 16".
        left, right = (
            replace(left, weekdays=one.clause.weekdays),
            replace(right, weekdays=other.clause.weekdays),
        )
    if one.quantity.unit.dimension == "clock":
        left, right = replace(left, clocks=frozenset()), replace(right, clocks=frozenset())
    return comparable(left, right, together=pair.together) and one_source(
        one.unit, other.unit, texts
    )


def _contrast(
    one: Claim, other: Claim, claims: Finds[Claim], texts: Texts, *, told: bool
) -> Iterator[Contrast]:
    """Yield the contrast of two claims of one matter; nothing where they agree.

    ``told``: a difference that is not a conflict is told, too.
    """
    verdict = compared(one.quantity, other.quantity)
    if verdict == "agree":
        return
    reason: Reason | None = (
        _counted_otherwise(one, other, texts) if verdict == "conflict" else verdict
    )
    # What would be a conflict but for its reason is always told apart.
    shown = told or verdict == "conflict" if reason else not _known(one, other, claims)
    if shown:
        kind = _KINDS.get(one.quantity.unit.dimension, "figure")
        yield Contrast(kind, _point(one), _point(other), reason)


def _point(claim: Claim) -> Point:
    quantity = claim.quantity
    amount = (quantity.value * quantity.unit.factor).normalize()
    return Point(claim.unit, quantity.span, f"{quantity.hedge} {amount:f} {quantity.other or ''}")


def _known(one: Claim, other: Claim, claims: Finds[Claim]) -> bool:
    """Tell whether either article gives the other's figure, too.

    It may be a part beside the whole, or a count corrected further down.
    """
    return any(
        _alike(mine, theirs) and compared(mine.quantity, theirs.quantity) != "conflict"
        for article, theirs in ((one.article, other), (other.article, one))
        for mine in claims.article(article)
    )


def _alike(one: Claim, other: Claim) -> bool:
    """Tell whether two claims may count the same."""
    dimension = one.quantity.unit.dimension
    if dimension != other.quantity.unit.dimension or dimension != "count":
        return dimension == other.quantity.unit.dimension and (
            dimension != "age" or person_key(one.name) == person_key(other.name)
        )
    mine, theirs = (claim.clause.fates & APART for claim in (one, other))
    return mine == theirs and bool(mine.union(one.head) & theirs.union(other.head))


def _counted_otherwise(one: Claim, other: Claim, texts: Texts) -> Reason | None:
    """Return why two counts may both be right: made at other times, or one with somebody more."""
    fates = one.clause.fates & APART
    first, second = (texts.published(claim.article) for claim in (one, other))
    if one.quantity.unit.dimension == "age":
        years = abs(one.quantity.value - other.quantity.value)
        return "update" if years == 1 and _days_between(first, second) > _BIRTHDAY else None
    if not fates:
        return (
            "update" if one.quantity.unit.dimension in _MEASURED and _later(first, second) else None
        )
    sentences = [claim.unit.passage.text for claim in (one, other)]
    if any(map(_GOES_ON.search, sentences)) or _later(first, second):
        return "update"
    near = abs(one.quantity.value - other.quantity.value) <= _BY_ONE
    return "part" if near and any(map(_WITH.search, sentences)) else None


def _days_between(first: str, second: str) -> int:
    """Return how many days lie between two articles, at least; 0 where that is not known."""
    one, other = parse_iso(first), parse_iso(second)
    if one is None or other is None:
        return 0
    return max(0, (one.first_day - other.last_day).days, (other.first_day - one.last_day).days)


def _later(first: str, second: str) -> bool:
    """Tell whether one of two articles was printed at another time, as far as both are known."""
    one, other = parse_iso(first), parse_iso(second)
    if one is None or other is None:
        return False
    if one.first_day > other.last_day or other.first_day > one.last_day:
        return True
    return (
        one.hour is not None
        and other.hour is not None
        and one.zone == other.zone
        and one.hour != other.hour
    )
