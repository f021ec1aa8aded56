"""Who is quoted in a public role -> the index of people, and a page for each.

The page has every statement in each outlet's wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from builder.core.quotation import Person
from builder.policy.privacy import Quoting
from builder.site.alphabet import by_heading
from builder.site.markup import counted
from builder.site.overview import Overview
from builder.site.views.figures import ShareBars, ordered, outlet_link, way_shares
from builder.site.views.letters import MOST_LINES, Letters, letters
from builder.site.views.page import Link, PageShell, contact, feed_links
from builder.site.views.sayings import PersonEvent, PersonLine
from builder.site.views.site_pages import SitePages

_ABOUT: Final = "Public persons quoted by two outlets, each quotation in each outlet's wording."


class PersonView(msgspec.Struct, frozen=True, kw_only=True):
    """One person."""

    page: PageShell
    name: str
    roles: tuple[str, ...]
    #: "quoted by 4 outlets in 2 events".
    count: str
    #: How each outlet gives the person's words.
    speech: ShareBars
    events: tuple[PersonEvent, ...]
    #: What is new.
    feed: Link


class PeopleView(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody who has a page; of many, the most widely quoted, or those of one letter."""

    page: PageShell
    title: str
    people: tuple[PersonLine, ...]
    #: Where the others are, by letter.
    letters: Letters
    #: How their words are given.
    speech: ShareBars
    contact: Link | None


def people_lines(site: Overview) -> tuple[PersonLine, ...]:
    """Return everybody who has a page, the most widely quoted first."""
    quoted, known = site.quoting, site.public
    order = sorted(
        known,
        key=lambda person: (-len(quoted[person].outlets), -len(quoted[person].events), person),
    )
    return tuple(
        PersonLine(
            name=_name(known[person]),
            role=next(iter(_roles(known[person])), ""),
            url=site.urls.person(person),
            note=_count(quoted[person]),
        )
        for person in order
    )


def _name(records: Iterable[Person]) -> str:
    return max(sorted({person.name for person in records}), key=len)


def _roles(records: Iterable[Person]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.role for person in records if person.role))


def _count(found: Quoting) -> str:
    return f"quoted by {counted(len(found.outlets), 'outlet')} in {counted(len(found.events), 'event')}"


def views(pages: SitePages) -> Iterator[PeopleView]:
    """Yield the index of people, and one for each letter where they are many."""
    site = pages.library
    people = people_lines(site)
    found = by_heading(people, lambda line: line.name) if len(people) > MOST_LINES else {}
    reached = contact(site)
    asked = Link(url=reached.url, text=reached.text) if reached.text else None
    yield PeopleView(
        page=pages.page("people", "/people/", "People", _ABOUT),
        title="People",
        people=people[:MOST_LINES] if found else people,
        letters=letters(site.urls, "people", found),
        speech=_people_shares(site),
        contact=asked,
    )
    for heading, lines in found.items():
        title = f"People: {heading}"
        yield PeopleView(
            page=pages.page("people", site.urls.index("people", heading), title, _ABOUT),
            title=title,
            people=lines,
            letters=letters(site.urls, "people", found, heading),
            speech=ShareBars(looks=(), rows=()),
            contact=asked,
        )


def _people_shares(site: Overview) -> ShareBars:
    """Return how the words of each person are given."""
    rows = ((person, sum(_speech(site, person).values(), Counter[str]())) for person in site.public)
    return way_shares(
        ordered(
            (Link(url=site.urls.person(person), text=_name(site.public[person])), counts)
            for person, counts in rows
        )
    )


def _speech(site: Overview, person: str) -> dict[str, Counter[str]]:
    """Return how often each outlet gives a person's words in which way."""
    found: dict[str, Counter[str]] = {}
    for mark in site.quoting[person].marks:
        for outlet, counts in mark.ways:
            found.setdefault(outlet, Counter()).update(dict(counts))
    return found


def person_view(pages: SitePages, person: str) -> PersonView:
    """Return the page of one person."""
    site = pages.library
    records = site.public[person]
    name, count = _name(records), _count(site.quoting[person])
    feeds = feed_links(site.urls.person_file(person, "feed"), f"Quotations of {name}")
    events = sorted(
        ((site.events[event].date or "", event) for event in site.quoting[person].events),
        reverse=True,
    )
    return PersonView(
        page=pages.page(
            "person",
            site.urls.person(person),
            name,
            f"{name}, {count}: each quotation in each outlet's wording.",
            feeds=feeds,
        ),
        name=name,
        roles=_roles(records),
        count=count,
        speech=way_shares(
            ordered(
                (outlet_link(site, outlet), counts)
                for outlet, counts in _speech(site, person).items()
            )
        ),
        events=tuple(dict(site.details(event).people)[person] for _, event in events),
        feed=Link(url=feeds[0].url, text="Feed of new quotations"),
    )
