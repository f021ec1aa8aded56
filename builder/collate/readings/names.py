"""Passages of one statement as atoms -> the same names whole, hyphened words one, masks taken off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from msgspec.structs import replace

from builder.collate.alignment.passages import PassageUnit
from builder.collate.readings.atoms import Atom
from builder.lang.same_words import MASKED, unmasked
from builder.lang.stems import stem
from builder.lang.wordlists import JOINERS

#: What may be between the words of a name: blanks, quotation marks, dashes.
_NAME_GAP: Final = re.compile(r"[\s\"'“”„«»‘’()–—-]*\Z")
#: A passage with its atoms.
Printed = tuple[PassageUnit, tuple[Atom, ...]]


def with_names(passages: Sequence[Printed]) -> list[tuple[Atom, ...]]:
    """Make one atom of each name that two passages print, and of words hyphened in one.

    The order of a name's words does not matter. A name is printed with capitals in one of them at
    least ("FBI Special Agent", "F.B.I. special agent").
    """
    passages = _unmasked(passages)
    hyphened = {
        atom.key
        for unit, items in passages
        for atom in items
        if "-" in unit.passage.text[atom.start : atom.end]
    }
    joined = [_joined(unit.passage.text, items, hyphened) for unit, items in passages]
    runs = [
        _runs(unit.passage.text, items) for (unit, _), items in zip(passages, joined, strict=True)
    ]
    names = {
        key
        for items, found in zip(joined, runs, strict=True)
        for a, b in found
        if len(key := _name_key(items[a:b])) > 1
    }
    places = [_places(items, names, found) for items, found in zip(joined, runs, strict=True)]
    printed = Counter(
        key
        for items, found in zip(joined, places, strict=True)
        for key in {_name_key(items[a:b]) for a, b in found}
    )
    return [
        _merged(items, [(a, b) for a, b in found if printed[_name_key(items[a:b])] > 1])
        for items, found in zip(joined, places, strict=True)
    ]


def _places(
    items: Sequence[Atom], names: AbstractSet[frozenset[str]], runs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return where a passage has names, as ranges of atoms.

    They are its runs of capitalized words, and elsewhere words of whatever letters.
    """
    found = list(runs)
    taken = {k for a, b in runs for k in range(a, b)}
    for name in sorted(names, key=lambda name: (-len(name), sorted(name))):
        for a in range(len(items) - len(name) + 1):
            b = a + len(name)
            if (
                taken.isdisjoint(range(a, b))
                and all(item.kind == "content" for item in items[a:b])
                and _name_key(items[a:b]) == name
            ):
                found.append((a, b))
                taken.update(range(a, b))
    return sorted(found)


def _unmasked(passages: Sequence[Printed]) -> Sequence[Printed]:
    """Let a word with masked letters be the word that another passage prints in full."""
    known = frozenset(atom.key for _, items in passages for atom in items if atom.key.isalpha())
    return [(unit, tuple(_shown(unit, atom, known) for atom in items)) for unit, items in passages]


def _shown(unit: PassageUnit, atom: Atom, known: frozenset[str]) -> Atom:
    printed = unit.passage.text[atom.start : atom.end]
    if atom.kind == "note" or not MASKED.fullmatch(printed):
        return atom
    word = unmasked(printed.casefold(), known)
    return replace(atom, key=word, form=word, stem=word)


def _joined(text: str, items: tuple[Atom, ...], hyphened: AbstractSet[str]) -> tuple[Atom, ...]:
    """Make one atom of two words that another passage joins with a hyphen ("double dip")."""
    result: list[Atom] = []
    for atom in items:
        last = result[-1] if result else None
        if (
            last is not None
            and last.compared
            and atom.compared
            and last.key + atom.key in hyphened
            and text[last.end : atom.start].isspace()
        ):
            whole = last.key + atom.key
            result[-1] = replace(
                last,
                end=atom.end,
                key=whole,
                form=whole,
                stem=whole,
                kind="content",
                grammatical=False,
            )
        else:
            result.append(atom)
    return tuple(result)


def _merged(items: tuple[Atom, ...], runs: Sequence[tuple[int, int]]) -> tuple[Atom, ...]:
    """Make one atom of each run of atoms."""
    result: list[Atom] = []
    at = 0
    for a, b in runs:
        key = _name_key(items[a:b])
        if len(key) > 1:
            whole = "name " + " ".join(sorted(key))
            result += items[at:a]
            result.append(
                replace(
                    items[a],
                    end=items[b - 1].end,
                    key=whole,
                    form=whole,
                    stem=whole,
                    kind="content",
                    name=True,
                )
            )
            at = b
    return (*result, *items[at:])


def _runs(text: str, items: Sequence[Atom]) -> list[tuple[int, int]]:
    """Return the runs of capitalized words, as ranges of atoms.

    Quotation marks and dashes may be inside.
    """
    found = []
    k = 0
    while k < len(items):
        end = k
        j = k
        while (
            j < len(items)
            and items[j].compared
            and (j == k or _NAME_GAP.match(text[items[j - 1].end : items[j].start]))
        ):
            if text[items[j].start].isupper():
                end = j + 1
            elif not (items[j].key in JOINERS and j > k):
                break
            j += 1
        if end - k > 1 and items[k].kind == "content":
            found.append((k, end))
        k = max(end, k + 1)
    return found


def _name_key(run: Sequence[Atom]) -> frozenset[str]:
    """Return the stems of a name's words: equal whatever their order."""
    words = [part for atom in run if atom.kind == "content" for part in atom.form.split("-")]
    return frozenset(stem(word) for word in words if word not in JOINERS)
