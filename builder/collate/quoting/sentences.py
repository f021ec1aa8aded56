"""The text of an article -> its sentences, each with its quoted stretches and cues."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import msgspec

from builder.collate.quoting.asides import spoken
from builder.core.capture import Span
from builder.core.quotation import QuotationKind
from builder.lang.languages import FIRST
from builder.lang.quotes import QuotedStretch, quoted
from builder.lang.sentences import sentences
from builder.lang.tokens import Token, tokens

#: A dash and a small letter: an attribution that continues the sentence before.
_GOES_ON: Final = re.compile(r"[–—―-]\s?(?=[^\W\d_])(?=\w)(?![^\W_]*[A-ZÀ-ÞА-ЯЁІЇЄΑ-Ω])")
#: Lines on end without a blank one between.
_PARAGRAPH: Final = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with its tokens and the quoted stretches that touch it."""

    span: Span
    #: Number of its paragraph.
    paragraph: int
    tokens: tuple[Token, ...]
    quotes: tuple[QuotedStretch, ...]


def split(text: str, language: str = FIRST) -> tuple[Sentence, ...]:
    """Return the sentences of ``text`` with their tokens and quoted stretches.

    The stretches are the outermost ones that overlap a sentence.
    """
    outer = spoken(text, _outermost(quoted(text)), language)
    ends = [q.end for q in outer]
    items = tokens(text)
    starts = [token.start for token in items]
    result = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        offset = paragraph.start()
        for start, end in _whole(paragraph.group(), sentences(paragraph.group(), language)):
            span = Span(offset + start, offset + end)
            first = bisect_left(ends, span.start + 1)
            touching = []
            while first < len(outer) and outer[first].start < span.end:
                touching.append(outer[first])
                first += 1
            own = items[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            result.append(Sentence(span=span, paragraph=number, tokens=own, quotes=tuple(touching)))
    return tuple(result)


def _whole(text: str, parts: Sequence[Span]) -> list[Span]:
    """Join a sentence to what follows it in small letters after a dash.

    "– Kto zapłaci? | – zapytała Anna Lis".
    """
    joined: list[Span] = []
    for part in parts:
        if joined and _GOES_ON.match(text, part.start):
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined


def _outermost(found: Sequence[QuotedStretch]) -> list[QuotedStretch]:
    """Leave nested stretches out and join a quotation of several paragraphs into one stretch."""
    kept: list[QuotedStretch] = []
    for stretch in found:
        if kept and kept[-1].continued and kept[-1].end <= stretch.start:
            kept[-1] = stretch._replace(start=kept[-1].start)
        elif not kept or stretch.start >= kept[-1].end:
            kept.append(stretch)
    return kept


def kind_of(content: Sequence[Span], sentence: Sentence) -> QuotationKind:
    """Tell direct, mixed and indirect apart by the share of a sentence's words between marks."""
    inside = outside = 0
    first, last = min(span.start for span in content), max(span.end for span in content)
    for token in sentence.tokens:
        at = token.start
        if not first <= at < last:
            continue
        if token.kind != "punctuation" and any(span.start <= at < span.end for span in content):
            quoted_word = any(q.start <= at < q.end for q in sentence.quotes)
            inside, outside = inside + quoted_word, outside + (not quoted_word)
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"
