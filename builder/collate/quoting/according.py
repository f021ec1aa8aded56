"""A sentence -> its cues without a verb: "according to", "per", a noun for what somebody says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.collate.quoting.attributed import Cue, cue_of
from builder.collate.quoting.governed import (
    begins_phrase,
    clause_end,
)
from builder.collate.quoting.phrases import PhraseItem, Range
from builder.collate.quoting.reported import ClauseItems
from builder.core.capture import Span
from builder.lang.offices import office_of
from builder.lang.verbs import SPEECH_NOUNS
from builder.lang.wordlists import POSSESSIVES

#: Words between an owner and what is owned, at most: "Berg's latest claim".
_OWNER_REACH: Final = 4


def noun_cue(clause: ClauseItems, i: int) -> Cue | None:
    """``NP's claim that CLAUSE``."""
    items = clause.items
    said = (
        items[i].folded in SPEECH_NOUNS
        and 0 < i < len(items) - 2
        and items[i + 1].folded in clause.words.that
    )
    owner = i - 1 if said else 0
    while (
        owner > 0
        and items[owner].kind == "word"
        and i - owner < _OWNER_REACH
        and not _owns(items[owner])
    ):
        owner -= 1
    if (
        not owner or not _owns(items[owner]) or clause.verbal(i + 2)
    ):  # "Berg's remarks that claimed"
        return None
    start = owner
    while start > 0 and items[start - 1].capital and items[start].capital:
        start -= 1
    return cue_of(clause, i, Range(start, owner + 1), [(i + 2, clause_end(clause, i + 2))])


def _owns(item: PhraseItem) -> bool:
    """Tell whether a word says whose something is: "Berg's", "her"."""
    return item.folded.endswith("'s") or item.folded in POSSESSIVES


def _per(items: Sequence[PhraseItem], i: int) -> bool:
    """Tell whether "per" names a source: "..., per the ministry"."""
    return items[i].folded == "per" and (
        i == 0 or items[i - 1].pause or items[i - 1].kind == "punctuation"
    )


def according(clause: ClauseItems, i: int, span: Span) -> Cue | None:
    """``According to NP, ...`` and ``..., according to NP``."""
    items = clause.items
    if items[i].folded in clause.words.accorded:
        named = clause.before(i)
        return (
            cue_of(
                clause, i, named, [(i + 1, len(items))] if named.start == 0 else [(0, named.start)]
            )
            if named
            else None
        )
    size = begins_phrase(items, i, clause.words.according) or int(_per(items, i))
    source = clause.after(i + size) if size else None
    if source is None or (
        items[source.start].folded in POSSESSIVES
        and not any(office_of(item.folded) for item in items[source.start : source.end])
    ):
        return None
    verb = Span(items[i].start, items[i + size - 1].end)
    after = Span(items[source.end].start, span.end) if source.end < len(items) else None
    content = after if i <= 1 else Span(items[0].start, items[i - 1].end)
    return Cue(
        verb,
        Span(items[source.start].start, items[source.end - 1].end),
        (content,) if content is not None else (),
    )
