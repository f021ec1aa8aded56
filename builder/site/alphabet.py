"""Names -> the heading under which a long index lists each: a Latin letter, or another script."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from builder.lang.characters import without_accents

Line = TypeVar("Line")

#: What begins with no letter.
_OTHER = "Other"


def heading(name: str) -> str:
    """Return the heading of a name: "A" for Åsa, "Cyrillic" for Анна, "Other" for 7 Days."""
    first = next((char for char in without_accents(name) if char.isalnum()), "")
    if not first.isalpha():
        return _OTHER
    if first.isascii():
        return first.upper()
    script = unicodedata.name(first, _OTHER).split(maxsplit=1)[0]
    return script if script == "CJK" else script.capitalize()


def by_heading(
    lines: Iterable[Line], name: Callable[[Line], str]
) -> Mapping[str, tuple[Line, ...]]:
    """Return lines in the order of their names, by heading: letters first, then other scripts."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda one: (without_accents(name(one)).casefold(), name(one))):
        found[heading(name(line))].append(line)
    return {
        title: tuple(found[title])
        for title in sorted(found, key=lambda one: (one == _OTHER, len(one) > 1, one))
    }
