"""Marked lines of a plain-text page -> the same with paragraphs put together that a dump tore
apart.

:mod:`builder.extract.lines.joining` joins what is certain before anybody knows which lines are the
report. Among lines that are known to be the report more can be told: "The most recent | Star Anthem
| film was" is one sentence. Whether two neighbors are one paragraph is decided by learned signs
(logistic regression, ``train/joints.py``), which know how torn the whole page is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from msgspec.structs import replace

from builder.core.capture import Block, Span
from builder.core.resources import weights
from builder.extract.lines.line import Line, is_closed, line_of, numbered
from builder.extract.lines.line_signs import first_mark, last_mark, step
from builder.lang.stems import stopwords
from builder.learn.chains import Chain

#: The file of the learned weights.
NAME: Final = "joints"
#: From this chance on two neighbors are one paragraph.
MIN_CHANCE: Final = 0.5
#: A page of which fewer paragraphs (share, number) begin in mid-sentence is whole.
MIN_TORN: Final = 0.03
FEWEST_TORN: Final = 2
#: Characters before which no blank is, and behind which none is.
_TIGHT: Final = ",;:.)]”’»%!?…"
_OPEN: Final = "(“„«"
_SIZES: Final = (1, 2, 4, 8, 15, 30)
_TORN: Final = (0.01, 0.03, 0.06, 0.12, 0.25)


def rejoined(lines: Sequence[Line], language: str) -> tuple[Line, ...]:
    """Return the lines of a page, neighbors among the marked ones joined where they are one
    paragraph, numbered anew.
    """
    joints = joints_of(lines) if torn(lines) >= MIN_TORN else []
    if not joints:
        return tuple(lines)
    chances = _chances(signs_of_joints(lines, joints, language))
    glued: set[int] = set()
    for at, chance in zip(joints, chances, strict=True):
        # No paragraph begins in mid-sentence: a few words in small letters begin a list of tags.
        if chance >= MIN_CHANCE and (
            at - 1 in glued or lines[at].closed or not lines[at].text[:1].islower()
        ):
            glued.add(at)
    found: list[Line] = []
    start = 0
    for at in range(len(lines)):
        if at in glued:
            continue
        run = lines[start : at + 1]
        found.append(
            numbered(run[0], len(found)) if len(run) == 1 else _one(run, len(found), language)
        )
        start = at + 1
    return tuple(found)


def joints_of(lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the marked lines behind which another one follows at once; what a list
    mark opens stands alone.
    """
    return [
        at
        for at in range(len(lines) - 1)
        if lines[at].main and lines[at + 1].main and lines[at + 1].kind == "text"
    ]


def signs_of_joints(lines: Sequence[Line], joints: Sequence[int], language: str) -> list[list[str]]:
    """Return for each joint the names of what holds of the lines before and behind it."""
    common = stopwords(language)
    degree = step(torn(lines), _TORN)
    return [
        _signs(
            lines[at], lines[at + 1], lines[at + 2] if at + 2 < len(lines) else None, degree, common
        )
        for at in joints
    ]


def torn(lines: Sequence[Line]) -> float:
    """Return which share of the marked paragraphs begins in mid-sentence."""
    pieces = [line for line in lines if line.main and line.kind == "text"]
    begun = sum(_begin(line.text) in "a," for line in pieces)
    return begun / len(pieces) if begun >= FEWEST_TORN else 0.0


def _signs(
    line: Line, following: Line, third: Line | None, torn: int, common: frozenset[str]
) -> list[str]:
    last = "." if line.closed else last_mark(line.text)
    first = _begin(following.text)
    words = line.text.split()
    waits = "waits" if words and words[-1].lower() in common else ""
    size, next_size = step(line.words, _SIZES), step(following.words, _SIZES)
    then = _begin(third.text) if third and third.main else "-"
    end = "closed" if following.closed else "open"
    return [
        "joint",
        f"{last} {first}",
        f"{last} {first} torn {torn}",
        f"{last} {first} then {then}",
        f"{last} {first} {end}",
        f"{last} size {size}",
        f"{last} {first} sizes {size} {next_size}",
        f"{last} {first} next size {next_size} torn {torn}",
        f"{waits} {first}",
        f"{waits} {last} next size {next_size}",
        f"size {size} then {then} torn {torn}",
        f"begins {_begin(line.text)} {last} {first}",
        f"shapes {line.shape} {following.shape}",
        f"kind {line.kind}",
        f"gap {min(following.gap, 2)} torn {torn} {last}",
        f"linked {following.linked > 0} {line.linked > 0}",
        f"indent {following.indent - line.indent if abs(following.indent - line.indent) < 3 else 'far'}",  # noqa: PLR2004 - columns
    ]


def _begin(text: str) -> str:
    """Return the class of the first character; a mark that ends or continues with a sentence is one
    of its own.
    """
    return "," if text[:1] in _TIGHT else first_mark(text)


def _one(run: Sequence[Line], index: int, language: str) -> Line:
    """Return the line that a run of torn ones was."""
    text = run[0].text
    for line in run[1:]:
        tight = line.text[:1] in _TIGHT or text[-1:] in _OPEN
        text += line.text if tight else f" {line.text}"
    letters = sum(len(line.text) for line in run)
    first = run[0]
    block = Block(
        span=Span(first.span.start, run[-1].span.end),
        text=text,
        kind=first.kind,
        indent=first.indent,
        gap=first.gap,
        main=True,
        linked=sum(line.linked * len(line.text) for line in run) / max(1, letters),
    )
    line = line_of(block, index, language)
    # What was told to be part of the report stays so, whatever its pieces look like together.
    return (
        line
        if line.shape in ("text", "short")
        else replace(line, shape="text", closed=is_closed(text))
    )


def _chances(signs: Iterable[Sequence[str]]) -> list[float]:
    chain = _weights()
    return [chain.chances([one])[0] for one in signs]


@cache
def _weights() -> Chain:
    return Chain.of(weights(NAME))
