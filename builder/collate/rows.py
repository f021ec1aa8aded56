"""Statements and a base text -> the rows of the table: a cell for each article, the apparatus, a name, a number, an anchor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from builder.collate.apparatus import entries
from builder.collate.atoms import Atom, atoms, with_names
from builder.collate.blocks import Compared, learn
from builder.collate.collation import Collation
from builder.collate.comparison import compare
from builder.collate.indirect import leads_of, telling_blocks
from builder.collate.naming import name_of
from builder.collate.passages import Unit
from builder.collate.presence import presence
from builder.collate.segments import differences, plain_segments, segments
from builder.collate.statements import LINK
from builder.collate.witnesses import Side, Witness
from builder.model.coverage import Cell, Passage, Statement

_RANK = {"direct": 0, "mixed": 1, "indirect": 2, "narration": 3, "credit": 4, "headline": 5}


Key = tuple[str, int]
Near = Mapping[Key, Mapping[Key, float]]


@dataclass(slots=True)
class Row:
    """One statement before a base is chosen: the units of each article, in reading order."""

    units: dict[str, list[Unit]]
    #: How alike the row's units are, both ways: (article, number) -> (article, number) -> likeness.
    near: Near
    sides: dict[tuple[str, int], Side] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        """``s-`` and eight digits of the passages' texts: equal whatever the base."""
        texts = sorted(unit.passage.text for units in self.units.values() for unit in units)
        return "s-" + sha256("\x00".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:8]

    def likeness(self, left: Unit, right: Unit) -> float:
        """Return how alike two units of the row are."""
        return self.near.get(key_of(left), {}).get(key_of(right), 0.0)

    def total(self, unit: Unit) -> float:
        """Return how alike a unit is to all the others together."""
        return sum(self.near.get(key_of(unit), {}).values())

    @property
    def loose(self) -> bool:
        """The passages say the same thing only in part: none is very like another."""
        own = (self.near.get(key_of(unit), {}) for units in self.units.values() for unit in units)
        return all(score < LINK for found in own for score in found.values())


def key_of(unit: Unit) -> Key:
    """Return what identifies a unit in its event."""
    return unit.passage.article, unit.number


def rows_of(found: Collation) -> list[Row]:
    """Return the rows of an event's statements, each with its atoms made."""
    near: dict[Key, dict[Key, float]] = defaultdict(dict)
    for link in found.links:
        a, b = (key_of(found.candidates[i].unit) for i in (link.left, link.right))
        near[a][b] = near[b][a] = link.score
    rows = []
    for group in found.statements:
        units: dict[str, list[Unit]] = {}
        for unit in found.units(group):
            units.setdefault(unit.passage.article, []).append(unit)
        rows.append(with_sides(Row(units=units, near=near), found))
    return rows


def with_sides(row: Row, found: Collation) -> Row:
    """Make the atoms of a row's units, names that they share made whole."""
    flat = [unit for _, units in sorted(row.units.items()) for unit in units]
    languages = {read.article.id: read.article.language for read in found.reads}
    made: list[tuple[Unit, tuple[Atom, ...]]] = [(unit, atoms(unit, found.known, languages[unit.passage.article])) for unit in flat]
    for unit, items in zip(flat, with_names(made), strict=True):
        row.sides[unit.passage.article, unit.number] = Side(unit.passage.text, items)
    return row


def chosen(row: Row, base: str) -> dict[str, Unit]:
    """Return the passage of each article that is compared: the base's most quoted one, the others' most like it."""
    own = row.units[base]
    first = min(own, key=lambda u: (_RANK[u.passage.speech] // 2, -row.total(u), u.number))
    result = {base: first}
    for article, units in row.units.items():
        if article != base:
            quoted = first.passage.speech in ("direct", "mixed")
            result[article] = max(units, key=lambda u: (_worth(row, first, u, quoted=quoted), -u.number))
    return result


def _worth(row: Row, first: Unit, unit: Unit, *, quoted: bool) -> float:
    alike = row.likeness(first, unit)
    bonus = 0.25 if quoted and unit.passage.speech in ("direct", "mixed") else 0.0
    return alike + bonus - (0.5 if unit.passage.speech == "headline" else 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What all rows of a table share."""

    found: Collation
    #: Article ids in column order.
    order: tuple[str, ...]
    #: Articles too short to compare, with the reason.
    short: Mapping[str, str]
    #: Sentences of each article that could carry a statement.
    searched: Mapping[str, int]

    @classmethod
    def of(cls, found: Collation, order: tuple[str, ...], short: Mapping[str, str]) -> Frame:
        """Return the frame of an event's table."""
        searched = {read.article.id: len({u.sentence for u in read.units if u.sentence >= 0 and not u.foreign}) for read in found.reads}
        return cls(found=found, order=order, short=short, searched=searched)


def statement(row: Row, number: int, base: str, frame: Frame) -> Statement:
    """Return one row of the table against ``base``, which carries the statement."""
    picked = chosen(row, base)
    side = row.sides[key_of(picked[base])]
    witnesses = sorted(_witnesses(row, base, picked), key=lambda witness: frame.order.index(witness.article))
    compared = {witness.article: witness for witness in witnesses}
    cells = tuple(
        _cell(article, row, picked, frame)
        if article == base or article not in compared
        else _compared_cell(compared[article], row, picked, base, frame)
        for article in frame.order
    )
    listed = entries(side, base, witnesses, frame.order) if witnesses else ()
    return Statement(number=number, anchor=row.anchor, name=name_of(side, witnesses), base=base, cells=cells, entries=listed)


def _witnesses(row: Row, base: str, picked: Mapping[str, Unit]) -> list[Witness]:
    """Compare the passages of all articles with the base's."""
    first = picked[base]
    side = row.sides[key_of(first)]
    quoted = any(unit.quoted for unit in picked.values())
    sides = {article: row.sides[key_of(unit)] for article, unit in picked.items() if article != base}
    witnesses = []
    for article, result in _compared(side, sides).items():
        turned = quoted and _turned(first, picked[article])
        lead = leads_of(side, sides[article], result).here if turned else -1
        blocks = telling_blocks(side, sides[article], result, indirect=turned, loose=row.loose)
        witnesses.append(Witness(article, sides[article], result, blocks, lead))
    return witnesses


def _compared(base: Side, sides: Mapping[str, Side]) -> dict[str, Compared]:
    """Compare every witness with the base, twice: the second time each knows the blocks of the others."""
    first = {article: compare(base.atoms, here.atoms) for article, here in sides.items()}
    if len(sides) < 2:  # noqa: PLR2004 -- no others
        return first
    result = {}
    for article, here in sides.items():
        others = learn(base.atoms, ((other.atoms, first[name]) for name, other in sides.items() if name != article))
        result[article] = compare(base.atoms, here.atoms, others)
    return result


def _turned(base: Unit, here: Unit) -> bool:
    """Tell whether one of two passages gives quoted words without quotation marks, in part at least."""
    return base.passage.speech != "direct" or here.passage.speech != "direct"


def _cell(article: str, row: Row, picked: Mapping[str, Unit], frame: Frame) -> Cell:
    """Return the cell of the base, or of an article that does not carry the statement."""
    searched = frame.searched[article]
    unit = picked.get(article)
    if unit is None:
        return Cell(article=article, presence="short" if article in frame.short else "absent", searched=searched)
    passage = placed(unit, frame.found)
    segments_ = plain_segments(row.sides[key_of(unit)])
    return Cell(
        article=article, presence="base", passage=passage, others=_others(row, unit, frame), segments=segments_, searched=searched
    )  # fmt: skip


def _compared_cell(witness: Witness, row: Row, picked: Mapping[str, Unit], base: str, frame: Frame) -> Cell:
    """Return the cell of an article that carries the statement beside the base."""
    unit, side = picked[witness.article], row.sides[key_of(picked[base])]
    return Cell(
        article=witness.article,
        presence=presence(unit, [other for other in picked.values() if other is not unit], side, witness),
        passage=placed(unit, frame.found),
        others=_others(row, unit, frame),
        segments=segments(side, witness),
        differences=differences(side, witness),
        searched=frame.searched[witness.article],
    )


def _others(row: Row, unit: Unit, frame: Frame) -> tuple[Passage, ...]:
    return tuple(placed(other, frame.found) for other in row.units[unit.passage.article] if other is not unit)


def placed(unit: Unit, found: Collation) -> Passage:
    """Return a unit's passage with the event's id of its speaker."""
    return replace(unit.passage, person=found.cast.id_of(unit.passage.person))
