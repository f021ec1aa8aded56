"""A day that may be that of publication -> its signs: where the page names it, beside what, in which
form; and those of silence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from builder.extract.dates.dated import ISSUE
from builder.extract.dates.places import DateOnPage, DayCandidate
from builder.extract.lines.line import Line, count_words, date_line_rest
from builder.extract.page import Page
from builder.extract.scoring import on

#: Lines around a date in which a byline, a name or other dates are sought.
NEAR_LINES: Final = 2
_LIST_LINES: Final = 8
#: So many other days near a date make a list of reports.
LIST_DAYS: Final = 2
#: Words beside a date in its line: steps.
_RESTS: Final = (0, 3, 8, 16)


def none(found: Sequence[DayCandidate]) -> dict[str, float]:
    """Return the signs of "the page does not tell"."""
    regions = {one.region for day in found for one in day.places}
    return {"none": 1.0} | on(f"none and {region}" for region in sorted(regions))


def signs(found: Sequence[DayCandidate], page: Page) -> list[dict[str, float]]:
    """Return the signs of each day, those that compare it with the others included."""
    each = [_of_day(day, found, page) for day in found]
    least = min((one["distance"] for one in each), default=0.0)
    for one in each:
        one["nearest"] = float(one["distance"] == least)
    return each


def _of_day(day: DayCandidate, found: Sequence[DayCandidate], page: Page) -> dict[str, float]:
    signed: dict[str, float] = {}
    for one in day.places:
        signed |= on(_of_place(one, page))
    distances = [abs(one.line.index - page.start) for one in day.places if one.line]
    labels = {one.label for one in day.places}
    metadata = [
        other.first_day for other in found for one in other.places if one.region == "metadata"
    ]
    named = {
        "only day": len(found) == 1,
        "first": day is found[0],
        "earliest": day.first_day == min(other.first_day for other in found),
        "latest": day.first_day == max(other.first_day for other in found),
        "only announced as a change": labels == {"updated"},
        "later than all metadata": bool(metadata) and day.first_day > max(metadata),
        "month only": all(one.stamp.day is None for one in day.places),
        "ambiguous": all(one.alternative for one in day.places),
    }
    return (
        signed
        | on(name for name, holds in named.items() if holds)
        | {"places": math.log(len(day.places)), "distance": math.log1p(min(distances, default=0))}
    )


def _of_place(one: DateOnPage, page: Page) -> list[str]:
    """Return the names of the signs of one place."""
    names = [f"region {one.region}", f"label {one.label}" if one.label else "no label"]
    if one.name:
        names.append(f"name {one.name}")
    if one.line is None:
        return names
    line = one.line
    beside = page.lines[max(0, line.index - NEAR_LINES) : line.index + NEAR_LINES + 1]
    rest = count_words(date_line_rest(line.text, list(line.dates), page.language))
    named = {
        f"{one.region} shape {line.shape}": True,
        f"shape {line.shape}": True,
        f"rest {next((step for step in _RESTS if rest <= step), 'more')}": True,
        "near the headline": page.headline is not None
        and abs(line.index - page.headline.index) <= NEAR_LINES,
        "near the text": abs(line.index - page.stretch.start) <= NEAR_LINES,
        "near a byline": any(near.shape == "byline" for near in beside),
        "near a text": any(near.running for near in beside),
        "hour": one.stamp.hour is not None,
        "zone": bool(one.stamp.zone),
        "item": line.kind == "item",
        "issue": bool(ISSUE.search(line.text)),
        f"weekday {one.weekday}": bool(one.weekday),
        "second in its line": one.number > 0,
        "one of several": one.of > 1,
        "among other days": _among_days(one, line, page),
        "after other reports": _after(line, page),
    }
    return [*names, *(name for name, holds in named.items() if holds)]


def _among_days(one: DateOnPage, line: Line, page: Page) -> bool:
    """Tell whether the lines around a date name other days too, as a list of reports does."""
    around = page.lines[max(0, line.index - _LIST_LINES) : line.index + _LIST_LINES + 1]
    others = {
        mention.value
        for near in around
        if near is not line
        for mention in near.dates
        if mention.stamp and mention.stamp.day
    }
    return len(others - {str(one.stamp._replace(hour=None))}) >= LIST_DAYS


def _after(line: Line, page: Page) -> bool:
    """Tell whether a heading of other reports is right above a line."""
    return any(
        near.shape == "after" for near in page.lines[max(0, line.index - _LIST_LINES) : line.index]
    )
