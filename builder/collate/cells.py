"""Row and base text -> the statement that a reader sees: cells, an apparatus, a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from builder.collate.alignment.passages import PassageUnit
from builder.collate.collation import Collation
from builder.collate.naming.row_names import name_of
from builder.collate.naming.short_names import distinct, short_names, telling_stems
from builder.collate.nearest import SIMILAR, Search
from builder.collate.presence import presence
from builder.collate.readings.apparatus import entries
from builder.collate.readings.blocks import ComparedWitness, DiffBlock, learn
from builder.collate.readings.comparison import compare
from builder.collate.readings.indirect import leads_of, telling_blocks
from builder.collate.readings.nearness import near_enough
from builder.collate.readings.segments import differences, plain_segments, segments
from builder.collate.readings.witnesses import Side, Witness
from builder.collate.rows import Row, chosen
from builder.core.coverage import Cell, Presence, Statement
from builder.core.passage import Passage
from builder.lang.language import same_language
from builder.lang.stems import stem
from builder.lang.tokens import words


class TableFrame(msgspec.Struct, frozen=True, kw_only=True):
    """What all rows of a table share."""

    found: Collation
    #: Article id -> the number of its column, in column order.
    columns: Mapping[str, int]
    #: Articles too short to compare, with the reason.
    short: Mapping[str, str]
    #: Sentences of each article that could carry a statement.
    searched: Mapping[str, int]
    #: How much each stem tells one row from the others.
    tells: Mapping[str, float]
    #: All passages of the event, to be searched for what comes nearest to a statement.
    search: Search

    @classmethod
    def of(
        cls, found: Collation, order: tuple[str, ...], short: Mapping[str, str], rows: Sequence[Row]
    ) -> TableFrame:
        """Return the frame of an event's table."""
        searched = {
            read.article.id: len(
                {u.sentence for u in read.units if u.sentence >= 0 and not u.foreign}
            )
            for read in found.reads
        }
        tells = tells_of(rows, found)
        columns = {article: number for number, article in enumerate(order)}
        search = Search(found.reads, found.counterparts)
        return cls(
            found=found, columns=columns, short=short, searched=searched, tells=tells, search=search
        )


def tells_of(rows: Sequence[Row], found: Collation) -> Mapping[str, float]:
    """Return how much each stem tells one of the rows from the others."""
    headlines = {
        stem(word, read.article.language)
        for read in found.reads
        for word in words(read.article.title)
    }
    return telling_stems([row.sides.values() for row in rows], headlines)


class UnnamedStatement(NamedTuple):
    """A statement without its short name, and the short names that it can have."""

    statement: Statement
    short_names: tuple[str, ...]


def named(lines: Sequence[UnnamedStatement]) -> tuple[Statement, ...]:
    """Return the statements of a table, each with a short name of its own."""
    names = distinct([line.short_names for line in lines])
    return tuple(
        replace(line.statement, short_name=name) for line, name in zip(lines, names, strict=True)
    )


def line_of(row: Row, number: int, base: str, frame: TableFrame) -> UnnamedStatement:
    """Return one row of the table against ``base``, which carries the statement.

    ``number`` is its place in the table, from 1.
    """
    near = row.against(base)
    picked = chosen(near, base)
    side = row.side(picked[base])
    witnesses = sorted(
        _witnesses(row, base, picked, frame), key=lambda witness: frame.columns[witness.article]
    )
    compared = {witness.article: witness for witness in witnesses}
    cells = tuple(
        _compared_cell(compared[article], near, picked, base, frame)
        if article in compared
        else _base_cell(near, picked[base], frame)
        if article == base
        else _silent_cell(article, row, base, frame)
        for article in frame.columns
    )
    found = entries(
        side, base, [witness for witness in witnesses if not witness.plain], frame.columns
    )
    language = frame.found.languages[base]
    name = name_of(side, witnesses, language)
    line = Statement(
        number=number,
        anchor=row.anchor,
        name=name,
        short_name="",
        base=base,
        cells=cells,
        entries=found,
    )
    return UnnamedStatement(line, short_names(side, witnesses, name, language, frame.tells))


def _witnesses(
    row: Row, base: str, picked: Mapping[str, PassageUnit], frame: TableFrame
) -> list[Witness]:
    """Compare the passages of all articles with the base's."""
    first = picked[base]
    side = row.side(first)
    quoted = any(unit.quoted for unit in picked.values())
    sides = {article: row.side(unit) for article, unit in picked.items() if article != base}
    witnesses = []
    for article, result in _compared(side, sides).items():
        here = sides[article]
        indirect = quoted and _indirect(first, picked[article])
        headline = "headline" in (first.passage.speech, picked[article].passage.speech)
        spoken = first.passage.speech == picked[article].passage.speech == "direct"
        plain = not near_enough(side, here, result, spoken=spoken, headline=headline)
        found = (
            [] if plain else telling_blocks(side, here, result, indirect=indirect, spoken=spoken)
        )
        blocks = [
            left
            for block in found
            if (left := _not_elsewhere(block, (base, side), (article, here), frame.search))
        ]
        lead = leads_of(side, here, result).here if indirect else -1
        witnesses.append(
            Witness(
                article=article, side=here, result=result, blocks=blocks, lead=lead, plain=plain
            )
        )
    return witnesses


def _not_elsewhere(
    block: DiffBlock, base: tuple[str, Side], here: tuple[str, Side], search: Search
) -> DiffBlock | None:
    """Return what of a block differs and is not said in another passage of the other one.

    The two articles come each with its passage.
    """
    whole = bool(block.base and block.here)
    omitted = block.base and search.says(here[0], base[1].words(block.base), whole=whole)
    added = block.here and search.says(base[0], here[1].words(block.here), whole=whole)
    left = DiffBlock([] if omitted else block.base, [] if added else block.here)
    return left if left.base or left.here else None


def _compared(base: Side, sides: Mapping[str, Side]) -> dict[str, ComparedWitness]:
    """Compare each witness with the base twice, then knowing the others' blocks."""
    first = {article: compare(base.atoms, here.atoms) for article, here in sides.items()}
    if len(sides) == 1:
        return first
    result = {}
    for article, here in sides.items():
        others = learn(
            base.atoms,
            ((other.atoms, first[name]) for name, other in sides.items() if name != article),
        )
        result[article] = compare(base.atoms, here.atoms, others)
    return result


def _indirect(base: PassageUnit, here: PassageUnit) -> bool:
    """Tell whether one of two passages quotes without quotation marks, in part at least."""
    return base.passage.speech != "direct" or here.passage.speech != "direct"


def _base_cell(row: Row, unit: PassageUnit, frame: TableFrame) -> Cell:
    """Return the cell of the base, whose passage is ``unit``."""
    return Cell(
        article=unit.passage.article,
        presence="base",
        passage=placed(unit, frame.found),
        others=_others(row, unit, frame),
        segments=plain_segments(row.side(unit)),
        searched=frame.searched[unit.passage.article],
    )


def _silent_cell(article: str, row: Row, base: str, frame: TableFrame) -> Cell:
    """Return the cell of an article that does not surely carry the statement."""
    silence = _silence(article, row, base, frame)
    nearest = _nearest(article, row, base, frame) if silence == "absent" else None
    return Cell(
        article=article,
        presence="similar" if nearest else silence,
        searched=frame.searched[article],
        nearest=nearest,
    )


def _nearest(article: str, row: Row, base: str, frame: TableFrame) -> Passage | None:
    """Return the passage of an article that is similar to a statement, or ``None``."""
    if article in row.units:
        # Near to others in the row, not to the base.
        return placed(chosen(row, base)[article], frame.found)
    near = frame.search.nearest(row.all_units, article)
    return placed(near.unit, frame.found) if near and near.likeness >= SIMILAR else None


def _silence(article: str, row: Row, base: str, frame: TableFrame) -> Presence:
    """Return how an article lacks a statement of the base.

    The words of an article in another language cannot tell.
    """
    if article in row.removed:
        return "removed"
    if article in frame.short and article not in row.units:
        return "short"
    languages = frame.found.languages
    return "absent" if same_language(languages[article], languages[base]) else "language"


def _compared_cell(
    witness: Witness, row: Row, picked: Mapping[str, PassageUnit], base: str, frame: TableFrame
) -> Cell:
    """Return the cell of an article that carries the statement beside the base."""
    unit, side = picked[witness.article], row.side(picked[base])
    return Cell(
        article=witness.article,
        presence=presence(
            unit, [other for other in picked.values() if other is not unit], side, witness
        ),
        passage=placed(unit, frame.found),
        others=_others(row, unit, frame),
        segments=plain_segments(witness.side) if witness.plain else segments(side, witness),
        differences=() if witness.plain else differences(side, witness),
        searched=frame.searched[witness.article],
    )


def _others(row: Row, unit: PassageUnit, frame: TableFrame) -> tuple[Passage, ...]:
    """Return the further passages of an article that say the same."""
    return tuple(
        placed(other, frame.found) for other in row.units[unit.passage.article] if other is not unit
    )


def placed(unit: PassageUnit, found: Collation) -> Passage:
    """Return a unit's passage with the event's id of its speaker."""
    return replace(unit.passage, person=found.cast.id_of(unit.passage.person))
