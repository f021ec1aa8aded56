"""Paragraph -> the spans of its sentences, blind to full stops that end none.

Difficulties: abbreviations (:mod:`builder.lang.abbreviations`), initials and ordinals, quotations
that end before "he said", a full stop after the closing mark (capture 002 prints ``".``), and two
sentences glued together without a blank (capture 000: ``end.Next``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from builder.core.capture import Span
from builder.lang.abbreviations import abbreviation
from builder.lang.calendars import calendar
from builder.lang.characters import CAPITAL, SMALL
from builder.lang.languages import FIRST, all_words, alternatives, words_of
from builder.lang.stems import stopwords
from builder.lang.tokens import folded
from builder.lang.verbs import attributing

_CLOSERS: Final = "\"'”’»)]"
_OPENERS: Final = "\"'“‘„«([¿¡—–-"
_ASIDES: Final = "([—–-"
_CLOSING: Final = f"[{re.escape(_CLOSERS)}」』]*"
#: Marks that end a sentence whatever follows: those of Chinese and Japanese, and the full stops of
#: scripts that have one of their own.
_SURE: Final = "。！？｡؟۔।॥։።፧။។៕᠃꓿"
#: Marks that may end a sentence with the marks that close a quotation after them, or a blank line.
_END: Final = re.compile(rf"[.!?…]+{_CLOSING}[.]?|[{_SURE}]+{_CLOSING}|\n\s*\n")
#: The word right before a full stop, dots inside it: "U.S" in "U.S."
_WORD_BEFORE: Final = re.compile(r"[^\W\d_][\w.]*\Z")
#: A whole number of up to three digits right before a full stop, and the word in front of it.
_NUMBER_BEFORE: Final = re.compile(r"(?<![\w.,:/])(?P<number>\d{1,3})\Z")
_LAST_WORD: Final = re.compile(r"[^\W\d_]+(?=\s*\Z)")
#: A number in front of the word before a full stop: "1990 r."
_COUNTED: Final = re.compile(r"\d\s*\Z")
#: A state after its town or a party: "in Tempe, Ariz. Berg said", "(R-Ky.)"; no firm.
_PLACE: Final = re.compile(
    rf"(?:, |\b[DRI]-)(?!(?:{alternatives(lambda words: words.abbreviations.firms)})\Z)[A-Z][a-z]{{1,5}}\Z"
)
#: The first words after a full stop, up to five.
_FIRST_WORDS: Final = re.compile(
    r"\s*[\"'“‘„«(\[—–-]*((?:[^\W_][\w'’.-]*[ \t]+){0,4}[^\W_][\w'’-]*)?"
)
#: Words that begin sentences and seldom follow an abbreviation within one.
_STARTERS: Final = all_words(lambda words: words.sentences.starters)
#: Verbs that come after a speaker's name; the others count only at the end of a clause, or true
#: sentences would be glued.
_SAYINGS: Final = all_words(lambda words: words.sentences.sayings)
#: So much is looked at after a mark, and before it (code points).
_AFTER_SEEN: Final = 160
_BEFORE_SEEN: Final = 24
#: Words that :data:`_FIRST_WORDS` takes in, at most.
_WORDS_SEEN: Final = 5
#: " B." after "z."
_LETTER_AND_STOP: Final = re.compile(r"\s[^\W\d_]\.")
#: "a.m." and "p.m.", and what may follow them within a sentence besides a day, a month or a zone in
#: capitals.
_HALVES: Final = all_words(lambda words: words.sentences.halves)
_AFTER_HALVES: Final = all_words(lambda words: words.sentences.after_halves)
#: "1. FC", "1. FSV": so many letters, all of them capitals.
_CLUB: Final = re.compile(r"[^\W\d_]{2,4}\Z")
#: Words of a sentence before the year of "W 1990 r. Polska", at most; after more of them the stop
#: ends the sentence.
_OPENING_WORDS: Final = 5
#: Two sentences without a blank between: "the end.Next comes"
_GLUE: Final = re.compile(
    rf"(?<=[{SMALL}][{SMALL}])[.!?](?=[{CAPITAL}][{SMALL}]+(?:['’][a-z]+)?[ ,])"
)


def sentences(text: str, language: str = FIRST) -> tuple[Span, ...]:
    """Return the sentences of ``text``: half-open, in order, without the white space between them.
    Linear.
    """
    cuts = sorted(set(_ends(text, language)) | {match.end() for match in _GLUE.finditer(text)})
    spans = []
    start = 0
    for cut in (*cuts, len(text)):
        stripped = text[start:cut]
        left = len(stripped) - len(stripped.lstrip())
        right = len(stripped.rstrip())
        if right > left:
            spans.append(Span(start + left, start + right))
        start = cut
    return tuple(spans)


@cache
def _end_marks(language: str) -> re.Pattern[str]:
    """Return the pattern of what may end a sentence: Greek asks with a semicolon."""
    mark = words_of(language).traits.question_mark
    return re.compile(_END.pattern.replace("[.!?…]+", f"[.!?…{mark}]+", 1)) if mark else _END


def _ends(text: str, language: str) -> list[int]:
    ends = [0]
    for match in _end_marks(language).finditer(text):
        if match.group().isspace() or _is_end(text, ends[-1], match, language):
            ends.append(match.end())
    return ends[1:]


def _is_end(text: str, begin: int, match: re.Match[str], language: str) -> bool:
    """Tell whether the marks matched end the sentence that begins at ``begin``."""
    start, end = match.span()
    mark, after = text[start], text[end : end + _AFTER_SEEN]
    following = after.lstrip()
    if not following or mark in _SURE:
        return True
    if not after[0].isspace():
        return False
    first = following.lstrip(_OPENERS)[:1]
    if first.islower() or (not first.isalnum() and following[0] not in _OPENERS):
        return False
    if match.group() == "." and any(
        inner(text, begin, start, after, language) for inner in (_abbreviated, _ordinal)
    ):
        return False
    return not (end - start > 1 and _said_follows(following, mark, language))


def _abbreviated(text: str, begin: int, dot: int, after: str, language: str) -> bool:
    """Tell whether the full stop at ``dot`` belongs to an abbreviation or an initial."""
    match = _WORD_BEFORE.search(text, max(0, dot - _BEFORE_SEEN), dot)
    if match is None or _is_tail(text[match.start() - 1 : match.start()], language):
        return False
    word = match.group()
    goes_on = not _starts(after, language)
    if "." in word:  # U.S.
        return goes_on and (folded(word + ".").replace(".", "") not in _HALVES or _adjoins(after))
    kind = abbreviation(word, language)
    if kind == "numbered" and after.lstrip()[:1].isdigit():
        return True
    if kind == "year" and _COUNTED.search(text, begin, match.start()):
        return goes_on and len(text[begin:dot].split()) <= _OPENING_WORDS
    initial = (
        len(word) == 1
        and word != "i"
        and (word.isupper() or _LETTER_AND_STOP.match(after) is not None)
    )
    goes_on = goes_on and not (
        kind == "other"
        and words_of(language).abbreviations.firms
        and _PLACE.search(text, begin, dot)
        and not _adjoins(after)
    )
    return kind == "title" or (goes_on and (kind in ("other", "year") or initial))


def _is_tail(before: str, language: str) -> bool:
    """Tell whether what follows this character is not a word of its own: "20th", "wasn't"; but French
    has "l'art. 5".
    """
    return before.isdigit() or (before in ("'", "’") and words_of(language).traits.contractions)


def _starts(after: str, language: str) -> bool:
    """Tell whether a word follows that begins sentences and seldom follows an abbreviation within
    one.
    """
    first = (_first_words(after) or ("",))[0]
    if _LETTER_AND_STOP.match(after):  # "J. A. Smith"
        return False
    return folded(first) in (words_of(language).sentences.starters.as_set or stopwords(language))


def _adjoins(after: str) -> bool:
    """Tell whether what follows "a.m." or "Tempe, Ariz." belongs to it: "Monday", "ET", "Eastern
    time", "(0700 GMT)", a dash.
    """
    following = after.lstrip()
    if following[0] in _OPENERS:
        return following[0] in _ASIDES
    first = (_first_words(after) or ("",))[0]
    known = calendar(FIRST)
    key = folded(first)
    return (
        first.isupper()
        or first[:1].isdigit()
        or key in _AFTER_HALVES
        or key in known.weekdays
        or key in known.months
    )


def _ordinal(text: str, begin: int, dot: int, after: str, language: str) -> bool:
    """Tell whether a number before the full stop at ``dot`` is an ordinal, or counts the items of a
    list.
    """
    match = _NUMBER_BEFORE.search(text, max(begin, dot - _BEFORE_SEEN), dot)
    if match is None:
        return False
    before = text[begin : match.start()]
    if not before.strip().strip(_OPENERS):
        return True
    traits = words_of(language).traits
    first = (_first_words(after) or ("",))[0]
    if not traits.ordinals or not first:
        return False
    if folded(first) in calendar(language).months or (
        match["number"] == "1" and first.isupper() and _CLUB.match(first)
    ):
        return True
    last = _LAST_WORD.search(before)
    return (
        last is not None
        and folded(last.group()) in traits.before_ordinals
        and not _starts(after, language)
    )


def _said_follows(following: str, mark: str, language: str) -> bool:
    """Tell whether a closed quotation continues with its speaker: ``"... really?" John Smith said``.

    A pronoun would be printed small.  After a full stop, which a quotation that goes on seldom has,
    the attribution must end at once.
    """
    if following[0] in _OPENERS:
        return False
    found = _first_words(following)
    if not found or not found[0][:1].isupper() or folded(found[0]) in _STARTERS:
        return False
    said = next((k for k, word in enumerate(found[1:4], 1) if folded(word) in _SAYINGS), 0)
    if not said and 1 < len(found) < _WORDS_SEEN and folded(found[-1]) in attributing(language):
        return True
    if said and mark == ".":
        return said == len(found) - 1 and len(found) < _WORDS_SEEN
    return said > 0


def _first_words(text: str) -> list[str]:
    match = _FIRST_WORDS.match(text)
    return match.group(1).split() if match and match.group(1) else []
