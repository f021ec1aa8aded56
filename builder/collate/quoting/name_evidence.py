"""English text and the names in it -> which of them are persons', by how each is used throughout.

Evidence for a person: a title or a role (:mod:`builder.collate.quoting.mentions`), a given name,
the surname alone further on, a verb of saying right beside the name.  Evidence against: "in", "the"
before the name, its words in small letters elsewhere, headings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final

from builder.lang.given_names import is_given_name
from builder.lang.languages import FIRST, all_words, alternatives
from builder.lang.names import Name
from builder.lang.offices import TITLES
from builder.lang.stems import stopwords
from builder.lang.tokens import folded
from builder.lang.verbs import reporting
from builder.lang.wordlists import PARTICLES

#: Prepositions right before the name of a place or a body.
_WHERE: Final = all_words(lambda words: words.names.where)
#: Prepositions behind which a name is what something belongs to.
_OWNING: Final = all_words(lambda words: words.names.owning)
#: The word before or after a name is looked for so far (code points).
_REACH: Final = 24
#: A heading has so many words at least, so large a share of capitals, and so many code points at
#: most.
_HEADING_WORDS: Final = 4
_HEADING_SHARE: Final = 0.75
_HEADING_LENGTH: Final = 150
#: A pronoun for a name is looked for so far after it (code points).
_PRONOUN_REACH: Final = 200
_PRONOUN: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.names.pronouns)})\b", re.IGNORECASE
)
#: A word of so many capitals is an abbreviation or a heading.
_CAPITALS: Final = 4
#: What is between double marks, within a paragraph.
_QUOTED: Final = re.compile(r"[“\"„«][^”\"“»\n]*[”\"“»]")


class Uses:
    """How each name of one text is used."""

    def __init__(self, text: str, named: Sequence[Name]) -> None:
        self._text = text
        self._small = frozenset(re.findall(r"(?<!\w)[a-z]{4,}(?!\w)", text))
        self._by_text: defaultdict[str, list[Name]] = defaultdict(list)
        for name in named:
            self._by_text[name.text].append(name)
        self._unquoted = _QUOTED.sub(lambda match: " " * len(match.group()), text)
        self._starts = [name.start for name in named]
        self._headings = _headings(text)
        self._behind = {
            name: [_word_before(text, use.start) for use in uses if not use.title]
            for name, uses in self._by_text.items()
        }

    def may_be_person(self, name: Name) -> bool:
        """Tell whether this use may be a person's: not a heading, a place or capitals."""
        at = bisect_right(self._headings, (name.start, len(self._text))) - 1
        if at >= 0 and self._headings[at][0] <= name.start < self._headings[at][1]:
            return False
        return bool(name.title) or not (self._is_place(name.text) or _is_odd(name.text))

    def is_person(self, name: str) -> bool:
        """Tell whether the text shows that a name without any title or role is a person's."""
        words = name.split()
        if len(words) < 2 or self._is_common(words[-1]) or "the" in self._behind.get(name, ()):  # noqa: PLR2004 -- given name and surname
            return False
        return (
            is_given_name(words[0])
            or self._surname_alone(name)
            or self._speaks(name)
            or self._becomes_pronoun(name)
        )

    def _is_place(self, name: str) -> bool:
        placed = any(word in _WHERE for word in self._behind.get(name, ()))
        words = name.split()
        return placed and not (
            len(words) > 1 and is_given_name(words[0]) and not self._is_common(words[-1])
        )

    def _is_common(self, word: str) -> bool:
        """Tell whether a word is also printed in small letters: "Social Security", "security"."""
        return word.casefold() in self._small

    def _surname_alone(self, name: str) -> bool:
        """Tell whether the surname appears alone, and the whole name inside a sentence."""
        surname = name.rsplit(maxsplit=1)[-1]
        return not all(use.opens for use in self._by_text[name]) and any(
            word not in _WHERE and word != "the" for word in self._behind.get(surname, ())
        )

    def _becomes_pronoun(self, name: str) -> bool:
        """Tell whether "he" or "she" is the first pronoun after a name, before any other name."""
        if any(self._is_common(word) for word in name.split() if word.casefold() not in PARTICLES):
            return False
        for use in self._by_text[name]:
            following = self._starts[bisect_right(self._starts, use.start) :][:1] or [
                len(self._text)
            ]
            found = _PRONOUN.search(
                self._unquoted, use.end, min(following[0], use.end + _PRONOUN_REACH)
            )
            if found and found.group().casefold() in ("he", "she"):
                return True
        return False

    def _speaks(self, name: str) -> bool:
        """Tell whether a verb of saying is beside a name that never has a possessive.

        It never follows a preposition such as "of" either.
        """
        if any(self._is_common(word) for word in name.split() if word.casefold() not in PARTICLES):
            return False
        uses = self._by_text[name]
        if any(
            self._text.startswith(("'s", "’s"), use.end)
            or _word_before(self._text, use.start) in _OWNING
            for use in uses
        ):
            return False
        verbs = reporting()
        return any(
            _word_after(self._text, use.end) in verbs
            or _word_before(self._text, use.start) in verbs
            for use in uses
        )


def _is_odd(name: str) -> bool:
    """Tell whether a run of capitals is a country, or has what no person's name has.

    A person's name has neither digits, nor a word in capitals, nor a title at its end.
    """
    words = name.split()
    return (
        any(len(word) >= _CAPITALS and word.isupper() for word in words)
        or any(character.isdigit() for character in name)
        or (folded(words[-1]) in TITLES and not is_given_name(words[0]))
        or name in _countries()
    )


@cache
def _countries() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 -- reads the CLDR: only when names are judged

    return frozenset(str(name) for name in Locale.parse(FIRST).territories.values())


def _word_before(text: str, at: int) -> str:
    before = text[max(0, at - _REACH) : at].split()
    return folded(before[-1].strip("\"“”'‘’(")) if before else ""


def _word_after(text: str, at: int) -> str:
    after = text[at : at + _REACH].lstrip(",").split()
    return folded(after[0].strip(".,:;")) if after else ""


def _headings(text: str) -> list[tuple[int, int]]:
    """Return the lines printed like a heading.

    Nearly all their words have capitals; all of them do in a line that ends in a full stop.
    """
    return [
        match.span()
        for match in re.finditer(r"[^\n]+", text)
        if len(match.group()) <= _HEADING_LENGTH and _is_heading(match.group())
    ]


def _is_heading(line: str) -> bool:
    small = stopwords(FIRST)
    words: list[str] = [
        word for word in re.findall(r"[^\W\d_][\w'’-]*", line) if word.casefold() not in small
    ]
    capitals = sum(word[0].isupper() for word in words)
    end = line.rstrip()[-1:]
    if len(words) < _HEADING_WORDS or end in (":", ","):
        return False
    return capitals == len(words) if end == "." else capitals > _HEADING_SHARE * len(words)
