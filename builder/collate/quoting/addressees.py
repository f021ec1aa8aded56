"""A verb of telling -> whether those told follow it, and where what they are told begins.

"the mayor told | lawmakers in the capital | the budget was lost"; "..., the mayor told | the public
inquiry" has nothing after them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.collate.quoting.phrases import PhraseItem, is_pronoun
from builder.collate.quoting.reported import ClauseItems
from builder.lang.languages import all_words
from builder.lang.names import TIME_WORDS
from builder.lang.offices import TITLES
from builder.lang.wordlists import POSSESSIVES

#: Words after which a noun is still to come, beside prepositions and determiners.
_POINTING: Final = POSSESSIVES | all_words(lambda words: words.quoting.before_nouns)
#: Words of a time that need no preposition: "told reporters | this week", "a day later".
_TIMES: Final = TIME_WORDS | all_words(lambda words: words.quoting.times)
#: Items of what comes before "..., the mayor told the court", at least, its comma included; a time
#: alone is shorter.
_SHORT: Final = 4
#: A clause without a verb that can be known is longer than what leads up to one ("Last year, ...").
_LONG: Final = 6


def told(clause: ClauseItems, verb: int) -> int | None:
    """Return where the clause after those who are told begins, or ``None``.

    ``None`` when the sentence ends with them, their place and time.
    """
    items, words = clause.items, clause.words
    for k in range(verb + 2, len(items)):
        item, before = items[k], items[k - 1]
        if item.folded in words.stops or item.kind == "quote":
            return None
        if before.kind != "word" or _leads_on(clause, before):
            continue
        if item.folded in words.finite:
            return _subject_of(items, verb, k)
        if (
            is_pronoun(item, words)
            or item.folded == "there"
            or _opens_phrase(clause, k)
            or _named(clause, k)
        ):
            return k
    return None


def states(clause: ClauseItems, end: int) -> bool:
    """Tell whether the items before ``end``, a comma last, are a clause, not a lead."""
    first, words = clause.items[0], clause.words
    leads = first.folded in words.prepositions | words.stops or first.folded.endswith(("ing", "ed"))
    if leads or end < _SHORT:
        return False
    verb = any(
        item.folded in words.finite or item.folded.endswith("ed") for item in clause.items[:end]
    )
    return verb or (end >= _LONG and not any(item.folded in _TIMES for item in clause.items[:end]))


def leads_up(clause: ClauseItems, end: int) -> bool:
    """Tell whether English items before ``end`` lead up to a clause: "Fighting, | she"."""
    items, words = clause.items, clause.words
    if clause.free_order or any(item.folded in words.finite for item in items[:end]):
        return False
    return items[0].folded.endswith("ing") or (
        items[0].folded in words.prepositions and end <= _LONG
    )


def is_apposed(clause: ClauseItems, end: int) -> bool:
    """Tell whether the items before ``end`` are a name with its apposition, not a clause.

    "Anna Berg, now a pilot, | wrote a letter".
    """
    comma = next((k for k in range(end) if clause.items[k].folded == ","), 0)
    return (
        not clause.free_order
        and comma > 0
        and all(item.capital or item.kind == "punctuation" for item in clause.items[:comma])
    )


def _leads_on(clause: ClauseItems, item: PhraseItem) -> bool:
    """Tell whether a noun is still to come after a word."""
    words = clause.words
    return (
        item.folded
        in words.prepositions | words.determiners | words.coordinators | words.inside | _POINTING
    )


def _opens_phrase(clause: ClauseItems, k: int) -> bool:
    """Tell whether a noun phrase begins at ``k``, not a time: "told MPs | the budget"."""
    first = clause.items[k].folded
    return (first in clause.words.determiners or first in _POINTING) and not any(
        item.folded in _TIMES for item in clause.items[k : k + 3]
    )


def _named(clause: ClauseItems, k: int) -> bool:
    """Tell whether a name at ``k`` is a verb's subject: "told Dahl | Ruritania would"."""
    items = clause.items
    if not items[k].capital or items[k - 1].capital or items[k - 1].folded in TITLES:
        return False
    end = k
    while end < len(items) and items[end].capital:
        end += 1
    return end < len(items) and (
        items[end].folded in clause.words.finite or items[end].folded.endswith("ed")
    )


def _subject_of(items: Sequence[PhraseItem], verb: int, finite: int) -> int:
    """Return where a finite verb's subject without an opening word begins."""
    start = finite - 1
    while start > verb + 2 and items[start].capital and items[start - 1].capital:
        start -= 1
    return start
