"""A sentence that ends in a colon before a quotation -> who it names as the speaker.

It has no verb of saying: "And from Chairwoman Anna Berg:".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.collate.quoting.attributed import Cue
from builder.core.capture import Span
from builder.lang.languages import all_words
from builder.lang.names import beginning, names
from builder.lang.tokens import Token

#: Words of such a sentence, at most.
_LONGEST: Final = 16
#: Stand before whoever words come from.
_FROM: Final = all_words(lambda words: words.speech.sources)


def introduced(text: str, span: Span, tokens: Sequence[Token], language: str) -> Cue | None:
    """Return the colon as the cue of the one person whom a short sentence names.

    The name is at its beginning, or is where words come from.
    """
    own = [token for token in tokens if token.kind != "punctuation"]
    if not own or len(own) > _LONGEST:
        return None
    sentence = text[span.start : span.end]
    named = [
        name
        for name in names(sentence, language)
        if not name.collective and (name.title or " " in name.text)
    ]
    if len(named) != 1:
        return None
    start = beginning(sentence, named[0])
    before = [token.folded for token in own if token.start < span.start + start]
    if (
        before
        and before[-1] not in _FROM
        and not (before[-1] == "the" and before[-2:-1] and before[-2] in _FROM)
    ):
        return None
    return Cue(
        Span(span.end - 1, span.end), Span(span.start + start, span.start + named[0].end), ()
    )
