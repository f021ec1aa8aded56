"""Decoded text -> how much of it looks as text does that was read in another encoding than its own.

Every byte is a letter in most legacy encodings, so a wrong one is told by what it makes: letters of
two scripts in one word, a capital behind a small letter, a symbol inside a word, three accented
Latin letters in a row. Honest text has next to none of these, whatever its language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

#: From this share of odd neighbors among the characters beyond ASCII on, a text was misread.
MISREAD: Final = 0.05
#: Another encoding is believed when it makes so small a part of these.
FAR_LESS: Final = 0.25
#: Encodings of one byte a character that pages are found in; of several that make as few odd
#: neighbors, the first.
CODECS: Final = (
    *("cp1252", "cp1251", "koi8_r", "iso8859_5", "cp866", "cp1250", "iso8859_2", "cp1253"),
    *("cp1254", "cp1255", "cp1256", "cp1257"),
)
#: Runs of characters beyond ASCII that are looked at.
_MOST_RUNS: Final = 4000
_RUN: Final = re.compile("[^\x00-\x7f]{1,80}")
_ACCENTED: Final = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]{3,}")
#: A small letter and capitals: what a wrong Cyrillic encoding makes of a capital and small letters.
_INVERTED: Final = re.compile("[а-яёα-ω][А-ЯЁΑ-Ω]{2,}")
#: Signs that no word has inside, those among them that may open one, and symbols that may end one.
_NEVER_INSIDE: Final = frozenset("¿¡¼½¾¹¸¨¤¦¬¯¶§\ufffd")
_OPENING: Final = frozenset("¿¡§")
_ENDING: Final = frozenset("°®©™")
_FORMS: Final = (_ACCENTED, _INVERTED)
#: Scripts that are written without blanks, and beside Latin letters.
_WIDE: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "FULLWIDTH", "HALFWIDTH", "THAI")


def oddity(text: str) -> float:
    """Return the odd neighbors in ``text`` per character beyond ASCII: 0 for honest text."""
    seen = odd = 0
    for run in islice(_RUN.finditer(text), _MOST_RUNS):
        around = text[max(0, run.start() - 1) : run.end() + 1]
        seen += len(run[0])
        odd += sum(_is_odd(one, other) for one, other in pairwise(around))
        odd += sum(len(found) for form in _FORMS for found in form.findall(run[0]))
    return odd / seen if seen else 0.0


def better(data: bytes, codec: str) -> str:
    """Return the encoding that ``data`` is in rather than in ``codec``; ``codec`` itself when that
    makes sense, or nothing else makes far more.
    """
    found = oddity(data.decode(codec, "replace"))
    if found < MISREAD:
        return codec
    odd = {other: oddity(data.decode(other, "replace")) for other in CODECS if other != codec}
    best = min(odd, key=odd.__getitem__)
    return best if odd[best] <= FAR_LESS * found else codec


@lru_cache(maxsize=20_000)
def _is_odd(one: str, other: str) -> bool:
    kinds = unicodedata.category(one), unicodedata.category(other)
    letters = [kind[0] == "L" for kind in kinds]
    if any(
        sign.isascii() and not letter for sign, letter in zip((one, other), letters, strict=True)
    ):
        return False
    if {"Cc", "Cn", "Co"} & set(kinds) or (kinds[1] == "Mn" and not letters[0]):
        return True
    if not all(letters):
        sign, kind = (one, kinds[0]) if letters[1] else (other, kinds[1])
        if not any(letters) or sign in _ENDING or (sign is one and sign in _OPENING):
            return False
        return sign in _NEVER_INSIDE or kind in ("So", "Sk", "Sm")
    scripts = _script(one), _script(other)
    if any(script in _WIDE for script in scripts):
        return False
    return scripts[0] != scripts[1] or (kinds[0] == "Ll" and kinds[1] == "Lu")


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
