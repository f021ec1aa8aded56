"""Collation and rows -> where reports differ in fact, each matter once.

A conflict has a side for each article; differences that are not conflicts come separately. Two
contrasts that share a place are of one matter, so that of three reports two may say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from typing import Final

import msgspec

from builder.collate.alignment.passages import PassageUnit
from builder.collate.cells import placed
from builder.collate.collation import Collation
from builder.collate.conflicts.days import days
from builder.collate.conflicts.denials import denials
from builder.collate.conflicts.figures import figures
from builder.collate.conflicts.reversals import reversals
from builder.collate.conflicts.slots import slots
from builder.collate.conflicts.speakers import speakers
from builder.collate.conflicts.texts import Contrast, Point, Texts, texts_of
from builder.collate.rows import key_of
from builder.core.conflict import Conflict, ConflictKind, ConflictSide, Explained

#: What is looked for, in the order in which conflicts of one passage are listed.
_FINDERS: Final[tuple[Callable[[Texts], Iterator[Contrast]], ...]] = (
    figures,
    days,
    slots,
    denials,
    reversals,
    speakers,
)
#: Article id, unit number, place.
_Place = tuple[str, int, int, int]


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """Where the reports of an event differ in fact, and where they only seem to."""

    conflicts: tuple[Conflict, ...] = ()
    explained: tuple[Explained, ...] = ()


def differing(
    found: Collation, rows: Sequence[Collection[PassageUnit]], order: Sequence[str]
) -> Differing:
    """Return the conflicts of an event in the order of the first article's passages.

    ``rows`` are the units of each statement in the order of their numbers, from 1; ``order`` are
    the article ids in column order.
    """
    if len(found.reads) == 1:
        return Differing()
    texts = texts_of(found, rows)
    contrasts = list(chain.from_iterable(finder(texts) for finder in _FINDERS))
    groups = _groups([contrast for contrast in contrasts if contrast.reason is None], texts)
    made = [_conflict(kind, points, texts, order) for kind, points in groups]
    conflicts = _once([conflict for conflict in made if len(set(conflict.readings)) > 1], order)
    return Differing(
        conflicts=tuple(conflicts), explained=tuple(_explained(contrasts, texts, order))
    )


def _place_of(point: Point) -> _Place:
    return *key_of(point.unit), point.span.start, point.span.end


def _groups(
    contrasts: Iterable[Contrast], texts: Texts
) -> Iterator[tuple[ConflictKind, list[Point]]]:
    """Yield the places of one matter together, with those of identical passages."""
    parents: dict[tuple[ConflictKind, _Place], tuple[ConflictKind, _Place]] = {}
    points: dict[_Place, Point] = {}

    def root(node: tuple[ConflictKind, _Place]) -> tuple[ConflictKind, _Place]:
        while parents.setdefault(node, node) != node:
            node = parents[node]
        return node

    for contrast in contrasts:
        nodes = sorted(
            root((contrast.kind, _place_of(point))) for point in (contrast.left, contrast.right)
        )
        parents[nodes[1]] = nodes[0]
        points |= {_place_of(point): point for point in (contrast.left, contrast.right)}
    members: dict[tuple[ConflictKind, _Place], list[Point]] = defaultdict(list)
    for node in sorted(parents):
        members[root(node)] += _with_copies(points[node[1]], texts)
    yield from ((kind, found) for (kind, _), found in sorted(members.items()))


def _with_copies(point: Point, texts: Texts) -> Iterator[Point]:
    for unit in texts.copies.get(key_of(point.unit), (point.unit,)):
        yield point._replace(unit=unit)


def _conflict(
    kind: ConflictKind, points: Sequence[Point], texts: Texts, order: Sequence[str]
) -> Conflict:
    """Make the record of one matter.

    Of several places of one article it takes the first in a statement, else the first of its body.
    """
    chosen: dict[str, Point] = {}
    rank = {
        id(point): (
            key_of(point.unit) not in texts.rows,
            point.unit.sentence < 0,
            point.unit.number,
            point.span,
        )
        for point in points
    }
    for point in sorted(points, key=lambda point: rank[id(point)]):
        chosen.setdefault(point.unit.passage.article, point)
    own = [chosen[article] for article in order if article in chosen]
    values = list(dict.fromkeys(point.value for point in own))
    sides = tuple(_side(kind, point, texts) for point in own)
    return Conflict(
        kind=kind,
        anchor=_anchor(kind, sides),
        sides=sides,
        readings=tuple(values.index(point.value) for point in own),
        statement=_statement(own, texts),
    )


def _anchor(kind: ConflictKind, sides: Sequence[ConflictSide]) -> str:
    """Return the id of a conflict on its page: equal whatever the order of the articles."""
    texts = sorted(f"{side.passage.text}\x01{side.text}" for side in sides)
    return (
        "c-" + sha256("\x00".join([kind, *texts]).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    )


def _side(kind: ConflictKind, point: Point, texts: Texts) -> ConflictSide:
    spans = (point.span,) if point.span.end > point.span.start else ()
    return ConflictSide(
        passage=placed(point.unit, texts.found),
        spans=spans,
        text=point.text or (point.value if kind == "speaker" else ""),
    )


def _statement(points: Sequence[Point], texts: Texts) -> int | None:
    """Return the number of the statement that holds all places; ``None`` when none does."""
    rows = {texts.rows.get(key_of(point.unit)) for point in points}
    row = next(iter(rows))
    return row + 1 if len(rows) == 1 and row is not None else None


def _once(conflicts: Sequence[Conflict], order: Sequence[str]) -> list[Conflict]:
    """Leave out what the same articles say twice, in a headline and again.

    The rest is sorted by the first side's place.
    """
    found: dict[object, Conflict] = {}
    for conflict in sorted(conflicts, key=lambda one: (one.statement is None, _first(one, order))):
        said = (
            conflict.kind,
            tuple((side.passage.article, side.text.casefold()) for side in conflict.sides),
        )
        found.setdefault(said, conflict)
    return sorted(found.values(), key=lambda one: _first(one, order))


def _first(conflict: Conflict, order: Sequence[str]) -> tuple[int, int, int, str]:
    side = conflict.sides[0]
    return (
        order.index(side.passage.article),
        side.passage.paragraph,
        side.passage.span.start,
        conflict.anchor,
    )


def _explained(
    contrasts: Iterable[Contrast], texts: Texts, order: Sequence[str]
) -> Iterator[Explained]:
    """Yield the differences that are not conflicts, each reading of two articles once."""
    seen: set[object] = set()
    columns: Mapping[str, int] = {article: number for number, article in enumerate(order)}
    for contrast in contrasts:
        if contrast.reason is None:
            continue
        points = sorted(
            (contrast.left, contrast.right), key=lambda point: columns[point.unit.passage.article]
        )
        said = (
            contrast.kind,
            tuple(point.text.casefold() for point in points),
            tuple(point.unit.passage.article for point in points),
        )
        if said not in seen:
            seen.add(said)
            one, other = (_side(contrast.kind, point, texts) for point in points)
            yield Explained(
                kind=contrast.kind,
                reason=contrast.reason,
                sides=(one, other),
                statement=_statement(points, texts),
            )
