"""Texts of records -> the words that are indexed, in places that the client finds again.

Difficulties: Chinese and Japanese have no blanks between words, so that each of their characters is
a word of its own and the client asks for those that follow one another; and Pagefind takes the
punctuation out of a figure, which would make 35 of 3.5 and of a time of day a number.
``client.js`` divides texts and queries by the same rules.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Characters that are written without blanks: kana, ideographs and their marks of repetition.
UNSPACED: Final = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN: Final = re.compile(rf"[{UNSPACED}]|[^{UNSPACED}\s]+")
#: Digits with a point, comma, colon or apostrophe between them.
_FIGURE: Final = re.compile(r"\d+(?:[.,:'’٫٬]\d+)+")
_SEPARATOR: Final = re.compile(r"\D")
#: Digits between two separators of thousands.
_THOUSANDS: Final = 3
#: Stands in a figure where it is divided: Pagefind keeps it, and no text has it there.
_POINT: Final = "_"


def tokens(text: str) -> list[str]:
    """Return the words of a text as printed; a Chinese or Japanese character is one by itself."""
    return _TOKEN.findall(text)


def indexed(token: str) -> str:
    """Return a word as it is given to the index: digits as 0 to 9, each figure whole."""
    if not any(char.isdecimal() for char in token):
        return token
    plain = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in token)
    return _FIGURE.sub(_whole, plain)


def _whole(found: re.Match[str]) -> str:
    """Return a figure without the separators of its thousands, 1,000 as 1000 and 3.5 as 3_5."""
    figure = found[0]
    marks, groups = _SEPARATOR.findall(figure), _SEPARATOR.split(figure)
    last = groups.pop() if len(set(marks)) == 2 and marks[-1] not in marks[:-1] else ""  # noqa: PLR2004 - thousands and a point
    thousands = (
        ":" not in marks
        and not groups[0].startswith("0")
        and len(groups[0]) <= _THOUSANDS
        and all(len(group) == _THOUSANDS for group in groups[1:])
        and len(set(marks[: len(groups) - 1])) <= 1
    )
    whole = ("" if thousands else _POINT).join(groups)
    return f"{whole}{_POINT}{last}" if last else whole
