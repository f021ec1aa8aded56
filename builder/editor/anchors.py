"""Paragraphs of an edited file -> the same paragraphs with their places in the capture, the changed
ones beside the capture's wording.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from builder.core.article import Article, Paragraph
from builder.core.capture import Span
from builder.lang.addresses import without_credentials
from builder.lang.anchoring import anchor
from builder.lang.characters import compact
from builder.lang.similarity import weighted_jaccard
from builder.lang.tokens import words

#: Share of words that a changed paragraph has in common with the one it replaces, when several
#: could be meant.
_ALIKE: Final = 0.3
#: So many paragraphs of a gap are looked at for each changed one.
_NEAR: Final = 12


def anchored(
    edited: Sequence[Paragraph], captured: Sequence[Paragraph], layer: str
) -> tuple[Paragraph, ...]:
    """Return ``edited`` with a span for each paragraph that is in ``layer`` as it is.

    The others are marked as edited, with the words and the place of the paragraph of ``captured``
    that each replaces; one that replaces nothing was added by a person.
    """
    spans = _spans(edited, captured, layer)
    originals = _originals(edited, spans, _unused(spans, captured))
    return tuple(
        replace(paragraph, span=span, edited=False, captured=None)
        if span is not None
        else _changed(paragraph, originals.get(number))
        for number, (paragraph, span) in enumerate(zip(edited, spans, strict=True))
    )


def _changed(paragraph: Paragraph, original: Paragraph | None) -> Paragraph:
    text = without_credentials(paragraph.text)
    return replace(
        paragraph,
        text=text,
        edited=True,
        captured=original.text if original else None,
        span=original.span if original else None,
    )


def _spans(
    edited: Sequence[Paragraph], captured: Sequence[Paragraph], layer: str
) -> tuple[Span | None, ...]:
    """Return where each paragraph is: an unchanged one where normalize found it, another one
    wherever its words are.
    """
    places: dict[str, deque[Span]] = {}
    for paragraph in captured:
        if paragraph.span is not None:
            places.setdefault(compact(paragraph.text), deque()).append(paragraph.span)
    spans = [
        known.popleft() if (known := places.get(compact(paragraph.text))) else None
        for paragraph in edited
    ]
    if None not in spans:
        return tuple(spans)
    taken = _Taken(spans)
    found = anchor((paragraph.text for paragraph in edited), layer)
    return tuple(
        known or (span if span and not taken.touches(span) else None)
        for known, span in zip(spans, found, strict=True)
    )


class _Taken:
    """Spans that are in use, none overlapping another."""

    def __init__(self, spans: Iterable[Span | None]) -> None:
        self._spans = sorted(span for span in spans if span)

    def touches(self, span: Span) -> bool:
        """Tell whether any of them overlaps ``span``."""
        at = bisect_left(self._spans, (span.end,))
        return at > 0 and self._spans[at - 1].end > span.start


def removed(
    paragraphs: Iterable[Paragraph], captured: Iterable[Paragraph]
) -> tuple[Paragraph, ...]:
    """Return the captured paragraphs, foreign text left out, that an anchored file neither has nor
    changes.
    """
    return tuple(
        paragraph
        for paragraph in _unused((one.span for one in paragraphs), captured)
        if not paragraph.foreign
    )


def _unused(spans: Iterable[Span | None], captured: Iterable[Paragraph]) -> list[Paragraph]:
    """Return the captured paragraphs of which nothing is in the file any more, in reading
    order.
    """
    taken = _Taken(spans)
    left = [
        (paragraph.span, paragraph)
        for paragraph in captured
        if paragraph.span is not None and not taken.touches(paragraph.span)
    ]
    return [paragraph for _, paragraph in sorted(left, key=lambda pair: pair[0])]


def _originals(
    edited: Sequence[Paragraph], spans: Sequence[Span | None], unused: Sequence[Paragraph]
) -> dict[int, Paragraph]:
    """Return the captured paragraph that each changed one replaces: one that was between the same
    neighbors and is most like it.
    """
    originals: dict[int, Paragraph] = {}
    starts = [paragraph.span.start for paragraph in unused if paragraph.span]
    used: set[Span | None] = set()
    number = 0
    while number < len(edited):
        end = number
        while end < len(edited) and spans[end] is None:
            end += 1
        if end > number:
            before, after = (
                spans[number - 1] if number else None,
                spans[end] if end < len(edited) else None,
            )
            low = bisect_left(starts, before.end) if before else 0
            high = bisect_left(starts, after.start) if after else len(unused)
            # Where paragraphs were moved, two gaps can hold the same one: the first takes it.
            gap = [paragraph for paragraph in unused[low:high] if paragraph.span not in used]
            found = dict(_paired(list(enumerate(edited[number:end], number)), gap))
            used |= {paragraph.span for paragraph in found.values()}
            originals |= found
        number = end + 1
    return originals


def _paired(
    changed: Sequence[tuple[int, Paragraph]], gap: list[Paragraph]
) -> Iterator[tuple[int, Paragraph]]:
    """Yield a pair for each changed paragraph that is like one of the gap, or that alone is
    where one alone stood.
    """
    if len(changed) == len(gap) == 1:
        yield changed[0][0], gap[0]
        return
    for number, paragraph in changed:
        mine = set(words(paragraph.text))
        scored = [
            (weighted_jaccard(mine, set(words(other.text)), {}), -place)
            for place, other in enumerate(gap[:_NEAR])
        ]
        likeness, place = max(scored, default=(0.0, 0))
        if likeness >= _ALIKE:
            yield number, gap.pop(-place)


def unanchored(article: Article, layer: str) -> int | None:
    """Return the index of the first paragraph that nobody edited and that is not in
    ``layer``; ``None`` when all do.
    """
    plain = [
        (number, paragraph)
        for number, paragraph in enumerate(article.paragraphs)
        if not paragraph.edited
    ]
    if all(
        paragraph.span and compact(paragraph.text) == compact(layer[slice(*paragraph.span)])
        for _, paragraph in plain
    ):
        return None
    spans = anchor((paragraph.text for _, paragraph in plain), layer)
    return next(
        (number for (number, _), span in zip(plain, spans, strict=True) if span is None), None
    )
