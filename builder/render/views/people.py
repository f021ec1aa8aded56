"""Coverages -> people quoted in a public role, each with every statement in each outlet's wording."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from builder.model.coverage import Statement
from builder.model.quotation import Person
from builder.render.library import Library
from builder.render.markup import SPEECH, counted, marked
from builder.render.moments import day_words, moment
from builder.render.quoted import Quoting, said
from builder.render.views.aside import PassageView, passage_view
from builder.render.views.figures import Shares, people_shares, speech_shares
from builder.render.views.page import Link, Page, Pages, contact


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person in a list; ``url`` is "" for one without a page."""

    name: str
    role: str
    url: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingView:
    """One outlet's wording of what a person said."""

    sign: str
    language: str
    #: "direct", "no quotation marks".
    speech: str
    html: Markup
    url: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """One statement by a person, in each wording."""

    number: int
    name: str
    language: str
    url: str
    wordings: tuple[WordingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEvent:
    """What a person is quoted as saying at one event."""

    title: str
    url: str
    date: str
    said: tuple[SaidView, ...]
    #: Words that only one article gives.
    only: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """One person."""

    page: Page
    name: str
    roles: tuple[str, ...]
    #: "quoted by 4 outlets in 2 events".
    count: str
    #: How each outlet gives the person's words.
    speech: Shares
    events: tuple[PersonEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleView:
    """Everybody who has a page."""

    page: Page
    people: tuple[PersonLine, ...]
    #: How their words are given.
    speech: Shares
    contact: Link | None


def people_lines(library: Library) -> tuple[PersonLine, ...]:
    """Return everybody who has a page, the most widely quoted first."""
    quoted, known = library.quoting, library.public
    order = sorted(known, key=lambda person: (-len(quoted[person].outlets), -len(quoted[person].events), person))
    return tuple(
        PersonLine(
            name=_name(known[person]),
            role=next(iter(_roles(known[person])), ""),
            url=library.urls.person(person),
            note=_count(quoted[person]),
        )
        for person in order
    )


def quoted_in(library: Library, event: str) -> tuple[PersonLine, ...]:
    """Return the people whom an event's articles quote in a public role, with how they are quoted."""
    coverage = library.coverages.get(event)
    if coverage is None:
        return ()
    known = library.public
    lines = []
    for person in coverage.people:
        ways = dict.fromkeys(
            SPEECH[passage.speech].replace("no quotation marks", "indirect") for who, passage in said(coverage) if who == person.id
        )
        if ways and person.role and person.id not in library.settings.private:
            url = library.urls.person(person.id) if person.id in known else ""
            lines.append(PersonLine(name=person.name, role=person.role, url=url, note=", ".join(ways)))
    return tuple(lines)


def _name(records: Iterable[Person]) -> str:
    return max(sorted({person.name for person in records}), key=len)


def _roles(records: Iterable[Person]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.role for person in records if person.role))


def _count(found: Quoting) -> str:
    return f"quoted by {counted(len(found.outlets), 'outlet')} in {counted(len(found.events), 'event')}"


def people_view(pages: Pages) -> PeopleView:
    """Return the index of people."""
    reached = contact(pages.library)
    return PeopleView(
        page=pages.page("people", "/people/", "People", "Public persons quoted by two outlets, each quotation in each outlet's wording."),
        people=people_lines(pages.library),
        speech=people_shares(pages.library, {person: _name(records) for person, records in pages.library.public.items()}),
        contact=Link(url=reached.url, text=reached.text) if reached.text else None,
    )


def person_view(pages: Pages, person: str, records: tuple[Person, ...]) -> PersonView:
    """Return the page of one person."""
    library = pages.library
    name = _name(records)
    count = _count(library.quoting[person])
    events = [(library.events[event].date or "", event) for event in library.quoting[person].events]
    return PersonView(
        page=pages.page("person", library.urls.person(person), name, f"{name}, {count}: each quotation in each outlet's wording."),
        name=name,
        roles=_roles(records),
        count=count,
        speech=speech_shares(library, person),
        events=tuple(_event(library, person, event) for _, event in sorted(events, reverse=True)),
    )


def _event(library: Library, person: str, event: str) -> PersonEvent:
    record, coverage = library.events[event], library.coverages[event]
    found = moment(record.date)
    said = tuple(view for statement in library.statements(event) if (view := _statement(library, person, event, statement)))
    aligned = {
        (cell.article, passage.paragraph, passage.span)
        for row in library.statements(event)
        for cell in row.cells
        for passage in (cell.passage, *cell.others)
        if passage
    }
    only = [one.passage for one in coverage.quoted if one.person == person]
    loose = [passage for passage in dict.fromkeys(only) if (passage.article, passage.paragraph, passage.span) not in aligned]
    return PersonEvent(
        title=record.title,
        url=library.urls.event(event),
        date=day_words(found.day, library.language) if found else "Date unknown",
        said=said,
        only=tuple(passage_view(library, passage, library.sign(passage.article)) for passage in loose),
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
