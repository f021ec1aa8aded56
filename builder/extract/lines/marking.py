"""Lines of a plain-text page -> the same lines, those that are part of the report marked.

A linear-chain model over the signs of the lines (:mod:`builder.extract.lines.line_signs`), learned
from public news pages by ``train/lines.py``. It does for plain text what a page's markup does
for HTML: from here on both are treated alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from msgspec.structs import replace

from builder.core.resources import weights
from builder.extract.lines.body import LineRange, words_in
from builder.extract.lines.line import Line
from builder.extract.lines.line_signs import signs_of
from builder.extract.vocabulary import CREDIT_TAIL
from builder.learn.chains import Chain

#: The file of the learned weights.
NAME: Final = "lines"
#: The chance from which on a line is part of the report is this share of the one that promises the
#: greatest agreement with it: a lost paragraph is worse than one too many.
LENIENCY: Final = 0.85
#: On a page where nothing is sure nothing is the report's: a lower chance never suffices.
_LEAST: Final = 0.2
#: What is not a sentence needs this chance where running text is densest, and that one elsewhere: a
#: label is mostly the page's.
MIN_CHANCE_LABEL: Final = 0.5
MIN_CHANCE_AWAY: Final = 0.75
#: Pages whose report is as short as this (words) are rare among those learned from: there every
#: sentence of the densest stretch counts.
SHORT: Final = 150
#: So many short lines behind the last sentence may be tags and names; more of them are a list, part
#: of the report.
_MOST_LOOSE: Final = 8


def marked(lines: Sequence[Line], stretch: LineRange | None, language: str) -> tuple[Line, ...]:
    """Return the lines with ``main`` set for those of the report; ``stretch`` is where running text
    is densest.
    """
    marks = decided(lines, stretch, _chain().chances(signs_of(lines, stretch, language)))
    return tuple(
        replace(line, main=True) if mark else line for line, mark in zip(lines, marks, strict=True)
    )


def decided(
    lines: Sequence[Line], stretch: LineRange | None, chances: Sequence[float]
) -> list[bool]:
    """Return for each line whether it is part of the report, which begins with a sentence and ends
    with one or with a list.
    """
    dense = range(stretch.start, stretch.end) if stretch else range(0)
    short = stretch is not None and words_in(lines, stretch) <= SHORT
    least = max(_LEAST, LENIENCY * best_border([line.words for line in lines], chances))

    def border(line: Line) -> float:
        if short and line.index in dense and _is_sentence(line):
            return 0.0
        if line.prose:
            return least
        return max(least, MIN_CHANCE_LABEL if line.index in dense else MIN_CHANCE_AWAY)

    marks = [chance >= border(line) for line, chance in zip(lines, chances, strict=True)]
    sentences = [line.index for line, mark in zip(lines, marks, strict=True) if mark and line.prose]
    if not sentences:
        return marks
    loose = sum(marks[sentences[-1] + 1 :])
    end = len(marks) if loose > _MOST_LOOSE else sentences[-1] + 1
    return [mark and sentences[0] <= number < end for number, mark in enumerate(marks)]


def best_border(words: Sequence[int], chances: Sequence[float]) -> float:
    """Return the chance from which on things should be taken to agree best with the truth: half the
    F1 to be expected then.

    F1 is counted in ``words``. On a page where little is sure, less sureness must do (Lewis 1995;
    Zhao and others 2013).
    """
    expected = sum(count * chance for count, chance in zip(words, chances, strict=True))
    best = taken = right = 0.0
    for chance, count in sorted(zip(chances, words, strict=True), reverse=True):
        taken += count
        right += count * chance
        best = max(best, 2 * right / (taken + expected) if taken else 0.0)
    return best / 2


def _is_sentence(line: Line) -> bool:
    """Tell whether a line of a short report belongs to it, however unusual its page: a sentence
    that names no picture's maker.
    """
    return (
        line.closed
        and line.kind == "text"
        and line.shape in ("text", "short")
        and not CREDIT_TAIL.search(line.text)
    )


@cache
def _chain() -> Chain:
    return Chain.of(weights(NAME))
