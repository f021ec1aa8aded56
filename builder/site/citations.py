"""What is cited -> a sentence, BibTeX, RIS and CSL-JSON, all made from one set of facts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from builder.site.moments import moment

#: Characters that BibTeX reads as commands.
_BIBTEX: Final = str.maketrans(
    {character: f"\\{character}" for character in "{}%&#$_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
#: Characters that a key of BibTeX cannot have.
_NO_KEY: Final = re.compile(r"[^\w.:+/-]")
#: Parts of a date that its precision gives.
_PARTS: Final = {"year": 1, "month": 2}
#: What each kind is called in BibTeX, RIS and CSL, and what BibTeX calls that which it is in.
_TYPES: Final = {
    "page": ("online", "ELEC", "webpage", "organization"),
    "report": ("article", "NEWS", "article-newspaper", "journal"),
}


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """What is cited."""

    id: str
    #: A page of this site, or a report as its outlet published it.
    kind: Literal["page", "report"] = "page"
    title: str
    authors: tuple[str, ...] = ()
    #: The site or the outlet; "" when unknown.
    container: str
    #: ISO 8601 day on which it appeared; "" when unknown.
    date: str
    #: What stands for the date in a sentence.
    date_words: str
    #: ISO 8601 day of the event that it is about; "" when it is about none.
    event_date: str = ""
    #: ISO 8601 day on which it was as cited: of a report, when it was captured; "" when unknown.
    accessed: str = ""
    url: str
    note: str
    language: str


def sentence(cited: Citation) -> str:
    """Return the citation as text."""
    who = f"{', '.join(cited.authors)}. " if cited.authors else ""
    date = f" {cited.date_words}." if cited.date_words else ""
    # A title that is somebody's headline brings its quotation marks with it, and its outlet behind
    # them.
    title = (
        cited.title
        if cited.title.startswith("“") and cited.title.endswith(("”", ")"))
        else f"“{cited.title}”"
    )
    rest = ", ".join(filter(None, (cited.container, cited.url, cited.note)))
    return f"{who}{title},{date} {rest}."


def highwire(cited: Citation) -> tuple[tuple[str, str], ...]:
    """Return the meta elements of a page by which reference managers cite what is on it.

    They are Highwire Press's, which Google Scholar and Zotero read.
    """
    journal = "citation_journal_title" if cited.kind == "report" else "citation_publisher"
    pairs = [
        ("citation_title", cited.title),
        *(("citation_author", author) for author in cited.authors),
        (journal, cited.container),
        ("citation_publication_date", cited.date.replace("-", "/")),
        ("citation_language", cited.language),
        ("citation_public_url", cited.url),
    ]
    return tuple((name, _one_line(value)) for name, value in pairs if value)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def bibtex(citations: Iterable[Citation]) -> str:
    """Return a file of BibTeX."""
    return "\n".join(map(_entry, citations))


def _entry(cited: Citation) -> str:
    kind, _, _, container = _TYPES[cited.kind]
    values = {
        "author": " and ".join(map(_name, cited.authors)),
        "title": _escaped(cited.title),
        container: _escaped(cited.container),
        "year": cited.date[:4],
        "date": cited.date,
        "eventdate": cited.event_date,
        "url": cited.url,
        "urldate": cited.accessed,
        "note": _escaped(cited.note),
        "language": cited.language,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in values.items() if value]
    return "\n".join([f"@{kind}{{{_NO_KEY.sub('_', cited.id)},", *lines, "}", ""])


def _name(author: str) -> str:
    """Return the name of an author; one that BibTeX would take apart in braces."""
    name = _escaped(author)
    return f"{{{name}}}" if "," in name or " and " in name else name


def _escaped(text: str) -> str:
    return _one_line(text).translate(_BIBTEX)


def ris(citations: Iterable[Citation]) -> str:
    """Return a file of RIS."""
    return "\r\n".join(map(_record, citations))


def _record(cited: Citation) -> str:
    pairs = [
        ("TY", _TYPES[cited.kind][1]), ("ID", cited.id), *(("AU", one) for one in cited.authors), ("TI", cited.title),
        ("T2", cited.container), ("PY", cited.date[:4]), ("DA", cited.date.replace("-", "/")),
        ("Y2", cited.accessed.replace("-", "/")), ("UR", cited.url), ("N1", cited.note), ("LA", cited.language), ("ER", ""),
    ]  # fmt: skip
    return "".join(
        f"{tag}  - {_one_line(value)}\r\n" for tag, value in pairs if value or tag == "ER"
    )


def csl(citations: Iterable[Citation]) -> str:
    """Return a file of CSL-JSON, one item a line."""
    items = (json.dumps(_item(cited), ensure_ascii=False) for cited in citations)
    return "[\n" + ",\n".join(items) + "\n]\n"


def _item(cited: Citation) -> dict[str, object]:
    dates = {
        "issued": cited.date,
        "event-date": cited.event_date,
        "accessed": cited.accessed,
    }
    values: dict[str, object] = {
        "id": cited.id,
        "type": _TYPES[cited.kind][2],
        "title": cited.title,
        "author": [{"literal": one} for one in cited.authors],
        "container-title": cited.container,
        "URL": cited.url,
        **{name: _parts(date) for name, date in dates.items()},
        "note": cited.note,
        "language": cited.language,
    }
    return {name: value for name, value in values.items() if value}


def _parts(date: str) -> dict[str, object]:
    """Return a date as CSL has it, as exactly as it is known; nothing for an unknown one."""
    found = moment(date)
    if found is None:
        return {}
    parts = (found.day.year, found.day.month, found.day.day)
    return {"date-parts": [parts[: _PARTS.get(found.precision, 3)]]}
