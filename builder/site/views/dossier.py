"""Coverage -> what an outlet's dossier prints of an event, and how its reports carry it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from builder.core.coverage import SILENT, Reading, Statement
from builder.core.coverage import Shares as Own
from builder.policy.privacy import said
from builder.site.library import Library
from builder.site.markup import counted, shortened
from builder.site.views import words
from builder.site.views.derivation import credited
from builder.site.views.matrix import MatrixCell
from builder.site.views.page import Link
from builder.site.views.sayings import once

#: Wordings of its own that a dossier shows.
MOST_READINGS = 12


class OutletArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One article in an outlet's dossier."""

    title: str
    language: str
    url: str
    date: str
    event: Link | None
    #: "carries 6 of 7 statements"; "" when nothing is compared.
    carried: str
    cells: tuple[MatrixCell, ...]


class OwnReading(msgspec.Struct, frozen=True, kw_only=True):
    """Words that no other article of the event has in their place."""

    text: str
    #: What the others print there, each with its language; nothing where they omit it.
    others: tuple[tuple[str, str], ...]
    language: str
    event: Link


class Reports(msgspec.Struct, frozen=True, kw_only=True):
    """How some articles of an event report it."""

    number: int
    #: How often they carry statements in which way; nothing where nothing is compared.
    carried: tuple[tuple[str, int], ...]
    #: How often they give people's words in which way.
    quoted: tuple[tuple[str, int], ...]
    #: What of their words other reports have, too, one an article in the order of the columns.
    shares: tuple[Own, ...]


class OutletPart(msgspec.Struct, frozen=True, kw_only=True):
    """What an outlet's dossier prints of one event."""

    #: By id.
    articles: tuple[tuple[str, OutletArticle], ...]
    readings: tuple[OwnReading, ...]
    own: Reports
    others: Reports
    #: The other outlets that share wording with it, each with the greatest share.
    flows: tuple[tuple[str, float], ...]
    #: Those that it credits, and those that credit it.
    credits: tuple[str, ...]
    credited: tuple[str, ...]


def outlet_part(library: Library, event: str, outlet: str) -> OutletPart:
    """Return what the dossier of ``outlet`` prints of an event that it reports."""
    columns = library.columns(event)
    own = tuple(article for article in columns if library.articles[article].outlet == outlet)
    others = tuple(article for article in columns if article not in own)
    named = _crediting(library, event)
    return OutletPart(
        articles=tuple((article, _article(library, article)) for article in own),
        readings=tuple(islice(_readings(library, event, frozenset(own)), MOST_READINGS)),
        own=_reports(library, event, own),
        others=_reports(library, event, others),
        flows=tuple(_flows(library, event, outlet).items()),
        credits=tuple(sorted(other for first, other in named if first == outlet)),
        credited=tuple(sorted(other for other, second in named if second == outlet)),
    )


def carrying(library: Library, event: str, articles: Sequence[str]) -> Counter[str]:
    """Return how often articles carry their event's statements in which way.

    An event of one article compares nothing.
    """
    if len(library.columns(event)) < 2:  # noqa: PLR2004 - a comparison needs two
        return Counter()
    mine = frozenset(articles)
    return Counter(
        str(cell.presence)
        for row in library.statements(event)
        for cell in row.cells
        if cell.article in mine
    )


def _reports(library: Library, event: str, articles: Sequence[str]) -> Reports:
    coverage = library.coverages.get(event)
    mine = frozenset(articles)
    passages = once(passage for _, passage in said(coverage)) if coverage else ()
    shares = {one.article: one for one in coverage.shares} if coverage else {}
    return Reports(
        number=len(articles),
        carried=tuple(sorted(carrying(library, event, articles).items())),
        quoted=tuple(
            sorted(
                Counter(
                    str(passage.speech) for passage in passages if passage.article in mine
                ).items()
            )
        ),
        shares=tuple(shares[article] for article in articles if article in shares),
    )


def _owners(library: Library, event: str) -> dict[str, str]:
    coverage = library.coverages.get(event)
    articles = coverage.articles if coverage else ()
    return {
        article: library.articles[article].outlet or article
        for article in articles
        if article in library.articles
    }


def _flows(library: Library, event: str, outlet: str) -> dict[str, float]:
    """Return the outlets that share wording with ``outlet``, with the greatest share."""
    owner = _owners(library, event)
    best: dict[str, float] = {}
    for one in (
        one
        for article in owner
        if owner[article] == outlet
        for one in library.reuse.get(article, ())
    ):
        for other in {owner.get(one.article, outlet), owner.get(one.source, outlet)} - {outlet}:
            best[other] = max(best.get(other, 0), one.share)
    return best


def _crediting(library: Library, event: str) -> frozenset[tuple[str, str]]:
    """Return which outlet credits which other one with its report."""
    coverage, owner = library.coverages.get(event), _owners(library, event)
    return (
        frozenset(
            (owner.get(article, ""), owner.get(source, ""))
            for article, source in credited(coverage)
        )
        if coverage
        else frozenset()
    )


def _article(library: Library, identifier: str) -> OutletArticle:
    article = library.articles[identifier]
    event = library.event_of.get(identifier, "")
    cells = (
        [
            cell
            for statement in library.statements(event)
            for cell in statement.cells
            if cell.article == identifier
        ]
        if event
        else []
    )
    carried = sum(cell.presence not in SILENT for cell in cells)
    compared = len(library.columns(event)) > 1 if event else False
    return OutletArticle(
        title=article.title,
        language=article.language,
        url=library.urls.article(identifier),
        date=words.published(library, article),
        event=Link(url=library.urls.event(event), text=library.events[event].title)
        if event
        else None,
        carried=f"carries {carried} of {counted(len(cells), 'statement')}"
        if compared and cells
        else "",
        cells=tuple(
            MatrixCell(presence=cell.presence, word=f"statement {number}: {cell.presence}")
            for number, cell in enumerate(cells, 1)
        )
        if compared
        else (),
    )


def _readings(library: Library, event: str, mine: frozenset[str]) -> Iterator[OwnReading]:
    """Yield the wordings that only these articles print."""
    for statement in library.statements(event):
        for entry in statement.entries:
            for reading in entry.readings:
                if reading.text and mine.issuperset(reading.witnesses):
                    yield _own(library, event, statement, reading, entry.readings)


def _own(
    library: Library,
    event: str,
    statement: Statement,
    reading: Reading,
    readings: tuple[Reading, ...],
) -> OwnReading:
    others = {
        shortened(other.text): library.articles[other.witnesses[0]].language
        for other in readings
        if other is not reading and other.text
    }
    return OwnReading(
        text=shortened(reading.text),
        others=tuple(others.items()),
        language=library.articles[reading.witnesses[0]].language,
        event=Link(
            url=library.statement(event, statement.anchor), text=f"statement {statement.number}"
        ),
    )
