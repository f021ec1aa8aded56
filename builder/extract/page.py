"""A capture -> its page: lines, language, what the page states about itself, and where headline,
head, body and tail are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from builder.core.capture import Capture, Span
from builder.extract.lines.body import LineRange
from builder.extract.lines.line import Line
from builder.extract.titles.headline import TitleCandidate, ranked
from builder.lang.anchoring import anchor

#: Lines behind the body in which its sign-off, source and picture credit are sought.
TAIL_LINES: Final = 4
#: Labels among so many first lines of the body still belong to the head.
OPENING_LINES: Final = 6
#: An article-only capture has no more lines than this around title and body.
MAX_AROUND: Final = 6


@dataclass(slots=True, kw_only=True)
class Page:
    """Where the parts of one page are; filled in from top to bottom by
    :func:`builder.extract.normalize`.
    """

    capture: Capture
    lines: tuple[Line, ...]
    language: str
    stretch: LineRange
    headline: Line | None = None
    #: The wordings that may be the title, weighed against the text of ``weighed``.
    titles: Sequence[TitleCandidate] = ()
    weighed: LineRange | None = None
    stated: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def ranked(self) -> Sequence[TitleCandidate]:
        """Return the wordings that may be the title, the surest first; weighed anew only when the
        body was moved.
        """
        if self.weighed != self.stretch:
            self.titles, self.weighed = (
                ranked(self.lines, self.stretch, self.capture.metadata),
                self.stretch,
            )
        return self.titles

    @property
    def start(self) -> int:
        """Number of the first line behind the headline."""
        return (
            0
            if self.headline is None or self.headline.index >= self.stretch.start
            else self.headline.index + 1
        )

    @property
    def head(self) -> Sequence[Line]:
        """Lines between headline and body; without a headline the lines in front of the body."""
        return self.lines[self.start : self.stretch.start]

    @property
    def opening(self) -> Sequence[Line]:
        """Lines of the head, and the labels among the first lines of the body: some pages print
        their summary above name and date.
        """
        return (
            *self.head,
            *(
                line
                for line in self.body[:OPENING_LINES]
                if line.shape in ("date", "byline", "source")
            ),
        )

    @property
    def before(self) -> Sequence[Line]:
        """Lines in front of the headline."""
        return self.lines[: max(0, self.start - 1)]

    @property
    def body(self) -> Sequence[Line]:
        """Lines of the stretch that holds the body."""
        return self.lines[self.stretch.start : self.stretch.end]

    @property
    def tail(self) -> Sequence[Line]:
        """Lines behind the body."""
        return self.lines[self.stretch.end :]

    @property
    def article_only(self) -> bool:
        """The capture holds a report and hardly anything else: few lines around it, of whatever
        kind.
        """
        return len(self.before) + len(self.tail) <= MAX_AROUND and len(self.head) <= MAX_AROUND

    def values(self, *names: str) -> tuple[tuple[str, str], ...]:
        """Return name and value of what the page states under ``names``, in that order."""
        return tuple((name, value) for name in names for value in self.stated.get(name, ()))

    def part(self, line: Line, start: int, end: int) -> Span | None:
        """Return where the characters ``start`` to ``end`` of a line's text are in the text
        layer.
        """
        before, part = line.text[:start], line.text[start:end]
        layer = self.capture.text[line.span.start : line.span.end]
        found = anchor((before, part) if before.strip() else (part,), layer)[-1]
        return Span(line.span.start + found.start, line.span.start + found.end) if found else None
