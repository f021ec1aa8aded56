"""Text -> tokens: words, numbers and punctuation with their places, and the folded form that
comparisons use.

Folding makes equal what a reader takes for the same word: case, typographic apostrophes,
diacritics, dots of an abbreviation ("U.S." is "US"), digits of any script, marks of thousands and
of decimals, the clocks of 12 and of 24 hours. A hyphen always parts two words; :func:`folded` of
both sides and the rules of collate make "co-operation" and "cooperation" equal again.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final, Literal, NamedTuple

from builder.lang.characters import HAN, KANA, ZERO_WIDTH_JOINERS
from builder.lang.languages import alternatives, gathered

TokenKind = Literal["word", "number", "punctuation"]

#: Marks that belong to the letter before them are not letters for :mod:`re`; those of the scripts
#: below this code point are listed.
_LAST_MARK: Final = 0x3100
_MARKS: Final = "".join(
    chr(code)
    for code in range(0x300, _LAST_MARK)
    if unicodedata.category(chr(code)) in ("Mn", "Mc")
)
#: Scripts written without blanks: each character is a token of its own.
_UNSPACED: Final = rf"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff{KANA}{HAN}\uf900-\ufaff"
_LETTER: Final = rf"(?:[^\W\d_{_UNSPACED}]|[{_MARKS}])"
#: Runs of them, without trying two kinds at each letter.
_LETTERS: Final = rf"(?:[^\W\d_{_UNSPACED}]++|[{_MARKS}]++)++"
#: A word in letters of ASCII that nothing behind it can make longer: most words, found at once.
_PLAIN: Final = r"[A-Za-z]{2,}+ (?=[\x00-&(-\x7f]|\Z) | [A-Za-z] (?=[\x00-&(-\-/-@\[-`{-\x7f]|\Z)"
_BLANK: Final = "[ \u00a0\u202f]?"
#: What follows "7 am" in English: German has "Platz 7 am Sonntag".
_AFTER_AM: Final = rf"""(?=[ ]? (?: [.,;:)!?—–"”’] | \Z
    | (?:{alternatives(lambda words: words.calendar.after_morning)}|GMT|UTC|[A-Z]{{1,2}}[SD]?T)\b))"""
#: Words behind a time of day, and before one.
_CLOCK_BEHIND: Final = alternatives(lambda words: words.calendar.clock_behind)
_CLOCK_BEFORE: Final = "|".join(
    rf"(?<=\b{re.escape(word)}[ ])" for word in gathered(lambda words: words.calendar.clock_before)
)
#: A time of day with what tells that it is one inside or beside it.
_CLOCK: Final = rf"""(?=\d) (?<![\w.,:/]) (?:
      \d{{1,2}} (?:[:.]\d\d)? {_BLANK} (?i: pm(?!\w) | [ap]\.{_BLANK}m(?!\w)\.? )          # 7pm  7.30 p.m.
    | \d{{1,2}} (?:[:.]\d\d)? (?i: am(?!\w) | {_BLANK}am{_AFTER_AM} )                       # 7am
    | \d{{1,2}}[:.]\d\d (?={_BLANK}(?:{_CLOCK_BEHIND})\b)  |  (?:{_CLOCK_BEFORE}) \d{{1,2}}[:.]\d\d (?!\d)
    | \d{{1,2}}{_BLANK}h{_BLANK}\d\d (?!\w)                                                # 19 h 30
    )"""
_TOKEN: Final = re.compile(
    rf"""
    (?P<word>   {_PLAIN}
              | (?:[^\W\d_]\.){{2,8}}                                # U.S.
              | [{_UNSPACED}]
              | {_LETTERS} (?:['’ʼ{ZERO_WIDTH_JOINERS}]{_LETTERS})*             # Russia's
    )
  | (?P<clock>  {_CLOCK} )
  | (?P<number> \d+ (?:[.,:/٫٬]\d+ | ['’]\d{{3}}(?!\d))* {_LETTER}{{0,3}} )   # 2,000  15:42  20th  2.7bn
  | (?P<punctuation> [^\w\s{ZERO_WIDTH_JOINERS}] | _ )
    """,
    re.VERBOSE,
)
#: "1,000", "1.000.000,5", "1’000", "10,00,000": the whole with its marks, the part, what is glued
#: to it.
_GROUPED: Final = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?:(?P<mark>[.,'٬])\d{3})(?:(?P=mark)\d{3})*|[1-9]\d?(?:,\d\d)+,\d{3})(?:[.,٫](?P<part>\d+))?(?P<tail>\D*)"
)
#: "5,1": a decimal comma.
_DECIMAL: Final = re.compile(r"(?P<whole>\d+)[,٫](?P<part>\d{1,2})(?P<tail>\D*)")
_TIME: Final = re.compile(r"(?P<hour>\d{1,2})(?:\D+(?P<minute>\d\d))?\s?(?P<half>[ap]?)\.?\s?m?\.?")
_HOURS: Final = 24
_HALF_DAY: Final = 12
_CHARACTER: Final = re.compile(f"[{_UNSPACED}]")
_APOSTROPHES: Final = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "ß": "ss", "ı": "i"} | dict.fromkeys(ZERO_WIDTH_JOINERS)
)
#: Combining marks that folding drops (accents of Latin, Greek and Cyrillic letters).
_FIRST_ACCENT: Final = "\u0300"
_LAST_ACCENT: Final = "\u036f"


#: The tokens of texts up to so many code points are kept for a while, so many of them, and those of
#: the longer ones for the articles of one event.
_PASSAGE: Final = 1000
_PASSAGES: Final = 8192
_ARTICLE: Final = 50_000


#: A cut so near a figure (words) may be one inside a time of day.
_NEAR: Final = 2


class Token(NamedTuple):
    """One word, number or mark of a text; ``start`` and ``end`` are code points in it."""

    text: str
    start: int
    end: int
    kind: TokenKind
    folded: str


_START: Final = attrgetter("start")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return ``text`` as comparisons see it: case, diacritics, apostrophes and the dots of
    abbreviations made equal.
    """
    plain = text.translate(_APOSTROPHES).casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", _with_plain_digits(plain))
        plain = unicodedata.normalize(
            "NFC", "".join(c for c in parts if not _FIRST_ACCENT <= c <= _LAST_ACCENT)
        )
    if plain[:1].isdigit():
        return _figure(plain)
    return plain.replace(".", "") if plain.endswith(".") and len(plain) > 1 else plain


def _with_plain_digits(text: str) -> str:
    """Return ``text`` with the digits of ASCII for those of all scripts."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _figure(plain: str) -> str:
    """Return one form for the ways to print a number or a time: "1000" for "1.000", "5.1" for
    "5,1", "7:30" for "07:30".
    """
    if match := _GROUPED.fullmatch(plain):
        part = f".{match['part']}" if match["part"] else ""
        return "".join(filter(str.isdigit, match["whole"])) + part + match["tail"]
    if match := _DECIMAL.fullmatch(plain):
        return f"{match['whole']}.{match['part']}{match['tail']}"
    return _time(plain) if ":" in plain else plain.rstrip(".")


def _time(plain: str) -> str:
    """Return a time of day by the clock of 24 hours ("19:30" for "7.30 p.m."); anything else, as it
    is.
    """
    match = _TIME.fullmatch(plain)
    if match is None:
        return plain
    hour = int(match["hour"])
    if match["half"] and hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + _HALF_DAY * (match["half"] == "p")
    return f"{hour}:{match['minute'] or '00'}" if hour <= _HOURS else plain


@lru_cache(maxsize=4096)
def _folded_time(text: str) -> str:
    """Return the form of a token that what is beside it makes a time."""
    return _time(_with_plain_digits(text).casefold())


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of ``text`` in order; white space is the only thing between them.  Linear."""
    return (
        _of_passage(text)
        if len(text) <= _PASSAGE
        else _of_article(text)
        if len(text) <= _ARTICLE
        else _tokens(text)
    )


@lru_cache(maxsize=_PASSAGES)
def _of_passage(text: str) -> tuple[Token, ...]:
    """Return the tokens of a passage: every finder asks for them again."""
    return _tokens(text)


@lru_cache(maxsize=32)
def _of_article(text: str) -> tuple[Token, ...]:
    return _tokens(text)


def _tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of ``text`` in order; white space is the only thing between them.  Linear."""
    # A record of a named tuple is made by the call that makes a tuple: half the time of its own.
    make = tuple.__new__
    return tuple(
        [
            make(Token, (word := match[0], match.start(), match.end(), kind, folded(word)))
            if (kind := match.lastgroup) != "clock"
            else Token(word := match[0], *match.span(), "number", _folded_time(word))
            for match in _TOKEN.finditer(text)
        ]
    )


def is_unspaced(token: Token) -> bool:
    """Tell whether the token is a character of a script without blanks between words."""
    return token.kind == "word" and _CHARACTER.fullmatch(token.text) is not None


def word_tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of ``text`` that are words or numbers, in order."""
    return _words_of_passage(text) if len(text) <= _PASSAGE else _word_tokens(text)


@lru_cache(maxsize=_PASSAGES)
def _words_of_passage(text: str) -> tuple[Token, ...]:
    return _word_tokens(text)


def _word_tokens(text: str) -> tuple[Token, ...]:
    return tuple([token for token in tokens(text) if token.kind != "punctuation"])


def between(text: str, items: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """Return the words and numbers of ``text[start:end]`` out of ``items``, those of ``text``: what
    :func:`word_tokens` gives, but with places in ``text``.

    A cut can part a word in two, or a figure from what makes a time of day of it; such stretches
    are read anew.
    """
    first = bisect_left(items, start, key=_START)
    behind = bisect_left(items, end, first, key=_START)
    parted = (first and items[first - 1].end > start) or (behind and items[behind - 1].end > end)
    near = (*items[first : first + _NEAR], *items[max(first, behind - _NEAR) : behind])
    if parted or any(token.kind == "number" for token in near):
        return [
            token._replace(start=start + token.start, end=start + token.end)
            for token in word_tokens(text[start:end])
        ]
    return items[first:behind]


def words(text: str) -> tuple[str, ...]:
    """Return the folded words and numbers of ``text``."""
    return tuple([token.folded for token in word_tokens(text)])


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """Return one spelling for the variants of a folded English word that differ in British and
    American use.

    "honour" and "honor", "organisation" and "organization", "centre" and "center", "defence" and
    "defense" become equal; what comes out is a key, not a word to show.
    """
    for ending, other in _SPELLINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            return word[: -len(ending)] + other
    return word


_SPELLINGS: Final = tuple(
    (ending + tail, other + tail)
    for ending, other in (
        ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("yse", "yze"), ("ysed", "yzed"),
        ("our", "or"), ("oured", "ored"), ("ouring", "oring"), ("ourable", "orable"), ("ourite", "orite"), ("tre", "ter"),
        ("ence", "ense"), ("ogue", "og"), ("elled", "eled"), ("elling", "eling"), ("gramme", "gram"),
    )
    for tail in ("", "s")
)  # fmt: skip
