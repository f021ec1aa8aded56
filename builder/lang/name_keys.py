"""A name -> the keys by which it is known again: that of the person within an event, and those of
its sound across languages and scripts.

The two have opposite ends.  A person's key is an id: no two persons may share it, so that nothing
but usual spellings is made equal. A sound key only counts among all other words of two reports, and
has to be the same in two scripts, in which the spellings of a name agree in little more than their
consonants: Arabic and Hebrew write no others, and Latin spellings of a Cyrillic name differ from
language to language.  So it holds consonants, those that are confused made one, as in Soundex
(Russell 1918), after transliteration by Text::Unidecode (Burke 2001).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from builder.lang.languages import shared
from builder.lang.offices import COURTESIES, HONORIFICS, SHORT_TITLES
from builder.lang.tokens import folded, is_unspaced, tokens

#: Ways of spelling a transliterated name word, and the one that stands for all.
_VARIANTS: Final = (
    (re.compile(r"(?:iy|ij|yi|yy|ii)\Z"), "y"),  # Dmitriy, Dmitrij: Dmitry
    (re.compile(r"(?<=[^aeiou])ei\Z|(?<=[^aeiou])ey\Z"), "ey"),  # Sergei: Sergey
    (re.compile(r"ks"), "x"),  # Aleksandr: Alexander
    (re.compile(r"(?<=[a-z])dr\Z"), "der"),  # Alexandr: Alexander
    (re.compile(r"(?<=.)ph"), "f"),  # Christoph: Christof
    (re.compile(r"\Amo?u?ham+[aeo]d\Z|\Amo?u?h[ae]m+[ae]d\Z"), "muhammad"),  # Mohammed, Muhammad
    (re.compile(r"\Ayo?u?s+[eui]+f\Z"), "yusuf"),  # Youssef, Yusuf
)


@lru_cache(maxsize=16384)
def name_word_key(word: str) -> str:
    """Return one key for the usual spellings of a transliterated name word: "Sergei" and "Sergey",
    "Dmitriy" and "Dmitry".
    """
    key = folded(word).removesuffix("'s")
    for pattern, key_part in _VARIANTS:
        key = pattern.sub(key_part, key)
    return key


#: What tells two generations of a name apart.
SUFFIXES: Final = HONORIFICS - COURTESIES
#: What is beside a name without being part of it.
_BESIDE: Final = COURTESIES | SHORT_TITLES


@lru_cache(maxsize=16384)
def person_key(name: str) -> str:
    """Return the id of a person: a slug of the name without courtesy titles and middle initials,
    equal for all spellings of a name.
    """
    parts = [name_word_key(word) for word in _words(name)]
    last = len(parts) - 1 - (len(parts) > 1 and parts[-1] in SUFFIXES)
    kept = [
        part.replace("'", "")
        for k, part in enumerate(parts)
        if part and not (len(part) == 1 and 0 < k < last)
    ]
    return "-".join(kept)


def surname_of(key: str) -> str:
    """Return the last word of a person key that is no "jr"."""
    parts = key.split("-")
    return parts[-2] if len(parts) > 1 and parts[-1] in SUFFIXES else parts[-1]


def _words(name: str) -> list[str]:
    """Return the words of a name without titles; characters of a script without blanks make one."""
    result: list[str] = []
    end = -1
    for token in tokens(name):
        if token.kind == "word" and token.folded not in _BESIDE:
            if is_unspaced(token) and token.start == end:
                result[-1] += token.text
            else:
                result.append(token.text)
            end = token.end if is_unspaced(token) else -1
    return result


def same_person(short: str, full: str) -> bool:
    """Tell whether ``short`` can stand for ``full`` within one report: its surname, or all its
    words in order.
    """
    left, right = person_key(short).split("-"), person_key(full).split("-")
    if left == [""] or right == [""]:
        return False
    if right[-1] in SUFFIXES and left[-1] not in SUFFIXES and len(left) == 1:
        right.pop()
    if len(left) == 1:
        return left[0] == right[-1] or (len(right) > 2 and left[0] == right[-2])  # noqa: PLR2004 -- a surname of two words
    return left[-1] == right[-1] and (
        left[0] == right[0] or (left[0][:1] == right[0][:1] and 1 in (len(left[0]), len(right[0])))
    )


#: Scripts in which names have no capitals; of these a word of the second kind may begin with an
#: article or a preposition.
_CASELESS: Final = frozenset({"ARABIC", "HEBREW"})
#: Scripts whose names are spelled by sound, so that a key can be made of them.
_SPELLED: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", *_CASELESS})
#: A key of fewer signs names too many.
_SHORTEST: Final = 3
#: Endings of names in Slavic cases behind at least three other letters, and what is before
#: Arabic and Hebrew nouns.
_CASES: Final = re.compile(shared().sounds.cases)
_ARTICLES: Final = re.compile(shared().sounds.articles)
_PREFIXES: Final = re.compile(shared().sounds.prefixes)
#: Greek letters and pairs that sound otherwise than their transliteration.
_GREEK: Final = tuple(shared().sounds.greek.items())
#: Sounds of two or more letters, the longest first; then letters that are confused.
_SOUNDS: Final = (
    ("shch", "s"), ("dzh", "s"), ("tsh", "s"), ("sch", "s"), ("tch", "s"), ("dj", "s"), ("ts", "s"), ("tz", "s"), ("ch", "s"), ("sh", "s"),
    ("zh", "s"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("ng", "n"), ("x", "ks"), ("qu", "k"),
)  # fmt: skip
#: Serbian and Macedonian letters that sound like the plain ones.
_SOFT: Final = str.maketrans(shared().sounds.soft)
_SOFT_C: Final = re.compile(r"c(?=[eiy]|\Z)")
_LETTERS: Final = str.maketrans("pvcqjz", "bfkkss")
#: What is written in one script and not in the other: vowels, breath, a nasal before its stop.
_SILENT: Final = re.compile(r"kh|[aeiouyw`'h@]")
_NASAL: Final = re.compile(r"n(?=[dgk])|m(?=b)")
#: Letters of Arabic and Hebrew that begin what is spelled with a vowel in other scripts.
_THROAT: Final = re.compile(r"\b(?:ALEF|AIN|AYIN)\b")
_START: Final = {**dict.fromkeys("aeiouy`", "a"), "h": "k", "w": "f"}


@lru_cache(maxsize=65536)
def sound_keys(word: str) -> tuple[str, ...]:
    """Return the keys of a word that may be a name, in whatever case it is; none for a short
    one or one that is not a name.

    In scripts with capitals a name begins with one and has one key; in Arabic and Hebrew every word
    may be a name, and its first letter may be a preposition: then there are two.
    """
    kind = unicodedata.name(word[0], "").partition(" ")[0] if word else ""
    if kind not in _SPELLED or (kind not in _CASELESS and not word[0].isupper()):
        return ()
    plain = _ARTICLES.sub("", word) if kind in _CASELESS else _CASES.sub("", word.casefold())
    forms = [plain, _PREFIXES.sub("", plain)] if kind in _CASELESS else [plain]
    return tuple(
        dict.fromkeys(key for form in forms if len(key := _sound(form, kind)) >= _SHORTEST)
    )


def _sound(word: str, kind: str) -> str:
    plain = _transliterated(word, kind)
    for letters, sound in _SOUNDS:
        plain = plain.replace(letters, sound)
    plain = _SOFT_C.sub("s", plain).translate(_LETTERS)
    start = (
        "a"
        if _THROAT.search(unicodedata.name(word[0], ""))
        else "k"
        if plain.startswith("kh")
        else _START.get(plain[:1], "")
    )
    rest = _NASAL.sub("", _SILENT.sub("", plain[1:] if start else plain))
    key = re.sub(r"(.)\1+", r"\1", start + rest)
    return key.removesuffix("s") if len(key) > _SHORTEST else key


def _transliterated(word: str, kind: str) -> str:
    from text_unidecode import unidecode  # noqa: PLC0415 -- loads its tables: only for a digest in several languages

    if kind == "GREEK":
        word = "".join(
            letter
            for letter in unicodedata.normalize("NFD", word)
            if not unicodedata.combining(letter)
        )
        for letters, sound in _GREEK:
            word = word.replace(letters, sound)
    elif kind == "HEBREW":
        word = word[:1] + word[1:].replace(shared().sounds.hebrew_vowel, "")  # a vowel as a rule
    elif kind == "CYRILLIC":
        word = word.translate(_SOFT)
    return str(unidecode(word)).casefold()
