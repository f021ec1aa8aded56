"""A statement's witnesses -> the critical apparatus: at each place of variation every reading with its witnesses.

Places come from the blocks of all witnesses against the base; blocks that overlap are one place, and each witness reads there what
stands in it for the base's words.  The most telling place comes first: content before function words, omitted clauses and names
before single words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from builder.collate.blocks import Block, Compared
from builder.collate.readings import Side
from builder.model.coverage import Entry, Reading
from builder.text.stems import stopwords
from builder.text.tokens import words
from builder.text.wordlists import listed

#: A place of variation never covers more atoms of the base; longer ones stay with the witness that has them.
LONGEST_PLACE: Final = 12
#: An omission with more atoms is cut where other witnesses' differences begin or end.
SHORT_PLACE: Final = 4
_DETERMINERS: Final = listed("the a an")
_TELLING: Final = 3.0
_OMITTED: Final = 2.6
_LONG: Final = 2.4
_FORM: Final = 1.0
_FUNCTION: Final = 0.5


@dataclass(slots=True)
class Witness:
    """One article's passage, compared with the base's."""

    article: str
    side: Side
    result: Compared
    blocks: list[Block]
    #: Index of a name that only stands for the base's "we"; -1 for none.
    lead: int = -1

    def reads(self, place: Sequence[int]) -> list[int]:
        """Return the atoms that stand for a place of the base."""
        found = [self.result.same[i] for i in place if i in self.result.same]
        for block in self.result.blocks:
            if block.base and block.here and set(block.base) & set(place):
                found += [j for j in block.here if j != self.lead]
        return sorted(set(found))


def entries(base: Side, base_article: str, witnesses: Sequence[Witness], order: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entries of one statement, the most telling first; ``order`` are the article ids in column order."""
    found: list[tuple[float, int, Entry]] = []
    for place in _places(witnesses):
        shown = _shown(base, place, witnesses)
        readings = _readings(base, base_article, shown, witnesses, order)
        if readings is not None:
            found.append((-_weight(base, shown, readings), shown[0], Entry(readings=readings)))
    for at, keys in _additions(witnesses):
        entry = _addition(base_article, keys, witnesses, order)
        if entry is not None:
            found.append((-_OMITTED + 0.4, at, entry))
    return tuple(entry for _, _, entry in sorted(found, key=lambda item: (item[0], item[1])))


def _places(witnesses: Sequence[Witness]) -> list[list[int]]:
    """Return the places of variation as ranges of base atoms: blocks that overlap are one, a long omission is cut where others begin."""
    ranges = {(run[0], run[-1]) for w in witnesses for block in w.blocks for run in w.side.runs(block.base)}
    places: list[list[int]] = []
    for first, last in sorted(piece for one in ranges for piece in _pieces(one, ranges)):
        if places and first <= places[-1][1] and max(last, places[-1][1]) - places[-1][0] < LONGEST_PLACE:
            places[-1][1] = max(places[-1][1], last)
        elif not places or first > places[-1][1]:
            places.append([first, last])
    return [list(range(first, last + 1)) for first, last in places]


def _pieces(one: tuple[int, int], ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut a long range where another one of some length begins or ends inside it."""
    first, last = one
    if last - first + 1 <= SHORT_PLACE:
        return [one]
    long = [(a, b) for a, b in ranges if b - a + 1 >= SHORT_PLACE - 1 and (a, b) != one]
    cuts = sorted({a for a, _ in long if first < a <= last} | {b + 1 for _, b in long if first <= b < last})
    return list(zip([first, *cuts], [*(cut - 1 for cut in cuts), last], strict=True))


def _shown(base: Side, place: list[int], witnesses: Sequence[Witness]) -> list[int]:
    """Take function words off a place's beginning and determiners off its end; a place of function words takes the next word in."""
    atoms = base.atoms
    if all(atoms[i].kind != "content" for i in place):
        return place
    shown = list(place)
    while len(shown) > 1 and atoms[shown[0]].kind != "content" and atoms[shown[0]].key not in _DETERMINERS:
        shown.pop(0)
    while len(shown) > 1 and atoms[shown[-1]].key in _DETERMINERS:
        shown.pop()
    del witnesses
    return shown


def _readings(
    base: Side, base_article: str, place: Sequence[int], witnesses: Sequence[Witness], order: Sequence[str]
) -> tuple[Reading, ...] | None:
    """Return the readings at a place, the base's first; ``None`` when only function words differ."""
    groups: dict[tuple[str, ...], tuple[str, list[str]]] = {_keys(base, place): (base.words(place), [base_article])}
    for witness in witnesses:
        reads = _trimmed(witness.side, witness.reads(place))
        whole = not reads and _moved_whole(witness, base, place)
        reads_key = _keys(base, place) if whole else _keys(witness.side, reads)
        text = witness.side.words(reads) if reads else ""
        groups.setdefault(reads_key, (text, []))[1].append(witness.article)
    if len(groups) == 1 or not _telling(groups):
        return None
    groups = _extended(base, place, witnesses, groups)
    return tuple(
        Reading(text=text, witnesses=tuple(sorted(articles, key=order.index))) for text, articles in groups.values()
    )  # fmt: skip


def _trimmed(side: Side, reads: list[int]) -> list[int]:
    atoms = side.atoms
    shown = list(reads)
    if not any(atoms[i].kind == "content" for i in shown):
        return shown
    while len(shown) > 1 and atoms[shown[0]].kind != "content" and atoms[shown[0]].key not in _DETERMINERS:
        shown.pop(0)
    return shown


def _moved_whole(witness: Witness, base: Side, place: Sequence[int]) -> bool:
    """Tell whether the words stand elsewhere in this witness, so that it does not omit them."""
    content = [i for i in place if base.atoms[i].kind == "content"]
    return bool(content) and all(i in witness.result.moved for i in content)


def _keys(side: Side, indices: Iterable[int]) -> tuple[str, ...]:
    return tuple(side.atoms[i].key for i in indices if side.atoms[i].compared)


def _telling(groups: Mapping[tuple[str, ...], object]) -> bool:
    """Tell whether more than function words differ ("all" and "not" are no function words here)."""
    content = {tuple(word for word in keys if word not in stopwords("en") or word in _QUANTITIES) for keys in groups}
    return len(content) > 1


_QUANTITIES: Final = listed(
    "all every each some any no not never none only most many more less few several both neither cannot without against"
)


def _extended(
    base: Side, place: Sequence[int], witnesses: Sequence[Witness], groups: dict[tuple[str, ...], tuple[str, list[str]]]
) -> dict[tuple[str, ...], tuple[str, list[str]]]:
    """Take the next common word into a place of function words: "the countries" against "all countries"."""
    following = place[-1] + 1
    small = all(base.atoms[i].kind == "function" or base.atoms[i].key in _QUANTITIES for i in place)
    if not small or following >= len(base.atoms) or any(following not in w.result.same for w in witnesses):
        return groups
    extended: dict[tuple[str, ...], tuple[str, list[str]]] = {}
    for keys, (text, articles) in groups.items():
        witness = next((w for w in witnesses if w.article == articles[0]), None)
        tail = base.words([following]) if witness is None else witness.side.words([witness.result.same[following]])
        extended[keys] = (f"{text} {tail}".strip(), articles)
    return extended


def _additions(witnesses: Sequence[Witness]) -> list[tuple[int, tuple[str, ...]]]:
    """Return what witnesses add, by its keys, with the place in the base after which it stands."""
    found: dict[tuple[str, ...], int] = {}
    for witness in witnesses:
        for block in witness.blocks:
            if not block.base:
                for run in witness.side.runs(block.here):
                    found.setdefault(_keys(witness.side, run), run[0])
    return sorted((at, keys) for keys, at in found.items())


def _addition(base_article: str, keys: tuple[str, ...], witnesses: Sequence[Witness], order: Sequence[str]) -> Entry | None:
    texts: dict[str, str] = {}
    for witness in witnesses:
        for block in witness.blocks:
            for run in witness.side.runs(block.here) if not block.base else ():
                if _keys(witness.side, run) == keys and any(witness.side.atoms[i].kind == "content" for i in run):
                    texts.setdefault(witness.article, witness.side.words(run))
    if not texts:
        return None
    without = [base_article, *(w.article for w in witnesses if w.article not in texts)]
    having = sorted(texts, key=order.index)
    return Entry(
        readings=(
            Reading(text="", witnesses=tuple(sorted(without, key=order.index))),
            Reading(text=texts[having[0]], witnesses=tuple(having)),
        )
    )


def _weight(base: Side, place: Sequence[int], readings: Sequence[Reading]) -> float:
    """Return how telling a place is: what a reader would want to know first weighs most."""
    content = [i for i in place if base.atoms[i].kind == "content"]
    if not content:
        return _FUNCTION
    others = readings[1:]
    spread = 0.3 * (sum(len(r.witnesses) for r in others) - 1)
    if any(not r.text for r in others):
        name = any(base.text[base.atoms[i].start].isupper() for i in content)
        return _OMITTED + min(0.4 * (len(content) - 1), 1.5) + (1.0 if name and len(place) > 1 else 0.0) + spread
    stems = {base.atoms[i].stem for i in content}
    forms = all(any(stem[:5] == word[:5] for stem in stems for word in words(r.text)) for r in others)
    kind = _FORM if forms else _TELLING if len(content) == 1 and all(len(words(r.text)) <= 2 for r in others) else _LONG  # noqa: PLR2004
    return kind + spread
