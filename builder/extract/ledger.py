"""What became of each character of a capture: paragraphs, findings and drops, none twice and none
forgotten.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from builder.core.article import Drop, Finding
from builder.core.capture import Span
from builder.extract.lines.line import Line


class Ledger:
    """Collects findings and the owners of spans; whatever nobody claims is dropped under the name
    its line was given.
    """

    def __init__(self, text: str, lines: Iterable[Line]) -> None:
        self._text = text
        self._lines = tuple(lines)
        self._starts: list[int] = []
        self._owners: list[Span] = []
        self._rules: dict[int, str] = {}
        self.findings: list[Finding] = []

    def claim(self, span: Span) -> bool:
        """Give ``span`` an owner; return False when part of it has one already."""
        at = bisect_left(self._starts, span.start)
        before = at > 0 and self._owners[at - 1].end > span.start
        after = at < len(self._owners) and self._owners[at].start < span.end
        if before or after or span.start >= span.end:
            return False
        self._starts.insert(at, span.start)
        self._owners.insert(at, span)
        return True

    def find(
        self,
        field: str,
        value: str,
        rule: str,
        reason: str,
        *,
        span: Span | None = None,
        chosen: bool = True,
        owns: bool = True,
    ) -> None:
        """Note a candidate for ``field``; with ``owns`` its span is claimed, unless another owner
        has it: then it only cites.
        """
        if span is not None and owns:
            self.claim(span)
        self.findings.append(
            Finding(field=field, value=value, span=span, rule=rule, reason=reason, chosen=chosen)
        )

    def name(self, line: Line, rule: str) -> None:
        """Say why what remains of ``line`` is dropped; the first name holds."""
        self._rules.setdefault(line.index, rule)

    def drops(self) -> tuple[Drop, ...]:
        """Return what nobody claimed, in reading order."""
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
