"""A name → keys by which it is known again in another language or script.

Spellings of one name in two scripts agree in little more than their consonants: Arabic and Hebrew write no others,
and Latin spellings of a Cyrillic name differ from language to language. So a key holds consonants, those that are confused made one,
as in Soundex (Russell 1918), after transliteration by Text::Unidecode (Burke 2001).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

#: Scripts in which names have no capitals; of these a word of the second kind may begin with an article or a preposition.
_CASELESS: Final = frozenset({"ARABIC", "HEBREW"})
#: Scripts whose names are spelled by sound, so that a key can be made of them.
_SPELLED: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", *_CASELESS})
#: A key of fewer signs names too many.
_SHORTEST: Final = 3
#: Endings of names in Slavic cases behind at least three other letters, and what stands before Arabic and Hebrew nouns.
_CASES: Final = re.compile(r"(?<=\w{3})(?:ым|им|ом|ем|ого|его|ому|ему|ами|ями|ах|ях|ых|их)\Z")
_ARTICLES: Final = re.compile(r"\A(?:[وف]?[بك]?ال|لل)(?=\w{2})")
_PREFIXES: Final = re.compile(r"\A(?:[وبلفك]|[הובלמש])(?=\w{3})")
#: Greek letters and pairs that sound otherwise than their transliteration.
_GREEK: Final = (("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("τζ", "z"), ("β", "v"), ("ου", "u"), ("ευ", "ef"), ("αυ", "af"))
#: Sounds of two or more letters, the longest first; then letters that are confused.
_SOUNDS: Final = (
    ("shch", "s"), ("dzh", "s"), ("tsh", "s"), ("sch", "s"), ("tch", "s"), ("dj", "s"), ("ts", "s"), ("tz", "s"), ("ch", "s"), ("sh", "s"),
    ("zh", "s"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("ng", "n"), ("x", "ks"), ("qu", "k"),
)  # fmt: skip
#: Serbian and Macedonian letters that sound like the plain ones.
_SOFT: Final = str.maketrans("јњљѓќ", "инлгк")
_SOFT_C: Final = re.compile(r"c(?=[eiy]|\Z)")
_LETTERS: Final = str.maketrans("pvcqjz", "bfkkss")
#: What is written in one script and not in the other: vowels, breath, a nasal before its stop.
_SILENT: Final = re.compile(r"kh|[aeiouyw`'h@]")
_NASAL: Final = re.compile(r"n(?=[dgk])|m(?=b)")
#: Letters of Arabic and Hebrew that begin what is spelled with a vowel in other scripts.
_THROAT: Final = re.compile(r"\b(?:ALEF|AIN|AYIN)\b")
_START: Final = {**dict.fromkeys("aeiouy`", "a"), "h": "k", "w": "f"}


@lru_cache(maxsize=65536)
def name_keys(word: str) -> tuple[str, ...]:
    """Return the keys of a word that may be a name, in whatever case it stands; none for a short one or one that is no name.

    In scripts with capitals a name begins with one and has one key;
    in Arabic and Hebrew every word may be a name, and its first letter may be a preposition: then there are two.
    """
    kind = unicodedata.name(word[0], "").partition(" ")[0] if word else ""
    if kind not in _SPELLED or (kind not in _CASELESS and not word[0].isupper()):
        return ()
    plain = _ARTICLES.sub("", word) if kind in _CASELESS else _CASES.sub("", word.casefold())
    forms = [plain, _PREFIXES.sub("", plain)] if kind in _CASELESS else [plain]
    return tuple(dict.fromkeys(key for form in forms if len(key := _key(form, kind)) >= _SHORTEST))


def _key(word: str, kind: str) -> str:
    plain = _transliterated(word, kind)
    for letters, sound in _SOUNDS:
        plain = plain.replace(letters, sound)
    plain = _SOFT_C.sub("s", plain).translate(_LETTERS)
    start = "a" if _THROAT.search(unicodedata.name(word[0], "")) else "k" if plain.startswith("kh") else _START.get(plain[:1], "")
    rest = _NASAL.sub("", _SILENT.sub("", plain[1:] if start else plain))
    key = re.sub(r"(.)\1+", r"\1", start + rest)
    return key.removesuffix("s") if len(key) > _SHORTEST else key


def _transliterated(word: str, kind: str) -> str:
    from text_unidecode import unidecode  # noqa: PLC0415 -- loads its tables: only for a digest in several languages

    if kind == "GREEK":
        word = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
        for letters, sound in _GREEK:
            word = word.replace(letters, sound)
    elif kind == "HEBREW":
        word = word[:1] + word[1:].replace("ו", "")  # a vowel as a rule
    elif kind == "CYRILLIC":
        word = word.translate(_SOFT)
    return str(unidecode(word)).casefold()
