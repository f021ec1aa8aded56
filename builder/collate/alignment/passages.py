"""Article -> its passages of about a sentence, with what is compared in each.

A sentence is cut where a clause of its own follows ", and" (the two-clause lead of capture 001
belongs to two rows), and between a quotation and an attribution that reports something itself ("he
said at a meeting of the group"). An attribution that says nothing else is left out of the passage
after its statement, and kept but not compared before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

import msgspec
from msgspec.structs import replace

from builder.collate.alignment.attribution import (
    follows,
    introduces,
    reports_something,
    stripped,
    unattributed,
    with_marks,
)
from builder.collate.alignment.clauses import clauses
from builder.collate.alignment.notes import notes_in
from builder.collate.alignment.speech import SpeechParts, speaker_of, speech_of
from builder.collate.quoting.quotations import quotations_in
from builder.collate.quoting.sentences import Sentence, split
from builder.core.article import Article, Paragraph
from builder.core.capture import Span
from builder.core.passage import HEADLINE, Passage, Speech
from builder.core.quotation import Quotation
from builder.lang.languages import alternatives
from builder.lang.name_keys import person_key, surname_of

#: Up to three capitalized words, as a speaker in a headline is printed.
_CAPITALIZED: Final = r"[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,2}"
#: "Berg: Port stays open", "Port stays open - Berg"
_HEADLINE_SPEAKER: Final = re.compile(
    rf"(?P<before>\A{_CAPITALIZED}):\s|\s?[:—–-]\s(?P<after>{_CAPITALIZED})\Z"
)
#: A sentence that only says who reported it: "This was first reported by ..."
_CREDIT: Final = re.compile(
    rf"\W*(?:{alternatives(lambda words: words.credits.sentences)})\b",
    re.IGNORECASE,
)


class PassageUnit(msgspec.Struct, frozen=True, kw_only=True):
    """A passage, what of it is compared, and where it is."""

    passage: Passage
    #: Place among the article's units.
    number: int
    #: Place of its sentence in the article's body; -1 for the headline.
    sentence: int
    #: What is compared: code points in the passage's text, attributions and editorial notes left
    #: out.
    core: tuple[Span, ...]
    #: Editorial notes inside quotations: code points in the passage's text, brackets included.
    notes: tuple[Span, ...] = ()
    foreign: bool = False
    #: Rank of the quotation among the article's, so that the sentences of one speech know each
    #: other; -1 for none.
    speech: int = -1
    #: The passage is one of the clauses of a sentence.
    clause: bool = False
    #: How likely the passage's person is the one who says it, 0 to 1; 0 where nobody is named.
    certainty: float = 0.0

    @property
    def quoted(self) -> bool:
        """The passage is printed between quotation marks, in part at least."""
        return self.passage.speech in ("direct", "mixed")

    @property
    def words(self) -> str:
        """What is compared, as one text."""
        return " ".join(self.passage.text[span.start : span.end] for span in self.core)


class ReadArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One article read: its units, its quotations, and their sentences."""

    article: Article
    #: The body's paragraphs, parted by blank lines.
    text: str
    units: tuple[PassageUnit, ...]
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    #: What a person took out of the article, or replaced in it, as units with numbers after the
    #: others.
    removed: tuple[PassageUnit, ...] = ()


def read_article(article: Article, signs: frozenset[str] = frozenset()) -> ReadArticle:
    """Return the passages of an article in reading order, the headline first.

    ``signs`` are names that may sign an editorial note.
    """
    text = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
    starts = list(
        accumulate((len(paragraph.text) + 2 for paragraph in article.paragraphs), initial=0)
    )
    parts = split(text, article.language)
    found = quotations_in(text, parts, article.language)
    speech, source = SpeechParts(found), _Source(article, text, signs)
    units = [_headline(article, found)] if article.title else []
    for number, sentence in enumerate(parts):
        place = bisect_right(starts, sentence.span.start) - 1
        paragraph = article.paragraphs[place]
        if paragraph.edited and paragraph.captured is None:
            # An editor added it: the outlet never printed these words.
            continue
        for unit in _units(source, sentence, speech):
            span = Span(
                unit.passage.span.start - starts[place], unit.passage.span.end - starts[place]
            )
            passage = replace(unit.passage, paragraph=place, span=span, edited=paragraph.edited)
            units.append(replace(unit, passage=passage, sentence=number, foreign=paragraph.foreign))
    ordered = tuple(replace(unit, number=i) for i, unit in enumerate(units))
    removed = _removed(article, signs, len(ordered))
    return ReadArticle(
        article=article,
        text=text,
        units=ordered,
        quotations=found,
        sentences=parts,
        removed=removed,
    )


def _removed(article: Article, signs: frozenset[str], first: int) -> tuple[PassageUnit, ...]:
    """Return what the capture says and the article no longer does, numbered from ``first``."""
    replaced = tuple(
        Paragraph(text=paragraph.captured)
        for paragraph in article.paragraphs
        if paragraph.captured and not paragraph.foreign
    )
    lost = (*article.removed, *replaced)
    if not lost:
        return ()
    units = read_article(replace(article, title="", paragraphs=lost, removed=()), signs).units
    return tuple(replace(unit, number=number) for number, unit in enumerate(units, first))


class _Source(msgspec.Struct, frozen=True):
    """An article's text, from which units are cut."""

    article: Article
    text: str
    signs: frozenset[str]

    def unit(
        self,
        span: Span,
        core: Sequence[Span],
        speech: Speech,
        *,
        person: str | None = None,
        rank: int = -1,
    ) -> PassageUnit:
        """Make a unit of a stretch; positions in the core become positions in the passage."""
        text = self.text[span.start : span.end]
        passage = Passage(
            article=self.article.id, paragraph=0, span=span, text=text, speech=speech, person=person
        )
        notes = notes_in(text, self.signs) if speech in ("direct", "mixed") else ()
        inner = [
            Span(max(s.start, span.start) - span.start, min(s.end, span.end) - span.start)
            for s in core
        ]
        return PassageUnit(
            passage=passage,
            number=0,
            sentence=0,
            core=tuple(_without(inner, notes)),
            notes=notes,
            speech=rank,
        )


def _headline(article: Article, found: Sequence[Quotation]) -> PassageUnit:
    """Return the title as a unit; a speaker before a colon or after a dash is its attribution."""
    match = _HEADLINE_SPEAKER.search(article.title)
    core, person = Span(0, len(article.title)), None
    if match:
        core = (
            Span(match.end(), len(article.title))
            if match.group("before")
            else Span(0, match.start())
        )
        surname = surname_of(person_key(match.group("before") or match.group("after")))
        keys = {
            key for q in found if q.speaker and surname_of(key := person_key(q.speaker)) == surname
        }
        person = next(iter(keys)) if len(keys) == 1 else None
    passage = Passage(
        article=article.id, paragraph=HEADLINE, span=Span(0, len(article.title)), text=article.title, speech="headline", person=person,
        edited="title" in article.edited,
    )  # fmt: skip
    return PassageUnit(passage=passage, number=0, sentence=-1, core=(core,))


def _units(source: _Source, sentence: Sentence, speech: SpeechParts) -> Iterator[PassageUnit]:
    """Cut one sentence into its units, in order."""
    text = source.text
    contents = speech.within(sentence.span)
    if contents:
        yield from _attributed(source, sentence, speech, contents)
    elif _CREDIT.match(text, *sentence.span):
        yield source.unit(sentence.span, [sentence.span], "credit")
    else:
        spans = list(clauses(text, sentence.span, source.article.language))
        for span in spans:
            yield replace(
                source.unit(span, speech.beside(span), "narration"), clause=len(spans) > 1
            )


def _attributed(
    source: _Source, sentence: Sentence, speech: SpeechParts, contents: Sequence[tuple[Span, int]]
) -> Iterator[PassageUnit]:
    """Cut a sentence that gives somebody's words: what leads up to them, they, the rest.

    ``contents`` are the spans of the words, each with the index of its quotation.
    """
    text, language = source.text, source.article.language
    spans = [span for span, _ in contents]
    rank = contents[0][1]
    quotation = speech.found[rank]
    kind = speech_of(spans, [speech.found[i] for _, i in contents], sentence)
    head = Span(sentence.span.start, min(span.start for span in spans))
    apart = (
        kind != "indirect"
        and introduces(text, head, quotation)
        and reports_something(text, head, quotation, language)
    )
    if apart:
        yield source.unit(stripped(text, head), unattributed(head, quotation), "narration")
    body = with_marks(
        text,
        Span(head.end if apart else head.start, max(span.end for span in spans)),
        sentence.span,
    )
    parts = list(clauses(text, body, language))
    for part in parts:
        within = [(s, i) for s, i in contents if s.start < part.end and part.start < s.end]
        if not within:
            # A clause beside the words that somebody says is the report's own.
            yield replace(source.unit(part, [part], "narration"), clause=len(parts) > 1)
            continue
        core = [Span(max(s.start, part.start), min(s.end, part.end)) for s, _ in within]
        person, certainty = speaker_of([speech.found[i] for _, i in within])
        unit = source.unit(part, core, kind, person=person, rank=rank)
        yield replace(unit, clause=len(parts) > 1, certainty=certainty)
    rest = Span(body.end, sentence.span.end)
    if follows(text, rest, quotation) and reports_something(text, rest, quotation, language):
        yield source.unit(stripped(text, rest), unattributed(rest, quotation), "narration")


def _without(core: Sequence[Span], notes: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of the stretches of a core between editorial notes."""
    for start, end in core:
        at = start
        for note in notes:
            if at <= note.start and note.end <= end:
                yield Span(at, note.start)
                at = note.end
        yield Span(at, end)
