"""A passage in a script without blanks -> the stretches that can be a name, rated.

No dictionary is used. In Japanese the script itself parts words: nouns are runs of Chinese
characters and katakana, what is between them is hiragana. In Chinese the commonest particles part
them. Elsewhere a stretch ends at a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from builder.collate.naming.row_names import shared
from builder.collate.readings.witnesses import Side, Witness
from builder.lang.characters import LEADING_VOWELS
from builder.lang.languages import gathered
from builder.lang.tokens import is_unspaced, tokens

#: Characters of a stretch, at least and at most (they are twice as wide as Latin letters), and how
#: many tell best.
SHORTEST: Final = 2
_LONGEST: Final = 12
_BEST: Final = 6
_HIRAGANA: Final = re.compile(r"[\u3041-\u309f]")
_KANJI: Final = "[0-9A-Za-z\u3005\u30a1-\u30fa\u30fc\u3400-\u9fff]"
#: A noun of Japanese, or two that "no" joins.
_JAPANESE: Final = re.compile(rf"{_KANJI}+(?:\u306e{_KANJI}+)?")
#: What is neither a mark nor one of the commonest particles, pronouns and verbs of saying of
#: Chinese.
_CHINESE: Final = re.compile(rf"[^\W{''.join(gathered(lambda words: words.unspaced.between))}]+")
_CHINESE_LETTER: Final = re.compile(r"[\u3400-\u9fff]")
#: Before the word that a phrase is about.
_HEADED: Final = gathered(lambda words: words.unspaced.headed)
_SPACED: Final = re.compile(r"[^\s\W]+(?:[^\s\w][^\s\W]+)*")


def is_unspaced_passage(side: Side) -> bool:
    """Tell whether most of a passage's words are characters of a script without blanks."""
    items = [token for token in tokens(side.text) if token.kind == "word"]
    return 2 * sum(map(is_unspaced, items)) > len(items)


def stretches(side: Side, witnesses: Sequence[Witness]) -> Iterator[tuple[float, str]]:
    """Yield value and text of each stretch of a passage. Linear.

    The more of its characters the witnesses share, the better.
    """
    agreed: dict[int, float] = {}
    for i, atom in enumerate(side.atoms):
        if atom.compared:
            agreed |= dict.fromkeys(range(atom.start, atom.end), shared(side, i, witnesses))
    for found in _pattern(side.text).finditer(side.text):
        text = (
            found[0]
            if len(found[0]) <= _LONGEST
            else found[0][: _LONGEST - 1].rstrip(LEADING_VOWELS)
        )
        own = [agreed[at] for at in range(found.start(), found.start() + len(text)) if at in agreed]
        if len(text) >= SHORTEST and len(own) == len(text):
            head = side.text[found.start() - 1 : found.start()] in _HEADED
            value = (
                min(len(text), _BEST) * sum(own) / len(own)
                - abs(len(text) - _BEST) / _LONGEST
                + head
            )
            yield value, text if text == found[0] else text + "…"


def _pattern(text: str) -> re.Pattern[str]:
    """Return what a stretch is in a text."""
    if _HIRAGANA.search(text):
        return _JAPANESE
    return _CHINESE if _CHINESE_LETTER.search(text) else _SPACED
