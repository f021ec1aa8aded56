"""Articles -> where they say that they have their report, their notes and their pictures from.

Kinds: ``report`` (a sentence or a line in the front matter), ``agency`` (an agency's mark in the dateline), ``note`` (an editorial note
signed by somebody, capture 002) and ``photo``, which says nothing about the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from builder.collate.passages import Read, Unit
from builder.model.article import Article
from builder.model.coverage import Credit, CreditKind
from builder.model.outlet import Outlet
from builder.text.tokens import folded, words

#: Kinds of credit that say where the report itself comes from, not a note or a picture.
REPORT_CREDITS: Final[frozenset[CreditKind]] = frozenset({"report", "agency"})
_AGENCY_WORDS: Final = (
    r"(?:news agenc(?:y|ies)|agenc(?:y|ies)|news service|wire service|newspaper|daily|broadcaster|magazine|news site|website|channel)"
)
_NAME: Final = r"[A-Z][\w.&'’-]*(?:\s+(?:of|the|and|[A-Z(][\w.&'’)-]*))*"
_CREDIT: Final = re.compile(
    rf"""(?:\b(?:reported|quoted|cited|carried|published|released|first\ reported)\s+by\s+(?:the\s+)?(?P<by>{_NAME})
        |\b(?:according\s+to|citing|quoting|cites|quotes)\s+(?:the\s+)?(?P<after>{_NAME})
        |\A(?:the\s+)?(?P<before>{_NAME})\s+(?:news\s+agency\s+)?(?:has\s+)?(?:reported|reports)\b
        |\b(?:told|tells)\s+(?:the\s+)?(?P<told>{_NAME})
        |\bSource:\s*(?P<source>{_NAME}))""",
    re.VERBOSE,
)


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
        for kind, name, unit, said in own:
            outlet = directory.find(name)
            key = (kind, outlet or folded(name))
            if key in seen or (outlet is not None and outlet == read.article.outlet and kind in REPORT_CREDITS):
                continue
            seen.add(key)
            source = next((a for a in by_outlet.get(outlet or "", ()) if a != read.article.id), None)
            evidence = unit.passage if unit is not None else None
            found.append(Credit(article=read.article.id, name=name, kind=kind, source=source, outlet=outlet, evidence=evidence, words=said))
    return tuple(found)


def _by_outlet(articles: Sequence[Article]) -> Mapping[str, list[str]]:
    result: dict[str, list[str]] = {}
    for article in articles:
        result.setdefault(article.outlet, []).append(article.id)
    return result


_Found = tuple[CreditKind, str, Unit | None, str]


def _in_text(read: Read, directory: Directory) -> Iterator[_Found]:
    for unit in read.units:
        if unit.foreign or unit.sentence < 0 or unit.quoted:
            continue
        for match in _CREDIT.finditer(unit.passage.text):
            name = next(group for group in match.groups() if group).rstrip(".,;")
            if directory.find(name) or re.search(_AGENCY_WORDS, name, re.IGNORECASE):
                yield "report", name, unit, match.group().strip()


def _in_front(article: Article) -> Iterator[_Found]:
    for credit in article.credits:
        yield "report", credit, None, credit


def _notes(read: Read) -> Iterator[_Found]:
    for unit in read.units:
        for span in unit.notes:
            note = unit.passage.text[span.start : span.end]
            signed = re.search(r"[-–—,]\s*([^-–—,()\[\]]+?)\s*[)\]]\Z", note)
            if signed and not unit.foreign:
                yield "note", signed.group(1), unit, note


def _photos(article: Article) -> Iterator[_Found]:
    if article.image_credit:
        yield "photo", article.image_credit.strip(" ©()"), None, article.image_credit
