"""Articles of one event -> the aligned passages as plain data: what the ``align`` command prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import msgspec
from msgspec.structs import replace

from builder.collate.alignment.passages import PassageUnit, ReadArticle
from builder.collate.collation import Collation
from builder.collate.conflicts import differing
from builder.collate.rows import Row, chosen
from builder.collate.table import StatementTable, table_of_articles
from builder.core.article import Article
from builder.core.capture import Span
from builder.core.conflict import ConflictKind
from builder.core.coverage import Presence, Statement
from builder.core.outlet import Outlet
from builder.core.passage import HEADLINE, Passage


class Aligned(msgspec.Struct, frozen=True, kw_only=True):
    """One passage of a statement, with its place in the article's text.

    ``start`` and ``end`` are code points; one blank line parts the text's paragraphs.
    """

    id: str
    start: int
    end: int
    text: str
    #: How the article gives the statement; "" for a passage outside of one.
    presence: str
    #: The passage is the title: ``start`` and ``end`` count in it.
    title: bool = False

    def data(self) -> dict[str, Any]:
        """Return the passage as JSON has it."""
        known = {
            "id": self.id,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "presence": self.presence,
        }
        return known | ({"title": True} if self.title else {})


class AlignedPair(msgspec.Struct, frozen=True, kw_only=True):
    """Two passages of different articles; ``score`` is how probably they say the same, 0 to 1."""

    left: Aligned
    right: Aligned
    score: float

    def data(self) -> dict[str, Any]:
        """Return the pair as JSON has it."""
        return {"a": _place(self.left), "b": _place(self.right), "score": self.score}


class AlignedConflict(msgspec.Struct, frozen=True, kw_only=True):
    """Two passages that state different facts.

    The places that differ count as the passages do; a speaker has none.
    """

    left: Aligned
    right: Aligned
    kind: ConflictKind
    places: tuple[Aligned, ...]

    def data(self) -> dict[str, Any]:
        """Return the conflict as JSON has it."""
        places = [[*_place(place), place.text] for place in self.places]
        return {
            "a": _place(self.left),
            "b": _place(self.right),
            "kind": self.kind,
            "places": places,
        }


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the ``align`` command prints about one event."""

    statements: tuple[tuple[Aligned, ...], ...]
    pairs: tuple[AlignedPair, ...]
    #: Passages that no statement puts together with an article, and the article's nearest passage,
    #: where it is something similar.
    similar: tuple[AlignedPair, ...]
    conflicts: tuple[AlignedConflict, ...]
    #: Passages about another time, with the EDTF date that sets them apart.
    recalled: tuple[tuple[Aligned, str], ...]

    def data(self) -> dict[str, Any]:
        """Return the object that ``align`` prints as JSON."""
        return {
            "statements": [[member.data() for member in members] for members in self.statements],
            "pairs": [pair.data() for pair in self.pairs],
            "similar": [pair.data() for pair in self.similar],
            "conflicts": [conflict.data() for conflict in self.conflicts],
            "recalled": [member.data() | {"date": date} for member, date in self.recalled],
        }


def _place(member: Aligned) -> list[str | int]:
    """Return where a passage is, as pairs of JSON have it: article id, start, end."""
    return [member.id, member.start, member.end]


def align(articles: Sequence[Article], outlets: Sequence[Outlet] = ()) -> Alignment:
    """Return the statements that an event's articles share, the pairs, what is similar.

    The result also has conflicts and what is about another time. A clause cut from a sentence is
    given as its whole sentence; an attribution that reports something itself is given alone.
    """
    if not articles:
        return Alignment(statements=(), pairs=(), similar=(), conflicts=(), recalled=())
    table = table_of_articles(articles, outlets)
    reads = {read.article.id: read for read in table.found.reads}
    lines = zip(table.groups, table.statements(table.base, table.groups), strict=True)
    return Alignment(
        statements=tuple(_members(row, line, reads) for row, line in lines if len(row.units) > 1),
        pairs=tuple(_pairs(table.found, reads)),
        similar=tuple(_similar(table, reads)),
        conflicts=tuple(_conflicts(table, reads)),
        recalled=_recalled(table.found, reads),
    )


def _pairs(found: Collation, reads: Mapping[str, ReadArticle]) -> Iterator[AlignedPair]:
    """Yield the compared pairs of different articles in one statement, in reading order."""
    pairs = sorted(pair for group in found.statements.groups for pair in combinations(group, 2))
    for i, j in pairs:
        left, right = found.candidates[i], found.candidates[j]
        score = found.statements.score(i, j)
        printed = all(one.unit.number < len(reads[one.article].units) for one in (left, right))
        if left.article != right.article and score and printed:
            yield AlignedPair(
                left=_aligned(left.unit, reads),
                right=_aligned(right.unit, reads),
                score=round(score, 4),
            )


def _similar(table: StatementTable, reads: Mapping[str, ReadArticle]) -> Iterator[AlignedPair]:
    """Yield the passages that no statement finds in an article, with its nearest one.

    The nearest one must be something similar.
    """
    together = {
        (unit.passage.article, unit.number, article)
        for row in table.groups for units in row.units.values() for unit in units for article in row.units
    }  # fmt: skip
    for unit in (unit for read in table.found.reads for unit in read.units if not unit.foreign):
        for near in table.frame.search.similar(unit):
            if (unit.passage.article, unit.number, near.unit.passage.article) not in together:
                score = round(min(near.likeness, 1.0), 4)
                yield AlignedPair(
                    left=_aligned(unit, reads), right=_aligned(near.unit, reads), score=score
                )


def _conflicts(
    table: StatementTable, reads: Mapping[str, ReadArticle]
) -> Iterator[AlignedConflict]:
    """Yield the passages that state different facts, two by two."""
    for conflict in differing(
        table.found, [row.all_units for row in table.groups], table.order
    ).conflicts:
        sides = list(zip(conflict.sides, conflict.readings, strict=True))
        for (one, mine), (other, theirs) in combinations(sides, 2):
            if mine != theirs:
                left, right = (_sentence(side.passage, reads) for side in (one, other))
                places = tuple(
                    _printed(side.passage, span, reads)
                    for side in (one, other)
                    for span in side.spans
                )
                yield AlignedConflict(left=left, right=right, kind=conflict.kind, places=places)


def _printed(passage: Passage, span: Span, reads: Mapping[str, ReadArticle]) -> Aligned:
    """Return a stretch of a passage with its place in the article's text, or in its title."""
    read, title = reads[passage.article], passage.paragraph == HEADLINE
    before = () if title else read.article.paragraphs[: passage.paragraph]
    start = sum(len(paragraph.text) + 2 for paragraph in before) + passage.span.start + span.start
    text = passage.text[span.start : span.end]
    return Aligned(
        id=read.article.id,
        start=start,
        end=start + span.end - span.start,
        text=text,
        presence="",
        title=title,
    )


def _sentence(passage: Passage, reads: Mapping[str, ReadArticle]) -> Aligned:
    """Return the sentence of a passage; the title of one in a headline."""
    own = _printed(passage, Span(0, len(passage.text)), reads)
    read = reads[passage.article]
    whole = next(
        (
            one.span
            for one in read.sentences
            if one.span.start <= own.start and own.end <= one.span.end
        ),
        None,
    )
    if own.title or whole is None:
        return own
    return Aligned(
        id=own.id,
        start=whole.start,
        end=whole.end,
        text=read.text[whole.start : whole.end],
        presence="",
    )


def _recalled(
    found: Collation, reads: Mapping[str, ReadArticle]
) -> tuple[tuple[Aligned, str], ...]:
    """Return the passages about an earlier time, each with its date."""
    return tuple(
        (_aligned(unit, reads), one.date)
        for read in found.reads
        for unit in read.units
        if (one := found.apart.get((read.article.id, unit.number))) is not None
        and not one.announced
    )


def _members(row: Row, line: Statement, reads: Mapping[str, ReadArticle]) -> tuple[Aligned, ...]:
    """Return the passages of a row; headlines among an article's further ones stay such."""
    compared = chosen(row, line.base)
    return tuple(
        _aligned(unit, reads, cell.presence if unit is compared[cell.article] else _further(unit))
        for cell in line.cells
        for unit in row.units.get(cell.article, ())
    )


def _further(unit: PassageUnit) -> Presence:
    """Return how a passage is present that is not the one compared."""
    if unit.passage.speech == "headline":
        return "headline"
    return "indirect" if unit.passage.speech == "indirect" else "reworded"


def _aligned(unit: PassageUnit, reads: Mapping[str, ReadArticle], presence: str = "") -> Aligned:
    """Return a unit with its place in the article's text, a clause as its sentence."""
    if unit.clause:
        read = reads[unit.passage.article]
        start, end = read.sentences[unit.sentence].span
        return Aligned(
            id=read.article.id, start=start, end=end, text=read.text[start:end], presence=presence
        )
    return replace(
        _printed(unit.passage, Span(0, len(unit.passage.text)), reads), presence=presence
    )
