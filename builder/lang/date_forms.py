"""A language -> one pattern of all forms in which its newspapers print a date, the parts of each as
named groups.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from builder.lang.calendars import calendar
from builder.lang.eras import ERAS, FIRST_YEAR, LUNAR_MONTHS, SOLAR_MONTHS
from builder.lang.languages import FIRST, alternatives, gathered, words_of
from builder.lang.zones import names as zone_names

#: Forms that may follow a word without a blank.
_GLUED: Final = ("iso", "east", "big", "numbers")
#: Forms that begin with a name or a small word.
_NAMED: Final = ("month", "bare", "lone", "year", "era")
#: Words for the second half of the day, and for the first.
LATER_HALF: Final = gathered(lambda words: words.calendar.later_half)
FIRST_HALF: Final = gathered(lambda words: words.calendar.first_half)


@lru_cache(maxsize=64)
def pattern(language: str) -> re.Pattern[str]:
    """Return one pattern of alternatives; each starts at a digit or at a name, and every repetition
    is bounded.
    """
    names = calendar(language)
    blank = r"[ \u00a0\t\n]{1,2}"
    of = rf"(?:(?:{alternatives(lambda words: words.calendar.of)}){blank})?"
    clock = r"(?P<HOUR>\d{1,2})(?:[:.h](?P<MINUTE>\d{2}))(?::\d{2}(?:\.\d{1,9})?)?(?!\d)(?:[ \u00a0]?(?P<HALF>[aApP]\.?[mM]\b\.?))?"
    in_year, in_month, on_day, hours, minutes = _marks()
    east_clock = (
        rf"(?P<HALF>{'|'.join((*LATER_HALF, *FIRST_HALF))})?[ ]?"
        rf"(?P<HOUR>\d{{1,2}})(?:[:{hours}][ ]?(?P<MINUTE>\d{{2}})?[{minutes}]?)"
    )
    named_zone = "|".join(zone_names())
    offset = r"[+\u2212-]\d{1,2}(?::?\d{2})?"
    zone = rf"(?:[ \u00a0]?\(?(?P<ZONE>(?:UTC|GMT)[ ]?{offset}(?!\d)|UTC|GMT|Z\b|[+\u2212-]\d{{2}}:?\d{{2}}|(?:{named_zone})\b)\)?)?"
    between = rf"[ \u00a0]?(?:[,|•·–-]|{alternatives(lambda words: words.calendar.before_time)}|T)?[ \u00a0]?"
    after = rf"(?:{between}{clock}{zone})?"
    east_after = rf"(?:[ \u00a0]?{east_clock}{zone})?"
    # Levantine and Egyptian names of one month stand side by side.
    month = rf"(?P<NAME>{names.month})(?:/(?:{names.month}))?(?!\w)\.?"
    ordinal = rf"(?:{alternatives(lambda words: words.calendar.ordinals)}|\.)?"
    year = r"(?P<YEAR>\d{4})(?![\d-])"
    # A year of two digits needs a time behind it; a number is a year behind certain words only, and
    # if nothing is counted by it.
    # Where figures are read both ways, such a year tells next to nothing.
    both_ways = words_of(language).traits.month_first
    before_time = "" if both_ways else "|".join(words_of(language).calendar.before_time)
    word = f"(?:(?:{before_time}) )?" if before_time else ""
    short = rf"(?=[ ,|]{{1,2}}{word}\d{{1,2}}[:.])"
    lead = rf"(?P<BEFORE>(?i:{names.before})){blank}"
    prefixed = alternatives(lambda words: words.calendar.prefixed_parts)
    part = rf"(?:(?:{alternatives(lambda words: words.calendar.parts_of)}){blank}|(?:{prefixed})-)?"
    counted = (
        rf"(?![\d%])(?![.,]\d)(?!{blank}(?:{alternatives(lambda words: words.calendar.counted)}))"
    )
    suffix = "|".join(words_of(FIRST).calendar.ordinals)
    article = alternatives(lambda words: words.calendar.article)
    named = alternatives(lambda words: words.calendar.named_year)
    forms = {
        "iso": r"(?P<YEAR>\d{4})-(?P<MONTH>\d{2})-(?P<DAY>\d{2})(?!\d)" + after,
        "east": rf"(?P<YEAR>\d{{4}})[{in_year}](?:[ ]?(?P<MONTH>\d{{1,2}})[{in_month}]"
        rf"(?:[ ]?(?P<DAY>\d{{1,2}})[{on_day}]{east_after})?)?",
        "era": rf"(?P<ERA>{'|'.join(ERAS)})(?P<YEAR>\d{{1,3}}|{FIRST_YEAR})[{in_year}]"
        rf"(?:(?P<MONTH>\d{{1,2}})[{in_month}](?:(?P<DAY>\d{{1,2}})[{on_day}]{east_after})?)?",
        "solar": rf"(?P<DAY>\d{{1,2}}){blank}(?P<SOLAR>{'|'.join(SOLAR_MONTHS)}){blank}(?P<YEAR>\d{{4}})(?!\d){after}",
        "lunar": rf"(?P<DAY>\d{{1,2}}){blank}{of}(?P<LUNAR>{'|'.join(LUNAR_MONTHS)}),?{blank}(?P<YEAR>\d{{4}})(?!\d)"
        rf"(?:[ \u00a0]?(?:{alternatives(lambda words: words.calendar.hijra)})(?!\w)\.?)?{after}",
        "yearmonth": rf"(?P<YEAR>\d{{4}})\.?(?:{blank}m\.)?{blank}{month}{blank}(?P<DAY>\d{{1,2}})(?:{blank}d)?\.?(?!\d){after}",
        "yearday": rf"(?P<YEAR>\d{{4}})\.{blank}gada{blank}(?P<DAY>\d{{1,2}})\.{blank}{month}{after}",
        "big": r"(?P<YEAR>\d{4})(?P<MARK>[./])(?P<MONTH>\d{1,2})(?P=MARK)(?P<DAY>\d{1,2})(?![\d/])"
        + after,
        "spaced": rf"(?P<DAY>\d{{1,2}})\.[ \u00a0](?P<MONTH>\d{{1,2}})\.[ \u00a0](?P<YEAR>\d{{4}})(?![\d/]){after}",
        "numbers": rf"(?P<DAY>\d{{1,2}})(?P<MARK>[./-])(?P<MONTH>\d{{1,2}})(?P=MARK)(?P<YEAR>\d{{4}}|\d{{2}}{short})(?![\d/]){after}",
        "day": rf"(?P<DAY>\d{{1,2}}){ordinal}(?:{blank}|-|/){of}{month},?(?:(?:{blank}|-|/){of}{year}{after})?",
        "month": rf"{month}{blank}(?P<DAY>\d{{1,2}})(?:{suffix})?(?![\d\w:])(?:,?{blank}{year}{after})?",
        "bare": rf"{month},?{blank}{of}{year}",
        "decade": r"(?P<YEAR>\d{3})0[’']?s\b",
        "lone": rf"{lead}(?:(?:{article}){blank})?{part}{month}(?!{blank}{of}\d)",
        "year": rf"{lead}(?:(?:{article}){blank}(?:{named}){blank}|{part})(?P<YEAR>\d{{4}}){counted}",
        "bracket": r"[(](?P<YEAR>(?:19|20)\d{2})(?=[)])",
        "suffix": rf"(?P<YEAR>(?:1[5-9]|20)\d{{2}})\.?{blank}(?:{alternatives(lambda words: words.calendar.year_words)})",
    }
    parts = {name: _unique(name, part) for name, part in forms.items()}
    # Figures may be glued to a word, as where a page prints name and date without a blank, and so
    # may a month in capitals; nothing else may.
    glued = "|".join(parts[name] for name in _GLUED)
    figures = "|".join(part for name, part in parts.items() if name not in (*_GLUED, *_NAMED))
    named = "|".join(parts[name] for name in _NAMED)
    # What a place begins with decides at once which alternatives are tried there.
    return re.compile(
        rf"(?<![\d$€£.,+-])(?:(?=[\d(])(?:(?:(?<!\w)|(?<=[^\W\d_A-Z]{{2}}))(?:{glued})|(?<!\w)(?:{figures}))|(?:(?<!\w)|(?<=[a-z])(?=[A-Z]{{3}}))(?=[^\W\d_])(?:{named}))"
    )


def _marks() -> tuple[str, ...]:
    """Return the signs of East Asian languages behind a year, month, day, hour and minute, each kind
    as the inside of a set.
    """
    return (
        "".join(gathered(lambda words: words.calendar.year_mark)),
        "".join(gathered(lambda words: words.calendar.month_mark)),
        "".join(gathered(lambda words: words.calendar.day_mark)),
        "".join(gathered(lambda words: words.calendar.hour_mark)),
        "".join(gathered(lambda words: words.calendar.minute_mark)),
    )


def _unique(kind: str, part: str) -> str:
    """Return ``part`` as the group ``kind``, the groups in it renamed so that each occurs once in
    the whole pattern.
    """
    return (
        f"(?P<{kind}>"
        + re.sub(r"\(\?P(<|=)([A-Z]+)", lambda match: f"(?P{match[1]}{match[2]}_{kind}", part)
        + ")"
    )
