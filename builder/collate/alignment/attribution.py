"""A quotation and the words around it -> whether its attribution is a passage.

It also tells what of the sentence is compared. "he said at a meeting of the group" reports
something itself; "he said on Monday" does not.
"""

from __future__ import annotations

from typing import Final

from builder.core.capture import Span
from builder.core.quotation import Quotation
from builder.lang.names import TIME_WORDS
from builder.lang.offices import TITLES
from builder.lang.stems import stopwords
from builder.lang.tokens import word_tokens

#: An attribution becomes a passage of its own when it has so many words beside speaker, verb and
#: time.
VENUE_WORDS: Final = 4
#: An attribution after its content names the speaker or the verb so soon (code points).
_ATTRIBUTED_SOON: Final = 24


def with_marks(text: str, body: Span, sentence: Span) -> Span:
    """Give a passage the marks that close it: a comma and a quotation mark, say.

    They are part of what is printed.
    """
    end = body.end
    while end < sentence.end and text[end] in ",.;:!?\"“”’«»'…)":
        end += 1
    return Span(body.start, end)


def stripped(text: str, span: Span) -> Span:
    """Take white space and marks off both ends of an attribution."""
    start, end = span
    while start < end and text[start] in ' ,;:—–"“”\n':
        start += 1
    while end > start and text[end - 1] in ' ,;:"“\n':
        end -= 1
    return Span(start, end)


def reports_something(text: str, span: Span, quotation: Quotation, language: str) -> bool:
    """Tell whether an attribution reports something beside who spoke and when."""
    own = [*quotation.source, *quotation.cue]
    plain = stopwords(language) | TIME_WORDS | TITLES
    telling = [
        token.start + span.start
        for token in word_tokens(text[span.start : span.end])
        if token.folded not in plain
    ]
    return (
        sum(not any(part.start <= at < part.end for part in own) for at in telling) >= VENUE_WORDS
    )


def introduces(text: str, head: Span, quotation: Quotation) -> bool:
    """Tell whether what precedes a quotation introduces it.

    It ends in a comma, a colon or the verb that attributes.
    """
    end = text[head.start : head.end].rstrip(" \n\"“„«‘'")
    return end.endswith((",", ":")) or any(
        cue.end == head.start + len(end) or end.endswith("that") for cue in quotation.cue
    )


def follows(text: str, rest: Span, quotation: Quotation) -> bool:
    """Tell whether an attribution after a content says more than "according to"."""
    first = min(
        (
            span.start
            for span in (*quotation.source, *quotation.cue)
            if rest.start <= span.start < rest.end
        ),
        default=rest.end,
    )
    plain = text[rest.start : rest.end].lstrip(" ,;:—–-\"“”»’'").casefold()
    return first - rest.start <= _ATTRIBUTED_SOON and not plain.startswith("according to")


def unattributed(span: Span, quotation: Quotation) -> list[Span]:
    """Return a stretch without the words that name the speaker and attribute."""
    parts, at = [], span.start
    for start, end in sorted((*quotation.source, *quotation.cue)):
        if at <= start and end <= span.end:
            parts.append(Span(at, start))
            at = end
    return [part for part in (*parts, Span(at, span.end)) if part.end > part.start]
