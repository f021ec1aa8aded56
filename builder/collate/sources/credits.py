"""Articles -> where they say that they have their report, their notes and their pictures from.

Kinds: ``report`` (a sentence or a line in the front matter), ``agency`` (an agency's mark in the
place line or at the end), ``note`` (an editorial note signed by somebody, capture 002) and
``photo``, which says nothing about the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from msgspec.structs import replace

from builder.collate.alignment.passages import ReadArticle
from builder.collate.quoting.sentences import Sentence
from builder.collate.sources.agency_marks import mark_before, marks_behind
from builder.collate.sources.crediting import credited, is_newsroom
from builder.collate.sources.directory import Directory, fullest, telling
from builder.core.article import Article
from builder.core.capture import Span
from builder.core.coverage import Credit, CreditKind
from builder.core.outlet import Outlet
from builder.core.passage import Passage
from builder.lang.quotes import is_title
from builder.lang.tokens import folded

#: Kinds of credit that say where the report itself comes from, not a note or a picture.
REPORT_CREDITS: Final[frozenset[CreditKind]] = frozenset({"report", "agency"})
#: Who signs an editorial note: "(the relations - XYZ)".
_SIGNATURE: Final = re.compile(r"[-–—,]\s*([^-–—,()\[\]]+?)\s*[)\]]\Z")
#: A quotation that is not closed in its sentence: all the rest is somebody's words.
_OPEN: Final = re.compile(r"(?<![^\s,:;(])[\"“„](?=\w)[^\"”“]*\Z")


class _Saying(NamedTuple):
    """Words that credit somebody."""

    kind: CreditKind
    #: Who is credited, as printed.
    name: str
    words: str
    #: The passage or sentence that they are in; ``None`` for the front matter.
    evidence: Passage | None = None
    #: Somebody spoke to the newsroom itself: said in its own report as well as in another one's.
    given: bool = False
    #: Nothing but the form of a mark says that somebody is credited.
    unsure: bool = False


def credits_of(reads: Sequence[ReadArticle], outlets: Sequence[Outlet]) -> tuple[Credit, ...]:
    """Return every credit of an event's articles, in order of article, text before front matter."""
    directory = Directory(outlets)
    by_outlet = _by_outlet([read.article for read in reads])
    sayings = {read.article.id: list(_sayings(read, directory)) for read in reads}
    marks = Counter(
        name
        for own in sayings.values()
        for name in {folded(one.name) for one in own if one.kind == "agency"}
    )
    found: list[Credit] = []
    for read in reads:
        article = read.article
        seen: set[tuple[str, str]] = set()
        names = [one.name for one in sayings[article.id]]
        for saying in sayings[article.id]:
            outlet = directory.find(saying.name)
            body = outlet or telling(fullest(saying.name, names)) or folded(saying.name)
            key = ("report" if saying.kind in REPORT_CREDITS else saying.kind, body)
            if key in seen or _is_void(saying, article, directory, marks):
                continue
            seen.add(key)
            source = (
                next((a for a in by_outlet.get(outlet, ()) if a != article.id), None)
                if outlet
                else None
            )
            found.append(_credit(article, saying, outlet, source))
    return tuple(found)


def _sayings(read: ReadArticle, directory: Directory) -> Iterator[_Saying]:
    """Yield whatever may credit somebody in an article, the surest first.

    First marks, then text, then front matter.
    """
    yield from _marks(read, directory)
    yield from _in_text(read, directory)
    yield from _in_front(read.article)
    yield from _notes(read, directory)
    yield from _photos(read.article)


def _is_void(
    saying: _Saying, article: Article, directory: Directory, marks: Mapping[str, int]
) -> bool:
    """Tell whether words that look like a credit are not one.

    They name the outlet itself; or somebody spoke to a newsroom that may be the article's own,
    because nothing says whose it is; or a code at the end, which may be somebody's initials, is
    in no other report of the event.
    """
    if saying.kind not in REPORT_CREDITS:
        return False
    if article.outlet and directory.is_own(saying.name, article.outlet):
        return True
    return (saying.given and not article.outlet) or (
        saying.unsure and marks[folded(saying.name)] == 1
    )


def _credit(article: Article, saying: _Saying, outlet: str | None, source: str | None) -> Credit:
    return Credit(
        article=article.id, name=saying.name, kind=saying.kind, source=source, outlet=outlet, evidence=saying.evidence, words=saying.words,
        told=saying.given,
    )  # fmt: skip


def _by_outlet(articles: Sequence[Article]) -> Mapping[str, list[str]]:
    result: dict[str, list[str]] = {}
    for article in articles:
        result.setdefault(article.outlet, []).append(article.id)
    return result


def _in_text(read: ReadArticle, directory: Directory) -> Iterator[_Saying]:
    """Yield the credits in the sentences of a report, without what quotations say."""
    for number, units in groupby(
        (u for u in read.units if not u.foreign and u.sentence >= 0), key=lambda unit: unit.sentence
    ):
        own = [unit.passage for unit in units]
        for named in credited(_unquoted(read.text, read.sentences[number]), directory.knows):
            where = next((passage for passage in own if named.words in passage.text), None)
            evidence = where or _sentence(read, own[0], read.sentences[number])
            yield _Saying("report", named.name, named.words, evidence, given=named.given)


def _sentence(read: ReadArticle, passage: Passage, sentence: Sentence) -> Passage:
    """Return the whole sentence that a passage is part of.

    An attribution that reports nothing is in none of its passages.
    """
    start = sum(
        len(paragraph.text) + 2 for paragraph in read.article.paragraphs[: passage.paragraph]
    )
    span = Span(sentence.span.start - start, sentence.span.end - start)
    return replace(
        passage,
        span=span,
        text=read.text[sentence.span.start : sentence.span.end],
        speech="narration",
        person=None,
    )


def _unquoted(text: str, sentence: Sentence) -> str:
    """Return a sentence without quoted words; quoted names stay."""
    parts, at = [], sentence.span.start
    for start, end in ((q.start, q.end) for q in sentence.quotes):
        if not is_title([token for token in sentence.tokens if start <= token.start < end]):
            parts.append(text[at : max(at, start)])
            at = max(at, min(end, sentence.span.end))
    return _OPEN.sub("", " ".join([*parts, text[at : sentence.span.end]]))


def _marks(read: ReadArticle, directory: Directory) -> Iterator[_Saying]:
    """Yield the agencies' marks.

    They are in the place line, before the first sentence and after the last one.
    """
    body = [unit for unit in read.units if unit.sentence >= 0 and not unit.foreign]
    dateline = read.article.dateline or ""
    if directory.find(dateline.rpartition(",")[2]):
        yield _Saying("agency", dateline.rpartition(",")[2].strip(), dateline)
    if (named := mark_before(f"{dateline} -", directory.knows)) is not None:
        yield _Saying("agency", named.name, dateline)
    if body and (named := mark_before(body[0].passage.text, directory.knows)) is not None:
        yield _Saying("agency", named.name, named.words, body[0].passage)
    signoff = read.article.signoff or ""
    for named in marks_behind(f"({signoff})", directory.knows):
        yield _Saying("agency", named.name, signoff, unsure=named.unsure)
    if body:
        last = read.article.paragraphs[body[-1].passage.paragraph].text
        for named in marks_behind(last, directory.knows):
            yield _Saying("agency", named.name, named.words, body[-1].passage, unsure=named.unsure)


def _in_front(article: Article) -> Iterator[_Saying]:
    for credit in article.credits:
        yield _Saying("report", credit, credit)


def _notes(read: ReadArticle, directory: Directory) -> Iterator[_Saying]:
    for unit in read.units:
        for span in () if unit.foreign else unit.notes:
            note = unit.passage.text[span.start : span.end]
            signed = _SIGNATURE.search(note)
            if signed and is_newsroom(signed.group(1), directory.knows):
                yield _Saying("note", signed.group(1), note, unit.passage)


def _photos(article: Article) -> Iterator[_Saying]:
    if article.image_credit:
        yield _Saying("photo", article.image_credit.strip(" ©()"), article.image_credit)
