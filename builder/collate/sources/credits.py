"""Articles -> where they say that they have their report, their notes and their pictures from.

Kinds: ``report`` (a sentence or a line in the front matter), ``agency`` (an agency's mark in the place line or at the end), ``note``
(an editorial note signed by somebody, capture 002) and ``photo``, which says nothing about the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, NamedTuple

from builder.collate.alignment.passages import Read
from builder.collate.quoting.quotations import Sentence
from builder.collate.sources.crediting import credited, mark_before, marks_behind
from builder.model.article import Article
from builder.model.capture import Span
from builder.model.coverage import Credit, CreditKind, Passage
from builder.model.outlet import Outlet
from builder.text.quotes import is_title
from builder.text.tokens import folded, words

#: Kinds of credit that say where the report itself comes from, not a note or a picture.
REPORT_CREDITS: Final[frozenset[CreditKind]] = frozenset({"report", "agency"})
#: Who signs an editorial note: "(the relations - XYZ)".
_SIGNATURE: Final = re.compile(r"[-–—,]\s*([^-–—,()\[\]]+?)\s*[)\]]\Z")


class _Saying(NamedTuple):
    """Words that credit somebody."""

    kind: CreditKind
    #: Who is credited, as printed.
    name: str
    words: str
    #: The passage or sentence in which they stand; ``None`` for the front matter.
    evidence: Passage | None = None


class Directory:
    """Outlets found by any name under which a text may print them."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        ordered = sorted(outlets, key=lambda outlet: outlet.id)
        self._names = {key: outlet.id for outlet in ordered for key in _keys(outlet)}
        self._initials = {"".join(word[0] for word in words(outlet.name)): outlet.id for outlet in ordered}

    def find(self, text: str) -> str | None:
        """Return the id of the outlet that ``text`` names, whole or as its last or first words."""
        parts = words(text)
        for size in range(len(parts), 0, -1):
            for start in range(len(parts) - size + 1):
                found = self._names.get(" ".join(parts[start : start + size]))
                if found:
                    return found
        return None

    def abbreviated(self, text: str) -> str | None:
        """Return the id of the outlet whose name has the initials ``text``."""
        return self._initials.get(folded(text)) if text.isupper() else None


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
        own = [*_in_text(read, directory), *_marks(read, directory), *_in_front(read.article), *_notes(read), *_photos(read.article)]
        seen: set[tuple[str, str]] = set()
        for saying in own:
            outlet = directory.find(saying.name)
            key = ("report" if saying.kind in REPORT_CREDITS else saying.kind, outlet or folded(saying.name))
            itself = saying.kind in REPORT_CREDITS and (outlet or directory.abbreviated(saying.name)) == read.article.outlet
            if key not in seen and not itself:
                seen.add(key)
                source = next((a for a in by_outlet.get(outlet or "", ()) if a != read.article.id), None)
                found.append(_credit(read.article, saying, outlet, source))
    return tuple(found)


def _credit(article: Article, saying: _Saying, outlet: str | None, source: str | None) -> Credit:
    return Credit(
        article=article.id, name=saying.name, kind=saying.kind, source=source, outlet=outlet, evidence=saying.evidence, words=saying.words
    )


def _by_outlet(articles: Sequence[Article]) -> Mapping[str, list[str]]:
    result: dict[str, list[str]] = {}
    for article in articles:
        result.setdefault(article.outlet, []).append(article.id)
    return result


def _in_text(read: Read, directory: Directory) -> Iterator[_Saying]:
    """Yield the credits in the sentences of a report, what somebody is quoted as saying left out."""
    for number, units in groupby((u for u in read.units if not u.foreign and u.sentence >= 0), key=lambda unit: unit.sentence):
        own = [unit.passage for unit in units]
        for named in credited(_unquoted(read.text, read.sentences[number])):
            if named.outlet or directory.find(named.name):
                where = next((passage for passage in own if named.words in passage.text), None)
                yield _Saying("report", named.name, named.words, where or _sentence(read, own[0], read.sentences[number]))


def _sentence(read: Read, passage: Passage, sentence: Sentence) -> Passage:
    """Return the whole sentence in which a passage stands: an attribution that reports nothing is in none of its passages."""
    start = sum(len(paragraph.text) + 2 for paragraph in read.article.paragraphs[: passage.paragraph])
    span = Span(sentence.span.start - start, sentence.span.end - start)
    return replace(passage, span=span, text=read.text[sentence.span.start : sentence.span.end], speech="narration", person=None)


def _unquoted(text: str, sentence: Sentence) -> str:
    """Return a sentence without quoted words; quoted names stay."""
    parts, at = [], sentence.span.start
    for start, end in ((q.start, q.end) for q in sentence.quotes):
        if not is_title([token for token in sentence.tokens if start <= token.start < end]):
            parts.append(text[at : max(at, start)])
            at = max(at, min(end, sentence.span.end))
    return " ".join([*parts, text[at : sentence.span.end]])


def _marks(read: Read, directory: Directory) -> Iterator[_Saying]:
    """Yield the agencies' marks: in the place line, before the first sentence and behind the last one."""
    body = [unit for unit in read.units if unit.sentence >= 0 and not unit.foreign]
    dateline = read.article.dateline or ""
    if directory.find(dateline.rpartition(",")[2]):
        yield _Saying("agency", dateline.rpartition(",")[2].strip(), dateline)
    if (named := mark_before(f"{dateline} -")) is not None:
        yield _Saying("agency", named.name, dateline)
    if body and (named := mark_before(body[0].passage.text)) is not None:
        yield _Saying("agency", named.name, named.words, body[0].passage)
    if body:
        last = read.article.paragraphs[body[-1].passage.paragraph].text
        yield from (_Saying("agency", named.name, named.words, body[-1].passage) for named in marks_behind(last))


def _in_front(article: Article) -> Iterator[_Saying]:
    for credit in article.credits:
        yield _Saying("report", credit, credit)


def _notes(read: Read) -> Iterator[_Saying]:
    for unit in read.units:
        for span in () if unit.foreign else unit.notes:
            note = unit.passage.text[span.start : span.end]
            if signed := _SIGNATURE.search(note):
                yield _Saying("note", signed.group(1), note, unit.passage)


def _photos(article: Article) -> Iterator[_Saying]:
    if article.image_credit:
        yield _Saying("photo", article.image_credit.strip(" ©()"), article.image_credit)
