"""Collation and rows -> the passages that one article alone has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from builder.collate.alignment.passages import Read, Unit
from builder.collate.cells import placed
from builder.collate.collation import Collation
from builder.collate.nearest import Search
from builder.collate.rows import Row, key_of
from builder.model.coverage import Passage
from builder.text.language import primary


def unique(found: Collation, rows: Sequence[Row], search: Search) -> tuple[Passage, ...]:
    """Return the passages that no statement holds and of which no other article has something similar, in reading order.

    Headlines and pure credits are told elsewhere.  An article in a language of its own is compared with none, so nobody can tell whether
    it alone has something.  Of passages about other times only those are here that print no date ("previously").
    """
    taken = {key_of(unit) for row in rows for units in row.units.values() for unit in units}
    taken |= {key for key, one in found.apart.items() if not one.announced and one.date}
    languages = Counter(primary(read.article.language) for read in found.reads)
    compared = [read for read in found.reads if languages[primary(read.article.language)] > 1 or len(languages) == 1]
    own = [unit for unit in _units(compared) if unit.sentence >= 0 and unit.passage.speech != "credit" and key_of(unit) not in taken]
    return tuple(placed(unit, found) for unit in own if not any(search.similar(unit)))


def _units(reads: Iterable[Read]) -> Iterator[Unit]:
    return (unit for read in reads for unit in read.units if not unit.foreign)
