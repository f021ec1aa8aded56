"""The library for other programs: captures or rows -> articles, events and statements.

Rows may come from any table. Nothing here reads or writes a file, asks a clock, or keeps anything
between calls; the same arguments give the same result on any machine. All that is returned are
frozen records, whose fields are described where they are defined (:mod:`builder.core`) and which
``msgspec.to_builtins`` turns into plain data::

    import builder

    articles = [builder.article(row) for row in rows]
    for event in builder.events(articles):
        coverage = builder.compare(event, articles)
        for statement in coverage.comparisons[0].statements:
            print(event.title, [cell.passage.text for cell in statement.cells if cell.passage])
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any

from builder.cluster import group
from builder.collate import Alignment, align, collate
from builder.collate import quotations as attributed
from builder.core.article import Article, Draft, Paragraph
from builder.core.capture import Capture
from builder.core.coverage import Coverage
from builder.core.event import Event
from builder.core.outlet import Outlet
from builder.core.quotation import Quotation
from builder.extract import normalize
from builder.extract.formats.captures import captures_of
from builder.lang.languages import FIRST


def captures(data: bytes, name: str = "capture.txt") -> tuple[Capture, ...]:
    """Return the captures in the bytes of a file: text layer, blocks; one capture a page.

    ``name`` is the file's name; its ending helps to tell the format (plain text, HTML, MHTML, WARC,
    mail, feed, ZIP).  Raises :class:`~builder.core.errors.Rejected` when no page can be read.
    """
    return captures_of(data, name, folder="").captures


def draft(capture: Capture, outlets: Iterable[Outlet] = ()) -> Draft:
    """Return the article in a capture with the evidence for each field.

    Offsets count code points of ``capture.text``. ``outlets`` are those known by name and domain.
    Raises :class:`~builder.core.errors.Rejected` when the capture holds no report.
    """
    return normalize(capture, tuple(outlets))


def article(row: Mapping[str, Any]) -> Article:
    """Return the article in a row ``id title text date lang source``.

    Only ``id`` is required; other keys change nothing, and neither does NaN. ``date`` is ISO 8601 to
    the precision known, or a ``datetime``, ``lang`` a BCP 47 tag ("en" by default), ``source`` the id of the outlet. Paragraphs are parted
    at each blank line and nowhere else, so that joined by blank lines they are ``text`` again and
    offsets into it hold.
    """
    date = _date(row.get("date"))
    return Article(
        id=str(row["id"]),
        title=_text(row.get("title")),
        outlet=_text(row.get("source")),
        published=date or None,
        published_basis="stated" if date else "unknown",
        language=_text(row.get("lang")) or "en",
        paragraphs=tuple(Paragraph(text=text) for text in _text(row.get("text")).split("\n\n")),
    )


def _text(value: Any) -> str:
    """Return a value as text; "" for what a table has where nothing is known."""
    try:
        # Only NaN and NaT differ from themselves; pandas' NA refuses to say.
        unknown = value is None or bool(value != value)  # noqa: PLR0124 -- as said
    except TypeError:
        unknown = True
    return "" if unknown else str(value)


def _date(value: Any) -> str:
    """Return a date as ISO 8601; one of a table that has no time of day is a day."""
    if not isinstance(value, datetime) or not _text(value):
        return _text(value)
    day_alone = value.tzinfo is None and value.time() == time()
    return value.date().isoformat() if day_alone else value.isoformat(timespec="minutes")


def events(articles: Iterable[Article], *, language: str = FIRST) -> tuple[Event, ...]:
    """Return the events that articles report, by day; each article is in exactly one.

    ``language`` is that of the titles, where enough of an event's articles are written in it.
    """
    return group(articles, (), (), language=language).events


def compare(
    event: Event | None, articles: Iterable[Article], outlets: Iterable[Outlet] = ()
) -> Coverage:
    """Return what the articles of an event say.

    That is: aligned statements, differences, conflicts, credits and quotations. ``articles`` may
    hold more than the event's; without an event, all of them are taken to report one.
    """
    given = tuple(articles)
    if event is None:
        event = Event(id="event", title="", articles=tuple(sorted(one.id for one in given)))
    return collate(event, given, tuple(outlets))


def statements(articles: Iterable[Article]) -> Alignment:
    """Return only the passages of the articles of one event that say the same.

    Nothing that only pages need is worked out. Offsets count code points of the texts given.
    """
    return align(tuple(articles))


def quotations(text: str, language: str = FIRST) -> tuple[Quotation, ...]:
    """Return the quotations in a text with their speakers, as offsets in code points."""
    return attributed(text, language)
