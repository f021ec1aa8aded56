"""Collation and rows -> the passages that one article alone has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from builder.collate.alignment.passages import Read, Unit
from builder.collate.alignment.statements import LINK
from builder.collate.cells import placed
from builder.collate.collation import Collation
from builder.collate.rows import Row, key_of
from builder.model.coverage import Passage
from builder.text.language import primary
from builder.text.similarity import idf, weight
from builder.text.stems import stem, stopwords
from builder.text.tokens import words


def unique(found: Collation, rows: Sequence[Row]) -> tuple[Passage, ...]:
    """Return the passages that no statement holds, in reading order; headlines and pure credits are told elsewhere.

    An article in a language of its own is compared with none, so nobody can tell whether it alone has something.  Passages about other
    times are never compared.  Of those that print no date ("previously") the ones without a counterpart are here all the same.
    """
    taken = {key_of(unit) for row in rows for units in row.units.values() for unit in units}
    taken |= {key for key, one in found.apart.items() if not one.announced and one.date}
    languages = Counter(primary(read.article.language) for read in found.reads)
    compared = [read for read in found.reads if languages[primary(read.article.language)] > 1 or len(languages) == 1]
    own = [unit for unit in _units(compared) if unit.sentence >= 0 and unit.passage.speech != "credit" and key_of(unit) not in taken]
    undated = [unit for unit in own if (one := found.apart.get(key_of(unit))) is not None and not one.announced]
    shared = _shared(undated, found) if undated else frozenset()
    return tuple(placed(unit, found) for unit in own if key_of(unit) not in shared)


def _units(reads: Iterable[Read]) -> Iterator[Unit]:
    return (unit for read in reads for unit in read.units if not unit.foreign)


def _shared(undated: Sequence[Unit], found: Collation) -> frozenset[tuple[str, int]]:
    """Return the units that another article has, too.  Linear in the words of the event."""
    stems = {key_of(unit): _stems(unit, found.languages[unit.passage.article]) for unit in undated}
    holders: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for key, own in stems.items():
        for one in own:
            holders[one].append(key)
    others = [(unit.passage.article, _stems(unit, found.languages[unit.passage.article])) for unit in _units(found.reads)]
    rare = idf(theirs for _, theirs in others)
    shared: set[tuple[str, int]] = set()
    for article, theirs in others:
        for key in {key for one in theirs for key in holders.get(one, ()) if key[0] != article}:
            if weight(theirs & stems[key], rare) >= LINK * max(weight(theirs, rare), weight(stems[key], rare)):
                shared.add(key)
    return frozenset(shared)


def _stems(unit: Unit, language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in words(unit.words) if word not in stopwords(language))
