"""Overview -> the rows of the tables that belong to no event: outlets, storylines, people, events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builder.policy.privacy import may_be_named
from builder.site.exports.filled import filled
from builder.site.exports.schema import Row, TableRows
from builder.site.overview import Overview


def site_rows(site: Overview) -> tuple[TableRows, ...]:
    """Return the rows of the whole site, table by table."""
    return filled(
        {
            "outlets": _outlets(site),
            "storylines": _storylines(site),
            "people": _people(site),
            "events": _events(site),
        }
    )


def _outlets(site: Overview) -> Iterator[Row]:
    for name in sorted(site.outlets):
        one = site.outlets[name]
        yield (
            one.id, one.name, one.sign or None, one.kind, one.country, one.homepage, one.language, one.funding,
            site.urls.absolute(site.urls.outlet(name)) if site.by_outlet.get(name) else None,
        )  # fmt: skip


def _storylines(site: Overview) -> Iterator[Row]:
    for name in sorted(site.storylines):
        page = site.urls.absolute(site.urls.storyline(name))
        yield name, site.storylines[name].title, page


def _people(site: Overview) -> Iterator[Row]:
    """Yield each person in a public role; name and role are those that most events give."""
    names: dict[str, Counter[str]] = {}
    roles: dict[str, Counter[str]] = {}
    for summary in site.summaries.values():
        for mark in summary.people:
            person = mark.person
            if person and may_be_named(person, site.settings):
                names.setdefault(person.id, Counter())[person.name] += 1
                roles.setdefault(person.id, Counter())[person.role] += 1
    for one in sorted(names):
        page = site.urls.absolute(site.urls.person(one)) if one in site.public else None
        yield one, _most(names[one]), _most(roles[one]), page


def _most(counted: Counter[str]) -> str:
    """Return what is counted most; of several the first in the alphabet."""
    return min(counted, key=lambda text: (-counted[text], text))


def _events(site: Overview) -> Iterator[Row]:
    for name in sorted(site.events):
        one, summary = site.events[name], site.summary(name)
        yield (
            name, one.title, one.date, one.place, one.storyline if one.storyline in site.storylines else None,
            one.status, len(site.columns(name)), summary.statements, summary.differences, summary.conflicts,
            site.urls.absolute(site.urls.event(name)),
        )  # fmt: skip
