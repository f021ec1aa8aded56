"""Outlets -> which of them a name means, and whether it is an article's own outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from builder.core.outlet import Outlet
from builder.lang.languages import all_words
from builder.lang.tokens import folded, words

#: Words of an outlet's name that do not tell it from others.
_COMMON: Final = all_words(lambda words: words.newsrooms.common)
#: So many letters of a name must begin a host.
HOST_LETTERS: Final = 4


class Directory:
    """Outlets found by any name under which a text may print them."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        ordered = sorted(outlets, key=lambda outlet: outlet.id)
        self._names = {key: outlet.id for outlet in ordered for key in _keys(outlet)}
        self._called = {outlet.id: outlet.name for outlet in ordered}
        self._initials = {
            "".join(word[0] for word in words(outlet.name)): outlet.id for outlet in ordered
        }

    def find(self, text: str) -> str | None:
        """Return the id of the outlet that ``text`` names, whole or as its last or first words."""
        parts = words(text)
        for size in range(len(parts), 0, -1):
            for start in range(len(parts) - size + 1):
                found = self._names.get(" ".join(parts[start : start + size]))
                if found:
                    return found
        return None

    def knows(self, text: str) -> bool:
        """Tell whether ``text`` is one of the names of an outlet, whole."""
        return " ".join(words(text)) in self._names

    def is_own(self, text: str, outlet: str) -> bool:
        """Tell whether ``text`` names the outlet of that id.

        It may do so by a name in the outlet's file, by initials, or by the words that tell its
        name.
        """
        if self.find(text) == outlet or (
            text.isupper() and self._initials.get(folded(text)) == outlet
        ):
            return True
        own, named = (
            telling(name).split()
            for name in (self._called.get(outlet, outlet.replace("-", " ")), text)
        )
        if not own or not named:
            return False
        # The host of an outlet known by its address begins with what the outlet calls itself:
        # "polx7coast.example", "POLX7".
        host = len(named[0]) >= HOST_LETTERS and own[0].startswith("".join(named))
        return host or set(own) <= set(named) or set(named) <= set(own) or _stands_for(own, named)


def _keys(outlet: Outlet) -> Iterator[str]:
    """Yield every name of an outlet as :meth:`Directory.find` looks it up."""
    for name in (outlet.name, outlet.sign, *outlet.aliases):
        yield " ".join(words(name))


def telling(name: str) -> str:
    """Return the folded words that tell an outlet's name from others.

    "Northern News" and "the Northern" are one.
    """
    return " ".join(word for word in words(name) if word not in _COMMON)


def fullest(name: str, others: Sequence[str]) -> str:
    """Return the fullest of the names that one article prints of the same body.

    The names are its initials, its last words, or the whole.
    """
    same = (
        other
        for other in others
        if initials_of(other) == name or telling(other).endswith(f" {telling(name)}")
    )
    return max((name, *same), key=len)


def initials_of(name: str) -> str:
    """Return the initials of a name of several words; "" for one word.

    "Agence Presse-Nord": "APN".
    """
    parts = [word for word in re.split(r"[\s-]", name) if word[:1].isupper()]
    return "".join(word[0] for word in parts) if len(parts) > 1 else ""


def _stands_for(short: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether a word is made of a name's letters in order, all initials among them.

    "nyt", "usat", "wapo".
    """
    if len(short) != 1 or len(short[0]) < len(name):
        return False
    letters = iter("".join(name))
    initials = iter(short[0])
    return (
        short[0][0] == name[0][0]
        and all(letter in letters for letter in short[0])
        and all(word[0] in initials for word in name)
    )
