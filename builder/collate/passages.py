"""Article -> its passages: sentence-sized, cut where one sentence carries two statements, with what is compared in each.

A sentence is cut where a clause of its own follows ", and" (the two-clause lead of capture 001 belongs to two rows), and
between a quotation and an attribution that reports something itself ("he said at a meeting of the group").
An attribution that says nothing else is left out of the passage after its statement, and kept but not compared before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from builder.collate.notes import notes_in
from builder.collate.quotations import Sentence, kind_of, quotations, split
from builder.model.article import Article
from builder.model.capture import Span
from builder.model.coverage import HEADLINE, Passage, Speech
from builder.model.quotation import Quotation
from builder.text.names import TIME_WORDS, TITLES, person_key
from builder.text.stems import stopwords
from builder.text.tokens import Token, tokens
from builder.text.wordlists import listed

#: An attribution becomes a passage of its own when it has so many words beside speaker, verb and time.
VENUE_WORDS: Final = 4
#: A clause after ", and" or ";" becomes a passage of its own when both sides have so many words.
CLAUSE_WORDS: Final = 6
#: An attribution after its content names the speaker or the verb so soon (code points).
_ATTRIBUTED_SOON: Final = 24
#: So much of a sentence is looked at on either side of a cut (code points).
_CLAUSE_SEEN: Final = 240
_RELATIVES: Final = listed("which who that when where then")
_CLAUSE: Final = re.compile(r"(?:,[\"'”’]?\s+(?=and\s)|;\s+)")
_FINITE: Final = listed(
    """is are was were has have had will would can could may might must should does did do isn't aren't wasn't weren't won't
    wouldn't can't cannot couldn't said says"""
)
_HEADLINE_SPEAKER: Final = re.compile(
    r"(?P<before>\A[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,2}):\s|\s?[:—–-]\s(?P<after>[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,2})\Z"
)


#: A sentence that says nothing but who reported it.
_CREDIT: Final = re.compile(
    r"\W*(?:this|it|that|the (?:news|report|statement|information))\s(?:was|is|has been)\s(?:first\s)?"
    r"(?:reported|quoted|cited|carried|published)\sby\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A passage, what of it is compared, and where it stands."""

    passage: Passage
    #: Place among the article's units.
    number: int
    #: Place of its sentence in the article's body; -1 for the headline.
    sentence: int
    #: What is compared: code points in the passage's text, attributions and editorial notes left out.
    core: tuple[Span, ...]
    #: Editorial notes inside quotations: code points in the passage's text, brackets included.
    notes: tuple[Span, ...] = ()
    foreign: bool = False
    #: Rank of the quotation among the article's, so that the sentences of one speech know each other; -1 for none.
    speech: int = -1
    #: The passage is one of the clauses of a sentence.
    clause: bool = False

    @property
    def quoted(self) -> bool:
        """The passage is printed between quotation marks, in part at least."""
        return self.passage.speech in ("direct", "mixed")

    @property
    def words(self) -> str:
        """What is compared, as one text."""
        return " ".join(self.passage.text[span.start : span.end] for span in self.core)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One article read: its units, its quotations, the sentences they stand in."""

    article: Article
    #: The body's paragraphs, parted by blank lines.
    text: str
    units: tuple[Unit, ...]
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]


def read_article(article: Article, signs: frozenset[str] = frozenset()) -> Read:
    """Return the passages of an article in reading order, the headline first; ``signs`` are names that may sign an editorial note."""
    text = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
    starts = list(accumulate((len(paragraph.text) + 2 for paragraph in article.paragraphs), initial=0))
    found = quotations(text, article.language)
    parts = split(text, article.language)
    speech, source = _Speech(found), _Source(article, text, signs)
    units = [_headline(article, found)] if article.title else []
    for number, sentence in enumerate(parts):
        place = bisect_right(starts, sentence.span.start) - 1
        paragraph = article.paragraphs[place]
        if paragraph.edited and paragraph.captured is None:
            # An editor added it: the outlet never printed these words.
            continue
        for unit in _units(source, sentence, speech):
            span = Span(unit.passage.span.start - starts[place], unit.passage.span.end - starts[place])
            passage = replace(unit.passage, paragraph=place, span=span, edited=paragraph.edited)
            units.append(replace(unit, passage=passage, sentence=number, foreign=paragraph.foreign))
    ordered = tuple(replace(unit, number=i) for i, unit in enumerate(units))
    return Read(article=article, text=text, units=ordered, quotations=found, sentences=parts)


@dataclass(frozen=True, slots=True)
class _Source:
    """An article's text, from which units are cut."""

    article: Article
    text: str
    signs: frozenset[str]

    def unit(self, span: Span, core: Sequence[Span], speech: Speech, *, person: str | None = None, rank: int = -1) -> Unit:
        """Make a unit of a stretch; positions in the core become positions in the passage."""
        text = self.text[span.start : span.end]
        passage = Passage(article=self.article.id, paragraph=0, span=span, text=text, speech=speech, person=person)
        notes = notes_in(text, self.signs) if speech in ("direct", "mixed") else ()
        inner = [Span(max(s.start, span.start) - span.start, min(s.end, span.end) - span.start) for s in core]
        return Unit(passage=passage, number=0, sentence=0, core=tuple(_without(inner, notes)), notes=notes, speech=rank)


class _Speech:
    """The quotations of an article, found by place."""

    def __init__(self, found: Sequence[Quotation]) -> None:
        self.found = found
        self._sources = sorted((quotation.source[0].start, quotation.source[0].end) for quotation in found if quotation.source)
        self._content = sorted((span.start, span.end, i) for i, quotation in enumerate(found) for span in quotation.content)

    def within(self, span: Span) -> list[tuple[Span, int]]:
        """Return the contents that overlap ``span``, cut to it, each with the index of its quotation."""
        at = bisect_right(self._content, (span.end, 0, 0))
        first = max(0, bisect_right(self._content, (span.start, 0, 0)) - 2)
        return [(Span(max(a, span.start), min(b, span.end)), i) for a, b, i in self._content[first:at] if a < span.end and span.start < b]

    def beside(self, span: Span) -> list[Span]:
        """Return a stretch without an attribution that it opens with and that is of the sentence before ("This was stated by ...")."""
        at = bisect_left(self._sources, (span.start, 0))
        source = self._sources[at] if at < len(self._sources) and self._sources[at][0] < span.end else None
        return [span] if source is None else [Span(source[1], span.end)]


def _headline(article: Article, found: Sequence[Quotation]) -> Unit:
    """Return the title as a unit; a speaker before a colon or after a dash is its attribution."""
    match = _HEADLINE_SPEAKER.search(article.title)
    core, person = Span(0, len(article.title)), None
    if match:
        core = Span(match.end(), len(article.title)) if match.group("before") else Span(0, match.start())
        surname = person_key(match.group("before") or match.group("after")).rpartition("-")[2]
        keys = [person_key(q.speaker) for q in found if q.speaker]
        person = next((key for key in keys if key.rpartition("-")[2] == surname), None)
    passage = Passage(
        article=article.id, paragraph=HEADLINE, span=Span(0, len(article.title)), text=article.title, speech="headline", person=person,
        edited="title" in article.edited,
    )  # fmt: skip
    return Unit(passage=passage, number=0, sentence=-1, core=(core,))


def _units(source: _Source, sentence: Sentence, speech: _Speech) -> Iterator[Unit]:
    """Cut one sentence into its units, in order."""
    text, language = source.text, source.article.language
    contents = speech.within(sentence.span)
    if not contents and _CREDIT.match(text, *sentence.span):
        yield source.unit(sentence.span, [sentence.span], "credit")
        return
    if not contents:
        spans = list(_clauses(text, sentence.span))
        for span in spans:
            yield replace(source.unit(span, speech.beside(span), "narration"), clause=len(spans) > 1)
        return
    head = Span(sentence.span.start, min(s.start for s, _ in contents))
    tail = Span(max(s.end for s, _ in contents), sentence.span.end)
    quotation = speech.found[contents[0][1]]
    person = person_key(quotation.speaker) if quotation.speaker else None
    kind = _kind([span for span, _ in contents], [speech.found[i] for _, i in contents], text, sentence)
    apart = kind != "indirect" and _before_quotation(text, head, quotation) and _substance(text, head, quotation, language)
    if apart:
        yield source.unit(_stripped(text, head), _unattributed(head, quotation), "narration")
    body = Span(head.end if apart else head.start, tail.start)
    body = _with_marks(text, body, sentence.span)
    clauses = list(_clauses(text, body))
    for span in clauses:
        core = [Span(max(s.start, span.start), min(s.end, span.end)) for s, _ in contents if s.start < span.end and span.start < s.end]
        yield replace(source.unit(span, core or [span], kind, person=person, rank=contents[0][1]), clause=len(clauses) > 1)
    rest = Span(body.end, sentence.span.end)
    if _after_content(text, rest, quotation) and _substance(text, rest, quotation, language):
        yield source.unit(_stripped(text, rest), _unattributed(rest, quotation), "narration")


def _kind(contents: Sequence[Span], found: Sequence[Quotation], text: str, sentence: Sentence) -> Speech:
    """Return how one sentence gives its quotations: a mixed one can be direct in one of its sentences."""
    kinds = {quotation.kind for quotation in found}
    return next(iter(kinds)) if kinds in ({"direct"}, {"indirect"}) else kind_of(text, contents, sentence.quotes)


def _with_marks(text: str, body: Span, sentence: Span) -> Span:
    """Give a passage the marks that close it, a comma and a quotation mark say: they are part of what is printed."""
    end = body.end
    while end < sentence.end and text[end] in ",.;:!?\"“”’«»'…)":
        end += 1
    return Span(body.start, end)


def _stripped(text: str, span: Span) -> Span:
    """Take white space and marks off both ends of an attribution."""
    start, end = span
    while start < end and text[start] in ' ,;:—–"“”\n':
        start += 1
    while end > start and text[end - 1] in ' ,;:"“\n':
        end -= 1
    return Span(start, end)


def _substance(text: str, span: Span, quotation: Quotation, language: str) -> bool:
    """Tell whether an attribution reports something beside who spoke and when."""
    own = [*quotation.source, *quotation.cue]
    count = 0
    for token in tokens(text[span.start : span.end]):
        at = token.start + span.start
        plain = token.kind == "punctuation" or token.folded in stopwords(language) or token.folded in TIME_WORDS or token.folded in TITLES
        count += not plain and not any(s.start <= at < s.end for s in own)
    return count >= VENUE_WORDS


def _before_quotation(text: str, head: Span, quotation: Quotation) -> bool:
    """Tell whether what stands before a quotation introduces it: it ends in a comma, a colon or the verb that attributes."""
    end = text[head.start : head.end].rstrip(" \n\"“„«‘'")
    return end.endswith((",", ":")) or any(cue.end == head.start + len(end) or end.endswith("that") for cue in quotation.cue)


def _after_content(text: str, rest: Span, quotation: Quotation) -> bool:
    """Tell whether what stands after a content goes on with its attribution, and reports more than "according to" somebody."""
    first = min((span.start for span in (*quotation.source, *quotation.cue) if rest.start <= span.start < rest.end), default=rest.end)
    plain = text[rest.start : rest.end].lstrip(" ,;:—–-\"“”»’'").casefold()
    return first - rest.start <= _ATTRIBUTED_SOON and not plain.startswith("according to")


def _unattributed(span: Span, quotation: Quotation) -> list[Span]:
    """Return a stretch without the words that name the speaker and attribute."""
    parts, at = [], span.start
    for start, end in sorted((*quotation.source, *quotation.cue)):
        if at <= start and end <= span.end:
            parts.append(Span(at, start))
            at = end
    return [part for part in (*parts, Span(at, span.end)) if part.end > part.start]


def _clauses(text: str, span: Span) -> Iterator[Span]:
    """Cut a stretch before ", and" (or after ";") when a clause with a verb of its own follows; else yield it whole."""
    start = span.start
    for match in _CLAUSE.finditer(text, span.start, span.end):
        left = text[max(start, match.start() - _CLAUSE_SEEN) : match.start()]
        if _two_clauses(_words(left), _words(text[match.end() : min(span.end, match.end() + _CLAUSE_SEEN)])) and left.count(
            "("
        ) == left.count(")"):
            yield Span(start, match.start() + len(match.group().rstrip()))
            start = match.end()
    yield Span(start, span.end)


def _words(text: str) -> list[Token]:
    return [token for token in tokens(text) if token.kind != "punctuation"]


def _two_clauses(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Tell whether both sides are clauses: after "and" a subject and soon a finite verb, before it something like one."""
    if len(left) < CLAUSE_WORDS or len(right) < CLAUSE_WORDS:
        return False
    head = [token.folded for token in right[1:9]]
    begins = head[0] not in _FINITE and head[0] not in _RELATIVES and any(word in _FINITE for word in head)
    return begins and any(token.folded in _FINITE or token.folded.endswith(("s", "ed")) for token in left[1:-1])


def _without(core: Sequence[Span], notes: Sequence[Span]) -> Iterator[Span]:
    for start, end in core:
        at = start
        for note in notes:
            if at <= note.start and note.end <= end:
                yield Span(at, note.start)
                at = note.end
        yield Span(at, end)
