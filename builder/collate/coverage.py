"""Event, articles, outlets -> Coverage: everything that the pages show about how each outlet reported it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from builder.collate.alignment import Collation, collation
from builder.collate.base import choose_base, column_order
from builder.collate.chronology import order_of
from builder.collate.credits import credits_of
from builder.collate.dated import record
from builder.collate.highlights import all_report, one_reports
from builder.collate.passages import Unit
from builder.collate.presence import too_short
from builder.collate.reuse import reuse_of
from builder.collate.rows import Frame, Row, chosen, placed, rows_of, statement, with_sides
from builder.collate.voices import voices_of
from builder.model.article import Article
from builder.model.coverage import Comparison, Coverage, Credit, Dated, Passage, Quoted, Statement
from builder.model.event import Event
from builder.model.outlet import Outlet
from builder.model.quotation import Person
from builder.text.similarity import idf
from builder.text.tokens import words

#: Base texts that a reader can choose from, at most.
BASES = 24
#: Words of a sentence of a shared speech that gets a row although nobody else prints it, at least.
DROPPED_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table before it is written against each base."""

    found: Collation
    rows: tuple[Row, ...]
    #: Default base and the reason for it.
    base: str
    reason: str
    order: tuple[str, ...]
    short: Mapping[str, str]


def collate(event: Event, articles: tuple[Article, ...], outlets: tuple[Outlet, ...]) -> Coverage:
    """Return the coverage of ``event``: its articles' passages aligned, compared, dated, credited and ordered.

    ``articles`` may hold more than the event's; only those that the event names are read.  One article alone gives a coverage without
    comparison.  The result does not depend on the order of ``articles`` and ``outlets``.
    """
    own = tuple(article for article in articles if article.id in event.articles)
    found = collation(own, outlets, event.date)
    if not own:
        return Coverage(event=event.id, articles=())
    credits_ = credits_of(found.reads, outlets)
    table = _table(found, own, outlets, credits_)
    comparisons = tuple(_comparison(table, base) for base in _bases(table))
    statements = comparisons[0].statements
    signs = _signs(own, outlets)
    shared = reuse_of(found.reads, _carried_together(table.rows), _set_apart(found))
    dated, unique = _dated(found), _unique(found, table.rows)
    full = [article for article in table.order if article not in table.short]
    return Coverage(
        event=event.id,
        articles=table.order,
        short=tuple((article, table.short[article]) for article in table.order if article in table.short),
        comparisons=comparisons,
        unique=unique,
        leads=_leads(table, statements),
        dated=dated,
        credits=tuple(sorted(credits_, key=lambda credit: table.order.index(credit.article))),
        reuse=shared,
        voices=voices_of(table.order, credits_, shared, frozenset(table.short), signs),
        order=order_of(own, credits_, signs),
        all_report=all_report(statements, full),
        one_reports=one_reports(table.order, statements, unique, dated, _rarity(found)),
        people=_people(found),
        quoted=_quoted(found),
    )


def table_of(articles: Sequence[Article], outlets: Sequence[Outlet], date: str | None = None) -> Table:
    """Read and align the articles of one event and choose base and columns."""
    found = collation(articles, outlets, date)
    return _table(found, [read.article for read in found.reads], outlets, credits_of(found.reads, outlets))


def _signs(articles: Sequence[Article], outlets: Sequence[Outlet]) -> dict[str, str]:
    known = {outlet.id: outlet.sign for outlet in outlets}
    return {article.id: known.get(article.outlet) or article.outlet or article.id for article in articles}


def _table(found: Collation, articles: Sequence[Article], outlets: Sequence[Outlet], credits_: Sequence[Credit]) -> Table:
    """Choose the base and the columns, and number the rows in the order of the base's passages."""
    rows = rows_of(found)
    short = too_short(found.reads)
    carried = Counter(article for row in rows for article in row.units)
    base, reason = choose_base(articles, {outlet.id: outlet for outlet in outlets}, frozenset(short), credits_, carried)
    order = column_order(articles, base, frozenset(short))
    rows += [with_sides(Row(units={base: [unit]}, near={}), found) for unit in _dropped(found, rows, base)]
    return Table(
        found=found, rows=tuple(sorted(rows, key=lambda row: _place(row, order))), base=base, reason=reason, order=order, short=short
    )


def _dropped(found: Collation, rows: Sequence[Row], base: str) -> list[Unit]:
    """Return the base's sentences that stand between shared sentences of one speech and that nobody else prints."""
    shared: dict[int, list[int]] = {}
    for row in rows:
        for unit in row.units.get(base, ()):
            if unit.passage.speech in ("direct", "mixed"):
                shared.setdefault(unit.speech, []).append(unit.number)
    units = [c.unit for c in found.candidates if c.article == base]
    taken = {unit.number for row in rows for unit in row.units.get(base, ())}
    return [
        unit for unit in units
        if unit.number not in taken
        and unit.speech in shared
        and len(words(unit.words)) >= DROPPED_WORDS
        and min(shared[unit.speech]) < unit.number < max(shared[unit.speech])
    ]  # fmt: skip


def _place(row: Row, order: Sequence[str]) -> tuple[int, int]:
    """Return where a row stands: by the base's passage, rows without the base after it by the next column."""
    first = next(article for article in order if article in row.units)
    return order.index(first), chosen(row, first)[first].number


def _bases(table: Table) -> list[str]:
    """Return every article that can be the base, the default one first; of very many the ones that carry most statements."""
    carried = Counter(article for row in table.rows for article in row.units)
    others = [article for article in table.order if article != table.base and article not in table.short]
    most = set(sorted(others, key=lambda article: (-carried[article], article))[: BASES - 1])
    return [table.base, *(article for article in others if article in most)]


def _comparison(table: Table, base: str) -> Comparison:
    frame = Frame.of(table.found, table.order, table.short)
    statements = []
    for number, row in enumerate(table.rows, 1):
        carried = next(article for article in (base, *table.order) if article in row.units)
        statements.append(statement(row, number, carried, frame))
    return Comparison(base=base, statements=tuple(statements), reason=table.reason if base == table.base else "")


def _carried_together(rows: Sequence[Row]) -> dict[tuple[str, str], int]:
    pairs: Counter[tuple[str, str]] = Counter()
    for row in rows:
        carrying = sorted(row.units)
        pairs.update((a, b) for i, a in enumerate(carrying) for b in carrying[i + 1 :])
    return dict(pairs)


def _set_apart(found: Collation) -> frozenset[tuple[str, int]]:
    return frozenset(key for key, one in found.apart.items() if not one.announced)


def _dated(found: Collation) -> tuple[Dated, ...]:
    """Return every passage about another time, in reading order; foreign text only where it prints a date."""
    result = []
    for read in found.reads:
        for unit in read.units:
            one = found.apart.get((read.article.id, unit.number))
            if one is not None and not (unit.foreign and one.inherited) and not (one.announced and one.inherited):
                result.append(replace(record(unit, one), passage=placed(unit, found)))
    return tuple(result)


def _unique(found: Collation, rows: Sequence[Row]) -> tuple[Passage, ...]:
    """Return the passages of the event's own time that no statement holds; headlines and pure credits are told elsewhere."""
    taken = {(unit.passage.article, unit.number) for row in rows for units in row.units.values() for unit in units}
    left_out = taken | _set_apart(found)
    return tuple(
        placed(unit, found)
        for read in found.reads
        for unit in read.units
        if unit.sentence >= 0 and not unit.foreign and unit.passage.speech != "credit" and (read.article.id, unit.number) not in left_out
    )


def _leads(table: Table, statements: Sequence[Statement]) -> tuple[tuple[str, int], ...]:
    """Return the statement that each headline leads with: the one it is part of, else that of the article's first passage in a row."""
    found = []
    for article in table.order:
        places = [
            (unit.number, line.number) for row, line in zip(table.rows, statements, strict=True) for unit in row.units.get(article, ())
        ]  # fmt: skip
        if places:
            found.append((article, min(places)[1]))
    return tuple(found)


def _rarity(found: Collation) -> dict[str, float]:
    return idf(words(unit.passage.text) for read in found.reads for unit in read.units if not unit.foreign)


def _spoken(found: Collation) -> list[tuple[str, Unit]]:
    """Return who says which passage of the event's own text."""
    return [
        (person, unit)
        for read in found.reads
        for unit in read.units
        if not unit.foreign and unit.passage.speech in ("direct", "mixed", "indirect") and (person := found.cast.id_of(unit.passage.person))
    ]


def _people(found: Collation) -> tuple[Person, ...]:
    speaking = {person for person, _ in _spoken(found)}
    return tuple(person for person in found.cast.people if person.id in speaking)


def _quoted(found: Collation) -> tuple[Quoted, ...]:
    return tuple(Quoted(person=person, passage=placed(unit, found)) for person, unit in _spoken(found))
