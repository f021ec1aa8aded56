"""Event -> how to cite its comparison: a sentence, BibTeX, RIS and CSL-JSON.

All are made from one set of facts.
"""

from __future__ import annotations

import json
import re
from typing import Final

import msgspec

from builder.site.catalog import event_day
from builder.site.library import Library
from builder.site.moments import moment

#: Characters that BibTeX reads as commands.
_BIBTEX: Final = {character: f"\\{character}" for character in "{}%&#$_"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """What is cited."""

    id: str
    title: str
    #: ISO 8601 day; "" when unknown.
    date: str
    date_words: str
    site: str
    url: str
    note: str
    language: str


def citation(library: Library, event: str) -> Citation:
    """Return the facts about an event's comparison that a citation needs."""
    record = library.events[event]
    captures = len(library.columns(event))
    edition = library.digest.inputs[:12]
    return Citation(
        id=event,
        title=record.title,
        date=record.date or "",
        date_words=event_day(library, record, ""),
        site=library.settings.title,
        url=library.urls.absolute(library.urls.event(event)),
        note=f"edition of {captures} capture{'s' if captures != 1 else ''}"
        + (f", inputs {edition}" if edition else ""),
        language=library.language,
    )


def sentence(cited: Citation) -> str:
    """Return the citation as text."""
    date = f" {cited.date_words}." if cited.date_words else ""
    # A title that is somebody's headline brings its quotation marks with it, and its outlet behind
    # them.
    title = (
        cited.title
        if cited.title.startswith("“") and cited.title.endswith(("”", ")"))
        else f"“{cited.title}”"
    )
    return f"{title},{date} {cited.site}, {cited.url}, {cited.note}."


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def bibtex(cited: Citation) -> str:
    """Return a BibTeX entry."""
    year = cited.date[:4]
    values = {
        "title": cited.title,
        "organization": cited.site,
        "year": year,
        "date": cited.date,
        "note": cited.note,
        "language": cited.language,
    }
    lines = [f"  {name} = {{{_escaped(value)}}}," for name, value in values.items() if value]
    return "\n".join([f"@online{{{cited.id},", *lines, f"  url = {{{cited.url}}},", "}", ""])


def _escaped(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in _one_line(text))


def ris(cited: Citation) -> str:
    """Return a RIS record."""
    pairs = [
        ("TY", "ELEC"), ("ID", cited.id), ("TI", cited.title), ("T2", cited.site), ("PY", cited.date[:4]),
        ("DA", cited.date.replace("-", "/")),
        ("UR", cited.url), ("N1", cited.note), ("LA", cited.language), ("ER", ""),
    ]  # fmt: skip
    return "".join(
        f"{tag}  - {_one_line(value)}\r\n" for tag, value in pairs if value or tag == "ER"
    )


def csl(cited: Citation) -> str:
    """Return CSL-JSON."""
    found = moment(cited.date)
    item: dict[str, object] = {
        "id": cited.id,
        "type": "webpage",
        "title": cited.title,
        "container-title": cited.site,
        "URL": cited.url,
    }
    if found:
        parts = (found.day.year, found.day.month, found.day.day)
        item["issued"] = {"date-parts": [parts[: {"year": 1, "month": 2}.get(found.precision, 3)]]}
    item |= {"note": cited.note, "language": cited.language}
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"
