"""Text -> the same text with white space, quotation marks and dashes folded, for comparing and for showing.

News pages write one and the same sentence with no-break spaces, curly or straight quotation marks, and three kinds of dash.
None of these is a difference between two reports, so every comparison folds them first; what readers see keeps them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from builder.errors import printable

__all__ = ["ascii_letters", "compact", "fold", "fold_marks", "fold_space", "is_invisible", "letters", "printable"]

#: Format characters that no reader sees: soft hyphen, zero-width characters, direction marks, byte order mark.
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_NO_INVISIBLE: Final = dict.fromkeys(map(ord, INVISIBLE))

_MARKS: Final = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a\u0060\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u2026": "...",
    }
)
_SPACE: Final = re.compile(r"\s+")
#: Whatever is neither letter nor digit in any script.
_NO_LETTER: Final = re.compile(r"[\W_]+")


def fold_space(text: str) -> str:
    """Return ``text`` with every run of white space (no-break spaces and line ends too) as one blank, none at the ends."""
    return " ".join(text.translate(_NO_INVISIBLE).split())


def fold_marks(text: str) -> str:
    """Return ``text`` with straight quotation marks, plain hyphens for dashes, and three full stops for an ellipsis."""
    return text.translate(_MARKS)


def fold(text: str) -> str:
    """Return ``text`` as compared: compatibility forms, marks and white space folded, no letter case."""
    return fold_space(fold_marks(unicodedata.normalize("NFKC", text))).casefold()


def compact(text: str) -> str:
    """Return ``text`` without any white space or invisible character."""
    return _SPACE.sub("", text.translate(_NO_INVISIBLE))


def letters(text: str) -> str:
    """Return only the letters and digits of ``text``, without case: equal for two ways of printing one name."""
    return _NO_LETTER.sub("", fold(text))


def ascii_letters(text: str) -> str:
    """Return :func:`letters` of ``text`` without accents: how a name is written in an address."""
    return "".join(character for character in unicodedata.normalize("NFKD", letters(text)) if not unicodedata.combining(character))


def is_invisible(character: str) -> bool:
    """Tell whether a reader sees nothing where ``character`` stands: white space or a format character."""
    return character.isspace() or character in INVISIBLE
