"""Event, articles, outlets -> Coverage: all that the pages show of how each reported it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from builder.collate.alignment.passages import PassageUnit
from builder.collate.alone import alone
from builder.collate.cells import placed
from builder.collate.collation import Collation, collation
from builder.collate.conflicts import agreed, differing, uncontested
from builder.collate.dated import record
from builder.collate.highlights import one_reports
from builder.collate.name_uses import names_of
from builder.collate.rows import Key, key_of
from builder.collate.shared import all_report
from builder.collate.sources.chronology import order_of
from builder.collate.sources.credits import credits_of
from builder.collate.sources.reuse import reuse_of
from builder.collate.sources.voices import voices_of
from builder.collate.support import Support
from builder.collate.table import StatementTable, table_of
from builder.collate.wording import wording_of
from builder.core.article import Article
from builder.core.coverage import Coverage, Dated, Direction, Quoted, Shares, Similar, Statement
from builder.core.event import Event
from builder.core.outlet import Outlet
from builder.core.quotation import Person
from builder.lang.similarity import idf
from builder.lang.tokens import words

#: What an article is called whose outlet nobody knows.
_NAMELESS: Final = "unknown"


def collate(event: Event, articles: tuple[Article, ...], outlets: tuple[Outlet, ...]) -> Coverage:
    """Return the coverage of ``event``: its articles aligned, compared, dated, credited.

    ``articles`` may hold more than the event's; only those that the event names are read.  One
    article alone gives a coverage without comparison.  The result does not depend on the order of
    ``articles`` and ``outlets``.
    """
    own = tuple(article for article in articles if article.id in event.articles)
    if not own:
        return Coverage(event=event.id, articles=())
    found = collation(own, outlets, event.date)
    credits_ = credits_of(found.reads, outlets)
    table = table_of(found, outlets, credits_)
    comparisons = table.comparisons()
    statements = comparisons[0].statements
    signs = _signs(own, table.order, outlets)
    order = order_of(own, credits_, signs)
    known: dict[tuple[str, str], Direction] = {(one.earlier, one.later): one.basis for one in order}
    differences = differing(found, [row.all_units for row in table.groups], table.order)
    dated, outside = _dated(found), alone(found, table.groups, table.frame.search)
    # What is called unique, or similar to something elsewhere, is a part of the text of which the
    # shares tell.
    left_out = _set_apart(found) - {key_of(unit) for unit in outside.units}
    shared, shares = reuse_of(found.reads, [row.units for row in table.groups], left_out, known)
    support = Support(found.reads, found.known) if len(own) > 1 else None
    unique = uncontested(outside.unique, differences.conflicts)
    return Coverage(
        event=event.id,
        articles=table.order,
        short=tuple(
            (article, table.short[article]) for article in table.order if article in table.short
        ),
        comparisons=comparisons,
        unique=unique,
        similar=outside.similar,
        leads=_leads(table, statements),
        dated=dated,
        background=table.background(),
        credits=tuple(sorted(credits_, key=lambda credit: table.frame.columns[credit.article])),
        reuse=shared,
        shares=tuple(
            sorted(
                _with_similar(shares, outside.similar, found, left_out),
                key=lambda one: table.frame.columns[one.article],
            )
        ),
        voices=voices_of(table.order, credits_, shared, frozenset(table.short), signs),
        wording=wording_of(found.reads, _set_apart(found)),
        names=names_of(found.reads, found.cast, found.known),
        order=order,
        all_report=agreed(
            all_report(statements, table.telling, found.reads, support, found.counterparts),
            differences.conflicts,
        )
        if support
        else (),
        one_reports=one_reports(
            table.order,
            statements,
            uncontested(outside.surest, differences.conflicts),
            dated,
            rare=_rarity(found),
            languages=found.languages,
            stands=table.frame.search.share,
            support=support,
        )
        if support
        else (),
        conflicts=differences.conflicts,
        explained=differences.explained,
        people=_people(found),
        quoted=tuple(
            Quoted(person=person, passage=placed(unit, found)) for person, unit in _spoken(found)
        ),
    )


def _signs(
    articles: Sequence[Article], order: Sequence[str], outlets: Sequence[Outlet]
) -> dict[str, str]:
    """Return the short name of each article's outlet, by article id.

    Several of one outlet are numbered in column order, as they are on the page.
    """
    known = {outlet.id: outlet.sign for outlet in outlets}
    names = {
        article.id: known.get(article.outlet) or article.outlet or _NAMELESS for article in articles
    }
    times, seen = Counter(names.values()), Counter[str]()
    for article in order:
        name = names[article]
        seen[name] += 1
        names[article] = name if times[name] == 1 else f"{name} ({seen[name]})"
    return names


def _with_similar(
    shares: Sequence[Shares], similar: Sequence[Similar], found: Collation, left_out: frozenset[Key]
) -> Iterator[Shares]:
    """Yield each article's shares, what is only similar elsewhere parted from its own."""
    sizes: Counter[str] = Counter()
    for unit in (unit for read in found.reads for unit in read.units):
        if unit.sentence >= 0 and not unit.foreign and key_of(unit) not in left_out:
            sizes[unit.passage.article] += len(words(unit.passage.text))
    alike: Counter[str] = Counter()
    for near in similar:
        alike[near.passage.article] += len(words(near.passage.text))
    for share in shares:
        part = round(min(share.own, alike[share.article] / max(sizes[share.article], 1)), 4)
        yield replace(share, own=round(share.own - part, 4), similar=part)


def _set_apart(found: Collation) -> frozenset[tuple[str, int]]:
    """Return the units about an earlier time: article id and unit number."""
    return frozenset(key for key, one in found.apart.items() if not one.announced)


def _dated(found: Collation) -> tuple[Dated, ...]:
    """Return the passages about another time, in order; foreign text only with a date."""
    result = []
    for read in found.reads:
        for unit in read.units:
            one = found.apart.get((read.article.id, unit.number))
            if (
                one is not None
                and not (unit.foreign and one.inherited)
                and not (one.announced and one.inherited)
            ):
                result.append(replace(record(unit, one), passage=placed(unit, found)))
    return tuple(result)


def _leads(table: StatementTable, statements: Sequence[Statement]) -> tuple[tuple[str, int], ...]:
    """Return the statement that each headline leads with.

    It is the one that the headline is part of, else that of the article's first passage in a row.
    """
    found = []
    for article in table.order:
        places = [
            (unit.number, line.number) for row, line in zip(table.rows, statements, strict=True) for unit in row.units.get(article, ())
        ]  # fmt: skip
        if places:
            found.append((article, min(places)[1]))
    return tuple(found)


def _rarity(found: Collation) -> dict[str, float]:
    """Return how rare each word is among the event's passages."""
    return idf(
        words(unit.passage.text) for read in found.reads for unit in read.units if not unit.foreign
    )


def _spoken(found: Collation) -> list[tuple[str, PassageUnit]]:
    """Return who says which passage of the event's own text: person id and unit."""
    return [
        (person, unit)
        for read in found.reads
        for unit in read.units
        if not unit.foreign
        and unit.passage.speech in ("direct", "mixed", "indirect")
        and (person := found.cast.id_of(unit.passage.person))
    ]


def _people(found: Collation) -> tuple[Person, ...]:
    """Return the persons who say something in the event."""
    speaking = {person for person, _ in _spoken(found)}
    return tuple(person for person in found.cast.people if person.id in speaking)
