"""Words and figures -> numbers: "two hundred and five", "zwölf", "1.200,5"; the marks of thousands
and decimals by language.

Number words are read by text2num (Danish, Dutch, English, French, German, Italian, Portuguese,
Spanish).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from builder.lang.language import primary
from builder.lang.languages import words_of
from builder.lang.measures import marks, scales
from builder.lang.parts import NumberWords
from builder.lang.tokens import Token

#: Words of one number, at most.
_LONGEST: Final = 8
#: "2.7bn", "20th"
_FIGURE: Final = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]*)")
#: "1,000,000"; "12.500" in German
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_THOUSANDS: Final = 3


class Number(NamedTuple):
    """A number of a text."""

    value: Decimal
    #: What one step of its last printed digit is worth.
    step: Decimal
    #: The number of tokens it takes.
    length: int
    #: Letters glued to its figures, folded: "m" in "5m"; "" for none.
    tail: str = ""
    spelled: bool = False


def number_at(items: Sequence[Token], i: int, language: str) -> Number | None:
    """Return the number that begins with the token at ``i``; ``None`` when none does."""
    if items[i].kind == "number":
        return _figure(items, i, language)
    return _words(items, i, language) if items[i].kind == "word" else None


def _figure(items: Sequence[Token], i: int, language: str) -> Number | None:
    match = _FIGURE.fullmatch(items[i].text)
    if match is None:
        return None
    text, length = match[1], 1
    while not match[2] and _goes_on(items, i + length, language, text):
        text += items[i + length].text
        length += 1
    value, step = _parsed(text, language)
    return Number(value, step, length, match[2].casefold())


def _goes_on(items: Sequence[Token], k: int, language: str, text: str) -> bool:
    """Tell whether three figures after a blank continue with a number: "12 500" where a language parts
    thousands so.
    """
    if (
        k >= len(items)
        or items[k].kind != "number"
        or len(items[k].text) != _THOUSANDS
        or items[k].start - items[k - 1].end != 1
    ):
        return False
    return marks(language)[1].isspace() and text.isdigit() and (len(text) <= _THOUSANDS or k > 1)


def _parsed(text: str, language: str) -> tuple[Decimal, Decimal]:
    """Return the value of figures with marks, and the worth of the last digit."""
    decimal = marks(language)[0]
    kinds = [mark for mark in ".," if mark in text]
    if len(kinds) == len(".,"):
        decimal = max(kinds, key=text.rindex)
    elif kinds and (text.count(kinds[0]) > 1 or (kinds[0] != decimal and _GROUPED.fullmatch(text))):
        decimal = ""
    elif kinds:
        # The other mark before one or two figures can only be a decimal one.
        decimal = kinds[0]
    whole, _, part = text.partition(decimal) if decimal else (text, "", "")
    digits = "".join(re.findall(r"\d", whole))
    return Decimal(f"{digits}.{part}" if part else digits), Decimal(1).scaleb(-len(part))


def _words(items: Sequence[Token], i: int, language: str) -> Number | None:
    """Return the longest number in words from ``i`` on; a scale alone ("million") is not one."""
    tag = primary(language)
    own = words_of(tag).numbers
    if items[i].folded in own.dozen + own.before_dozen:
        return _dozen(items, i, own)
    if (
        not own.spelled
        or _spelled(items[i].text.casefold(), tag) is None
        or items[i].folded in scales(language)
    ):
        return None
    end = i + 1
    while (
        end < len(items)
        and end - i < _LONGEST
        and (items[end].text in "-‐‑" or items[end].kind == "word")
    ):
        if (
            items[end].kind == "word"
            and items[end].folded in scales(language)
            and items[end].folded not in own.inside
        ):
            break
        end += 1
    for last in range(end, i, -1):
        words = " ".join(token.text.casefold() for token in items[i:last] if token.kind == "word")
        if items[last - 1].kind == "word" and (value := _spelled(words, tag)) is not None:
            return Number(Decimal(value), Decimal(1), last - i, spelled=True)
    return None


def _dozen(items: Sequence[Token], i: int, own: NumberWords) -> Number | None:
    k = i + (items[i].folded in own.before_dozen)
    return (
        Number(Decimal(12), Decimal(12), k + 1 - i, spelled=True)
        if k < len(items) and items[k].folded in own.dozen
        else None
    )


@lru_cache(maxsize=16384)
def _spelled(words: str, tag: str) -> int | None:
    from text_to_num import text2num  # noqa: PLC0415 -- only where a text is searched for figures

    try:
        return int(text2num(words, tag))
    except ValueError:
        return None
