"""Notes of the finders -> what becomes of each character of a capture: a paragraph, a finding or a
drop, none twice and none forgotten.

The notes are settled one finder after the other: a span that two want is the first one's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from builder.core.article import Drop, Finding
from builder.core.capture import Span
from builder.extract.findings import Found, Notes, Value
from builder.extract.lines.line import Line


class Arbiter:
    """Assigns spans; whatever nobody wants is dropped under the name its line was given."""

    def __init__(self, text: str, lines: Iterable[Line]) -> None:
        self._text = text
        self._lines = tuple(lines)
        self._starts: list[int] = []
        self._owners: list[Span] = []
        self._rules: dict[int, str] = {}
        self.findings: list[Finding] = []

    def settled(self, found: Found[Value]) -> Value:
        """Return what a finder found, its notes settled: each candidate gets its place unless
        another has part of it, then it only cites; the first name of a line holds.
        """
        self.settle(found.notes)
        return found.value

    def settle(self, notes: Notes) -> None:
        """Settle the notes of a finder that finds nothing but them."""
        for finding, owns in notes.candidates:
            if finding.span is not None and owns:
                self._claim(finding.span)
            self.findings.append(finding)
        for span in notes.paragraphs:
            self._claim(span)
        for line, rule in notes.names:
            self._rules.setdefault(line.index, rule)

    def is_free(self, span: Span) -> bool:
        """Tell whether nobody owns any character of ``span``."""
        at = bisect_left(self._starts, span.start)
        before = at > 0 and self._owners[at - 1].end > span.start
        after = at < len(self._owners) and self._owners[at].start < span.end
        return not before and not after and span.start < span.end

    def _claim(self, span: Span) -> None:
        if self.is_free(span):
            at = bisect_left(self._starts, span.start)
            self._starts.insert(at, span.start)
            self._owners.insert(at, span)

    def drops(self) -> tuple[Drop, ...]:
        """Return what nobody owns, in reading order."""
        found: list[Drop] = []
        for line in self._lines:
            rule = self._rules.get(line.index, "outside the report")
            found.extend(Drop(span=span, rule=rule) for span in self._rest(line.span))
        return tuple(found)

    def _rest(self, span: Span) -> Iterable[Span]:
        """Yield the stretches of ``span`` without an owner that are not blank."""
        at = max(0, bisect_left(self._starts, span.start) - 1)
        position = span.start
        for number in range(at, len(self._owners)):
            owner = self._owners[number]
            if owner.start >= span.end:
                break
            yield from self._trimmed(position, min(owner.start, span.end))
            position = max(position, owner.end)
        yield from self._trimmed(position, span.end)

    def _trimmed(self, start: int, end: int) -> Iterable[Span]:
        piece = self._text[start:end]
        if piece.strip():
            yield Span(
                start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
            )
