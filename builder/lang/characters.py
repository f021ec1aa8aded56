"""Text -> the same text with white space, quotation marks and dashes folded, for comparing and for
showing.

News pages write one and the same sentence with no-break spaces, curly or straight quotation marks,
and three kinds of dash. None of these is a difference between two reports, so every comparison
folds them first; what readers see keeps them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

#: Format characters that no reader sees: soft hyphen, zero-width characters, direction marks, byte
#: order mark.
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]+")
#: What joins two letters, or keeps them apart, without a blank; readers see it in Arabic script and
#: in those of India and its neighbors, and in emoji that are put together.
ZERO_WIDTH_JOINERS: Final = "\u200c\u200d"
_JOINING: Final = "\u0600-\u0dff\u1000-\u109f\u1780-\u17ff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_NEEDLESS: Final = re.compile(
    f"[{''.join(one for one in INVISIBLE if one not in ZERO_WIDTH_JOINERS)}]+|(?<![{_JOINING}])[{ZERO_WIDTH_JOINERS}]+"
)
#: A run of characters that a reader sees.
VISIBLE: Final = re.compile(rf"[^\s{INVISIBLE}]+")

#: Control characters, halves of characters, orders to print letters in another direction than their
#: own, which no text on a page needs; tabs and line ends are not among them.
CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff\ud800-\udfff]"
)
#: Marks that put the letters behind them, up to the mark that ends it, in another order: embeddings
#: and isolates (Unicode Standard Annex 9, 2). What follows an unclosed one is reordered, too.
REORDERING: Final = re.compile("[\u202a-\u202c\u2066-\u2069]")
#: As long as one of them, as invisible, and without any effect on the order of letters.
INERT: Final = "\u2060"
#: Letters and signs that are blank: fillers of Korean syllables, the empty pattern of braille.
_BLANKS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
#: General categories of what no reader sees alone: controls, formats, halves, unassigned and
#: private codes, blanks, marks on nothing.
_UNSEEN: Final = frozenset("CZM")

#: Characters of East Asia, as ranges for the set of a pattern: Chinese signs, Japanese and Korean
#: syllables; each of them is wide.
HAN: Final = "\u3400-\u9fff"
KANA: Final = "\u3040-\u30ff"
HANGUL: Final = "\uac00-\ud7af"
WIDE: Final = HAN + KANA + HANGUL
#: Chinese signs of names, and the syllables in which Japanese spells foreign ones.
HAN_NAMES: Final = "\u4e00-\u9fff\u3005"
KATAKANA: Final = "\u30a1-\u30f4\u30fc"
#: Small and capital letters of Latin, Cyrillic and Greek.
SMALL: Final = "a-zà-ÿа-яѐ-џґΐά-ώ"
CAPITAL: Final = "A-ZÀ-ÞА-ЯЀ-ЏҐΑ-Ω"
#: Vowels of these scripts, accents left out.
VOWELS: Final = frozenset("aeiouyæøœаеиоуыэюяіїєѐѝαεηιουω")
#: Vowels of Thai and Lao that are written before their consonant.
LEADING_VOWELS: Final = "\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4"

_MARKS: Final = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u2026": "...",
}
#: The few of them in a text are found faster than each character is looked up.
_MARK: Final = re.compile(f"[{''.join(_MARKS)}]")
#: Whatever is neither letter nor digit in any script.
_NO_LETTER: Final = re.compile(r"[\W_]+")
_NO_ASCII_LETTER: Final = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())
#: Lines whose letters are remembered.
_REMEMBERED: Final = 4096


def listed(words: str) -> frozenset[str]:
    """Return the words of ``words``, parted by white space."""
    return frozenset(words.split())


def is_seen(text: str) -> bool:
    """Tell whether a reader sees anything of ``text``."""
    return any(
        unicodedata.category(character)[0] not in _UNSEEN and character not in _BLANKS
        for character in text
    )


def fold_space(text: str) -> str:
    """Return ``text`` with every run of white space (no-break spaces and line ends too) as one
    blank, none at the ends; of invisible characters only those joiners stay that a script needs.
    """
    plain = text if text.isascii() else _NEEDLESS.sub("", text)
    return " ".join(plain.split())


def fold_marks(text: str) -> str:
    """Return ``text`` with straight quotation marks, plain hyphens for dashes, and three full stops
    for an ellipsis.
    """
    return _MARK.sub(lambda mark: _MARKS[mark[0]], text)


def fold(text: str) -> str:
    """Return ``text`` as compared: compatibility forms, marks and white space folded, no letter
    case.
    """
    if text.isascii():
        # Most text, and nothing else to fold in it.
        return " ".join(text.replace("`", "'").split()).lower()
    plain = _visible(fold_marks(unicodedata.normalize("NFKC", text)))
    return " ".join(plain.split()).casefold()


def compact(text: str) -> str:
    """Return ``text`` without any white space or invisible character."""
    return "".join(_visible(text).split())


@lru_cache(maxsize=_REMEMBERED)
def letters(text: str) -> str:
    """Return only the letters and digits of ``text``, without case: equal for two ways of printing
    one name.

    Remembered: the lines of one page are asked for again and again.
    """
    return (
        text.lower().translate(_NO_ASCII_LETTER)
        if text.isascii()
        else _NO_LETTER.sub("", fold(text))
    )


def ascii_letters(text: str) -> str:
    """Return :func:`letters` of ``text`` without accents: how a name is written in an address."""
    return without_accents(letters(text))


def without_accents(text: str) -> str:
    """Return ``text`` without the marks that belong to a letter, in compatible forms (NFKD)."""
    return "".join(
        character
        for character in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(character)
    )


def _visible(text: str) -> str:
    return text if text.isascii() else _INVISIBLE.sub("", text)
