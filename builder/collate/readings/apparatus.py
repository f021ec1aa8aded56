"""A statement's witnesses -> the critical apparatus: all readings at each place.

Places of variation come from the blocks of all witnesses against the base
(:mod:`builder.collate.readings.places`); each witness reads there what it has for the base's words.
The most telling place comes first: content before function words, omitted clauses and names before
single words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import msgspec

from builder.collate.readings.places import (
    places,
    without_last_determiners,
    without_small_beginning,
)
from builder.collate.readings.witnesses import Side, Witness, runs
from builder.core.coverage import Entry, Reading
from builder.lang.tokens import words
from builder.lang.wordlists import QUANTIFIERS

#: How telling a place is, by what differs there: another word or two for one, words omitted, a
#: longer stretch in other words, words added, another form of a word, only function words.  Only
#: their order means something.
_OTHER_WORD: Final = 3.0
_OMITTED: Final = 2.6
_OTHER_STRETCH: Final = 2.4
_ADDED: Final = 2.2
_OTHER_FORM: Final = 1.0
_FUNCTION: Final = 0.5
#: What each further witness of another reading adds to that.
_FURTHER_WITNESS: Final = 0.3
#: What each further word of content adds to an omission, and what all of them add at most.
_FURTHER_WORD: Final = 0.4
_FURTHER_WORDS: Final = 1.5
#: What a name adds to an omission of several words.
_NAMED: Final = 1.0
#: Words in place of one word that still count as another word rather than as another stretch.
_WORD_FOR_WORD: Final = 2
#: Words with so many letters in common at their beginning are taken for forms of one.
_FORM_LETTERS: Final = 5


@dataclass(slots=True)
class _Group:
    """Witnesses that have the same words at a place."""

    #: As the first of them prints it.
    text: str
    #: Forms of the words that carry content.
    content: tuple[str, ...]
    articles: list[str]


#: The groups at a place, by the keys of their words, the base's first.
_Groups = dict[tuple[str, ...], _Group]


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """A statement under comparison."""

    base: Side
    base_article: str
    witnesses: Sequence[Witness]
    #: Article id -> the number of its column.
    columns: Mapping[str, int]

    def reading(self, text: str, articles: Iterable[str]) -> Reading:
        return Reading(text=text, witnesses=tuple(sorted(articles, key=self.columns.__getitem__)))


class _Ranked(NamedTuple):
    """An entry with what it is sorted by: the most telling first, then by its place."""

    weight: float
    at: int
    entry: Entry


def entries(
    base: Side, base_article: str, witnesses: Sequence[Witness], columns: Mapping[str, int]
) -> tuple[Entry, ...]:
    """Return the entries of one statement, the most telling first.

    ``columns`` tell the number of each article's column.
    """
    row = _Row(base=base, base_article=base_article, witnesses=witnesses, columns=columns)
    found: list[_Ranked] = []
    for place in places(witnesses):
        shown = without_last_determiners(base, without_small_beginning(base, place))
        readings = _readings(row, shown)
        if readings is not None:
            found.append(
                _Ranked(_weight(base, shown, readings), shown[0], Entry(readings=readings))
            )
    for keys, at in _additions(witnesses).items():
        readings = _added(row, keys)
        if readings is not None:
            found.append(_Ranked(_ADDED, at, Entry(readings=readings)))
    return tuple(
        ranked.entry for ranked in sorted(found, key=lambda ranked: (-ranked.weight, ranked.at))
    )


def _readings(row: _Row, place: Sequence[int]) -> tuple[Reading, ...] | None:
    """Return the readings at a place, the base's first; ``None`` if only function words differ."""
    base = row.base
    groups: _Groups = {base.keys(place): _group(base, place, row.base_article)}
    for witness in row.witnesses:
        side, reads = witness.side, without_small_beginning(witness.side, witness.reads(place))
        if not reads and _moved_whole(witness, base, place):
            side, reads = base, list(place)
        keys = base.keys(place) if side.forms(reads) == base.forms(place) else side.keys(reads)
        if keys in groups:
            groups[keys].articles.append(witness.article)
        else:
            groups[keys] = _group(side, reads, witness.article)
    if len({group.content for group in groups.values()}) == 1:
        return None
    _extend(row, place, groups)
    return tuple(row.reading(group.text, group.articles) for group in groups.values())


def _group(side: Side, indices: Sequence[int], article: str) -> _Group:
    return _Group(
        text=side.words(indices), content=side.forms(side.content(indices)), articles=[article]
    )


def _moved_whole(witness: Witness, base: Side, place: Sequence[int]) -> bool:
    """Tell whether the words are elsewhere in this witness, so that it does not omit them."""
    content = base.content(place)
    return bool(content) and all(i in witness.result.moved for i in content)


def _extend(row: _Row, place: Sequence[int], groups: _Groups) -> None:
    """Take the next common word into a place of function words.

    "the countries" against "all countries".
    """
    base, following = row.base, place[-1] + 1
    small = all(base.atoms[i].kind == "function" or base.atoms[i].key in QUANTIFIERS for i in place)
    if (
        not small
        or following >= len(base.atoms)
        or any(following not in witness.result.same for witness in row.witnesses)
    ):
        return
    by_article = {witness.article: witness for witness in row.witnesses}
    for group in groups.values():
        witness = by_article.get(group.articles[0])
        tail = (
            base.words([following])
            if witness is None
            else witness.side.words([witness.result.same[following]])
        )
        group.text = f"{group.text} {tail}".strip()


def _additions(witnesses: Sequence[Witness]) -> Mapping[tuple[str, ...], int]:
    """Return what witnesses add: its keys, and where it begins in the first witness that has it."""
    found: dict[tuple[str, ...], int] = {}
    for witness in witnesses:
        for run in _added_runs(witness):
            found.setdefault(witness.side.keys(run), run[0])
    return dict(sorted(found.items(), key=lambda addition: (addition[1], addition[0])))


def _added_runs(witness: Witness) -> list[list[int]]:
    """Return the stretches that a witness adds where the base has nothing."""
    return [run for block in witness.blocks if not block.base for run in runs(block.here)]


def _added(row: _Row, keys: tuple[str, ...]) -> tuple[Reading, ...] | None:
    """Return the readings of an addition, or ``None`` without content.

    The base reads nothing, the others read the words where they add them.
    """
    texts: dict[str, str] = {}
    for witness in row.witnesses:
        for run in _added_runs(witness):
            if witness.side.keys(run) == keys and witness.side.content(run):
                texts.setdefault(witness.article, witness.side.words(run))
    if not texts:
        return None
    without = [
        row.base_article,
        *(witness.article for witness in row.witnesses if witness.article not in texts),
    ]
    first = min(texts, key=row.columns.__getitem__)
    return row.reading("", without), row.reading(texts[first], texts)


def _weight(base: Side, place: Sequence[int], readings: Sequence[Reading]) -> float:
    """Return how telling a place is: what a reader would want to know first weighs most."""
    content = base.content(place)
    if not content:
        return _FUNCTION
    others = readings[1:]
    spread = _FURTHER_WITNESS * (sum(len(reading.witnesses) for reading in others) - 1)
    if any(not reading.text for reading in others):
        named = len(place) > 1 and any(base.text[base.atoms[i].start].isupper() for i in content)
        return (
            _OMITTED
            + min(_FURTHER_WORD * (len(content) - 1), _FURTHER_WORDS)
            + (_NAMED if named else 0.0)
            + spread
        )
    return _kind_of_change(base, content, others) + spread


def _kind_of_change(base: Side, content: Sequence[int], others: Sequence[Reading]) -> float:
    """Return how telling other words are in the place of the base's."""
    beginnings = {base.atoms[i].stem[:_FORM_LETTERS] for i in content}
    printed = [words(reading.text) for reading in others]
    if all(any(word[:_FORM_LETTERS] in beginnings for word in reading) for reading in printed):
        return _OTHER_FORM
    return (
        _OTHER_WORD
        if len(content) == 1 and all(len(reading) <= _WORD_FOR_WORD for reading in printed)
        else _OTHER_STRETCH
    )
