"""Statements -> rows of the table before a base is chosen: units, atoms, likeness."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import combinations, product
from math import fsum
from typing import Final

from builder.collate.alignment.passages import PassageUnit
from builder.collate.alignment.statements import LINK, TWICE
from builder.collate.collation import Collation
from builder.collate.readings.atoms import atoms
from builder.collate.readings.names import with_names
from builder.collate.readings.nearness import MARKED_SHARE
from builder.collate.readings.witnesses import Side
from builder.core.passage import Speech

#: What identifies a unit in its event: article id and number.
Key = tuple[str, int]
#: How alike two units are.
Score = Callable[[PassageUnit, PassageUnit], float]

#: Of several passages of the base the quoted one represents the statement, then one of its own
#: body, then its headline.
_RANK: Final[Mapping[Speech, int]] = {
    "direct": 0,
    "mixed": 0,
    "indirect": 1,
    "narration": 1,
    "credit": 2,
    "headline": 2,
}
#: Two rows of one passage are joined when what they hold beside it says the same with so great a
#: probability on average.
JOINED: Final = 0.35
#: What being quoted as well is worth to a passage that is set against a quoted one, and what being
#: a headline costs (likeness).
_QUOTED_TOO: Final = 0.5
_HEADLINE: Final = 0.5


@dataclass(slots=True)
class Row:
    """One statement before a base is chosen: the units of each article, in reading order."""

    units: dict[str, list[PassageUnit]]
    score: Score
    #: Articles out of which a person took it.
    removed: frozenset[str] = frozenset()
    sides: dict[Key, Side] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        """``s-`` and eight digits of the passages' texts: equal whatever the base."""
        texts = sorted(unit.passage.text for units in self.units.values() for unit in units)
        return "s-" + sha256("\x00".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:8]

    @property
    def all_units(self) -> tuple[PassageUnit, ...]:
        """The units of all articles."""
        return tuple(unit for _, units in sorted(self.units.items()) for unit in units)

    def side(self, unit: PassageUnit) -> Side:
        """Return the text and the atoms of a unit of the row."""
        return self.sides[key_of(unit)]

    def against(self, base: str) -> Row:
        """Return the row with the passages alone that more probably than not say what the passage
        of ``base`` says.
        """
        first = chosen(self, base)[base]
        near = {
            article: [one for one in units if article == base or self._near(first, one)]
            for article, units in self.units.items()
        }
        return replace(self, units={article: units for article, units in near.items() if units})

    def _near(self, left: PassageUnit, right: PassageUnit) -> bool:
        """Tell whether two passages probably say the same, or share their wording."""
        if self.score(left, right) >= LINK:
            return True
        one, other = (_content(self.side(unit)) for unit in (left, right))
        return len(one & other) >= MARKED_SHARE * min(len(one), len(other))

    def base(self, order: Iterable[str]) -> str | None:
        """Return the first article of ``order`` whose passage another article prints, too."""
        own = (article for article in order if article in self.units)
        return next((one for one in own if len(self.against(one).units) > 1), None)

    def total(self, unit: PassageUnit) -> float:
        """Return how alike a unit is to those of the other articles together."""
        article = unit.passage.article
        return fsum(
            self.score(unit, other)
            for name, units in self.units.items()
            if name != article
            for other in units
        )

    @property
    def loose(self) -> bool:
        """The passages say the same thing only in part: none is very like another."""
        return not any(
            self.score(left, right) >= LINK
            for one, other in combinations(sorted(self.units), 2) for left, right in product(self.units[one], self.units[other])
        )  # fmt: skip


def _content(side: Side) -> set[str]:
    """Return the stems of a side's words of content."""
    return {side.atoms[i].stem for i in side.content(range(len(side.atoms)))}


def key_of(unit: PassageUnit) -> Key:
    """Return what identifies a unit in its event."""
    return unit.passage.article, unit.number


def rows_of(found: Collation) -> list[Row]:
    """Return the rows of an event's statements, each with its atoms made."""
    place = {key_of(candidate.unit): index for index, candidate in enumerate(found.candidates)}

    def score(left: PassageUnit, right: PassageUnit) -> float:
        return found.statements.score(place[key_of(left)], place[key_of(right)])

    printed = {read.article.id: len(read.units) for read in found.reads}
    rows = []
    for group in found.statements.groups:
        units: dict[str, list[PassageUnit]] = {}
        removed: set[str] = set()
        for unit in (found.candidates[index].unit for index in group):
            if unit.number < printed[unit.passage.article]:
                units.setdefault(unit.passage.article, []).append(unit)
            else:
                removed.add(unit.passage.article)
        if not units or _of_some_headlines(units, len(printed)):
            continue
        rows.append(
            with_sides(
                Row(units=units, score=score, removed=frozenset(removed.difference(units))), found
            )
        )
    return rows


def parted(row: Row, order: Sequence[str]) -> Iterator[Row]:
    """Yield the rows that a group gives, each of passages that say what one of them says.

    A group is of passages that are near to one another on average, so that two of them may be
    further apart. What is not near to the first goes into a row of its own where two articles print
    it; it is also kept in the first row, to be shown as something similar.
    """
    base = row.base(order)
    if base is None:
        # What an editor took out of all other articles, or nobody else prints.
        yield from [row] if len(row.units) == 1 else []
        return
    yield row
    near = row.against(base).units
    rest = {article: units for article, units in row.units.items() if article not in near}
    if len(rest) > 1:
        yield from parted(replace(row, units=rest), order)


def joined(rows: Sequence[Row], order: Sequence[str], found: Collation) -> list[Row]:
    """Return the rows in which no passage is set twice against passages that say the same.

    Else a reader would see in one row that a report lacks a sentence and in the next that the
    report has it. A sentence that carries two statements has two rows where that is sure; what is
    not is left to be called similar. ``order``: article ids in column order, the base first.
    """
    shared: dict[Key, list[list[Row]]] = {}
    first: dict[Key, PassageUnit] = {}
    for row in rows:
        article = next(article for article in order if article in row.units)
        unit = chosen(row, article)[article]
        first.setdefault(key_of(unit), unit)
        known = shared.setdefault(key_of(unit), [])
        same = (one for one in known if all(_say_the_same(row, other, unit) for other in one))
        alike = next(same, None)
        if alike is None:
            known.append([row])
        else:
            alike.append(row)
    return [row for key, known in shared.items() for row in _apart(first[key], known, found)]


def _apart(
    first: PassageUnit, together: Sequence[Sequence[Row]], found: Collation
) -> Iterator[Row]:
    """Yield the rows of a passage: the fullest one, and others that are surely of it, too."""
    rows = [one[0] if len(one) == 1 else _united(first, one, found) for one in together]
    fullest = max(rows, key=lambda row: len(row.units))
    for row in rows:
        others = [unit for unit in row.all_units if unit.passage.article != first.passage.article]
        if row is fullest or any(row.score(first, unit) >= TWICE for unit in others):
            yield row


def _say_the_same(left: Row, right: Row, shared: PassageUnit) -> bool:
    """Tell whether what two rows hold beside the article of a passage that they share says the
    same.
    """
    own = shared.passage.article
    pairs = [
        left.score(one, other)
        for one, other in product(left.all_units, right.all_units)
        if len({own, one.passage.article, other.passage.article}) > 2  # noqa: PLR2004 - three articles
    ]
    return not pairs or fsum(pairs) / len(pairs) >= JOINED


def _united(first: PassageUnit, rows: Sequence[Row], found: Collation) -> Row:
    """Return one row of the passages of several that say the same as ``first``, which all have."""
    units = {key_of(unit): unit for row in rows for unit in row.all_units}
    score, own = rows[0].score, first.passage.article
    kept: dict[str, list[PassageUnit]] = {}
    for (article, _), unit in sorted(units.items()):
        if article == own or score(first, unit) >= LINK:
            kept.setdefault(article, []).append(unit)
    if len(kept) == 1:
        return max(rows, key=lambda row: len(row.units))
    removed = {article for row in rows for article in row.removed}
    return with_sides(
        Row(units=kept, score=score, removed=frozenset(removed.difference(kept))), found
    )


def _of_some_headlines(units: Mapping[str, list[PassageUnit]], articles: int) -> bool:
    """Tell whether a row would hold the headlines of some articles and nothing else.

    What a headline says its report says in the text, too: that another report's headline says
    something else is not a reason to call it missing there.
    """
    return len(units) < articles and all(
        unit.passage.speech == "headline" for found in units.values() for unit in found
    )


def with_sides(row: Row, found: Collation) -> Row:
    """Make the atoms of a row's units, names that they share made whole."""
    made = [
        (unit, atoms(unit, found.known, found.languages[unit.passage.article]))
        for unit in row.all_units
    ]
    for unit, items in zip(row.all_units, with_names(made), strict=True):
        row.sides[key_of(unit)] = Side(unit.passage.text, items)
    return row


def chosen(row: Row, base: str) -> dict[str, PassageUnit]:
    """Return each article's compared passage: the base's most quoted, the likest others."""
    first = min(
        row.units[base],
        key=lambda unit: (_RANK[unit.passage.speech], -row.total(unit), unit.number),
    )
    others = {
        article: max(units, key=lambda unit: (_worth(row, first, unit), -unit.number))
        for article, units in row.units.items()
        if article != base
    }
    return {base: first, **others}


def _worth(row: Row, first: PassageUnit, unit: PassageUnit) -> float:
    """Return how well a unit can be set against the base's."""
    quoted = _QUOTED_TOO if first.quoted and unit.quoted else 0.0
    return (
        row.score(first, unit) + quoted - (_HEADLINE if unit.passage.speech == "headline" else 0.0)
    )
