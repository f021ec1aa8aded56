"""A passage, as printed -> the stretch of it that is worth quoting: cut at its clauses, and never behind a word that leads on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.text.grammars import grammar, light_words
from builder.text.inflections import uninflected
from builder.text.language import is_english
from builder.text.stems import is_function_word
from builder.text.tokens import Token, spelling, word_tokens
from builder.text.verbs import reporting
from builder.text.wordlists import DETERMINERS, POSSESSIVES, listed

#: Words of a clause or sentence that is shown whole, and of one that cannot be cut; a clause has so many, at least.
WHOLE_WORDS: Final = 30
LONGEST_WHOLE: Final = 45
CLAUSE_WORDS: Final = 5
#: Endings of English words that are no verb's finite form, or may be a noun's, and those of verbs drawn together with their subject.
_NO_FINITE: Final = ("ing", "er", "est", "men", "women", "people", "children")
_CONTRACTED: Final = ("'m", "'re", "'ve", "'ll", "'d", "n't")
_SHORTEST_VERB: Final = 3
#: Words that may begin a clause of their own although they also hang on another one.
_SUBJECTS: Final = listed("that")
#: What follows a verb rather than a plural.
_OBJECTS: Final = DETERMINERS | POSSESSIVES | listed("him them us me it this that these those no not all")
#: Where a clause ends: "the port, which", "the port - a harbor".
_CLAUSE_END: Final = re.compile(r"[,;:—](?=\s)|\s[-–—]\s")
_MARKS: Final = ' \t\n,;:—–-"“”„«»'
#: English words that end a phrase with a verb ("went off").
_PARTICLES: Final = listed("out off up down over back away through")
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


def clause_of(text: str, language: str) -> str:
    """Return a passage that is a whole clause or sentence; of a long one the clauses at its beginning that fit; "" when no verb is told."""
    plain = _independent(bare(text), language)
    size = count(plain)
    if not is_clause(plain, language):
        return ""
    if size <= WHOLE_WORDS:
        return plain
    fitting = [cut for cut in openings(plain, language) if count(cut) <= WHOLE_WORDS]
    return fitting[-1] if fitting else plain if size <= LONGEST_WHOLE else ""


def _independent(text: str, language: str) -> str:
    """Return a clause without a conjunction that joins it to the one before."""
    items = word_tokens(text)
    joins = len(items) > 1 and items[0].folded in grammar(language).coordinators and items[0].text[0].islower()
    return text[items[1].start :] if joins else text


def openings(text: str, language: str) -> list[str]:
    """Return the beginnings of an English passage that are clauses of their own, the shortest first; not the whole."""
    if not is_english(language):
        return []
    ends = (bare(text[: match.start()]) for match in _CLAUSE_END.finditer(text))
    return [cut for cut in ends if count(cut) >= CLAUSE_WORDS and _is_main(cut, language)]


def is_clause(text: str, language: str) -> bool:
    """Tell whether a stretch has a verb of its own and begins with no word that hangs on others; of English, as its words show it."""
    items, relatives = word_tokens(text), grammar(language).relatives
    if not items or not is_english(language):
        return bool(items)
    verbs = _verbs(items, language)
    hanging = next((k for k, token in enumerate(items) if token.folded in relatives), len(items))
    # "The mayor, who resigned on Monday": the first verb behind "who" is that of its clause.
    return bool(verbs) and (verbs[0] < hanging or len(verbs) > 1) and (hanging > 0 or items[0].folded in _SUBJECTS)


def has_verb(text: str, language: str) -> bool:
    """Tell whether a stretch has a word in a form that verbs have, its first one included: "led by the board"."""
    return not is_english(language) or bool(_verbs(word_tokens(f"it {text}"), language))


def _is_main(text: str, language: str) -> bool:
    """Tell whether a beginning is a clause of its own: it opens with no word that leads to another one, and leaves none without a verb."""
    items, words = word_tokens(text), grammar(language)
    leading = words.prepositions | words.stops | words.that | words.relatives
    if not is_clause(text, language) or items[0].folded in leading:
        return False
    subordinate = [k for k, token in enumerate(items) if token.folded in words.that | words.stops | words.relatives]
    return not subordinate or bool(_verbs(items[subordinate[-1] :], language))


def _verbs(items: Sequence[Token], language: str) -> list[int]:
    """Return the places of words that are in a form which verbs have, not the first word unless its verb is drawn together with it."""
    known = grammar(language).finite | reporting(language)
    following = [*(token.folded for token in items[1:]), ""]
    return [
        k for k, (token, after) in enumerate(zip(items, following, strict=True))
        if _drawn(token.folded) or (k and (token.folded in known or _is_verb(token, after, language)))
    ]  # fmt: skip


def _drawn(word: str) -> bool:
    return "'" in word and word.endswith(_CONTRACTED)


def _is_verb(token: Token, after: str, language: str) -> bool:
    """Tell whether an English word looks like a verb's finite form: "closed", "sank"; "closes" where an article or the like follows."""
    word = token.folded
    if not token.text[0].islower() or len(word) < _SHORTEST_VERB or "'" in word:
        return False
    inflected = uninflected(word, language) != spelling(word)
    if word.endswith("s"):
        return inflected and after in _OBJECTS
    return inflected and not word.endswith(_NO_FINITE)


def tells(text: str, language: str) -> int:
    """Return the number of words of content."""
    return sum(not is_function_word(token, language) for token in word_tokens(text))


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
