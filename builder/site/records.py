"""Articles and statements -> search records: one a passage, leading to that passage.

Foreign text is found only on request; a statement is a record of its own, holding all its readings.
Readers filter by ids, never by names, so that an address of a search stays good when a name
changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from builder.core.article import Article
from builder.core.coverage import Statement
from builder.core.page import SearchRecord
from builder.core.passage import Passage, Speech
from builder.policy.republish import GAP
from builder.site.catalog import day_and_place
from builder.site.library import HEADLINE_ANCHOR, Library, StatementPlace, sentence_spans
from builder.site.markup import shortened
from builder.site.moments import moment

FOREIGN: Final = "foreign"
STATEMENT: Final = "statement"
EVENT: Final = "event"
#: The kinds of a record that readers filter by → their names.
KINDS: Final[dict[str, str]] = {
    "headline": "headline",
    "direct": "direct",
    "mixed": "partly quoted",
    "indirect": "indirect",
    "narration": "narration",
    "credit": "credit",
    FOREIGN: "foreign text",
    STATEMENT: "statement",
    EVENT: "event",
}
#: The value of a record that is a side of a conflict, and its name.
IN_CONFLICT: Final = "conflict"
#: Stands for an outlet that nothing tells.
UNKNOWN: Final = "unknown"
UNDATED: Final = "undated"
#: Places of variation that the record of a statement names.
_MOST_READINGS: Final = 40


def records(
    library: Library, events: Iterable[str], articles: Iterable[str]
) -> tuple[SearchRecord, ...]:
    """Return what search can find of ``events`` and ``articles`` (ids), in fixed order."""
    found = [
        record for article in articles for record in _article(library, library.articles[article])
    ]
    for event in events:
        found += [_event(library, event), *_statements(library, event)]
    return tuple(sorted(found, key=lambda record: (record.url, record.content)))


def _speech(library: Library, article: str) -> dict[str, Speech]:
    """Return how each sentence of an article gives its words."""
    coverage = library.coverages.get(library.event_of.get(article, ""))
    if coverage is None:
        return {}
    passages: list[Passage] = [
        *coverage.unique,
        *(one.passage for one in coverage.dated),
        *(one.passage for one in coverage.quoted),
    ]
    for place in library.places.get(article, ()):
        passages += [*place.cell.others, *((place.cell.passage,) if place.cell.passage else ())]
    return {
        library.anchor(passage): passage.speech
        for passage in passages
        if passage.article == article
    }


def _by_anchor(library: Library, article: str) -> dict[str, StatementPlace]:
    """Return the statement of each sentence; of several, that with the longest passage."""
    found: dict[str, tuple[int, StatementPlace]] = {}
    for place in library.places.get(article, ()):
        for passage in (*place.cell.others, *((place.cell.passage,) if place.cell.passage else ())):
            anchor, length = library.anchor(passage), len(passage.text)
            if anchor not in found or found[anchor][0] < length:
                found[anchor] = (length, place)
    return {anchor: place for anchor, (_, place) in found.items()}


def _article(library: Library, article: Article) -> Iterator[SearchRecord]:
    speech, places = _speech(library, article.id), _by_anchor(library, article.id)
    contested = _contested(library, article.id)
    headline = _record(
        library,
        article,
        HEADLINE_ANCHOR,
        article.title,
        kind="headline",
        place="",
        here=places.get(HEADLINE_ANCHOR),
    )
    yield _in_conflict(headline, contested=HEADLINE_ANCHOR in contested)
    for number, paragraph in enumerate(article.paragraphs, 1):
        for sentence, (start, end) in enumerate(
            sentence_spans(paragraph.text, article.language), 1
        ):
            text = paragraph.text[start:end].replace(GAP, "").strip()
            if not text:
                continue
            anchor = f"p{number}s{sentence}"
            kind = FOREIGN if paragraph.foreign else speech.get(anchor, "narration")
            record = _record(
                library,
                article,
                anchor,
                text,
                kind=kind,
                place=f"¶ {number}",
                here=places.get(anchor),
            )
            yield _in_conflict(record, contested=anchor in contested)


def _contested(library: Library, article: str) -> frozenset[str]:
    """Return the anchors of an article's sentences that are a side of a conflict."""
    coverage = library.coverages.get(library.event_of.get(article, ""))
    sides = (
        (side.passage for conflict in coverage.conflicts for side in conflict.sides)
        if coverage
        else ()
    )
    return frozenset(library.anchor(passage) for passage in sides if passage.article == article)


def _in_conflict(record: SearchRecord, *, contested: bool) -> SearchRecord:
    """Return a record with the filter that finds what is in conflict."""
    return (
        replace(record, filters=(*record.filters, ("facts", (IN_CONFLICT,))))
        if contested
        else record
    )


def _record(
    library: Library,
    article: Article,
    anchor: str,
    text: str,
    *,
    kind: str,
    place: str,
    here: StatementPlace | None,
) -> SearchRecord:
    event = library.event_of.get(article.id, "")
    meta = {
        "title": library.events[event].title if event else article.title,
        "event": library.urls.event(event) if event else "",
        "date": _event_date(library, event),
        "sign": library.sign(article.id),
        "kind": KINDS[kind],
        "place": place,
        "language": article.language,
        "statement": str(here.statement.number) if here else "",
        "statement_url": library.statement(here.event, here.statement.anchor) if here else "",
    }
    return SearchRecord(
        url=library.urls.article(article.id, anchor),
        content=text,
        language=article.language,
        meta=tuple((name, value) for name, value in meta.items() if value),
        filters=_filters(article, event, kind),
        sort=(("date", _sort_key(article.published)),),
    )


def _event(library: Library, event: str) -> SearchRecord:
    """Return the record of an event: its title, its place and its day."""
    record = library.events[event]
    date = _event_date(library, event)
    found = moment(record.date)
    filters = {
        "event": (event,),
        "kind": (EVENT,),
        "outlet": tuple(
            dict.fromkeys(
                library.articles[article].outlet or UNKNOWN for article in library.columns(event)
            )
        ),
        "year": (str(found.day.year) if found else UNDATED,),
    }
    meta = {
        "title": record.title,
        "event": library.urls.event(event),
        "date": date,
        "kind": EVENT,
    }
    return SearchRecord(
        url=library.urls.event(event),
        content=f"{record.title} {date}".strip(),
        language=library.language,
        meta=tuple((name, value) for name, value in meta.items() if value),
        filters=tuple(filters.items()),
        sort=(("date", _sort_key(record.date)),),
    )


def _event_date(library: Library, event: str) -> str:
    record = library.events.get(event)
    return day_and_place(library, record) if record else ""


def _filters(article: Article, event: str, kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = moment(article.published)
    values = {
        "outlet": article.outlet or UNKNOWN,
        "event": event,
        "year": str(found.day.year) if found else UNDATED,
        "language": article.language,
        "kind": kind,
    }
    return tuple((name, (value,)) for name, value in values.items() if value)


def _sort_key(published: str | None) -> str:
    """Return a date that sorts as text; an undated article comes first of all."""
    found = moment(published)
    return found.time.strftime("%Y-%m-%d %H:%M").rjust(16, "0") if found else "0000-00-00 00:00"


def _statements(library: Library, event: str) -> Iterator[SearchRecord]:
    if len(library.columns(event)) < 2:  # noqa: PLR2004 - one article states nothing in several wordings
        return
    coverage = library.coverages.get(event)
    contested = {conflict.statement for conflict in coverage.conflicts} if coverage else set()
    for statement in library.statements(event):
        cells = [
            cell for cell in statement.cells if cell.passage and cell.article in library.articles
        ]
        if len(cells) < 2:  # noqa: PLR2004 - as above
            continue
        base = library.articles[statement.base]
        outlets = tuple(
            dict.fromkeys(library.articles[cell.article].outlet or UNKNOWN for cell in cells)
        )
        filters = [
            (name, values) for name, values in _filters(base, event, STATEMENT) if name != "outlet"
        ]
        record = SearchRecord(
            url=library.statement(event, statement.anchor),
            content="\n".join(
                dict.fromkeys(
                    [statement.name, *(cell.passage.text for cell in cells if cell.passage)]
                )
            ),
            language=base.language,
            meta=(
                ("title", library.events[event].title),
                ("event", library.urls.event(event)),
                ("date", _event_date(library, event)),
                ("sign", ", ".join(library.sign(cell.article) for cell in cells)),
                ("kind", STATEMENT),
                ("name", statement.name),
                ("statement", str(statement.number)),
                ("readings", _readings(library, statement)),
            ),
            filters=(("outlet", outlets), *filters),
            sort=(("date", _sort_key(library.events[event].date)),),
        )
        yield _in_conflict(record, contested=statement.number in contested)


def _readings(library: Library, statement: Statement) -> str:
    """Return the apparatus of a statement as JSON.

    Each place of variation is a list of readings, and each reading its words and signs.
    """
    places = [
        [
            [shortened(one.text), ", ".join(library.sign(article) for article in one.witnesses)]
            for one in entry.readings
        ]
        for entry in statement.entries[:_MOST_READINGS]
    ]
    return json.dumps(places, ensure_ascii=False, separators=(",", ":"))
