"""Coverages → who is quoted by whom, and who of them has a page: worked out once for all pages.

A page is about a public person only: somebody quoted by two outlets, or listed by an editor, and never
somebody whom the editors keep private.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from builder.config import Settings
from builder.model.article import Article
from builder.model.coverage import Coverage, Passage
from builder.model.quotation import Person


class Quoting(NamedTuple):
    """Who quotes a person."""

    #: Outlet ids.
    outlets: frozenset[str]
    #: Event ids.
    events: frozenset[str]


def said(coverage: Coverage) -> Iterator[tuple[str, Passage]]:
    """Yield each passage that gives a person's words, with the person's id."""
    for quoted in coverage.quoted:
        yield quoted.person, quoted.passage
    for comparison in coverage.comparisons[:1]:
        for statement in comparison.statements:
            for cell in statement.cells:
                for passage in (cell.passage, *cell.others):
                    if passage and passage.person:
                        yield passage.person, passage


def quoting(coverages: Iterable[Coverage], articles: Mapping[str, Article]) -> dict[str, Quoting]:
    """Return who quotes each person."""
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    events: defaultdict[str, set[str]] = defaultdict(set)
    for coverage in coverages:
        for person, passage in said(coverage):
            if passage.article in articles:
                outlets[person].add(articles[passage.article].outlet or passage.article)
                events[person].add(coverage.event)
    return {person: Quoting(frozenset(outlets[person]), frozenset(events[person])) for person in outlets}


def public(coverages: Iterable[Coverage], quoted: Mapping[str, Quoting], settings: Settings) -> dict[str, tuple[Person, ...]]:
    """Return the people who have a page, each as every event names them."""
    named: defaultdict[str, list[Person]] = defaultdict(list)
    for coverage in coverages:
        for person in coverage.people:
            named[person.id].append(person)
    return {
        person: tuple(records)
        for person, records in sorted(named.items())
        if person not in settings.private and person in quoted and (len(quoted[person].outlets) > 1 or person in settings.people)
    }
