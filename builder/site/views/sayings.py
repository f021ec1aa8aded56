"""Coverage -> what people say at one event: each statement in each outlet's wording."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec
from markupsafe import Markup, escape

from builder.core.coverage import Statement
from builder.core.passage import Passage
from builder.policy.privacy import said
from builder.site.catalog import event_day
from builder.site.library import Library
from builder.site.markup import SPEECH, marked
from builder.site.views.aside import PassageView, passage_view


class PersonLine(msgspec.Struct, frozen=True, kw_only=True):
    """A person in a list; ``url`` is "" for one without a page."""

    name: str
    role: str
    url: str
    note: str


class WordingView(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet's wording of what a person said."""

    sign: str
    language: str
    #: "direct", "no quotation marks".
    speech: str
    html: Markup
    url: str
    place: str


class SaidView(msgspec.Struct, frozen=True, kw_only=True):
    """One statement by a person, in each wording."""

    number: int
    name: str
    language: str
    url: str
    wordings: tuple[WordingView, ...]


class PersonEvent(msgspec.Struct, frozen=True, kw_only=True):
    """What a person is quoted as saying at one event."""

    title: str
    url: str
    date: str
    said: tuple[SaidView, ...]
    #: Words that only one article gives.
    only: tuple[PassageView, ...]


def quoted_in(library: Library, event: str) -> tuple[PersonLine, ...]:
    """Return the people whom an event's articles quote in a public role, and how.

    Each has the address that a page about the person would have.
    """
    coverage = library.coverages.get(event)
    if coverage is None:
        return ()
    lines = []
    for person in coverage.people:
        ways = dict.fromkeys(
            SPEECH[passage.speech].replace("no quotation marks", "indirect")
            for who, passage in said(coverage)
            if who == person.id
        )
        if ways and person.role and person.id not in library.settings.private:
            url = library.urls.person(person.id)
            lines.append(
                PersonLine(name=person.name, role=person.role, url=url, note=", ".join(ways))
            )
    return tuple(lines)


def speech_counts(library: Library, event: str) -> Mapping[str, Mapping[str, Counter[str]]]:
    """Return how often each person is quoted in which way: by person, then by outlet."""
    found: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    coverage = library.coverages.get(event)
    by_person: defaultdict[str, list[Passage]] = defaultdict(list)
    for person, passage in said(coverage) if coverage else ():
        if passage.article in library.articles:
            by_person[person].append(passage)
    for person, passages in by_person.items():
        for passage in once(passages):
            found[person][library.articles[passage.article].outlet or passage.article][
                passage.speech
            ] += 1
    return found


def once(passages: Iterable[Passage]) -> Iterable[Passage]:
    """Return each passage once; one can be in two statements."""
    return {
        (passage.article, passage.paragraph, passage.span): passage for passage in passages
    }.values()


def person_event(library: Library, person: str, event: str) -> PersonEvent:
    """Return what a person is quoted as saying at an event."""
    record, coverage = library.events[event], library.coverages[event]
    views = (
        _statement(library, person, event, statement) for statement in library.statements(event)
    )
    aligned = {
        (cell.article, passage.paragraph, passage.span)
        for row in library.statements(event)
        for cell in row.cells
        for passage in (cell.passage, *cell.others)
        if passage
    }
    only = [one.passage for one in coverage.quoted if one.person == person]
    loose = [
        passage
        for passage in dict.fromkeys(only)
        if (passage.article, passage.paragraph, passage.span) not in aligned
    ]
    return PersonEvent(
        title=record.title,
        url=library.urls.event(event),
        date=event_day(library, record),
        said=tuple(view for view in views if view),
        only=tuple(
            passage_view(library, passage, library.sign(passage.article)) for passage in loose
        ),
    )


def _statement(library: Library, person: str, event: str, statement: Statement) -> SaidView | None:
    cells = [cell for cell in statement.cells if cell.passage]
    if not any(cell.passage and cell.passage.person == person for cell in cells):
        return None
    wordings = tuple(
        WordingView(
            sign=library.sign(cell.article),
            language=library.articles[cell.article].language,
            speech=SPEECH[cell.passage.speech],
            html=marked(cell.segments) if cell.segments else escape(cell.passage.text),
            url=library.passage_url(cell.passage),
            place=f"¶ {cell.passage.paragraph + 1}" if cell.passage.paragraph >= 0 else "headline",
        )
        for cell in cells
        if cell.passage and cell.passage.person == person
    )
    return SaidView(
        number=statement.number,
        name=statement.name,
        language=library.articles[statement.base].language,
        url=library.statement(event, statement.anchor),
        wordings=wordings,
    )
