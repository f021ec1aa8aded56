"""A stretch of a sentence -> its clauses, where one sentence carries two statements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from builder.core.capture import Span
from builder.lang.languages import FIRST, all_words, alternatives, words_of
from builder.lang.tokens import Token, word_tokens
from builder.lang.wordlists import AUXILIARIES

#: A clause after ", and" or ";" becomes a passage of its own when both sides have so many words.
CLAUSE_WORDS: Final = 6
#: So much of a sentence is looked at on either side of a cut (code points).
_CLAUSE_SEEN: Final = 240
#: The verb of a clause is among so many words after its conjunction.
_VERB_REACH: Final = 8
_RELATIVES: Final = all_words(lambda words: words.clauses.relatives)
_FINITE: Final = AUXILIARIES | all_words(lambda words: words.clauses.sayings)


def clauses(text: str, span: Span, language: str = FIRST) -> Iterator[Span]:
    """Cut a stretch before ", and" or after ";" if a clause with its own verb follows.

    Otherwise it is yielded whole.
    """
    start = span.start
    other = bool(words_of(language).grammar.before_clause)
    for match in _boundary(language).finditer(text, span.start, span.end):
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


@cache
def _boundary(language: str) -> re.Pattern[str]:
    """Return where a sentence may be cut: ", and", also after a closing mark, or ";".

    The same in languages that set a comma before "and" only where a clause follows.
    """
    joining = words_of(language).grammar.before_clause
    if not joining:
        return re.compile(
            rf"(?:,[\"'”’]?\s+(?=(?:{alternatives(lambda words: words.clauses.joining)})\s)|;\s+)"
        )
    return re.compile(rf"(?:,[\"'”’»]?\s+(?=(?:{'|'.join(joining)})\s)|;\s+)")


def _two_clauses(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Tell whether both sides are clauses.

    After "and" a subject and soon a finite verb, before it something like one.
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
