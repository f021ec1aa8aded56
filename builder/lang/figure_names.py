"""A figure in a text -> whether it is part of a name, a year, or an address, and counts nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.lang.languages import FIRST, all_words
from builder.lang.measures import hedges
from builder.lang.number_words import Number
from builder.lang.tokens import Token

#: Figures with four digits in this range and nothing beside them are years.
_YEARS: Final = range(1500, 2200)
_STREETS: Final = all_words(lambda words: words.numbers.streets)
#: After these a figure is a name: "No. 5", "Highway 61".
_NAMED_BY: Final = all_words(lambda words: words.numbers.named_by)
_HYPHENS: Final = "-–‐‑"
_AREA_CODE: Final = 3
#: "B-2", "555-0142"
_GLUED: Final = re.compile(r"(?:[^\W\d]|\d{3})[-–‐‑]\Z")
#: After these a capital opens a sentence.
_OPENS: Final = frozenset('.!?…:"“”—–')


def names_something(text: str, items: Sequence[Token], i: int, number: Number) -> bool:
    """Tell whether a figure is part of a name, an address, a telephone number or an ordinal."""
    first, last = items[i], items[i + number.length - 1]
    before, after = text[max(0, first.start - 1) : first.start], text[last.end : last.end + 2]
    if (
        number.tail in ("st", "nd", "rd", "th", "s")
        or before in tuple("#@/&=_")
        or after[:1] in tuple("@/&=_")
    ):
        return True
    if number.spelled:
        return False
    joined = before in tuple(_HYPHENS) and _GLUED.search(text, 0, first.start) is not None
    area_code = (
        after[:1] in tuple(_HYPHENS) and after[1:].isdigit() and len(first.text) == _AREA_CODE
    )
    year = (
        not number.tail
        and first.text.isdigit()
        and len(first.text) == len("2026")
        and int(first.text) in _YEARS
    )
    return (
        joined or area_code or year or _behind_name(items, i) or _address(items, i + number.length)
    )


def _behind_name(items: Sequence[Token], i: int) -> bool:
    """Tell whether a word is before a figure whose number it is: "No. 5", "Highway 61", "Sector
    7".
    """
    k = i - 2 if i > 1 and items[i - 1].text == "." else i - 1
    if k < 0 or items[k].kind != "word" or items[i].start - items[k].end > len(". "):
        return False
    if items[k].folded in _NAMED_BY:
        return True
    opens = k == 0 or items[k - 1].text in _OPENS
    return (
        k == i - 1 and items[k].text[:1].isupper() and not opens and not hedged_by(items[k].folded)
    )


def hedged_by(word: str) -> bool:
    """Tell whether an English word opens a phrase that hedges a figure."""
    return any(phrase[0] == word for phrase, _ in hedges(FIRST))


def _address(items: Sequence[Token], k: int) -> bool:
    """Tell whether capitals that end in a word for a street follow: "3909 | Knight Arnold Road",
    "800 | block".
    """
    for token in items[k : k + 4]:
        if token.folded in _STREETS:
            return True
        if not token.text[:1].isupper() and token.kind == "word":
            return False
    return False
