"""The quotations of an article -> which of its sentences are speech, of which kind, and whose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from builder.collate.quoting.sentences import Sentence, kind_of
from builder.core.capture import Span
from builder.core.passage import Speech
from builder.core.quotation import Quotation
from builder.lang.name_keys import person_key


class SpeechParts:
    """The quotations of an article, found by place."""

    def __init__(self, found: Sequence[Quotation]) -> None:
        self.found = found
        self._sources = sorted(
            (quotation.source[0].start, quotation.source[0].end)
            for quotation in found
            if quotation.source
        )
        self._content = sorted(
            (span.start, span.end, i)
            for i, quotation in enumerate(found)
            for span in quotation.content
        )

    def within(self, span: Span) -> list[tuple[Span, int]]:
        """Return the contents that overlap ``span``, cut to it, with their quotations."""
        at = bisect_right(self._content, (span.end, 0, 0))
        first = max(0, bisect_right(self._content, (span.start, 0, 0)) - 2)
        return [
            (Span(max(a, span.start), min(b, span.end)), i)
            for a, b, i in self._content[first:at]
            if a < span.end and span.start < b
        ]

    def beside(self, span: Span) -> list[Span]:
        """Return a stretch without an opening attribution of the sentence before.

        "This was stated by ...".
        """
        at = bisect_left(self._sources, (span.start, 0))
        source = (
            self._sources[at]
            if at < len(self._sources) and self._sources[at][0] < span.end
            else None
        )
        return [span] if source is None else [Span(source[1], span.end)]


def speaker_of(found: Sequence[Quotation]) -> tuple[str | None, float]:
    """Return the one person who says all of some quotations, and the lowest certainty.

    Nobody for the words of two.
    """
    speakers = {quotation.speaker for quotation in found}
    if len(speakers) != 1 or not found[0].speaker:
        return None, 0.0
    return person_key(found[0].speaker), min(quotation.certainty for quotation in found)


def speech_of(contents: Sequence[Span], found: Sequence[Quotation], sentence: Sentence) -> Speech:
    """Return how one sentence gives its quotations: a mixed one is direct in parts."""
    kinds = {quotation.kind for quotation in found}
    return next(iter(kinds)) if kinds in ({"direct"}, {"indirect"}) else kind_of(contents, sentence)
