"""Statements of an event -> critical apparatus as textual scholars have it: TEI and CollateX."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from lxml import etree

from builder.core.coverage import Statement
from builder.site.library import Library
from builder.site.markup import xml_text
from builder.site.moments import moment

_TEI: Final = "http://www.tei-c.org/ns/1.0"
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def collatex(library: Library, event: str) -> bytes:
    """Return the passages of each statement as CollateX reads witnesses."""
    found = [
        {
            "id": statement.anchor,
            "name": statement.name,
            "witnesses": [
                {"id": article, "content": text} for article, _, text in _witnesses(statement)
            ],
        }
        for statement in _shared(library, event)
    ]
    text = json.dumps({"event": event, "statements": found}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def tei(library: Library, event: str) -> bytes:
    """Return the statements as TEI.

    Each is a division with the base passage, an entry with the whole passage of each witness, and
    an entry for each place of variation, as its page has it (location-referenced method).
    """
    root = etree.Element(f"{{{_TEI}}}TEI", nsmap={None: _TEI})
    _header(_under(root, "teiHeader"), library, event)
    body = _under(_under(root, "text"), "body")
    for statement in _shared(library, event):
        _statement(body, library, statement)
    if not len(body):
        _under(body, "ab")
    etree.indent(root, space=" ")
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written + b"\n"


def _shared(library: Library, event: str) -> Iterable[Statement]:
    """Return the statements of which there are several wordings to compare."""
    return (statement for statement in library.statements(event) if len(_witnesses(statement)) > 1)


def _witnesses(statement: Statement) -> list[tuple[str, str, str]]:
    """Return the witnesses of a statement, the base first: article, presence and passage."""
    found = [
        (cell.article, cell.presence, cell.passage.text) for cell in statement.cells if cell.passage
    ]
    return sorted(found, key=lambda one: one[0] != statement.base)


def _under(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    """Return a new element in ``parent``."""
    made = etree.SubElement(parent, f"{{{_TEI}}}{name}")
    for key, value in attributes.items():
        made.set(key, xml_text(value))
    made.text = xml_text(text) or None
    return made


def _header(header: Any, library: Library, event: str) -> None:
    record, urls = library.events[event], library.urls
    description = _under(header, "fileDesc")
    _under(_under(description, "titleStmt"), "title", record.title)
    published = _under(description, "publicationStmt")
    _under(published, "publisher", library.settings.title)
    _under(published, "idno", library.digest.inputs, type="edition")
    _under(published, "ptr", target=urls.absolute(urls.event(event)))
    listed = _under(_under(description, "sourceDesc"), "listWit")
    for article in library.columns(event):
        _witness(listed, library, article)
    _under(
        _under(header, "encodingDesc"),
        "variantEncoding",
        method="location-referenced",
        location="external",
    )


def _witness(listed: Any, library: Library, identifier: str) -> None:
    article = library.articles[identifier]
    made = _under(listed, "witness", n=library.sign(identifier))
    made.set(_ID, _name(identifier))
    book = _under(made, "bibl")
    for author in article.authors:
        _under(book, "author", author)
    _under(book, "title", article.title).set(_LANGUAGE, article.language)
    _under(book, "publisher", library.outlet_of(identifier).name)
    when = moment(article.published)
    if when and when.exact and article.published_basis != "inferred":
        _under(book, "date", when=when.day.isoformat())
    _under(book, "ptr", target=library.urls.absolute(library.urls.article(identifier)))


def _statement(body: Any, library: Library, statement: Statement) -> None:
    part = _under(body, "div", type="statement", n=str(statement.number))
    part.set(_ID, statement.anchor)
    _under(part, "head", statement.name)
    witnesses = _witnesses(statement)
    _under(part, "ab", witnesses[0][2]).set(_LANGUAGE, library.articles[witnesses[0][0]].language)
    listed = _under(part, "listApp")
    whole = _under(listed, "app", type="passage", loc=statement.anchor)
    for number, (article, presence, text) in enumerate(witnesses):
        _under(whole, "rdg" if number else "lem", text, wit=_pointer(article), type=presence)
    for entry in statement.entries:
        place = _under(listed, "app", type="variation", loc=statement.anchor)
        for number, reading in enumerate(entry.readings):
            wit = " ".join(map(_pointer, reading.witnesses))
            _under(place, "rdg" if number else "lem", reading.text, wit=wit)


def _name(article: str) -> str:
    """Return the name of a witness in XML, where no name begins with a digit."""
    return f"w-{article}"


def _pointer(article: str) -> str:
    return f"#{_name(article)}"
