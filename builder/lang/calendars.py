"""A language -> its names of months and days, and the small words that are before a date.

The names come from the Unicode CLDR (babel); the files of languages add the forms that newsrooms
print beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from builder.lang.language import UNDETERMINED, primary
from builder.lang.languages import FIRST, words_of

#: The English names: pages in every language state their dates in them.
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: A shorter "name" of a month is a number or a letter.
_MIN_NAME: Final = 3


class Calendar(NamedTuple):
    """The names of one language: folded name -> number."""

    #: 1 to 12; keys without their closing full stop, in lower case.
    months: dict[str, int]
    #: 0 (Monday) to 6; keys in lower case, full names only.
    weekdays: dict[str, int]
    #: Regular expressions, longest name first.
    month: str
    weekday: str
    before: str


def _variants(names: dict[str, int], *, capitals: bool) -> str:
    forms = {form for name in names for form in (name.capitalize(), name.upper())}
    return _longest_first(forms if capitals else forms | set(names))


def _longest_first(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _names(language: str) -> tuple[dict[str, int], dict[str, int]]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - reads the CLDR: only when a language is asked for

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(FIRST)
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            months |= {
                str(name).rstrip(".").lower(): number
                for number, name in locale.months[context][width].items()
            }
        weekdays |= {
            str(name).lower(): number for number, name in locale.days[context]["wide"].items()
        }
    months |= {
        name.lower(): number
        for number, printed in words_of(language).calendar.months.items()
        for name in printed
    }
    return {
        name: number
        for name, number in months.items()
        if len(name) >= _MIN_NAME and not name[0].isdigit()
    }, weekdays


@lru_cache(maxsize=64)
def calendar(language: str) -> Calendar:
    """Return the calendar of ``language`` with the English names beside its own (metadata is
    English everywhere); English when unknown.
    """
    base = primary(language)
    english_months, english_weekdays = _names(FIRST)
    months, weekdays = (
        (english_months, english_weekdays) if base in ("", FIRST, UNDETERMINED) else _names(base)
    )
    own_months = {name: number for name, number in months.items() if name not in english_months}
    own_weekdays = {
        name: number for name, number in weekdays.items() if name not in english_weekdays
    }
    # English months need their capital: "may" and "march" are words. A language that writes its
    # months small allows both.
    month = "|".join(
        filter(
            None, (_variants(own_months, capitals=False), _variants(english_months, capitals=True))
        )
    )
    if any(name in english_months for name in months) and months is not english_months:
        month += "|" + _longest_first(set(months) & set(english_months))
    weekday = "|".join(
        filter(
            None,
            (_variants(own_weekdays, capitals=False), _variants(english_weekdays, capitals=True)),
        )
    )
    before = "|".join(
        dict.fromkeys(
            filter(None, (words_of(base).calendar.before, words_of(FIRST).calendar.before))
        )
    )
    return Calendar(english_months | months, english_weekdays | weekdays, month, weekday, before)
