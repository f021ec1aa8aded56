"""Lines of a page and its densest stretch -> signs of where a line is and what it shares with
the surest text.

The surest text are the longest sentences of the stretch in which running text most outweighs
everything else. A paragraph behind an advertisement speaks of the same people and things as they
do; a teaser seldom does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from builder.extract.lines.body import LineRange
from builder.extract.lines.line import MOSTLY_LINKS, Line

#: So many of the longest lines are the surest text.
CORE_LINES: Final = 12
#: Lines above the stretch among which the headline is guessed, and its longest.
TITLE_REACH: Final = 40
TITLE_WORDS: Final = 24
#: Characters of a line whose words are compared.
CHARACTERS: Final = 600
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
#: A word with a capital inside a sentence.
_NAME: Final = re.compile(r"(?<=[\w,;“\"(]\s)[A-ZÀ-ÞА-Я][\w’'-]{2,}")
_FEW: Final = (1, 2, 4, 8)
_SHARED: Final = (0.01, 0.12, 0.25, 0.4, 0.6)
_FAR: Final = (1, 2, 4, 8, 20, 60)
_BESIDE_TITLE: Final = (-20, -5, 0, 1, 2, 3, 5, 8, 15)
_LONG: Final = 12
#: Lines of one manner around a line that are counted.
_RUN: Final = 8


class Surroundings:
    """What must be known of a whole page before its lines are looked at."""

    def __init__(self, lines: Sequence[Line], stretch: LineRange | None) -> None:
        self._lines = lines
        self._stretch = stretch
        self._words = [
            frozenset(word.casefold() for word in _WORD.findall(line.text[:CHARACTERS]))
            for line in lines
        ]
        self._names = [frozenset(_NAME.findall(line.text[:CHARACTERS])) for line in lines]
        inside = lines[stretch.start : stretch.end] if stretch else ()
        sentences = sorted(
            (line for line in inside if line.running and line.closed),
            key=lambda line: (-line.words, line.index),
        )
        self._core = frozenset(line.index for line in sentences[:CORE_LINES])
        self._core_words = Counter(
            word for index in sorted(self._core) for word in self._words[index]
        )
        self._core_names = Counter(
            name for index in sorted(self._core) for name in self._names[index]
        )
        self._title = self._guess_title()
        #: The column at which most running text begins.
        self.column = _column(lines)

    def signs(self) -> Iterator[tuple[str, ...]]:
        """Yield the signs of each line, in order."""
        runs = _runs(self._lines)
        heading, prose = 99, 99
        for at, line in enumerate(self._lines):
            heading = 0 if line.shape == "after" else heading
            zone = self._zone(at)
            length = "w" if line.words >= _LONG else "s"
            yield (
                *self._of_place(at, zone),
                *self._of_words(at, zone, length),
                f"run {runs[at]} {length} {line.kind}",
                f"since heading {bisect_right(_FAR, heading)} {line.shape} {'c' if line.closed else 'o'}{length}",
                f"since text {bisect_right(_FAR, prose)}",
            )
            heading += 1
            prose = 0 if line.running else prose + 1

    def _zone(self, at: int) -> str:
        """Return whether a line is above, in or below the densest stretch."""
        if self._stretch is None:
            return "none"
        return "above" if at < self._stretch.start else "below" if at >= self._stretch.end else "in"

    def _of_place(self, at: int, zone: str) -> Iterator[str]:
        line = self._lines[at]
        ending = "c" if line.closed else "o"
        mark = "i" if line.kind == "item" else "L" if line.linked > MOSTLY_LINKS else ""
        size = bisect_right((3, 6, 10, 16, 28), line.words)
        yield f"{zone} {line.shape} {size}{ending}{mark}"
        yield f"{zone} {line.shape} {ending}{mark}"
        if self._stretch and zone == "above":
            yield f"lines above {bisect_right(_FAR, self._stretch.start - at)}"
        elif self._stretch and zone == "below":
            yield f"lines below {bisect_right(_FAR, at - self._stretch.end)}"
        elif self._stretch:
            yield f"from its start {bisect_right(_FEW, at - self._stretch.start)}"
            yield f"to its end {bisect_right(_FEW, self._stretch.end - 1 - at)}"

    def _of_words(self, at: int, zone: str, length: str) -> Iterator[str]:
        words, names = self._words[at], self._names[at]
        own = 1 if at in self._core else 0
        shared = sum(self._core_words[word] > own for word in words)
        share = bisect_right(_SHARED, shared / len(words)) if words else "-"
        yield f"shares {share} {zone} {length}"
        yield f"shares {share}"
        yield f"shared words {bisect_right(_FEW, shared)} {zone}"
        known = sum(self._core_names[name] > own for name in names)
        yield f"shared names {bisect_right(_FEW, known) if names else '-'} {zone} {length}"
        if names:
            yield f"names shared {bisect_right((0.01, 0.34, 0.67), known / len(names))} {zone}"
        if self._title is not None:
            common = len(words & self._words[self._title])
            yield f"title words {bisect_right(_FEW, common)} {zone} {length}"
            yield f"behind title {bisect_right(_BESIDE_TITLE, at - self._title)}"
            if at == self._title:
                yield "title"

    def _guess_title(self) -> int | None:
        """Return the number of the line above the stretch that looks most like its headline."""
        if self._stretch is None:
            return None
        best: tuple[float, int] | None = None
        for at in range(max(0, self._stretch.start - TITLE_REACH), self._stretch.start):
            line, words = self._lines[at], self._words[at]
            if 3 < line.words <= TITLE_WORDS and line.shape in ("short", "text") and words:  # noqa: PLR2004 - shorter is a label
                shared = sum(word in self._core_words for word in words) / len(words)
                best = max(
                    best or (0.0, -1),
                    (shared * min(len(words), 5) + (line.kind == "heading") + at / 1000, at),
                )
        return best[1] if best and best[1] >= 0 else None


def _column(lines: Sequence[Line]) -> int:
    columns: Counter[int] = Counter()
    for line in lines:
        if line.running:
            columns[line.indent] += line.words
    return min(columns, key=lambda column: (-columns[column], column), default=0)


def _runs(lines: Sequence[Line]) -> list[int]:
    """Return for each line the class of how many lines of its own manner are next to it, without
    a break.
    """
    manners = [
        (line.kind, line.indent, line.words > _LONG + 2, line.linked > MOSTLY_LINKS)
        for line in lines
    ]
    lengths = [0] * len(lines)
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or manners[at] != manners[start]:
            lengths[start:at] = [min(at - start - 1, _RUN)] * (at - start)
            start = at
    return [bisect_right((1, 3, 6), length) for length in lengths]
