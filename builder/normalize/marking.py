"""Lines of a plain-text page -> the same lines, those that are part of the report marked.

A linear-chain model over the signs of the lines (:mod:`builder.normalize.line_signs`), learned from public news pages by
``bench/normalize.py``. It does for plain text what a page's markup does for HTML: from here on both are treated alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from builder.config import weights
from builder.normalize.body import Stretch, words_in
from builder.normalize.line_signs import signs_of
from builder.normalize.lines import Line
from builder.normalize.vocabulary import CREDIT_TAIL
from builder.text.chains import Chain

#: The file of the learned weights.
NAME: Final = "lines"
#: From this chance on a line is part of the report: a sentence where running text is densest, a sentence elsewhere, a line that is none.
#: A lost paragraph is worse than one too many, and a label among paragraphs is mostly the page's.
MIN_CHANCE_INSIDE: Final = 0.25
MIN_CHANCE: Final = 0.4
MIN_CHANCE_LABEL: Final = 0.5
#: Pages whose report is as short as this (words) are rare among those learned from: there every sentence of the densest stretch counts.
SHORT: Final = 150
#: So many short lines behind the last sentence may be tags and names; more of them are a list, part of the report.
MOST_LOOSE: Final = 8


def marked(lines: Sequence[Line], stretch: Stretch | None, language: str) -> tuple[Line, ...]:
    """Return the lines with ``main`` set for those of the report; ``stretch`` is where running text is densest."""
    marks = decided(lines, stretch, _chain().chances(signs_of(lines, stretch, language)))
    return tuple(replace(line, main=True) if mark else line for line, mark in zip(lines, marks, strict=True))


def decided(lines: Sequence[Line], stretch: Stretch | None, chances: Sequence[float]) -> list[bool]:
    """Return for each line whether it is part of the report, which begins with a sentence and ends with one or with a list."""
    inside = range(stretch.start, stretch.end) if stretch else range(0)
    short = stretch is not None and words_in(lines, stretch) <= SHORT
    marks = [chance >= _border(line, inside=line.index in inside, short=short) for line, chance in zip(lines, chances, strict=True)]
    sentences = [line.index for line, mark in zip(lines, marks, strict=True) if mark and line.prose]
    if not sentences:
        return marks
    loose = sum(marks[sentences[-1] + 1 :])
    end = len(marks) if loose > MOST_LOOSE else sentences[-1] + 1
    return [mark and sentences[0] <= number < end for number, mark in enumerate(marks)]


def _border(line: Line, *, inside: bool, short: bool) -> float:
    """Return the chance from which on a line is part of the report."""
    if inside and short and line.closed and line.kind == "text" and line.shape in ("text", "short") and not CREDIT_TAIL.search(line.text):
        return 0.0
    if not line.prose:
        return MIN_CHANCE_LABEL
    return MIN_CHANCE_INSIDE if inside else MIN_CHANCE


@cache
def _chain() -> Chain:
    return Chain.of(weights(NAME))
