"""One sentence -> its cues: the verb that attributes, who speaks, what the verb governs.

Rules on both sides of a quotation, in the order in which they are tried:

* ``"...," said the head of the diplomacy``, ``"...," he said`` (cue after a quotation),
* ``the minister said that ...``, ``Smith told reporters on Monday, "..."`` (cue before its content),
* ``..., the ministry said on Monday``, ``..., as the ministry put it`` (cue after an indirect content),
* ``according to the minister, ...``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from builder.collate.quoting.according import according, noun_cue
from builder.collate.quoting.addressees import is_apposed, leads_up, states, told
from builder.collate.quoting.after_quotes import after_quote, verb_last
from builder.collate.quoting.attributed import Cue, beside_source, cue_of, parted, without
from builder.collate.quoting.clause_items import items_of
from builder.collate.quoting.governed import (
    ADJUNCT_REACH,
    clause_end,
    content_start,
    last_quote,
)
from builder.collate.quoting.phrases import skip_marks, subject
from builder.collate.quoting.reported import ClauseItems
from builder.core.capture import Span
from builder.lang.grammar import grammar
from builder.lang.languages import FIRST, all_words, words_of
from builder.lang.quotes import QuotedStretch
from builder.lang.tokens import Token
from builder.lang.verbs import SPEECH_NOUNS, attributing, judging

#: "as the ministry put it"
_PUT: Final = all_words(lambda words: words.quoting.put)
#: Whoever reads gives words only right after the verb.
_READ: Final = all_words(lambda words: words.quoting.read)
#: Items between a verb of judging and the words quoted after its object, at most.
_OBJECT_REACH: Final = 24
#: A clause has so many items, at least.
_CLAUSE: Final = 5
#: Nobody writes a sentence with more words that may attribute.
_CUES: Final = 60


def find_cues(
    tokens: Sequence[Token], quotes: Sequence[QuotedStretch], span: Span, language: str = FIRST
) -> tuple[Cue, ...]:
    """Return the cues of one sentence in order; their contents never overlap."""
    known = _cue_words(language)
    folds = {token.folded for token in tokens}
    if known.isdisjoint(folds) and not (quotes and ":" in folds):
        return ()
    clause = ClauseItems(items_of(tokens, quotes, span, language), language, grammar(language))
    found: list[Cue] = []
    tried = 0
    for i, item in enumerate(clause.items):
        if item.folded not in known or tried >= _CUES or clause.named(i):
            continue
        tried += 1
        cue = according(clause, i, span) or noun_cue(clause, i) or _verb(clause, i)
        if cue is None:
            continue
        if clause.passive(i) and (cue := _in_passive(clause, i, cue)) is None:
            continue
        if (
            item.folded.endswith("ing")
            and item.folded not in clause.words.opens
            and found
            and found[-1].source
        ):
            cue = cue._replace(source=found[-1].source)
        cue = beside_source(parted(cue, found) if cue.closes else without(cue, found))
        if cue.content:
            found.append(cue)
    if quotes and ":" in folds:
        found += (
            cue
            for k in range(1, len(clause.items))
            if (cue := _announced(clause, k)) and without(cue, found).content
        )
    return tuple(sorted(found, key=lambda cue: cue.verb))


def _in_passive(clause: ClauseItems, i: int, cue: Cue) -> Cue | None:
    """Return the cue of a passive, with the source that its "by" names, or without one.

    "was called "a liar" by the mayor" has the mayor, "was labeled "false"" has none.
    """
    items = clause.items
    by = next(
        (k for k in range(i + 1, min(len(items), i + ADJUNCT_REACH)) if items[k].folded == "by"), -1
    )
    if by < 0:
        beside = (
            any(item.kind == "quote" for item in items[i + 1 : i + 3])
            or cue.content[0].end <= items[i].start
        )
        return cue._replace(source=None) if beside else None
    source = clause.after(by + 1)
    named = Span(items[source.start].start, items[source.end - 1].end) if source else None
    content = tuple(
        Span(s.start, min(s.end, items[by - 1].end))
        for s in cue.content
        if s.start < items[by].start
    )
    return cue._replace(source=named, content=content) if content else None


def _announced(clause: ClauseItems, k: int) -> Cue | None:
    """``NP took another view: Q``: a quotation after a colon is the subject's words."""
    items = clause.items
    if items[k].kind != "quote" or items[k - 1].folded != ":":
        return None
    source = subject(items, k - 1, clause.words, clause.language)
    return cue_of(clause, k - 1, source, [(k, k + 1)]) if source else None


@cache
def _cue_words(language: str) -> frozenset[str]:
    """Return every word with which a cue can begin."""
    words = grammar(language)
    first = (
        frozenset(verb[0] for verb in attributing(language))
        if words_of(language).traits.glued_verbs
        else frozenset()
    )
    return (
        first
        | attributing(language)
        | judging(language)
        | SPEECH_NOUNS
        | _PUT
        | {"per", *words.accorded, *words.opens}
    )


def _verb(clause: ClauseItems, i: int) -> Cue | None:
    """Return the cue of the verb at ``i``; ``None`` when the word there attributes nothing."""
    items, language = clause.items, clause.language
    word = items[i].folded
    if word in _PUT and i + 1 < len(items) and items[i + 1].folded == "it":
        return _as_put(clause, i)
    if (word not in attributing(language) and word not in judging(language)) or clause.nominal(i):
        return None
    found = None
    if word in attributing(language) and clause.words.order == "last":
        return verb_last(clause, i)
    if word in attributing(language):
        found = after_quote(clause, i) or _before_content(clause, i) or _after_clause(clause, i)
    return found or (_judged(clause, i) if word in judging(language) else None)


def _as_put(clause: ClauseItems, i: int) -> Cue | None:
    """``CLAUSE, as NP put it`` and ``as NP put it, Q``."""
    source = clause.before(i)
    if source is None or not source.start or clause.items[source.start - 1].folded != "as":
        return None
    quote = next(
        (
            k
            for k in range(i, min(len(clause.items), i + ADJUNCT_REACH))
            if clause.items[k].kind == "quote"
        ),
        -1,
    )
    return cue_of(clause, i, source, [(quote, quote + 1)] if quote > 0 else [(0, source.start - 1)])


def _judged(clause: ClauseItems, i: int) -> Cue | None:
    """``NP called it a Q``: a quotation after the verb's object."""
    items = clause.items
    for k in range(i + 1, min(len(items), i + _OBJECT_REACH)):
        if items[k].kind == "quote":
            source = clause.before(i)
            return (
                cue_of(clause, i, source, [(i + 1, last_quote(clause, k) + 1)]) if source else None
            )
        if items[k].folded in (";", ":") or clause.parts(k):
            break
    return None


def _before_content(clause: ClauseItems, i: int) -> Cue | None:
    """``NP said (that) ...``, ``NP said on Monday, "..."`` and ``Said NP: "..."``."""
    items = clause.items
    begin = content_start(clause, i)
    if begin is None or (
        items[i].folded in _READ and begin > i + 2
    ):  # "read the letter (that long “...”)"
        return None
    source = clause.before(i)
    if source is None and skip_marks(items, i - 1) < 0:
        source = clause.after(i + 1)
    if (
        source is None
        and not clause.reports(i)
        and not (clause.participle(i) and items[begin].kind == "quote")
    ):
        return None
    end = clause_end(clause, begin, within=source is not None and clause.relative(source.end, i))
    if items[begin].kind == "quote" and not clause.reports(i):
        end = min(end, last_quote(clause, begin) + 1)
    return cue_of(clause, i, source, [(begin, end)])


def _after_clause(clause: ClauseItems, i: int) -> Cue | None:
    """``CLAUSE, NP said on Monday.``, ``CLAUSE, said NP.`` and ``CLAUSE, as NP said.``."""
    items, words = clause.items, clause.words
    addressed = clause.addresses(i) and told(clause, i) is None
    if not clause.reports(i) and not addressed:
        return None
    after = items[i + 1].folded if i + 1 < len(items) else "."
    k = i - 1
    while k > 0 and items[k].folded in words.inverted:
        k -= 1
    if i and items[i - 1].folded in words.like:
        return _like(clause, i)
    if (
        k >= 0
        and items[k].folded in (",", "—", "–")
        and not addressed
        and after not in words.prepositions | {",", "."}
    ):
        source = None if is_apposed(clause, k) else clause.after(i + 1)
        return cue_of(clause, i, source, [(0, k)]) if source and i >= _CLAUSE else None
    ends = (
        after in words.prepositions
        or after in (".", ",", "!", "?", ";")
        or items[min(i + 1, len(items) - 1)].kind == "punctuation"
    )
    source = clause.before(i)
    if source is None or source.start > i or leads_up(clause, source.start):
        return None
    if not (states(clause, source.start) if addressed else ends and source.start >= _CLAUSE):
        return None
    comma = source.start - 1 - (items[source.start - 1].folded == "as")
    rest = (
        [(i + 2, len(items))]
        if after == "," and not any(clause.reports(k) for k in range(i + 1, len(items)))
        else []
    )
    return (
        cue_of(clause, i, source, [(0, comma), *rest])
        if items[comma].folded in (",", "—", "–")
        else None
    )


def _like(clause: ClauseItems, i: int) -> Cue | None:
    """``As said NP, CLAUSE`` and ``CLAUSE, as said NP``, where the verb precedes its subject."""
    source = clause.after(i + 1)
    if source is None:
        return None
    return cue_of(
        clause, i, source, [(source.end + 1, len(clause.items))] if i == 1 else [(0, i - 2)]
    )
