"""Event -> what can be cited of it: its comparison, its articles, statements, quotations, conflicts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from builder.core.conflict import Conflict
from builder.core.coverage import Statement
from builder.site.catalog import NAMELESS, event_day
from builder.site.citations import Citation
from builder.site.exports.quoted import QuotedPassage, quoted_passages
from builder.site.library import Library
from builder.site.markup import counted, excerpt
from builder.site.moments import moment, published_words
from builder.site.urls import outside
from builder.site.views.conflicts import in_words

#: Of words that stand for a title (characters).
_TITLE: Final = 120
#: Characters of a digest by which a citation names an edition or a capture.
_DIGITS: Final = 12


def cited_event(library: Library, event: str) -> Citation:
    """Return what a citation of an event's comparison needs."""
    record = library.events[event]
    edition, changed = library.digest.inputs[:_DIGITS], last_change(library)
    note = [f"edition of {counted(len(library.columns(event)), 'capture')}"]
    note += [f"inputs {edition}"] if edition else []
    note += [f"as of {changed}"] if changed else []
    return Citation(
        id=event,
        title=record.title,
        container=library.settings.title,
        date=changed or record.date or "",
        date_words=event_day(library, record, ""),
        event_date=record.date or "",
        accessed=changed,
        url=library.urls.absolute(library.urls.event(event)),
        note=", ".join(note),
        language=library.language,
    )


def last_change(library: Library) -> str:
    """Return the day on which the pages of an event last changed; "" when nothing tells it."""
    return max((change.date for change in library.digest.history), default="")


def cited_article(library: Library, article: str) -> Citation:
    """Return what a citation of a report needs, as its outlet published it and as it was captured."""
    record = library.articles[article]
    outlet = library.outlet_of(article)
    capture = library.captures.get(record.capture)
    captured = moment(capture.captured) if capture else None
    ours = library.urls.absolute(library.urls.article(article))
    original = outside(record.url)
    note = [f"captured {captured.day.isoformat()}"] if captured and captured.exact else []
    note += [f"SHA-256 {record.capture_sha256[:_DIGITS]}"] if record.capture_sha256 else []
    note += [f"compared at {ours}"] if original else []
    stated = record.published if record.published_basis != "inferred" else None
    known = moment(record.published)
    return Citation(
        id=article,
        kind="report",
        title=record.title,
        authors=record.authors,
        container="" if outlet is NAMELESS else outlet.name,
        date=known.day.isoformat() if stated and known and known.exact else stated or "",
        date_words=published_words(record.published, record.published_basis, library.language)
        if known
        else "",
        accessed=captured.day.isoformat() if captured and captured.exact else "",
        url=original or ours,
        note=", ".join(note),
        language=record.language,
    )


def citations(library: Library, event: str) -> Iterator[Citation]:
    """Yield what can be cited of an event: itself, then everything in it that has an address."""
    whole = cited_event(library, event)
    yield whole
    for article in library.columns(event):
        yield cited_article(library, article)
    coverage = library.coverages.get(event)
    if coverage is None:
        return
    for statement in library.statements(event):
        yield _statement(library, whole, statement)
    for conflict in coverage.conflicts:
        yield _conflict(library, whole, conflict)
    names = {person.id: person.name for person in coverage.people}
    for number, quoted in enumerate(quoted_passages(library, coverage), 1):
        if quoted.passage.speech != "indirect":
            yield _quotation(library, whole, quoted, names.get(quoted.person or "", ""), number)


def _statement(library: Library, whole: Citation, statement: Statement) -> Citation:
    where = library.statement(whole.id, statement.anchor)
    return _part(
        library, whole, statement.anchor, f"Statement {statement.number}: {statement.name}", where
    )


def _conflict(library: Library, whole: Citation, conflict: Conflict) -> Citation:
    where = library.urls.event(whole.id, conflict.anchor)
    return _part(library, whole, conflict.anchor, in_words(library, conflict), where)


def _part(library: Library, whole: Citation, anchor: str, title: str, where: str) -> Citation:
    """Return the citation of a part of an event's page."""
    return Citation(
        id=f"{whole.id}_{anchor}",
        title=title,
        container=whole.container,
        date=whole.date,
        date_words=whole.date_words,
        event_date=whole.event_date,
        accessed=whole.accessed,
        url=library.urls.absolute(where),
        note=f"in “{whole.title}”, {whole.note}",
        language=whole.language,
    )


def _quotation(
    library: Library, whole: Citation, quoted: QuotedPassage, name: str, number: int
) -> Citation:
    """Return the citation of somebody's words as an article gives them."""
    passage = quoted.passage
    report = cited_article(library, passage.article)
    by = ", ".join(filter(None, (report.container, report.date)))
    return Citation(
        id=f"{whole.id}_q{number}",
        title=excerpt(passage.text, _TITLE),
        authors=(name,) if name else (),
        container=whole.container,
        date=report.date,
        date_words=report.date_words,
        event_date=whole.event_date,
        accessed=whole.accessed,
        url=library.urls.absolute(library.passage_url(passage)),
        note=f"quoted in “{report.title}”" + (f" ({by})" if by else ""),
        language=report.language,
    )
