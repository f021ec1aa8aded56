"""Part of a line that may name its author -> who signs there without a person's name: a newsroom,
an agency, a pen name.

"By Town Press", "by anna", "Harbour Post Staff", "(abc/de)": such a text has somebody who answers
for it, but no person is named.
"""

from __future__ import annotations

import re
from typing import Final

from builder.extract.vocabulary import AGENCY_WORDS
from builder.lang.newsrooms import STAFF
from builder.lang.wordlists import ARTICLES

#: Words and characters of a signer.
_MOST_WORDS: Final = 4
_MOST_CHARACTERS: Final = 40
#: A signer in small letters has at most so many words.
MOST_SMALL: Final = 2
_STAFF: Final = re.compile(rf"(?<!\w)(?:{STAFF})(?!\w)", re.IGNORECASE)
#: "ABC", "abc/de", "(abc)": an agency's sign.
_SIGN: Final = re.compile(
    r"[(\[]?(?P<sign>[A-Z]{2,6}|[a-z]{3})(?:\s?/\s?[\w.-]{2,24}){0,2}[)\]]?\.?"
)
#: What pages say behind "by" that is nobody.
_NOBODY: Final = re.compile(
    r"(?:our|us|you|your|using|clicking|a|an|this|e-?mail|default|continuing|date|topic|popularity|now|then|phone|law|it|all|any|author)(?!\w)",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(rf"(?:{'|'.join(sorted(ARTICLES))}|l[’'])\s?(?=[A-ZÀ-Þ])")
_EDGE: Final = " .:*’'\"“„»«_#>!()[]-–—"


def signer(text: str) -> tuple[str, int]:
    """Return who signs in ``text``, which is behind "By", and where the name begins; "" for
    nobody.
    """
    start = len(text) - len(text.lstrip(_EDGE))
    rest = text.strip(_EDGE)
    article = _ARTICLE.match(rest)
    if article:
        start, rest = start + article.end(), rest[article.end() :]
    words = rest.split()
    if (
        not 0 < len(words) <= _MOST_WORDS
        or len(rest) > _MOST_CHARACTERS
        or any(character.isdigit() for character in rest)
    ):
        return "", start
    if _NOBODY.match(rest) or not all(
        any(character.isalpha() for character in word) for word in words
    ):
        return "", start
    small = rest == rest.lower() != rest.upper()
    return ("", start) if small and len(words) > MOST_SMALL else (rest, start)


def agency_sign(text: str) -> str:
    """Return the sign of an agency that ``text`` consists of ("ABC", "(abc/de)"); "" for any other
    text.
    """
    match = _SIGN.fullmatch(text) if len(text) <= _MOST_CHARACTERS else None
    return match["sign"] if match else ""


def is_newsroom(text: str) -> bool:
    """Tell whether ``text``, a few words alone in their line, names the people of a newsroom or an
    agency.
    """
    words = len(text.split())
    return (
        1 < words <= _MOST_WORDS
        and text[:1].isupper()
        and text[-1].isalnum()
        and is_sign_word(text)
    )


def is_sign_word(text: str) -> bool:
    """Tell whether a newsroom's or an agency's word is in ``text``."""
    return is_staff(text) or bool(AGENCY_WORDS.search(text))


def is_staff(text: str) -> bool:
    """Tell whether a word for a newsroom's people is in ``text``."""
    return bool(_STAFF.search(text))
