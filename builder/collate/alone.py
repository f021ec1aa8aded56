"""Collation and rows -> the passages outside of all statements.

These are those that one article alone has, and those with something similar.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from builder.collate.alignment.passages import PassageUnit, ReadArticle
from builder.collate.cells import placed
from builder.collate.collation import Collation
from builder.collate.nearest import Search
from builder.collate.rows import Row, key_of
from builder.core.coverage import Similar
from builder.core.passage import Passage
from builder.lang.language import primary

#: A passage that comes no nearer is far from saying the same.
_FAR: Final = 0.2


class Alone(NamedTuple):
    """The passages that no statement holds, in reading order."""

    #: No other article has anything similar.
    unique: tuple[Passage, ...]
    #: Those of them to which no passage comes anywhere near: they may be at the top of the page.
    surest: tuple[Passage, ...]
    similar: tuple[Similar, ...]
    #: All of them.
    units: tuple[PassageUnit, ...]


def alone(found: Collation, rows: Sequence[Row], search: Search) -> Alone:
    """Return the passages that no statement holds; headlines and pure credits are told elsewhere.

    An article in a language of its own is compared with none, so nobody can tell whether it alone
    has something.  Of passages about other times only those are here that print no date
    ("previously").
    """
    taken = {key_of(unit) for row in rows for units in row.units.values() for unit in units}
    taken |= {key for key, one in found.apart.items() if not one.announced and one.date}
    languages = Counter(primary(read.article.language) for read in found.reads)
    compared = [
        read
        for read in found.reads
        if languages[primary(read.article.language)] > 1 or len(languages) == 1
    ]
    unique: list[Passage] = []
    surest: list[Passage] = []
    similar: list[Similar] = []
    units: list[PassageUnit] = []
    for unit in _units(compared):
        if unit.sentence < 0 or unit.passage.speech == "credit" or key_of(unit) in taken:
            continue
        units.append(unit)
        near = max(search.similar(unit), key=lambda near: near.likeness, default=None)
        if near is None:
            unique.append(placed(unit, found))
            surest += [] if any(search.similar(unit, _FAR)) else [unique[-1]]
        else:
            similar.append(Similar(passage=placed(unit, found), nearest=placed(near.unit, found)))
    return Alone(tuple(unique), tuple(surest), tuple(similar), tuple(units))


def _units(reads: Iterable[ReadArticle]) -> Iterator[PassageUnit]:
    return (unit for read in reads for unit in read.units if not unit.foreign)
