"""Coverage -> the passages that give somebody's words, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from builder.core.coverage import Coverage
from builder.core.passage import Passage
from builder.core.settings import Settings
from builder.policy.privacy import may_be_named, said
from builder.site.library import Library

#: How somebody's words are given.
_QUOTED: Final = frozenset({"direct", "mixed", "indirect"})
_Where = tuple[str, int, int, int]


class QuotedPassage(NamedTuple):
    """A passage that gives somebody's words."""

    passage: Passage
    #: Id of the one whose words they are, where that is a public person.
    person: str | None
    #: Anchor of the statement that it is compared in.
    statement: str | None


def quoted_passages(library: Library, coverage: Coverage) -> Iterator[QuotedPassage]:
    """Yield the passages of an event that give somebody's words, in the order of the articles."""
    public = named_people(coverage, library.settings)
    people = {_where(passage): person for person, passage in said(coverage)}
    compared = {
        _where(passage): statement.anchor
        for statement in library.statements(coverage.event)
        for cell in statement.cells
        for passage in (*cell.others, cell.passage)
        if passage
    }
    order = {article: number for number, article in enumerate(coverage.articles)}
    found = (
        one
        for one in once(_passages(library, coverage))
        if one.speech in _QUOTED and one.article in order and one.article in library.articles
    )
    for one in sorted(found, key=lambda one: (order[one.article], *_where(one)[1:])):
        person = people.get(_where(one))
        yield QuotedPassage(one, person if person in public else None, compared.get(_where(one)))


def _passages(library: Library, coverage: Coverage) -> Iterator[Passage]:
    yield from (passage for _, passage in said(coverage))
    for statement in library.statements(coverage.event):
        for cell in statement.cells:
            yield from (one for one in (cell.passage, *cell.others) if one)
    yield from coverage.unique


def named_people(coverage: Coverage, settings: Settings) -> frozenset[str]:
    """Return the ids of the people of an event whom data name: those in a public role."""
    return frozenset(person.id for person in coverage.people if may_be_named(person, settings))


def once(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield each passage once; of equal places the first."""
    known: set[_Where] = set()
    for one in passages:
        if _where(one) not in known:
            known.add(_where(one))
            yield one


def _where(passage: Passage) -> _Where:
    return passage.article, passage.paragraph, passage.span.start, passage.span.end
