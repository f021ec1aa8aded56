"""Articles -> where they say that they have their report, their notes and their pictures from.

Kinds: ``report`` (a sentence or a line in the front matter), ``agency`` (an agency's mark in the dateline), ``note`` (an editorial note
signed by somebody, capture 002) and ``photo``, which says nothing about the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from builder.collate.passages import Read, Unit
from builder.model.article import Article
from builder.model.coverage import Credit, CreditKind
from builder.model.outlet import Outlet
from builder.text.tokens import folded, words

#: Kinds of credit that say where the report itself comes from, not a note or a picture.
REPORT_CREDITS: Final[frozenset[CreditKind]] = frozenset({"report", "agency"})
#: What is credited when no known outlet is named: "agencies", "the evening newspaper".
_KIND_OF_OUTLET: Final = re.compile(
    r"(?:news agenc(?:y|ies)|agenc(?:y|ies)|news service|wire service|newspaper|daily|broadcaster|magazine|news site|website|channel)",
    re.IGNORECASE,
)
_NAME: Final = r"[A-Z][\w.&'’-]*(?:\s+(?:of|the|and|[A-Z(][\w.&'’)-]*))*"
_CREDIT: Final = re.compile(
    rf"""(?:\b(?:reported|quoted|cited|carried|published|released|first\ reported)\s+by\s+(?:the\s+)?(?P<by>{_NAME})   # reported by the Xyz
        |\b(?:according\s+to|citing|quoting|cites|quotes)\s+(?:the\s+)?(?P<after>{_NAME})                                # citing Xyz
        |\A(?:the\s+)?(?P<before>{_NAME})\s+(?:news\s+agency\s+)?(?:has\s+)?(?:reported|reports)\b                    # Xyz reports
        |\b(?:told|tells)\s+(?:the\s+)?(?P<told>{_NAME})                                                                 # told Xyz
        |\bSource:\s*(?P<source>{_NAME}))                                                                                 # Source: Xyz""",
    re.VERBOSE,
)
#: Who signs an editorial note: "(the relations - XYZ)".
_SIGNATURE: Final = re.compile(r"[-–—,]\s*([^-–—,()\[\]]+?)\s*[)\]]\Z")


class _Saying(NamedTuple):
    """Words that credit somebody."""

    kind: CreditKind
    #: Who is credited, as printed.
    name: str
    words: str
    #: Where they stand; ``None`` for the front matter.
    unit: Unit | None = None


class Directory:
    """Outlets found by any name under which a text may print them."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self._names = {key: outlet.id for outlet in sorted(outlets, key=lambda o: o.id) for key in _keys(outlet)}

    def find(self, text: str) -> str | None:
        """Return the id of the outlet that ``text`` names, whole or as its last or first words."""
        parts = words(text)
        for size in range(len(parts), 0, -1):
            for start in range(len(parts) - size + 1):
                found = self._names.get(" ".join(parts[start : start + size]))
                if found:
                    return found
        return None


def _keys(outlet: Outlet) -> Iterator[str]:
    """Yield every name of an outlet as :meth:`Directory.find` looks it up."""
    for name in (outlet.name, outlet.sign, *outlet.aliases):
        yield " ".join(words(name))


def credits_of(reads: Sequence[Read], outlets: Sequence[Outlet]) -> tuple[Credit, ...]:
    """Return every credit of an event's articles, in order of article, text before front matter."""
    directory = Directory(outlets)
    by_outlet = _by_outlet([read.article for read in reads])
    found: list[Credit] = []
    for read in reads:
        own = [*_in_text(read, directory), *_in_front(read.article), *_notes(read), *_photos(read.article)]
        seen: set[tuple[CreditKind, str]] = set()
        for saying in own:
            outlet = directory.find(saying.name)
            key = (saying.kind, outlet or folded(saying.name))
            itself = outlet is not None and outlet == read.article.outlet and saying.kind in REPORT_CREDITS
            if key not in seen and not itself:
                seen.add(key)
                source = next((a for a in by_outlet.get(outlet or "", ()) if a != read.article.id), None)
                found.append(_credit(read.article, saying, outlet, source))
    return tuple(found)


def _credit(article: Article, saying: _Saying, outlet: str | None, source: str | None) -> Credit:
    evidence = saying.unit.passage if saying.unit is not None else None
    return Credit(
        article=article.id, name=saying.name, kind=saying.kind, source=source, outlet=outlet, evidence=evidence, words=saying.words
    )


def _by_outlet(articles: Sequence[Article]) -> Mapping[str, list[str]]:
    result: dict[str, list[str]] = {}
    for article in articles:
        result.setdefault(article.outlet, []).append(article.id)
    return result


def _in_text(read: Read, directory: Directory) -> Iterator[_Saying]:
    for unit in read.units:
        if unit.foreign or unit.sentence < 0 or unit.quoted:
            continue
        for match in _CREDIT.finditer(unit.passage.text):
            name = next(group for group in match.groups() if group).rstrip(".,;")
            if directory.find(name) or _KIND_OF_OUTLET.search(name):
                yield _Saying("report", name, match.group().strip(), unit)


def _in_front(article: Article) -> Iterator[_Saying]:
    for credit in article.credits:
        yield _Saying("report", credit, credit)


def _notes(read: Read) -> Iterator[_Saying]:
    for unit in read.units:
        for span in () if unit.foreign else unit.notes:
            note = unit.passage.text[span.start : span.end]
            if signed := _SIGNATURE.search(note):
                yield _Saying("note", signed.group(1), note, unit)


def _photos(article: Article) -> Iterator[_Saying]:
    if article.image_credit:
        yield _Saying("photo", article.image_credit.strip(" ©()"), article.image_credit)
