"""A statement's base passage -> short phrases for where room is scarce, the best first.

Each is a few telling words as printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import log
from typing import Final, NamedTuple

from builder.collate.naming.edges import BREAK, Edges, edges, joined, unowned
from builder.collate.naming.row_names import shared
from builder.collate.naming.unspaced import is_unspaced_passage, stretches
from builder.collate.readings.atoms import Atom
from builder.collate.readings.witnesses import Side, Witness
from builder.lang.offices import TITLES

#: Characters of a short name, at most, dots included.
SHORT_LENGTH: Final = 26
#: Characters of a short name that fit in any column, and what each more costs.
_COMFORTABLE: Final = 22
_CHARACTER: Final = 0.05
#: Atoms of a phrase, at most, and what each but the first costs.
_LONGEST: Final = 5
_LENGTH: Final = 0.2
#: What a single word costs, and how long it is when it is worth two.
_LONE: Final = 1.0
_LONG_WORD: Final = 10
#: How much the words of a phrase may tell in all, and each whole name in it.
_MOST_TELLING: Final = 2.4
_NAME_TELLS: Final = 2
#: What a word is worth that is in a headline, too.
_HEADLINE: Final = 1.3
#: What a phrase gains that is part of the row's name, and what a whole statement is worth that is
#: short enough.
_NAMED: Final = 0.6
_STATEMENT: Final = 3.0
_FEWEST_ATOMS: Final = 3
#: Phrases kept of a statement.
_KEPT: Final = 8
_DOTS: Final = "…"


class _Phrase(NamedTuple):
    """A stretch of a passage and how good a name it is."""

    value: float
    text: str


def telling_stems(rows: Sequence[Iterable[Side]], headlines: AbstractSet[str]) -> dict[str, float]:
    """Return how much each stem tells, 0 to 1, and more where a headline has it.

    A stem tells more the rarer it is among the statements of an event.

    That is how rare it is among the statements of an event.

    ``rows`` are the passages of each statement, ``headlines`` the stems of all headlines.
    """
    holding = Counter(
        stem for sides in rows for stem in {atom.stem for side in sides for atom in side.atoms}
    )
    most = log(1 + len(rows))
    return {
        stem: log(1 + len(rows) / number) / most * (_HEADLINE if stem in headlines else 1)
        for stem, number in holding.items()
    }


def short_names(
    side: Side, witnesses: Sequence[Witness], name: str, language: str, tells: Mapping[str, float]
) -> tuple[str, ...]:
    """Return the phrases of a base passage that can name its statement, the best first.

    There is at least one; none has more than :data:`SHORT_LENGTH` characters. A phrase begins and
    ends where a noun phrase can (:mod:`builder.collate.naming.edges`). The more its words tell and
    the more witnesses share them, the better; so is one inside the row's ``name``. After them come
    the beginnings of the name and of the passage, cut. Linear in the passage.
    """
    if is_unspaced_passage(side):
        found = [_Phrase(value, text) for value, text in stretches(side, witnesses)]
    else:
        found = list(_phrases(side, witnesses, language, tells, name))
    found.sort(key=lambda phrase: -phrase.value)
    own = side.words([i for i, atom in enumerate(side.atoms) if atom.compared]) or side.text
    best = (" ".join(phrase.text.split()) for phrase in found[:_KEPT])
    return tuple(dict.fromkeys((*best, cut(name), *_beginnings(own))))


def distinct(offered: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return one offered name for each statement, the best that no earlier one has.

    Where all are taken, it is the first.
    """
    taken: set[str] = set()
    chosen = []
    for names in offered:
        chosen.append(next((name for name in names if name.casefold() not in taken), names[0]))
        taken.add(chosen[-1].casefold())
    return tuple(chosen)


def cut(text: str) -> str:
    """Return the first words of ``text`` that fit, with dots if cut; else first letters."""
    plain = " ".join(text.split())
    if len(plain) <= SHORT_LENGTH:
        return plain
    at = plain.rfind(" ", 0, SHORT_LENGTH - 1)
    return (
        f"{plain[:at].rstrip(' ,;:-–—')}\u00a0{_DOTS}"
        if at > 0
        else plain[: SHORT_LENGTH - 1] + _DOTS
    )


def _beginnings(text: str) -> Iterator[str]:
    """Yield what fits of a passage from each of its words on."""
    words = text.split()
    return (cut(" ".join(words[k : k + SHORT_LENGTH])) for k in range(len(words)))


def _phrases(
    side: Side, witnesses: Sequence[Witness], language: str, tells: Mapping[str, float], name: str
) -> Iterator[_Phrase]:
    at = edges(side, language)
    telling = [
        tells.get(atom.stem, 1.0) * _size(atom) * shared(side, i, witnesses) if at.tells[i] else 0.0
        for i, atom in enumerate(side.atoms)
    ]
    whole = _whole(side)
    if whole:
        yield _Phrase(_STATEMENT, whole)
    named = side.text.find(name)
    for first, opening in enumerate(side.atoms):
        if opening.name and opening.end - opening.start > SHORT_LENGTH:
            yield from (
                _Phrase(at.begins[first] + telling[first], part)
                for part in _parts(side.text[opening.start : opening.end])
            )
        elif opening.kind == "content":
            for last, value in _values(side, at, telling, first):
                end = side.atoms[last].end
                inside = (
                    _NAMED
                    if named >= 0 and named <= opening.start and end <= named + len(name)
                    else 0.0
                )
                yield _Phrase(value + inside, unowned(side.text[opening.start : end]))


def _values(
    side: Side, at: Edges, telling: Sequence[float], first: int
) -> Iterator[tuple[int, float]]:
    """Yield the last atom and the value of each phrase that begins with an atom."""
    items = side.atoms
    told = cost = 0.0
    for last in range(first, min(len(items), first + _LONGEST)):
        size = items[last].end - items[first].start
        if size > SHORT_LENGTH or (
            last > first and not joined(items[last - 1], items[last], side.text)
        ):
            return
        told += telling[last]
        lone = _lone(side, items[last]) if last == first else _LENGTH * (last - first)
        wide = _CHARACTER * max(0, size - _COMFORTABLE)
        yield last, at.begins[first] + at.ends[last] + min(told, _MOST_TELLING) - cost - lone - wide
        cost += at.inside[last] if last > first else 0.0


def _whole(side: Side) -> str:
    """Return all of a statement where that is short enough and more than a name."""
    own = [i for i, atom in enumerate(side.atoms) if atom.compared]
    text = side.words(own)
    return text if len(own) >= _FEWEST_ATOMS and len(text) <= SHORT_LENGTH else ""


def _parts(name: str) -> Iterator[str]:
    """Yield the parts of a long name: what is quoted in it, and what precedes that.

    They have more than one word.
    """
    return (
        part
        for printed in BREAK.split(name)
        if len(part := printed.strip()) <= SHORT_LENGTH and " " in part
    )


def _lone(side: Side, atom: Atom) -> float:
    """Return what it costs a phrase to be one word.

    It costs nothing for a whole name, little for another capital or a long compound.
    """
    word = side.text[atom.start : atom.end]
    if atom.name:
        return 0.0
    return (
        _LONE / 2
        if (word[0].isupper() and atom.key not in TITLES) or len(word) >= _LONG_WORD
        else _LONE
    )


def _size(atom: Atom) -> float:
    return min(len(atom.key.split()) - 1, _NAME_TELLS) if atom.name else 1.0
