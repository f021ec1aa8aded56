"""A passage, as printed -> the stretch of it that is worth quoting: cut at its clauses, and never behind a word that leads on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.text.grammars import grammar, light_words
from builder.text.stems import is_function_word
from builder.text.tokens import Token, word_tokens
from builder.text.verbs import reporting
from builder.text.wordlists import listed

#: Words of a fragment, at most, unless one clause is longer.
FRAGMENT_WORDS: Final = 18
#: A passage is shown whole when it is shorter than a fragment may be by so many words.
_NEARLY: Final = 2
#: A stretch between marks followed by a blank: "the port, | which is 2,000 years old, | stays open".
_CHUNK: Final = re.compile(r"[^,;:—]+(?:[,;:—](?!\s)[^,;:—]+)*")
#: Where a clause ends: "the port, which", "the port - a harbor".
_CLAUSE_END: Final = re.compile(r"[,;:—](?=\s)|\s[-–—]\s")
_MARKS: Final = ' \t\n,;:—–-"“”„«»'
#: English words that end a phrase with a verb ("went off"), and the one that leads to a verb ("prepared to").
_PARTICLES: Final = listed("out off up down over back away through")
_INFINITIVE: Final = frozenset(("to",))
#: What closes a quotation or a bracket right behind a word.
_CLOSERS: Final = "\"”»’')"
#: What closes a quotation right behind a fragment.
_CLOSING: Final = re.compile(r"[.,;!?]?[\"”»]")


def count(text: str) -> int:
    """Return the number of words of a text."""
    return len(word_tokens(text))


def attributes(text: str, language: str) -> bool:
    """Tell whether a stretch ends with a verb of saying, so that it tells nothing by itself: "the mayor said"."""
    last = word_tokens(text)[-1:]
    return bool(last) and not last[0].text[0].isupper() and last[0].folded in reporting(language)


def bare(text: str, marks: str = _MARKS) -> str:
    """Return a stretch without the marks at its ends, save one that closes a name quoted inside it."""
    plain = text.strip(marks)
    if plain.count('"') % 2 or plain.count("“") > plain.count("”"):
        at = text.find(plain) + len(plain)
        closing = _CLOSING.match(text, at)
        return plain + closing[0] if closing else plain
    return plain


def opening(text: str, language: str) -> str:
    """Return a passage's text up to the last clause that fits, else up to the last phrase, without the marks at its ends."""
    plain = bare(text)
    items = word_tokens(plain)
    if len(items) <= FRAGMENT_WORDS:
        return plain
    ends = [match.start() for match in _CLAUSE_END.finditer(plain, 0, items[FRAGMENT_WORDS].end)]
    fitting = [end for end in ends if FRAGMENT_WORDS <= 2 * count(plain[:end]) <= 2 * FRAGMENT_WORDS]
    end = fitting[-1] if fitting else items[_phrase_end(items, language) - 1].end
    return bare(trimmed(plain[:end], language))


def _phrase_end(items: Sequence[Token], language: str) -> int:
    """Return how many words a fragment has that ends before a word which begins another phrase: "closed the port | because ..."."""
    words = grammar(language)
    leading = (words.prepositions | words.coordinators | words.stops | words.relatives) - words.inside - _INFINITIVE
    for size in range(FRAGMENT_WORDS, FRAGMENT_WORDS // 2, -1):
        if items[size].folded in leading and not _leads_on(items[size - 1], language):
            return size
    return FRAGMENT_WORDS


def trimmed(text: str, language: str) -> str:
    """Return a stretch without a conjunction at its beginning and without the words at its end that lead on to others."""
    items = list(word_tokens(text))
    joining = grammar(language).coordinators | grammar(language).relatives
    while items and items[0].folded in joining and not items[0].text[0].isupper():
        items.pop(0)
    while items and _leads_on(items[-1], language):
        items.pop()
    if not items:
        return ""
    end = items[-1].end
    while text[end : end + 1] and text[end] in _CLOSERS:
        end += 1
    return text[items[0].start : end]


def _leads_on(token: Token, language: str) -> bool:
    """Tell whether words must follow: an article, a preposition, "its", "the mayor's", "said"; never a name."""
    if token.text[0].isupper() or "." in token.text or token.folded in _PARTICLES:
        return False
    word = token.folded
    return word in light_words(language) or is_function_word(token, language) or word.endswith("'s") or word in reporting(language)


def around(text: str, name: str, language: str) -> str:
    """Return the stretch of a passage around the row's name: all of a short passage, else the clause that holds it."""
    plain = bare(text)
    if count(plain) <= FRAGMENT_WORDS - _NEARLY or name not in plain:
        return plain if name in plain else opening(text, language)
    at = plain.index(name)
    for match in _CHUNK.finditer(plain):
        if match.start() <= at < match.end():
            chunk = bare(plain[match.start() : max(match.end(), at + len(name))])
            return chunk if count(chunk) <= FRAGMENT_WORDS else name
    return name
