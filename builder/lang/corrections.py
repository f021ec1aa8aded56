"""A line of a page -> whether the page tells in it that its text was corrected or changed."""

from __future__ import annotations

import re
from typing import Final

from builder.lang.characters import fold
from builder.lang.languages import alternatives, gathered

#: Words with which a note of correction begins; a colon, a dash or a date follows.
_HEADS: Final = gathered(lambda words: words.furniture.correction_heads)
_HEAD: Final = re.compile(
    rf"\W{{0,5}}(?:{'|'.join(re.escape(fold(head)) for head in sorted(_HEADS, key=len, reverse=True))})"
    r"\s{0,3}(?:[:：—–-]|\(|\[|$|,? ?\d)"
)
#: What such a note says anywhere in it.
_SAYING: Final = re.compile(alternatives(lambda words: words.furniture.correction_sayings))
#: A longer line is a paragraph of the report (characters), of which only what it says counts.
MAX_HEAD_LINE: Final = 600


def is_correction(line: str) -> bool:
    """Tell whether a line is a note by which a page owns up to a change of its text."""
    plain = fold(line)
    return bool(len(plain) <= MAX_HEAD_LINE and _HEAD.match(plain)) or bool(_SAYING.search(plain))
