"""A sentence that says who said the one before or the next -> their quotation: "This was stated by the ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.collate.quoting.attributed import Cue
from builder.collate.quoting.contents import trimmed
from builder.collate.quoting.cues import find_cues
from builder.collate.quoting.introductions import introduced
from builder.collate.quoting.sentences import Sentence
from builder.core.capture import Span
from builder.core.quotation import Quotation
from builder.lang.languages import alternatives
from builder.lang.names import beginning, names
from builder.lang.quotes import QuotedStretch
from builder.lang.tokens import Token, folded
from builder.lang.verbs import attributing

#: "This was stated by the ...", "The announcement was made by ..."
_THIS_WAS_SAID: Final = re.compile(alternatives(lambda words: words.quoting.this_was_said))
#: So much after "by" is looked at for a name (code points).
_NAME_SEEN: Final = 200
#: A speaker is named so soon after "by" (code points; a title may come first).
_SOON: Final = 60


def announced(
    text: str, before: Sentence | None, stretch: QuotedStretch, language: str
) -> Cue | None:
    """Return the cue of a sentence that ends in a colon right before the quotation.

    "Smith continued:" and then a paragraph.
    """
    if (
        before is None
        or text[before.span.end - 1] != ":"
        or text[before.span.end : stretch.start].strip()
    ):
        return None
    end = QuotedStretch(before.span.end, before.span.end + 2, 0, closed=False)
    beyond = Token("x", before.span.end, before.span.end + 1, "word", "x")
    cues = find_cues(
        (*before.tokens, beyond),
        (*before.quotes, end),
        Span(before.span.start, before.span.end + 2),
        language,
    )
    return cues[-1] if cues else introduced(text, before.span, before.tokens, language)


def said_before(
    text: str,
    before: Sentence | None,
    sentence: Sentence,
    found: Sequence[Quotation],
    language: str,
) -> Quotation | None:
    """Return the sentence before as a quotation when this one says who said it.

    "This was stated by the minister at ...".
    """
    match = _THIS_WAS_SAID.match(text, sentence.span.start, sentence.span.end)
    if (
        match is None
        or before is None
        or before.paragraph != sentence.paragraph
        or folded(match.group("verb")) not in attributing(language)
    ):
        return None
    taken = any(
        span.start < before.span.end and before.span.start < span.end
        for quotation in found[-3:]
        for span in quotation.content
    )
    speaker = next(
        (
            name
            for name in names(text[match.end() : match.end() + _NAME_SEEN], language)
            if name.start <= _SOON
        ),
        None,
    )
    if taken or before.quotes or speaker is None or speaker.collective:
        return None
    start = match.end() + beginning(text[match.end() : match.end() + speaker.end], speaker)
    source, cue = Span(start, match.end() + speaker.end), Span(*match.span("verb"))
    return Quotation(
        content=tuple(trimmed(text, [before.span])), source=(source,), cue=(cue,), kind="indirect"
    )
