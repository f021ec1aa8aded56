"""A verb of saying behind a quotation -> the phrase that names who speaks: “…,” | said | Anna Berg."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.collate.quoting.attributed import Cue, cue_of
from builder.collate.quoting.governed import (
    back_to,
    is_named,
    onward,
)
from builder.collate.quoting.phrases import PhraseItem, Range, skip_marks
from builder.collate.quoting.reported import ClauseItems
from builder.core.capture import Span

#: Items between a quotation and the verb after it, at most: a name with two appositions.
_SUBJECT_REACH: Final = 36


def after_quote(clause: ClauseItems, i: int) -> Cue | None:
    """``Q, said NP`` and ``Q, NP said``."""
    items = clause.items
    k = clause.back(i)
    if k >= 0 and items[k].kind == "quote" and _hands_over(clause, k) and not clause.participle(i):
        source = _turned(clause, i) or clause.after(i + 1)
        if source and clause.words.order != "last":
            return _closing(clause, i, source, k, max(source.end, i + 1))
    near = clause.before(i)
    if near is None or (
        clause.participle(i) and any(clause.attributes(n) for n in range(near.end, i))
    ):
        return None
    k = skip_marks(items, near.start - 1)
    if k >= 0 and items[k].kind == "quote":
        return (
            None
            if is_named(items, k) or not _hands_over(clause, k)
            else _closing(clause, i, near, k, i + 1)
        )
    k = next(
        (
            k
            for k in range(near.start - 1, max(-1, i - _SUBJECT_REACH), -1)
            if items[k].kind == "quote"
        ),
        -1,
    )
    if (
        k >= 0
        and items[k].pause
        and not is_named(items, k)
        and _names_speaker(clause, _after_marks(items, k), near.start)
    ):
        return _closing(clause, i, Range(_after_marks(items, k), near.end), k, i + 1)
    return None


def _hands_over(clause: ClauseItems, quote: int) -> bool:
    """Tell whether an attribution may follow a quotation.

    It ends in a mark, or the sentence opens with it; not "a "rogue" agent said".
    """
    items = clause.items
    marked = items[quote].pause or (
        quote + 1 < len(items) and items[quote + 1].kind == "punctuation"
    )
    return clause.free_order or marked or skip_marks(items, quote - 1) < 0


def _turned(clause: ClauseItems, i: int) -> Range | None:
    """Return the pronoun between an auxiliary and its verb: ``Q, a-t-il déclaré``."""
    pronoun = clause.free_order and i > 0 and clause.items[i - 1].folded in clause.words.pronouns
    return (
        Range(i - 1, i) if pronoun and i > 1 and clause.items[i - 2].kind == "punctuation" else None
    )


def verb_last(clause: ClauseItems, i: int) -> Cue | None:
    """``NP, Q dedi``, ``Q dedi NP`` and ``NP, CLAUSE söyledi`` where the verb comes last."""
    items = clause.items
    k = skip_marks(items, i - 1)
    quote = k if k >= 0 and items[k].kind == "quote" else -1
    comma = next(
        (n for n in range(min(i, _SUBJECT_REACH)) if n == quote or items[n].folded in (",", ":")),
        -1,
    )
    source = Range(0, comma) if comma > 0 else clause.after(i + 1) if comma == 0 else None
    begin = quote if quote >= 0 else comma + 1
    return (
        cue_of(clause, i, source, [(begin, quote + 1 if quote >= 0 else i)])
        if source and begin < i
        else None
    )


def _closing(clause: ClauseItems, i: int, source: Range, quote: int, rest: int) -> Cue:
    """Return the cue of a verb that closes the quotation at ``quote``.

    The quotation may continue from ``rest``.
    """
    cue = cue_of(clause, i, source, back_to(clause, quote) + onward(clause, rest))
    return cue._replace(closes=Span(clause.items[quote].start, clause.items[quote].end))


def _after_marks(items: Sequence[PhraseItem], quote: int) -> int:
    """Return the index of the first item after a quotation that is not punctuation."""
    k = quote + 1
    while k < len(items) and items[k].kind == "punctuation":
        k += 1
    return k


def _names_speaker(clause: ClauseItems, start: int, end: int) -> bool:
    """Tell whether what is between a quotation and a verb's noun phrase is its subject."""
    first = clause.items[start]
    if (
        clause.participle(start)
        or first.folded in clause.words.stops | clause.words.prepositions | clause.words.skipped
    ):
        return False
    return not any(
        clause.reports(k) or clause.items[k].folded in (";", ":", *clause.words.that)
        for k in range(start, end)
    )
