"""Word -> what it has in common with words that say the same: "Sen." and "Senator", "two" and "2",
"Fifth" and "5th"; masked words.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from builder.lang.inflections import uninflected
from builder.lang.languages import FIRST
from builder.lang.wordlists import NUMBER_WORDS

#: English abbreviations that are printed with a full stop or without one.
_WRITTEN_OUT: Final = {
    "rev": "reverend", "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative", "gov": "governor",
    "govs": "governor", "gen": "general", "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "maj": "major",
    "cpl": "corporal", "adm": "admiral", "cmdr": "commander", "amb": "ambassador", "pres": "president", "prof": "professor",
    "dr": "doctor", "dept": "department", "govt": "government", "vs": "versus", "mt": "mount", "ave": "avenue", "jr": "junior",
    "sr": "senior", "percent": "%", "pct": "%",
}  # fmt: skip
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
#: "5th"
_ORDINAL: Final = re.compile(r"(\d+)(?:st|nd|rd|th)")
#: A word of which letters are masked: "s**t", "f***ing"; with dashes in the manner of agencies:
#: "s--t".
MASKED: Final = re.compile(
    r"(?<![\w*])(?:[^\W\d_]{1,4}\*+(?:[^\W\d_]|\*)*|[^\W\d_]{1,2}(?:-{2,}|[–—]{2,}|_{2,})(?:[^\W\d_]{1,3})?)(?![\w*])"
)
_MASK: Final = re.compile(r"[*_–—-]+")


def same_word(folded: str, language: str = FIRST) -> str:
    """Return a key that is equal for words of which one in place of the other is no difference:
    without inflection, figures in digits.
    """
    plain = _WRITTEN_OUT.get(folded, folded)
    if plain in _ORDINALS:
        return f"{_ORDINALS[plain]}."
    if found := _ORDINAL.fullmatch(plain):
        return f"{found[1]}."
    return str(NUMBER_WORDS[plain]) if plain in NUMBER_WORDS else uninflected(plain, language)


def unmasked(masked: str, known: AbstractSet[str]) -> str:
    """Return the one of some folded words that a masked word can stand for, the first by its
    letters; the masked word when none does.

    Asterisks stand for as many letters, dashes for any number.
    """
    pattern = "".join(
        (rf"[^\W\d_]{{{len(part)}}}" if "*" in part else r"[^\W\d_]+")
        if _MASK.fullmatch(part)
        else re.escape(part)
        for part in re.split(rf"({_MASK.pattern})", masked)
        if part
    )
    return min((word for word in known if re.fullmatch(pattern, word)), default=masked)
