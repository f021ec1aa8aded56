"""A stretch of a passage -> whether it is a clause that says by itself who does what.

It has a subject and a verb, nobody in it is only a pronoun, and it never ends inside a quotation or
a bracket, before a colon, after a verb of saying or a word that leads on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.collate.fragments import attributes, finite_verbs, is_trimmed, is_verb_at
from builder.collate.headline_clauses import FEWEST_CLAUSE_WORDS
from builder.collate.shortening import LEFT_OUT
from builder.lang.abbreviations import abbreviation
from builder.lang.calendars import WEEKDAYS
from builder.lang.grammar import grammar
from builder.lang.languages import alternatives, words_of
from builder.lang.stems import is_function_word
from builder.lang.tagging import TAGGED
from builder.lang.tokens import Token, word_tokens
from builder.lang.verbs import reporting
from builder.lang.wordlists import (
    AUXILIARIES,
    DETERMINERS,
    NUMBER_WORDS,
    POSSESSIVES,
    QUANTIFIERS,
)

#: Words of a line, at most.
MOST_LINE_WORDS: Final = 40
#: A source at the end has so many words, at most: a line that ends with one is told by somebody
#: else.
_SOURCE: Final = 5
#: When, where or as what, in front of a clause.
OPENING: Final = re.compile(
    rf"[\"“]?(?:{alternatives(lambda words: words.lines.opening)})\s(?:[^\s,;:“”\"]+\s){{0,11}}[^\s,;:“”\"]+,\s",
    re.IGNORECASE,
)
#: Pronouns and pointers to what is told elsewhere.
_POINTING: Final = frozenset(words_of(TAGGED).lines.pointing)
#: Those that a name in front of them explains, and those that also join or point ahead.
_EXPLAINED: Final = frozenset(words_of(TAGGED).lines.explained)
_JOINING: Final = frozenset(words_of(TAGGED).lines.joining)
#: Words by which a sentence depends on the one before.
_HANGING: Final = frozenset(words_of(TAGGED).lines.hanging)
#: Words that open a clause which depends on another one.
_SUBORDINATING: Final = frozenset(words_of(TAGGED).lines.subordinating)
#: Those of them in front of which a clause has its verb; and verbs of saying that leave open what
#: is said.
_JOINS: Final = frozenset(words_of(TAGGED).lines.joins)
_ADDRESSES: Final = frozenset(words_of(TAGGED).lines.addressing)
_CLAIMS: Final = frozenset(words_of(TAGGED).lines.asserting)
#: Words that do not open a clause, words right after a verb, and words that only point.
_NO_OPENING: Final = _POINTING | _HANGING | AUXILIARIES
_CLOSE_BY: Final = DETERMINERS | POSSESSIVES | AUXILIARIES
_ONLY_POINTING: Final = _POINTING - _JOINING
#: Words with which a clause may open that does not begin a sentence.
_OPENS: Final = DETERMINERS | POSSESSIVES | QUANTIFIERS | NUMBER_WORDS.keys()
_PAIRS: Final = (("(", ")"), ("[", "]"), ("“", "”"))
_QUOTED: Final = re.compile(r'(?<![\w.,!?])"(?=\w)[^"]*(?<=[\w.,!?])"')
_CLOSERS: Final = '"”’ '


def tells_clauses(language: str) -> bool:
    """Tell whether clauses of a language can be told apart: its file gives the words for it."""
    return bool(words_of(language).lines.pointing)


def stands_alone(line: str, language: str, *, whole: bool = False) -> bool:
    """Tell whether a stretch is a clause that says by itself who does what.

    ``whole``: it is all of a passage.
    """
    return is_clause(line, word_tokens(line), language, whole=whole)


def is_clause(line: str, items: Sequence[Token], language: str, *, whole: bool) -> bool:
    """Tell the same of a stretch of the words ``items``, wherever these have their places."""
    if not FEWEST_CLAUSE_WORDS <= len(items) <= MOST_LINE_WORDS:
        return False
    plain = line.replace(LEFT_OUT, " ")
    if plain.rstrip(_CLOSERS).endswith(("?", ":", "…", "...")):
        return False
    if any(plain.count(left) != plain.count(right) for left, right in _PAIRS) or '"' in _QUOTED.sub(
        "", plain
    ):
        return False
    if not tells_clauses(language):
        return True
    sentence = (
        whole and items[0].text[0].isupper() and line.rstrip(_CLOSERS).endswith((".", "!", ","))
    )
    return _is_complete(plain, items, language) and (
        sentence or bool(OPENING.match(plain)) or _has_clause(items, language)
    )


def _has_clause(items: Sequence[Token], language: str) -> bool:
    """Tell whether a stretch has a verb outside its subordinate clauses."""
    verbs = finite_verbs(items, language)
    hanging = sum(token.folded in _SUBORDINATING for token in items)
    joins = next((k for k, token in enumerate(items) if token.folded in _JOINS), len(items))
    if (
        not verbs
        or verbs[0] > joins > 0
        or (items[verbs[0]].folded in _ADDRESSES and len(verbs) == 1)
    ):
        return False
    if (
        len(verbs) == 1
        and items[verbs[0]].folded in _CLAIMS
        and items[verbs[0] + 1 : verbs[0] + 2]
        and items[verbs[0] + 1].folded in _OPENS
    ):
        return False
    return len(verbs) > hanging and (verbs[0] > 0 or "'" in items[0].folded)


def _is_complete(line: str, items: Sequence[Token], language: str) -> bool:
    """Tell whether a clause needs nothing around it and names those it tells about."""
    opening = OPENING.match(line)
    if opening and stands_alone(line[opening.end() :], language, whole=True):
        return True
    return (
        _opens_well(items, language)
        and _ends_well(line, items, language)
        and _names_all(items, language)
    )


def _opens_well(items: Sequence[Token], language: str) -> bool:
    first = items[0]
    word = first.folded.split("'")[0]
    if first.text[0].islower() and word not in _OPENS and word not in grammar(language).pronouns:
        # "lines of communication remain open", not "violates the rights"
        following = items[1].folded if len(items) > 1 else ""
        if not word.endswith("s") or following in _CLOSE_BY:
            return False
    return not (
        word in _NO_OPENING or word in grammar(language).prepositions or word in reporting(language)
    )


def _ends_well(line: str, items: Sequence[Token], language: str) -> bool:
    last = items[-1]
    if "according" in {token.folded for token in items[-_SOURCE:]}:
        return False
    if last.text in WEEKDAYS and is_verb_at(items, len(items) - 2, language):
        return False
    if line.endswith(".") and abbreviation(last.text.rstrip("."), language) == "title":
        return False
    return not attributes(items, language) and is_trimmed(line, items, language)


def _names_all(items: Sequence[Token], language: str) -> bool:
    """Tell whether something before each pronoun names what it refers to."""
    known = not is_function_word(items[0], language)
    for token in items[1:]:
        if token.folded in _ONLY_POINTING and not (token.folded in _EXPLAINED and known):
            return False
        known = known or token.text[0].isupper() or not is_function_word(token, language)
    return True
