"""A stretch of a passage -> its ends without marks and words that lead on, and where it has verbs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from builder.lang.grammar import grammar, light_words
from builder.lang.inflections import uninflected
from builder.lang.languages import all_words
from builder.lang.stems import is_function_word
from builder.lang.tokens import Token, spelling, word_tokens
from builder.lang.verbs import reporting
from builder.lang.wordlists import DETERMINERS, POSSESSIVES

#: Endings of English words that are not a verb's finite form, or may be a noun's, and those of verbs
#: drawn together with their subject.
_NO_FINITE: Final = ("ing", "er", "est", "men", "women", "people", "children")
#: English verbs in forms that nouns have, too, but seldom do; and "means" where a noun follows.
_FINITE: Final = all_words(lambda words: words.lines.finite)
_CONTRACTED: Final = ("'m", "'re", "'ve", "'ll", "'d", "n't")
_CONTRACTING: Final = all_words(lambda words: words.lines.contracting)
_SHORTEST_VERB: Final = 3
#: Words from an auxiliary to its verb: "has never been seen".
_GROUP: Final = 3
#: What follows a verb rather than a plural.
_OBJECTS: Final = DETERMINERS | POSSESSIVES | all_words(lambda words: words.lines.objects)
_MARKS: Final = ' \t\n,;:—–-"“”„«»'
#: English words that end a phrase with a verb ("went off").
_PARTICLES: Final = all_words(lambda words: words.lines.particles)
#: What closes a quotation or a bracket right after a word.
_CLOSERS: Final = "\"”»’')"
#: What ends a clause and closes words in it.
_ENDING: Final = '"”’ .,!'
#: What closes a quotation right after a fragment.
_CLOSING: Final = re.compile(r"[.,;!?]?[\"”»]")


def count(text: str) -> int:
    """Return the number of words of a text."""
    return len(word_tokens(text))


def attributes(items: Sequence[Token], language: str) -> bool:
    """Tell whether a stretch ends with a verb of saying: "the mayor said".

    It tells nothing by itself.
    """
    last = items[-1:]
    return bool(last) and not last[0].text[0].isupper() and last[0].folded in reporting(language)


def bare(text: str, marks: str = _MARKS) -> str:
    """Return a stretch without the marks at its ends, save one that closes a name inside it."""
    plain = text.strip(marks)
    if plain.count('"') % 2 or plain.count("“") > plain.count("”"):
        at = text.find(plain) + len(plain)
        closing = _CLOSING.match(text, at)
        return plain + closing[0] if closing else plain
    return plain


def is_verb_at(items: Sequence[Token], place: int, language: str) -> bool:
    """Tell whether the word at a place is in a form that verbs have."""
    after = items[place + 1].folded if place + 1 < len(items) else ""
    token = items[place]
    return (
        token.folded in grammar(language).finite
        or token.folded in reporting(language)
        or _is_verb(token, after, language)
    )


def finite_verbs(items: Sequence[Token], language: str) -> list[int]:
    """Return the places of verbs that make clauses.

    An auxiliary and what goes with it count once; a participle before or after a noun does not
    count.
    """
    finite, known, noun_follows = _verbs(language)
    words = [token.folded for token in items]
    found: list[int] = []
    for k, (token, word) in enumerate(zip(items, words, strict=True)):
        if word in finite or _drawn(word):
            ok = True
        else:
            before, after = (
                (words[k - 1] if k else ""),
                (words[k + 1] if k + 1 < len(words) else ""),
            )
            ok = (
                k > 0
                and before not in noun_follows
                and after != "by"
                and (
                    word in known or (_is_verb(token, after, language) and not word.endswith("en"))
                )
                and not before.endswith("ly")
                and not _owns(before)
            )
        if ok and not (found and k - found[-1] <= _GROUP and words[found[-1]] in finite):
            found.append(k)
    return found


@cache
def _verbs(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return a language's finite forms, all known forms of verbs, and words before nouns."""
    finite = grammar(language).finite
    known = frozenset(finite | reporting(language) | _FINITE)
    return finite, known, frozenset(DETERMINERS | POSSESSIVES | grammar(language).prepositions)


def _owns(word: str) -> bool:
    """Tell whether a word says whose the next one is: "the mayor's", not "it's"."""
    return word.endswith(("'s", "s'")) and word.removesuffix("'s") not in _CONTRACTING


def _drawn(word: str) -> bool:
    return "'" in word and word.endswith(_CONTRACTED)


def _is_verb(token: Token, after: str, language: str) -> bool:
    """Tell whether an English word looks like a finite verb: "closed", "sank".

    "closes" only where an article or the like follows.
    """
    word = token.folded
    if not token.text[0].islower() or len(word) < _SHORTEST_VERB or "'" in word:
        return False
    inflected = uninflected(word, language) != spelling(word)
    if word.endswith("s"):
        return inflected and after in _OBJECTS
    return inflected and not word.endswith(_NO_FINITE)


def trimmed(text: str, language: str) -> str:
    """Return a stretch without an opening conjunction and words that lead on at its end."""
    items = list(word_tokens(text))
    while items and _joins(items[0], language):
        items.pop(0)
    while items and _leads_on(items[-1], language):
        items.pop()
    if not items:
        return ""
    end = items[-1].end
    while text[end : end + 1] and text[end] in _CLOSERS:
        end += 1
    return text[items[0].start : end]


def is_trimmed(text: str, items: Sequence[Token], language: str) -> bool:
    """Tell whether :func:`trimmed` leaves a stretch of the words ``items`` as it is, but for what
    closes it.
    """
    first, last = items[0], items[-1]
    behind = text[text.rindex(last.text) + len(last.text) :]
    kept = behind[: len(behind) - len(behind.lstrip(_CLOSERS))]
    return (
        text.startswith(first.text)
        and not _joins(first, language)
        and not _leads_on(last, language)
        and behind.rstrip(_ENDING) == kept.rstrip(_ENDING)
    )


def _joins(token: Token, language: str) -> bool:
    """Tell whether a word joins what follows it to what is before it."""
    own = grammar(language)
    return (token.folded in own.coordinators or token.folded in own.relatives) and not token.text[
        0
    ].isupper()


def _leads_on(token: Token, language: str) -> bool:
    """Tell whether words must follow: an article, a preposition, "its"; never a name."""
    if token.text[0].isupper() or "." in token.text or token.folded in _PARTICLES:
        return False
    word = token.folded
    return (
        word in light_words(language)
        or is_function_word(token, language)
        or word.endswith("'s")
        or word in reporting(language)
    )
