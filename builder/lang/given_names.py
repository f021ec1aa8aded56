"""A given name -> whose it is: known at all, a woman's or a man's, a short form of another one.

The names are those of 41 languages and countries (``builder/weights/given_names.json``); short
forms: package ``nicknames``. Both are evidence for a person, and never needed: most of the world's
names are in neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, Literal

from builder.core.resources import packaged, weights
from builder.lang.characters import without_accents
from builder.lang.languages import all_words, shared
from builder.lang.tokens import folded
from builder.lang.wordlists import PARTICLES

Gender = Literal["woman", "man", ""]

#: English words that are names in other languages: at the beginning of a name they show no person.
_WORDS: Final = all_words(lambda words: words.names.no_given_names)
#: Names of women and of men, whatever the lists say: "Hilary", "Lindsay".
_BOTH: Final = all_words(lambda words: words.names.of_both)
#: Short forms that the package lacks, each with the names that it is short for.
_SHORT: Final = shared().names.short_forms
#: Names so long may differ by one letter and still be two spellings of one: "Vicente", "Vincente".
_LONG: Final = 5
#: Titles and roles that a word's end does not show.
_WOMANS: Final = all_words(lambda words: words.names.womens_titles)
_MANS: Final = all_words(lambda words: words.names.mens_titles)


@cache
def given_names() -> Mapping[str, Gender]:
    """Return the usual given names, folded and without accents, each with whose it is."""
    kinds: tuple[tuple[str, Gender], ...] = (("either", ""), ("men", "man"), ("women", "woman"))
    return {
        name: gender
        for kind, gender in kinds
        for line in weights("given_names")[kind]
        for name in line.split()
    }


@lru_cache(maxsize=16384)
def is_given_name(word: str) -> bool:
    """Tell whether a word is a common given name."""
    plain = _plain(word)
    return plain not in PARTICLES | _WORDS and plain in given_names()


@lru_cache(maxsize=4096)
def gender_of(word: str) -> Gender:
    """Return whose a given name is as a rule; "" for an unknown one and for one of both."""
    plain = _plain(word)
    return "" if plain in _BOTH else given_names().get(plain, "")


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """Return a name folded and without accents."""
    return without_accents(folded(word))


@lru_cache(maxsize=4096)
def gender_of_titles(*titles: str) -> Gender:
    """Return whose titles and roles are: by "Mrs." and "Mr.", "spokeswoman" and "spokesman"; ""
    when none of them tells.
    """
    words = {folded(word) for title in titles for word in title.split()}
    if words & _WOMANS or any(
        word.endswith(("woman", "ess")) and len(word) > _LONG for word in words
    ):
        return "woman"
    return (
        "man"
        if words & _MANS or any(word.endswith("man") and len(word) > _LONG for word in words)
        else ""
    )


@lru_cache(maxsize=4096)
def same_given_name(one: str, other: str) -> bool:
    """Tell whether two given names can be one: equal, an initial, a short form, or two spellings of
    a long one.
    """
    left, right = folded(one), folded(other)
    if left == right or (left[:1] == right[:1] and 1 in (len(left), len(right))):
        return True
    if right in _SHORT.get(left, ()) or left in _SHORT.get(right, ()):
        return True
    if {gender_of(left), gender_of(right)} == {"woman", "man"}:
        return False
    return (
        left in _long_forms(right)
        or right in _long_forms(left)
        or (min(len(left), len(right)) > _LONG and _one_letter_apart(left, right))
    )


@lru_cache(maxsize=4096)
def _long_forms(name: str) -> frozenset[str]:
    """Return a name with those that it is short for."""
    return frozenset({name} | _short_forms().get(name, set()))


@cache
def _short_forms() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in packaged("nicknames", "names.csv").splitlines()[1:]:
        full, _, short = line.strip().casefold().split(",")
        found.setdefault(short, set()).add(full)
    for short, full_names in _SHORT.items():
        found.setdefault(short, set()).update(full_names)
    return found


def _one_letter_apart(left: str, right: str) -> bool:
    """Tell whether one name is the other with one letter more, less or otherwise."""
    if abs(len(left) - len(right)) > 1 or left[0] != right[0]:
        return False
    at = next(
        (k for k, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
        min(len(left), len(right)),
    )
    rest, other = left[at:], right[at:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
