"""A headline -> its clauses that can be read alone; where words are tagged, what precedes more, too.

Headlines leave out auxiliaries and print verbs with capitals, so the rules for sentences do not
tell where a clause of theirs ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from builder.collate.fragments import bare, count, trimmed
from builder.collate.shortening import reaches_over
from builder.lang.inflections import uninflected
from builder.lang.languages import alternatives
from builder.lang.tagging import can_tag, tagged
from builder.lang.tokens import spelling, word_tokens
from builder.lang.verbs import reporting

#: Words of a clause, at least.
FEWEST_CLAUSE_WORDS: Final = 4
#: What precedes the clause, a newsroom's view of it as a rule: "In a blow to the mayor, ...".
_OPENING: Final = re.compile(
    rf"\A(?:{alternatives(lambda words: words.lines.headline_opening)})\s[^,:“”\"]{{3,60}},\s",
    re.IGNORECASE,
)
_OPEN_ENDS: Final = ("?", "…", "...")
#: Before a comma and another verb of the same subject, or a word that adds when, where or why.
_ENDS: Final = re.compile(
    rf",\s(?P<verb>\w+)|\s(?=(?i:{alternatives(lambda words: words.lines.headline_adding)})\s)"
)


def headline_clauses(text: str, language: str) -> Iterator[str]:
    """Yield the whole headline, if it is a statement, and its clauses."""
    whole = bare(_OPENING.sub("", text) if can_tag(language) else text)
    if count(whole) < FEWEST_CLAUSE_WORDS or whole.endswith(_OPEN_ENDS) or ":" in whole:
        return
    yield whole
    items = word_tokens(whole) if can_tag(language) else ()
    if not items or reaches_over(items):
        return
    for match in _ENDS.finditer(whole):
        line = whole[: match.start()]
        goes_on = match["verb"] is None or _is_verb(match["verb"].casefold(), language)
        if (
            goes_on
            and _is_clause(line, language)
            and not any(line.count(left) != line.count(right) for left, right in ("“”", "‘’", '""'))
        ):
            yield line


def _is_verb(word: str, language: str) -> bool:
    inflected = uninflected(word, language) != spelling(word)
    return (word.endswith("ing") or (inflected and word.endswith("s"))) and word not in reporting(
        language
    )


def _is_clause(line: str, language: str) -> bool:
    """Tell whether a headline's beginning has a verb and another word after it."""
    words = [token.text for token in word_tokens(line)]
    if len(words) < FEWEST_CLAUSE_WORDS or trimmed(line, language) != line:
        return False
    tags = tagged([words[0], *(word if word.isupper() else word.lower() for word in words[1:])])
    verbs = [place for place, tag in enumerate(tags) if tag.startswith("V") and place]
    return (
        bool(verbs)
        and verbs[0] < len(words) - 1
        and not tags[-1].startswith(("VB", "VH", "VM", "VVN"))
    )
