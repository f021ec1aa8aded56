"""Paragraphs of an edited file -> the same paragraphs with their places in the capture, the changed ones beside the capture's wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from builder.model.article import Article, Paragraph
from builder.model.capture import Span
from builder.text.anchoring import anchor
from builder.text.characters import compact
from builder.text.similarity import weighted_jaccard
from builder.text.tokens import words

#: Share of words that a changed paragraph has in common with the one it replaces, when several could be meant.
ALIKE: Final = 0.3


def anchored(edited: Sequence[Paragraph], captured: Sequence[Paragraph], layer: str) -> tuple[Paragraph, ...]:
    """Return ``edited`` with a span for each paragraph that stands in ``layer`` as it is.

    The others are marked as edited, with the words and the place of the paragraph of ``captured`` that each replaces;
    one that replaces nothing was added by a person.
    """
    spans = _spans(edited, captured, layer)
    unused = _unused(spans, captured)
    paragraphs: list[Paragraph] = []
    for number, (paragraph, span) in enumerate(zip(edited, spans, strict=True)):
        if span is not None:
            paragraphs.append(replace(paragraph, span=span, edited=False, captured=None))
            continue
        original = _replaced(number, edited, spans, unused)
        if original is not None:
            unused.remove(original)
        paragraphs.append(
            replace(paragraph, edited=True, captured=original.text if original else None, span=original.span if original else None)
        )
    return tuple(paragraphs)


def _spans(edited: Sequence[Paragraph], captured: Sequence[Paragraph], layer: str) -> tuple[Span | None, ...]:
    """Return where each paragraph stands: an unchanged one where normalize found it, another one wherever its words are."""
    places: dict[str, list[Span]] = {}
    for paragraph in captured:
        if paragraph.span is not None:
            places.setdefault(compact(paragraph.text), []).append(paragraph.span)
    spans: list[Span | None] = []
    for paragraph in edited:
        known = places.get(compact(paragraph.text))
        spans.append(known.pop(0) if known else None)
    found = anchor((paragraph.text for paragraph in edited), layer)
    used = [span for span in spans if span]
    return tuple(known or (span if span and not _overlaps(span, used) else None) for known, span in zip(spans, found, strict=True))


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _unused(spans: Sequence[Span | None], captured: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the captured paragraphs of which nothing stands in the file any more."""
    used = [span for span in spans if span]
    return [paragraph for paragraph in captured if paragraph.span is not None and not _overlaps(paragraph.span, used)]


def _replaced(number: int, edited: Sequence[Paragraph], spans: Sequence[Span | None], unused: Sequence[Paragraph]) -> Paragraph | None:
    """Return the captured paragraph between the anchored neighbours of paragraph ``number`` that is most like it."""
    before = max((span.end for span in spans[:number] if span), default=0)
    after = min((span.start for span in spans[number + 1 :] if span), default=None)
    gap = [
        paragraph
        for paragraph in unused
        if paragraph.span and paragraph.span.start >= before and (after is None or paragraph.span.end <= after)
    ]
    rivals = [other for other, span in enumerate(spans) if span is None and other != number and _same_gap(number, other, spans)]
    if len(gap) == 1 and not rivals:
        return gap[0]
    mine = set(words(edited[number].text))
    scored = [(weighted_jaccard(mine, set(words(paragraph.text)), {}), -place) for place, paragraph in enumerate(gap)]
    best = max(scored, default=(0.0, 0))
    return gap[-best[1]] if best[0] >= ALIKE else None


def _same_gap(one: int, other: int, spans: Sequence[Span | None]) -> bool:
    return all(span is None for span in spans[min(one, other) : max(one, other) + 1])


def unanchored(article: Article, layer: str) -> int | None:
    """Return the index of the first paragraph that nobody edited and that does not stand in ``layer``; ``None`` when all do."""
    plain = [(number, paragraph) for number, paragraph in enumerate(article.paragraphs) if not paragraph.edited]
    if all(paragraph.span and compact(paragraph.text) == compact(layer[slice(*paragraph.span)]) for _, paragraph in plain):
        return None
    spans = anchor((paragraph.text for _, paragraph in plain), layer)
    return next((number for (number, _), span in zip(plain, spans, strict=True) if span is None), None)
