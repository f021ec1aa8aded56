"""A stretch of a sentence -> its clauses, where one sentence carries two statements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from builder.core.capture import Span
from builder.lang.language import primary
from builder.lang.tokens import Token, word_tokens
from builder.lang.wordlists import AUXILIARIES, listed

#: A clause after ", and" or ";" becomes a passage of its own when both sides have so many words.
CLAUSE_WORDS: Final = 6
#: So much of a sentence is looked at on either side of a cut (code points).
_CLAUSE_SEEN: Final = 240
#: The verb of a clause stands among so many words after its conjunction.
_VERB_REACH: Final = 8
_RELATIVES: Final = listed("which who that when where then")
_FINITE: Final = AUXILIARIES | listed("said says")
#: ", and", a closing quotation mark after the comma, or ";".
_BOUNDARY: Final = re.compile(r"(?:,[\"'”’]?\s+(?=and\s)|;\s+)")
#: The same in languages that set a comma before "and" only where a clause follows.
_BOUNDARIES: Final = {
    language: re.compile(rf"(?:,[\"'”’»]?\s+(?=(?:{joining})\s)|;\s+)")
    for language, joining in {
        "de": "und|aber|doch", "fr": "et|mais", "es": "y|e|pero", "it": "e|ma", "pt": "e|mas", "nl": "en|maar", "ru": "а|и|но",
        "uk": "а|і|та|але", "pl": "a|i|ale",
    }.items()
}  # fmt: skip


def clauses(text: str, span: Span, language: str = "en") -> Iterator[Span]:
    """Cut a stretch before ", and" (or after ";") when a clause with a verb of its own follows;
    else yield it whole.
    """
    start = span.start
    other = _BOUNDARIES.get(primary(language))
    for match in (other or _BOUNDARY).finditer(text, span.start, span.end):
        left = text[max(start, match.start() - _CLAUSE_SEEN) : match.start()]
        right = text[match.end() : min(span.end, match.end() + _CLAUSE_SEEN)]
        outside_brackets = left.count("(") == left.count(")")
        sides = word_tokens(left), word_tokens(right)
        if outside_brackets and (
            min(map(len, sides)) >= CLAUSE_WORDS if other else _two_clauses(*sides)
        ):
            yield Span(start, match.start() + len(match.group().rstrip()))
            start = match.end()
    yield Span(start, span.end)


def _two_clauses(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Tell whether both sides are clauses: after "and" a subject and soon a finite verb, before it
    something like one.
    """
    if len(left) < CLAUSE_WORDS or len(right) < CLAUSE_WORDS:
        return False
    head = [token.folded for token in right[1 : 1 + _VERB_REACH]]
    begins = (
        head[0] not in _FINITE
        and head[0] not in _RELATIVES
        and any(word in _FINITE for word in head)
    )
    return begins and any(
        token.folded in _FINITE or token.folded.endswith(("s", "ed")) for token in left[1:-1]
    )
