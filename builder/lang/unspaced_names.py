"""A phrase of Chinese, Japanese or Korean -> the person's name in it, told by the courtesy or the
office behind or before it.

These scripts have no capitals: only what is beside a name shows that it is one.  A phrase
without such a word has no name.
"""

from __future__ import annotations

import re
from functools import cache

from builder.lang.characters import HAN_NAMES, KATAKANA
from builder.lang.language import primary
from builder.lang.languages import words_of


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Return the pattern of a name in a language that has one: the group ``name`` or ``foreign`` is
    the name.
    """
    words = words_of(language).unspaced
    found = words.name
    for mark, inserted in (
        ("{offices}", words.offices),
        ("{han}", HAN_NAMES),
        ("{katakana}", KATAKANA),
    ):
        found = found.replace(mark, inserted)
    return re.compile(found) if found else None


def has_patterns(language: str) -> bool:
    """Tell whether names of a language are read here rather than by their capitals."""
    return _pattern(primary(language)) is not None


def name_at_end(phrase: str, language: str) -> str:
    """Return the name with which a noun phrase ends, courtesy and office left out; "" where nothing
    shows that it is a name.
    """
    pattern, before = _pattern(primary(language)), words_of(language).unspaced.before_name
    match = pattern.search(re.split(before, phrase)[-1] if before else phrase) if pattern else None
    if pattern is None or match is None:
        return ""
    return next(
        match.group(group)
        for group in ("name", "foreign")
        if group in pattern.groupindex and match.group(group)
    )


def stands_for(short: str, full: str) -> bool:
    """Tell whether a name is the family name, or a part between dots, of a fuller one."""
    return short == full or (
        len(short) < len(full)
        and (full.startswith(short) or f"·{short}" in full or full.endswith((f"・{short}",)))
    )
