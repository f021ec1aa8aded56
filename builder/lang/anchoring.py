"""Paragraph texts and a capture's text layer -> where each paragraph is in the layer.

The file of an article holds no positions: people edit it, and positions would lie.
So they are found again on every reading, blind to white space (a capture may be hard-wrapped) and,
where a plain look-up fails, to the marks with which a Markdown dump sprinkles its sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from builder.core.capture import Span
from builder.lang.characters import VISIBLE, compact

#: A paragraph shorter than this (without blanks) may be in many places: among moved ones it is
#: sought only between its neighbours.
_MIN_UNIQUE: Final = 24

#: What a Markdown dump adds to running text: ``](target)``, ``![alt](target)``, emphasis, brackets
#: of a link, escapes, marks of quotations. A target may be wrapped, but ends with its paragraph,
#: and may hold pairs of brackets.
MARKDOWN: Final = re.compile(
    r"\]\((?:<[^<>\n]{0,2000}>|(?:[^()\n]|\n(?![ \t>]*[\r\n])){0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,500}){0,3})\)"
    r"|!?\[|[*_]{1,3}|`|\\(?=[!-/:-@\[-`{-~])"
    r"|^[ ]{0,4}(?:>[ ]?){1,8}",
    re.MULTILINE,
)


class _Layer(NamedTuple):
    """A text without blanks: where its runs begin in it, and in the text that readers see."""

    text: str
    packed: Sequence[int]
    starts: Sequence[int]

    def span(self, at: int, length: int) -> Span:
        return Span(self._seen(at), self._seen(at + length - 1) + 1)

    def _seen(self, at: int) -> int:
        run = bisect_right(self.packed, at) - 1
        return self.starts[run] + at - self.packed[run]


def anchor(paragraph_texts: Iterable[str], layer: str, start: int = 0) -> tuple[Span | None, ...]:
    """Return for each paragraph its span in ``layer`` at or after ``start``; ``None`` where its
    words are not there.

    Spans grow in the order of the paragraphs and never overlap. Texts that are in the layer in
    their order are always all found: taking the earliest place for each leaves most room for the
    next. Where a person moved a paragraph, the longest run in order wins.
    """
    texts = tuple(paragraph_texts)
    spans = _place(tuple(map(compact, texts)), _layer(layer, start))
    if None in spans and MARKDOWN.search(layer, start):
        plain = _layer(layer, start, marks=True)
        bare = _place(tuple(compact(MARKDOWN.sub("", text)) for text in texts), plain)
        first, second = sorted((spans, bare), key=lambda found: found.count(None))
        spans = _merge(first, second)
    return spans


def strip_marks(text: str) -> str:
    """Return ``text`` without the marks that a Markdown dump adds to running text."""
    return MARKDOWN.sub("", text)


@lru_cache(maxsize=4)
def _layer(layer: str, start: int, *, marks: bool = False) -> _Layer:
    """Return what is visible of a text from ``start`` on; with ``marks`` without those of a
    Markdown dump.
    """
    texts: list[str] = []
    starts: list[int] = []
    for begin, end in _between_marks(layer, start) if marks else [(start, len(layer))]:
        for run in VISIBLE.finditer(layer, begin, end):
            texts.append(run[0])
            starts.append(run.start())
    return _Layer("".join(texts), [0, *accumulate(map(len, texts))], starts)


def _between_marks(layer: str, start: int) -> Iterator[tuple[int, int]]:
    for match in MARKDOWN.finditer(layer, start):
        yield start, match.start()
        start = match.end()
    yield start, len(layer)


def _place(wanted: tuple[str, ...], layer: _Layer) -> tuple[Span | None, ...]:
    places = _late(_early(wanted, layer.text), wanted, layer.text)
    if None in places:
        places = max(
            _in_runs(wanted, layer.text),
            places,
            key=lambda found: sum(place is not None for place in found),
        )
    return tuple(
        None if at is None else layer.span(at, len(text))
        for at, text in zip(places, wanted, strict=True)
    )


def _early(wanted: tuple[str, ...], layer: str) -> list[int | None]:
    """Return the earliest place of each text behind the one before it; a text that has none is
    passed over.
    """
    places: list[int | None] = []
    cursor = 0
    for text in wanted:
        at = layer.find(text, cursor) if text else -1
        places.append(at if at >= 0 else None)
        cursor = at + len(text) if at >= 0 else cursor
    return places


def _late(places: list[int | None], wanted: tuple[str, ...], layer: str) -> list[int | None]:
    """Return the same places, each moved as near to the following text as it can: a headline's copy
    in a menu is not the one meant.
    """
    moved = list(places)
    following: int | None = None
    for number in reversed(range(len(places))):
        at = places[number]
        if at is not None:
            following = (
                at if following is None else max(at, layer.rfind(wanted[number], at, following))
            )
            moved[number] = following
    return moved


def _in_runs(wanted: tuple[str, ...], layer: str) -> list[int | None]:
    """Return the places of the long texts that are in order, by the longest such run, and of the
    others in the gaps.
    """
    found = [layer.find(text) if len(text) >= _MIN_UNIQUE else -1 for text in wanted]
    kept = _without_overlap(
        _rising([(number, at) for number, at in enumerate(found) if at >= 0]), wanted
    )
    limits = _next([kept.get(number) for number in range(len(wanted))])
    places: list[int | None] = []
    cursor = 0
    for number, (text, limit) in enumerate(zip(wanted, limits, strict=True)):
        at = kept.get(number, -1)
        if at < 0 and text:
            at = layer.find(text, cursor, len(layer) if limit is None else limit)
        places.append(at if at >= 0 else None)
        cursor = at + len(text) if at >= 0 else cursor
    return places


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest selection of ``pairs`` whose second members rise (patience sorting)."""
    tails: list[int] = []
    chain: list[int] = []
    back: list[int] = []
    for index, (_, at) in enumerate(pairs):
        pile = bisect_left(tails, at)
        back.append(chain[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [at]
        chain[pile : pile + 1] = [index]
    rising: list[tuple[int, int]] = []
    index = chain[-1] if chain else -1
    while index >= 0:
        rising.append(pairs[index])
        index = back[index]
    return rising[::-1]


def _without_overlap(pairs: list[tuple[int, int]], wanted: tuple[str, ...]) -> dict[int, int]:
    places: dict[int, int] = {}
    end = 0
    for number, at in pairs:
        if at >= end:
            places[number] = at
            end = at + len(wanted[number])
    return places


def _merge(
    first: tuple[Span | None, ...], second: tuple[Span | None, ...]
) -> tuple[Span | None, ...]:
    """Return ``first`` with its gaps filled from ``second`` where order is kept."""
    merged: list[Span | None] = []
    cursor = 0
    limits = _next([span.start if span else None for span in first])
    for one, two, limit in zip(first, second, limits, strict=True):
        fits = two is not None and two.start >= cursor and (limit is None or two.end <= limit)
        span = one or (two if fits else None)
        cursor = span.end if span else cursor
        merged.append(span)
    return tuple(merged)


def _next(places: Sequence[int | None]) -> list[int | None]:
    """Return for each place the nearest known one after it."""
    following: list[int | None] = []
    known: int | None = None
    for place in reversed(places):
        following.append(known)
        known = place if place is not None else known
    return following[::-1]
