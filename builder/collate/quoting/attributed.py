"""A verb's items, source and contents -> a cue, and which of two cues has shared words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from builder.collate.quoting.phrases import Range
from builder.collate.quoting.reported import ClauseItems
from builder.core.capture import Span


class Cue(NamedTuple):
    """An attribution found in a sentence; all spans are code points in the article's text."""

    #: The verb, or "according to".
    verb: Span
    #: The noun phrase that names the speaker.
    source: Span | None
    #: What is attributed; several spans when "he said" splits it.
    content: tuple[Span, ...]
    #: The quotation right before the verb, which no verb further away governs.
    closes: Span | None = None


def cue_of(
    clause: ClauseItems, i: int, source: Range | None, content: Sequence[tuple[int, int]]
) -> Cue:
    """Return the cue of the verb at ``i``; source and contents are half-open ranges of items."""
    items = clause.items
    spans = tuple(Span(items[a].start, items[b - 1].end) for a, b in content if b > a)
    while source and source.start < source.end and items[source.start].folded in "-‐‑":
        source = Range(source.start + 1, source.end)
    named = (
        Span(items[source.start].start, items[source.end - 1].end)
        if source and source.end > source.start
        else None
    )
    return Cue(Span(items[i].start, items[i].end), named, spans)


def beside_source(cue: Cue) -> Cue:
    """Leave out of a content who says it, and what comes between that and its end."""
    if cue.source is None:
        return cue
    start = cue.source.start
    content = tuple(
        Span(s.start, min(s.end, start)) if s.start <= start < s.end else s for s in cue.content
    )
    return cue._replace(content=tuple(s for s in content if s.end > s.start))


def without(cue: Cue, found: Sequence[Cue]) -> Cue:
    """Leave out of a content what an earlier cue of the sentence governs already."""
    taken = [s for other in found for s in other.content]
    content = tuple(
        s
        for s in cue.content
        if not any(t.start <= s.start < t.end or t.start < s.end <= t.end for t in taken)
    )
    return cue._replace(content=content)


def parted(cue: Cue, found: list[Cue]) -> Cue:
    """Leave to a verb right after a quotation what an earlier cue took with it.

    The earlier one ends before the quotation.
    """
    last = found[-1] if found else None
    if (
        cue.closes is None
        or last is None
        or not any(s.start <= cue.closes.start and cue.closes.end <= s.end for s in last.content)
    ):
        return without(cue, found)
    left = tuple(
        Span(s.start, min(s.end, cue.closes.start))
        for s in last.content
        if s.start < cue.closes.start
    )
    found[-1:] = [last._replace(content=left)] if left else []
    return cue._replace(content=(cue.closes, *cue.content[1:]))
