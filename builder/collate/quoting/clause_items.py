"""Tokens and quoted stretches of a sentence -> its items: a whole stretch is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.collate.quoting.phrases import (
    QUOTE,
    PhraseItem,
)
from builder.core.capture import Span
from builder.lang.languages import words_of
from builder.lang.quotes import QuotedStretch, is_title
from builder.lang.tokens import Token
from builder.lang.verbs import attributing

#: A quotation that ends in one of these, or has a comma after it, hands over to its attribution.
_PAUSES: Final = frozenset(",.?!…—–-")
#: Marks that may close a quotation inside it, right before its own.
_NESTED: Final = frozenset("'’\"”»")


def items_of(
    tokens: Sequence[Token], quotes: Sequence[QuotedStretch], span: Span, language: str
) -> list[PhraseItem]:
    """Fold every quoted stretch of the sentence into one item.

    Two characters that are one verb (Chinese) become one item, too.
    """
    verbs = attributing(language) if words_of(language).traits.glued_verbs else frozenset()
    whole = list(quotes)
    items: list[PhraseItem] = []
    k = i = 0
    while i < len(tokens):
        token = tokens[i]
        while k < len(whole) and whole[k].end <= token.start:
            k += 1
        if k < len(whole) and whole[k].start <= token.start:
            end = next(
                (n for n in range(i, len(tokens)) if tokens[n].start >= whole[k].end), len(tokens)
            )
            items.append(
                _quote(tokens[i:end], whole[k], span, tokens[end].text if end < len(tokens) else "")
            )
            i = end
        elif verbs and i + 1 < len(tokens) and token.folded + tokens[i + 1].folded in verbs:
            items.append(
                PhraseItem(
                    token.folded + tokens[i + 1].folded, token.start, tokens[i + 1].end, token.kind
                )
            )
            i += 2
        else:
            items.append(
                PhraseItem(
                    token.folded, token.start, token.end, token.kind, token.text[:1].isupper()
                )
            )
            i += 1
    return items


def _quote(
    inside: Sequence[Token], stretch: QuotedStretch, span: Span, following: str
) -> PhraseItem:
    """Return a quoted stretch as one item.

    ``inside`` are its tokens with their marks, ``following`` is the token after it.
    """
    within = [
        token.text for token in inside if token.end < stretch.end and token.text not in _NESTED
    ]
    last = within[-1] if inside[-1].end == stretch.end and within else ""
    start, end = max(stretch.start, span.start), min(stretch.end, span.end)
    return PhraseItem(
        QUOTE,
        start,
        end,
        "quote",
        capital=is_title(inside),
        pause=last in _PAUSES or following in _PAUSES,
    )
