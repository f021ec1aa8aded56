"""Text -> tokens: words, numbers and punctuation with their places, and the folded form that comparisons use.

Folding makes equal what a reader takes for the same word: case, typographic apostrophes, diacritics, dots of an
abbreviation ("U.S." is "US").  A hyphen always parts two words; :func:`folded` of both sides and
the rules of collate make "co-operation" and "cooperation" equal again.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from builder.text.characters import HAN, KANA

TokenKind = Literal["word", "number", "punctuation"]

#: Marks that belong to the letter before them are no letters for :mod:`re`; those of the scripts below this code point are listed.
_LAST_MARK: Final = 0x3100
_MARKS: Final = "".join(chr(code) for code in range(0x300, _LAST_MARK) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
#: Scripts written without blanks: each character is a token of its own.
_UNSPACED: Final = rf"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff{KANA}{HAN}\uf900-\ufaff"
_LETTER: Final = rf"(?:[^\W\d_{_UNSPACED}]|[{_MARKS}])"
_TOKEN: Final = re.compile(
    rf"""
    (?P<number> \d+ (?:[.,:/]\d+)* {_LETTER}{{0,3}} )              # 2,000  15:42  20th  2.7bn
  | (?P<word>   (?:[^\W\d_]\.){{2,8}}                                # U.S.
              | [{_UNSPACED}]
              | {_LETTER}+ (?:['’ʼ]{_LETTER}+)*                      # Russia's
    )
  | (?P<punctuation> [^\w\s] | _ )
    """,
    re.VERBOSE,
)
_CHARACTER: Final = re.compile(f"[{_UNSPACED}]")
_APOSTROPHES: Final = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "ß": "ss", "ı": "i"})
#: Combining marks that folding drops (accents of Latin, Greek and Cyrillic letters).
_FIRST_ACCENT: Final = "\u0300"
_LAST_ACCENT: Final = "\u036f"


class Token(NamedTuple):
    """One word, number or mark of a text; ``start`` and ``end`` are code points in it."""

    text: str
    start: int
    end: int
    kind: TokenKind
    folded: str


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return ``text`` as comparisons see it: case, diacritics, apostrophes and the dots of abbreviations made equal."""
    plain = text.translate(_APOSTROPHES).casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = unicodedata.normalize("NFC", "".join(c for c in parts if not _FIRST_ACCENT <= c <= _LAST_ACCENT))
    return plain.replace(".", "") if plain.endswith(".") and len(plain) > 1 else plain


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of ``text`` in order; white space is the only thing between them.  Linear."""
    return tuple([Token(word := match[0], *match.span(), match.lastgroup, folded(word)) for match in _TOKEN.finditer(text)])  # type: ignore[arg-type]


def is_unspaced(token: Token) -> bool:
    """Tell whether the token is a character of a script without blanks between words."""
    return token.kind == "word" and _CHARACTER.fullmatch(token.text) is not None


def word_tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of ``text`` that are words or numbers, in order."""
    return tuple(token for token in tokens(text) if token.kind != "punctuation")


def words(text: str) -> tuple[str, ...]:
    """Return the folded words and numbers of ``text``."""
    return tuple(token.folded for token in word_tokens(text))


@cache
def spelling(word: str) -> str:
    """Return one spelling for the variants of a folded English word that differ in British and American use.

    "honour" and "honor", "organisation" and "organization", "centre" and "center", "defence" and "defense" become equal;
    what comes out is a key, not a word to show.
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
