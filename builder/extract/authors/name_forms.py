"""A few words -> whether they can be a person's name, and whether they begin with a usual given
name; what is known of a name in a line.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from builder.extract.vocabulary import AGENCY_WORDS, PUBLISHED, UPDATED
from builder.lang.calendars import MONTHS, WEEKDAYS
from builder.lang.characters import without_accents
from builder.lang.given_names import given_names
from builder.lang.languages import all_words, alternatives
from builder.lang.newsrooms import STAFF
from builder.lang.offices import COURTESIES
from builder.lang.wordlists import PARTICLES

#: Words of a name.
_MOST_WORDS: Final = 5
FEWEST_WORDS: Final = 2
#: A word of more letters is two that a page prints without a blank between them.
LONGEST_WORD: Final = 22
#: Words that announce a day, and names of months and days.
_DAY_WORDS: Final = re.compile(
    rf"(?:{PUBLISHED}|{UPDATED}|{'|'.join((*MONTHS, *WEEKDAYS))})", re.IGNORECASE
)
#: Small words of all languages, with which a heading may begin ("In the Garden").
_SMALL_WORDS: Final = all_words(lambda words: words.function_words)
_NO_NAME: Final = re.compile(
    rf"\b(?:{STAFF}|{alternatives(lambda words: words.bylines.no_name)})\b", re.IGNORECASE
)
_TITLE: Final = re.compile(rf"(?:{'|'.join(sorted(COURTESIES))})\.?\s", re.IGNORECASE)


class LineName(NamedTuple):
    """A name in a line."""

    name: str
    start: int
    #: "By" is in front of it, a word for a picture, a role beside it; the line holds nothing
    #: but names.
    by: bool
    picture: bool
    role: bool
    alone: bool
    #: Words of the line beside its names.
    rest: int = 0
    #: A person's name; else a newsroom's, an agency's, or a pen name.
    person: bool = True
    #: A word for other work is in front of it ("reviewed by").
    other: bool = False
    #: "By" is right in front of it, not of another name before it.
    led: bool = False
    #: How many names the line holds, and which of them this is.
    of: int = 1
    number: int = 0


def has_given_name(name: str) -> bool:
    """Tell whether the first word of ``name`` is a usual given name in any of some forty languages
    and countries.
    """
    words = _TITLE.sub("", name).split()
    first = without_accents(words[0].casefold()) if words else ""
    return any(part in given_names() for part in first.split("-"))


def capitalized(text: str) -> str:
    """Return the words up to the first one that is small and no particle of a name."""
    words: list[str] = []
    for word in text.split():
        if word[0].islower() and word.lower() not in PARTICLES:
            break
        words.append(word)
    return " ".join(words) if len(words) == len(text.split()) or len(words) >= FEWEST_WORDS else ""


def announces_day(text: str) -> bool:
    """Tell whether a text is no more than the name of a month or a day, or words that announce one
    ("Last updated").
    """
    return bool(_DAY_WORDS.fullmatch(text.strip(" .:")))


def begins_like_heading(name: str) -> bool:
    """Tell whether ``name`` begins with a small word that is not an usual given name, or with two."""
    first, *others = name.split()
    small = first.lower() in _SMALL_WORDS
    return small and (not has_given_name(name) or (others[:1] != [] and others[0].islower()))


def is_name(name: str) -> bool:
    """Tell whether ``name`` can be a person's: a few words with capitals, none of them a newsroom's
    or a page's.
    """
    words = _TITLE.sub("", name).split()
    if not FEWEST_WORDS <= len(words) <= _MOST_WORDS or any(
        character.isdigit() for character in name
    ):
        return False
    if (
        words[0][0].islower()
        or words[-1][0].islower()
        or not all(word[0].isalpha() for word in words)
    ):
        return False
    if all(len(word.strip(".")) < FEWEST_WORDS for word in words) or re.search(
        r"[.!?…]$", words[-1][2:]
    ):
        return False
    if any(len(part) > LONGEST_WORD for word in words for part in word.split("-")):
        return False
    return not announces_day(name) and not _NO_NAME.search(name) and not AGENCY_WORDS.search(name)
