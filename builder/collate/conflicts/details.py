"""Two places of passages that most probably say the same -> whether they are one detail of it.

There the sentences need not be as alike as elsewhere, but the word next to the detail has to be
one: "on Friday apologized" and "apologize Saturday", "the event in Northmere" and "the Northmere
event".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from builder.collate.alignment.passages import PassageUnit
from builder.collate.conflicts.clauses import ClaimContext, clause_at, stem_of, tokens_of
from builder.collate.conflicts.matter import parted_names
from builder.collate.conflicts.texts import PassagePair, Texts
from builder.core.capture import Span
from builder.lang.languages import all_words, alternatives
from builder.lang.names import TIME_WORDS
from builder.lang.stems import stopwords
from builder.lang.tokens import Token

#: Clauses around a detail share so many words of content ...
DETAIL_WORDS: Final = 2
#: ... and so large a share of the shorter one's.
DETAIL_SHARE: Final = 0.6

#: Before a name they say where.
WHERE: Final = all_words(lambda words: words.claims.where)
#: Before a day they lead to it.
WHEN: Final = all_words(lambda words: words.claims.when)
#: Before a day or a time they say when a page was made.
STAMPED: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.claims.stamped)})\b[\s:]*"
    rf"(?:(?:{alternatives(lambda words: words.claims.stamped_on)})\s)?(?:\w+,?\s)?\Z",
    re.IGNORECASE,
)


class Detail(NamedTuple):
    """A place of a passage."""

    unit: PassageUnit
    span: Span
    #: It tells which one the thing after it is ("the Northmere event"), so that no word before it
    #: counts.
    attributive: bool = False


class DetailWord(NamedTuple):
    """The word of content on one side of a place."""

    #: "" where a mark comes first.
    stem: str
    #: Nothing is between, but what leads to a day.
    touches: bool


def one_detail(
    one: Detail, other: Detail, pair: PassagePair, texts: Texts, *, fewest: int = DETAIL_WORDS
) -> bool:
    """Tell whether two places are one detail of what both passages say.

    Their clauses share at least ``fewest`` words.
    """
    if not pair.same or not beside(one, other, texts):
        return False
    mine, theirs = _clause(one, texts), _clause(other, texts)
    shared = len(mine.words & theirs.words)
    alike = shared >= fewest and shared >= DETAIL_SHARE * min(len(mine.words), len(theirs.words))
    return alike and not parted_names(mine.names, theirs.names) and _one_subject(one, other, texts)


def _clause(detail: Detail, texts: Texts) -> ClaimContext:
    text = detail.unit.passage.text
    return clause_at(
        text, detail.span, texts.language(detail.unit.passage.article), tokens_of(text)
    )


def _one_subject(one: Detail, other: Detail, texts: Texts) -> bool:
    """Tell whether two sentences share a name, or one of them has none besides its detail."""
    mine, theirs = (texts.setting(side.unit).names - _printed(side, texts) for side in (one, other))
    return bool(mine & theirs) or not mine or not theirs


def _printed(detail: Detail, texts: Texts) -> frozenset[str]:
    """Return the stems of the words at a place."""
    language = texts.language(detail.unit.passage.article)
    inside = (
        token
        for token in tokens_of(detail.unit.passage.text)
        if detail.span.start <= token.start < detail.span.end
    )
    return frozenset(stem_of(token, language) for token in inside)


def beside(one: Detail, other: Detail, texts: Texts) -> bool:
    """Tell whether two places have the same content word right before or after them.

    No mark is between. It may come before one and after the other where it touches both:
    "apologized | on Friday", "on Saturday | apologized".
    """
    mine, theirs = _sides(one, texts), _sides(other, texts)
    across = {side.stem for side in mine if side.touches} & {
        side.stem for side in theirs if side.touches
    }
    return bool(across) or any(
        left.stem and left.stem == right.stem for left, right in zip(mine, theirs, strict=True)
    )


def led_apart(one: Detail, other: Detail, texts: Texts) -> bool:
    """Tell whether another content word leads to each: "needed | nine", "scored | 20"."""
    mine, theirs = _sides(one, texts)[0].stem, _sides(other, texts)[0].stem
    return bool(mine and theirs and mine != theirs)


def _sides(detail: Detail, texts: Texts) -> tuple[DetailWord, DetailWord]:
    """Return the content words before and after a place."""
    language, items = (
        texts.language(detail.unit.passage.article),
        tokens_of(detail.unit.passage.text),
    )
    before = [
        token
        for token in reversed(items)
        if token.end <= detail.span.start and not detail.attributive
    ]
    after = [token for token in items if token.start >= detail.span.end]
    return _side(before, language, leads=WHEN | WHERE), _side(after, language)


def _side(
    items: Sequence[Token], language: str, *, leads: frozenset[str] = frozenset()
) -> DetailWord:
    found = _next(items, language)
    touching = bool(found) and (
        found[0] is items[0] or (items[0].folded in leads and found[0] is items[1])
    )
    return (
        DetailWord(stem_of(found[0], language), touching)
        if found
        else DetailWord("", touches=False)
    )


def _next(items: Sequence[Token], language: str) -> Sequence[Token]:
    """Return the first word of content, if it comes before any mark."""
    passed = stopwords(language) | TIME_WORDS | WHERE
    for token in items:
        if token.kind == "punctuation":
            break
        if token.kind == "word" and token.folded not in passed:
            return (token,)
    return ()
