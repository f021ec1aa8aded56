"""A quoted stretch of Japanese or Korean -> who says it, and by which words.

The speaker has a particle, and the verb comes last.

``田中太郎氏は「...」と述べた``, ``「...」と佐藤市長は語った``; ``김철수 시장은 “...”고 말했다``, ``“...”라고 김철수 시장이 밝혔다``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from builder.core.capture import Span
from builder.lang.language import primary
from builder.lang.languages import words_of
from builder.lang.quotes import QuotedStretch

_SENTENCE_END: Final = re.compile(r"[。！？\n]|[.!?](?=\s)")
#: A colon may replace it all: "田中市長：「...」".
_COLON: Final = re.compile(
    r"(?P<source>[^\s、。：:「」“”\n]{2,20}(?:\s[^\s：:]{2,12})?)(?P<verb>[：:])\s?\Z"
)
#: So much before a stretch is looked at (code points).
_BEFORE: Final = 120


class Attribution(NamedTuple):
    """The words that name the speaker, if any, and those that attribute."""

    source: Span | None
    cue: Span


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return the patterns of what attributes, and of who says it, in a language.

    The first matches, after the closing mark, the particle of quoting, then the verb with what
    precedes it. The second matches who says it, in front of the opening mark (from where the
    sentence begins) or between particle and verb. ``None`` for a language without particles.
    """
    words = words_of(language).unspaced
    return (re.compile(words.attribution), re.compile(words.source)) if words.attribution else None


def has_particles(language: str) -> bool:
    """Tell whether speech of a language is attributed by particles."""
    return _patterns(primary(language)) is not None


def attribution(text: str, stretch: QuotedStretch, language: str) -> Attribution | None:
    """Return what attributes a stretch between marks; ``None`` for a name or a term."""
    patterns = _patterns(primary(language))
    if patterns is None:
        return None
    attributed, source = patterns
    start = _sentence_start(text, stretch.start)
    if colon := _COLON.search(text, start, stretch.start):
        return Attribution(Span(*colon.span("source")), Span(*colon.span("verb")))
    after = attributed.match(text, stretch.end)
    if after is None:
        return None
    behind = source.match(text, *after.span("tail"))
    before = behind or source.match(text, start, stretch.start)
    return Attribution(Span(*before.span("source")) if before else None, Span(*after.span("verb")))


def _sentence_start(text: str, at: int) -> int:
    """Return where the sentence begins in which a stretch opens."""
    first = max(0, at - _BEFORE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, at)]
    start = ends[-1] if ends else first
    while start < at and text[start].isspace():
        start += 1
    return start
