"""Reads of an event -> the past months and years that its reports are about.

"5.1 percent in April", printed in May. A report is about a month that has just ended, or the year
before, when its headline or one of its first sentences gives a measured figure for it: a share, an
amount, a number of a thousand or more. Passages about such a period are about the event's own
matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from builder.collate.alignment.passages import ReadArticle
from builder.collate.times import Apart, EventDay, own_times
from builder.lang.dates import find_dates
from builder.lang.languages import alternatives
from builder.lang.tokens import tokens

#: So many sentences open a report.
OPENING_SENTENCES: Final = 2
#: Statistics appear so many months after the month that they are about, at most.
MONTHS_LATER: Final = 3
_MONTHS: Final = 12
#: A number from here on is an amount and no number of persons in a story; one of four figures
#: without a mark may be a year.
LEAST_AMOUNT: Final = 1000
_YEAR: Final = re.compile(r"\d{4}")
_MONTH: Final = re.compile(r"\d{4}-\d\d")
_PERIOD: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?\Z")
#: Percent in the languages of the program, by the beginning of the word.
_PERCENT: Final = re.compile(
    rf"\d\s?(?:[%٪]|{alternatives(lambda words: words.numbers.percent_beginnings)})"
    rf"|(?:{alternatives(lambda words: words.numbers.percent_ahead)}) \d",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(r"\d+(?:\.\d+)?")


def reported_periods(reads: Sequence[ReadArticle], day: EventDay) -> frozenset[str]:
    """Return the months and years (EDTF) before ``day`` that one of the reports is about."""
    return frozenset(chain.from_iterable(_reported(read, day) for read in reads))


def _reported(read: ReadArticle, day: EventDay) -> Iterator[str]:
    """Yield the latest month and year that a report opens with a figure for.

    "in April, after 5.4 percent in March".
    """
    language = read.article.language
    opening = [
        unit.passage.text
        for unit in read.units
        if unit.sentence < OPENING_SENTENCES and not unit.foreign
    ]
    behind = {
        one.date
        for text in opening
        for one in own_times(text, day, language)
        if _has_just_ended(one, day) and _measured(text, language)
    }
    for precision in (_YEAR, _MONTH):
        if dates := [date for date in behind if precision.fullmatch(date)]:
            yield max(dates)


def _has_just_ended(one: Apart, day: EventDay) -> bool:
    match = _PERIOD.match(one.date)
    if match is None or one.announced:
        return False
    if match["month"] is None:
        return int(match["year"]) == day.first.year - 1
    months = (day.first.year - int(match["year"])) * _MONTHS + day.first.month - int(match["month"])
    return 1 <= months <= MONTHS_LATER


def _measured(text: str, language: str) -> bool:
    """Tell whether a passage gives a share, an amount or a large number."""
    if _PERCENT.search(text):
        return True
    dates = [mention.span for mention in find_dates(text, language)]
    return any(
        _FIGURE.fullmatch(token.folded)
        and ("." in token.folded or int(token.folded) >= LEAST_AMOUNT)
        for token in tokens(text)
        if token.kind == "number"
        and not _YEAR.fullmatch(token.text)
        and not any(span.start <= token.start < span.end for span in dates)
    )
