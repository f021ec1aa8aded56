"""A word -> whether it names a day of the week, or today or yesterday, in the case in which a
report says when somebody spoke.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from builder.lang.calendars import calendar
from builder.lang.grammar import grammar
from builder.lang.language import primary
from builder.lang.languages import words_of
from builder.lang.tokens import folded, tokens

#: Letters of a day's name that no ending changes, at least: Polish "poniedziałek", "poniedziałku";
#: Finnish "maanantai", "maanantaina".
_STEM: Final = 5
#: ... and letters that an ending may have or replace, at most.
_ENDING: Final = 3


def is_day(word: str, language: str) -> bool:
    """Tell whether a folded word names a day, in a language where one may part a verb from its
    subject.
    """
    base = primary(language)
    return (
        bool(base)
        and not grammar(base).fixed_order
        and (
            word in _days(base)
            or any(_same(word, day) for day in _long_days(base) if word[:2] == day[:2])
        )
    )


@cache
def _days(language: str) -> frozenset[str]:
    own = {folded(token.text) for name in calendar(language).weekdays for token in tokens(name)}
    words = words_of(language)
    plain = f"{words.relative.today}|{words.relative.yesterday}".split("|")
    return frozenset(own | {folded(word) for word in plain if word.isalpha()}) | frozenset(
        map(folded, words.calendar.days)
    )


@cache
def _long_days(language: str) -> tuple[str, ...]:
    return tuple(sorted(day for day in _days(language) if len(day) > _STEM))


def _same(word: str, day: str) -> bool:
    """Tell whether a word is the name of a day with another ending."""
    shared = next(
        (n for n, (a, b) in enumerate(zip(word, day, strict=False)) if a != b),
        min(len(word), len(day)),
    )
    return shared >= _STEM and len(word) - shared <= _ENDING and len(day) - shared <= _ENDING
