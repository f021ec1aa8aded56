"""Coverages -> who is quoted by whom, and who of them has a page: worked out once for all pages.

A page is about a public person only: somebody whom two outlets quote in a public role, or whom an editor lists,
and never somebody whom the editors keep private.  Without a role printed beside the name nobody is public,
and neither is who is named as a witness, a victim or a relative.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from builder.config import Settings
from builder.model.article import Article
from builder.model.coverage import Coverage
from builder.model.passage import Passage
from builder.model.quotation import Person

#: Heads of roles that make nobody public.
PRIVATE_ROLES: Final = frozenset({
    "aunt", "boy", "boyfriend", "brother", "bystander", "child", "classmate", "colleague", "cousin", "customer", "cyclist", "daughter",
    "defendant", "driver", "eyewitness", "father", "fiance", "fiancee", "friend", "girl", "girlfriend", "granddaughter", "grandfather",
    "grandmother", "grandson", "guest", "hostage", "husband", "kid", "local", "mom", "mother", "motorist", "mum", "neighbor", "neighbour",
    "nephew", "niece", "onlooker", "parent", "passenger", "passerby", "passer-by", "patient", "pedestrian", "pupil", "refugee", "relative",
    "resident", "roommate", "schoolboy", "schoolgirl", "shopper", "sister", "son", "student", "suspect", "survivor", "teenager", "tenant",
    "tourist", "uncle", "victim", "villager", "visitor", "widow", "widower", "wife", "witness",
})  # fmt: skip
#: Words after which a role goes on to say whose or where: "mother of three".
_AFTER: Final = re.compile(r"\b(?:of|for|in|at|from|to|with|on|who|whose)\b|[,;(]")
_ONE_OF: Final = re.compile(r"^(?:one|two|three|some|many|several)\s+of\s+(?:the|those|its|their)\s+")
_WORD: Final = re.compile(r"[\w-]+")


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
        if person in quoted and person not in settings.private
        if person in settings.people or (len(quoted[person].outlets) > 1 and _in_public(records))
    }


def _in_public(records: Iterable[Person]) -> bool:
    """Whether the roles printed beside a name are those of a public person."""
    heads = {_head(record.role) for record in records} - {""}
    return bool(heads) and heads.isdisjoint(PRIVATE_ROLES | {f"{word}s" for word in PRIVATE_ROLES})


def _head(role: str) -> str:
    """Return the noun of a role: "commissioner" of "High Commissioner for Refugees"."""
    whole = _ONE_OF.sub("", role.lower().strip())
    words = _WORD.findall(_AFTER.split(whole, maxsplit=1)[0]) or _WORD.findall(whole)
    return words[-1] if words else ""
