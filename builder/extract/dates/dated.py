"""Page -> every day that may be the day of publication, with all the places where the page names
it.

A day comes from the page's metadata, from lines around the headline and the beginning of the text,
from the first lines behind it, or from the page's address. What never tells it: running text, lines
about rights, the far tail of a page with its other reports and comments.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from msgspec.structs import replace

from builder.core.capture import Span
from builder.extract.address import ADDRESS
from builder.extract.dates.dateline import place_line
from builder.extract.dates.metadata import stated_days
from builder.extract.dates.places import DateOnPage, DayCandidate, Region
from builder.extract.lines.line import Line, is_updated
from builder.extract.page import OPENING_LINES, TAIL_LINES, Page
from builder.extract.vocabulary import PUBLISHED
from builder.lang.dates import DateMention, find_dates, find_weekdays
from builder.lang.languages import alternatives
from builder.lang.stamps import Stamp, find_url_date, parse_iso

#: Lines in front of the headline that are looked at, and at the top of the page.
_REACH: Final = 60
_TOP_LINES: Final = 12
#: Characters in front of a date in which a label is sought.
LEAD_CHARACTERS: Final = 40
#: No report on a news page is older, none is from the future of the calendar's use here.
_FIRST_YEAR: Final = 1800
_LAST_YEAR: Final = 2100
#: Words of a comment's head ("Anna says:"), and of a printed issue or a broadcast, whose day is not
#: the report's.
_COMMENT: Final = re.compile(
    rf"\b(?:{alternatives(lambda words: words.page.commenting)})\s?(?::|$)", re.IGNORECASE
)
ISSUE: Final = re.compile(rf"\b(?:{alternatives(lambda words: words.page.issue)})\b", re.IGNORECASE)
#: Characters between a mark of rights and the date that belongs to it.
_RIGHTS: Final = re.compile(r"(?:©|\(c\)|copyright|rights).{0,40}$", re.IGNORECASE)
_PUBLISHED: Final = re.compile(rf"(?<!\w)(?:{PUBLISHED})(?!\w)", re.IGNORECASE)
#: A date of figures only, and its first and second figure.
_FIGURES: Final = re.compile(r"(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-]\d{2,4}")
_MONTHS: Final = 12


def days(page: Page, url: str | None, country: str = "") -> list[DayCandidate]:
    """Return the days that may be the day of publication, in the order in which the page names
    them; the names of zones are those of ``country`` (ISO 3166-1 alpha-2).
    """
    found = [
        one
        for one in _readings(
            [
                *_borne_out(
                    [
                        *stated_days(page, country),
                        *_lines(page, country),
                        *_place_line(page),
                        *_address(url),
                    ],
                    page,
                )
            ],
            page,
        )
        if _FIRST_YEAR <= one.stamp.year <= _LAST_YEAR
    ]
    newest = _newest(found)
    by_day: dict[dt.date, DayCandidate] = {}
    for one in found:
        # Nothing is published after its page was.
        if newest and one.stamp.first_day > newest:
            continue
        by_day.setdefault(one.stamp.first_day, DayCandidate(one.stamp.first_day)).places.append(one)
    return list(by_day.values())


def _borne_out(found: Sequence[DateOnPage], page: Page) -> Iterator[DateOnPage]:
    """Return the dates but those of the extraction library that the page names nowhere else.

    Where a page is silent the library takes the year of the copyright, the end of a script's term,
    or a month for its first day.
    """
    named = {one.stamp.first_day for one in found if not one.extracted and one.stamp.day}
    named |= {
        mention.stamp.first_day
        for line in page.lines
        for mention in line.dates
        if mention.stamp and mention.stamp.day
    }
    return (one for one in found if not one.extracted or one.stamp.first_day in named)


def _newest(found: Sequence[DateOnPage]) -> dt.date | None:
    """Return the day after the newest one that the page states to programs, zones left aside;
    ``None`` when it states none.
    """
    stated = [
        one.stamp.first_day for one in found if one.region == "metadata" and not one.extracted
    ]
    return max(stated) + dt.timedelta(days=1) if stated else None


def _lines(page: Page, country: str) -> Iterator[DateOnPage]:
    """Yield the dates of the lines that may be about the report, in the order of the page."""
    first, end = page.stretch
    above = page.start - 1 if page.headline else page.start
    for line in page.lines[max(0, above - _REACH) : end + TAIL_LINES]:
        if line.dates:
            region = _region(line, above, first, end)
            if _speaks(line, region, page) and not _of_comment(page, line):
                yield from _of_line(page, line, region, country)
    for line in page.lines[: min(_TOP_LINES, max(0, above - _REACH))]:
        if line.dates and line.shape in ("date", "machine"):
            yield from _of_line(page, line, "before", country)


def _region(line: Line, above: int, first: int, end: int) -> Region:
    if line.index >= end:
        return "behind"
    if line.index < above:
        return "before"
    if line.index < first:
        return "head"
    return "opening" if line.index < first + OPENING_LINES else "body"


def _of_comment(page: Page, line: Line) -> bool:
    """Tell whether a line is the head of a comment: "Anna says:", with the day in the same line or
    the next.
    """
    previous = page.lines[line.index - 1].text if line.index else ""
    beginning = line.text[: line.dates[0].span.start].rstrip(" ,|•·-–")
    return bool(_COMMENT.search(beginning) or (line.shape == "date" and _COMMENT.search(previous)))


def _speaks(line: Line, region: Region, page: Page) -> bool:
    """Tell whether a line of this region can be about the report: running text is not, nor what
    follows a heading of other reports.
    """
    if line.shape == "legal":
        return region in ("head", "opening")
    if region in ("opening", "body"):
        if line.running and not line.closed:
            return any(_label(line, mention) == "published" for mention in line.dates)
        return line.shape in ("date", "machine", "byline", "source") or (
            line.shape == "short" and not line.closed
        )
    if region == "behind":
        between = page.lines[page.stretch.end : line.index]
        return line.shape in ("date", "machine", "byline") and not any(
            one.shape == "after" for one in between
        )
    return True


def _of_line(page: Page, line: Line, region: Region, country: str) -> Iterator[DateOnPage]:
    addresses = (
        [Span(*match.span()) for match in ADDRESS.finditer(line.text)] if "://" in line.text else []
    )
    mentions = [
        one
        for one in line.dates
        if one.stamp
        and one.stamp.day
        and not any(at.start < one.span.start < at.end for at in addresses)
        and not (
            line.shape == "legal" and _RIGHTS.search(line.text[: one.span.start][-LEAD_CHARACTERS:])
        )
    ]
    weekdays = (
        {one.weekday for one in find_weekdays(line.text, page.language)} if mentions else set()
    )
    for number, mention in enumerate(mentions):
        label = _label(line, mention)
        stamp, alternative, fits = _weighed(mention, weekdays, country)
        yield DateOnPage(
            stamp,
            region,
            label,
            line,
            page.part(line, *mention.span),
            alternative=alternative,
            weekday=fits,
            number=number,
            of=len(mentions),
            printed=mention.words if mention.converted else "",
        )


def _label(line: Line, mention: DateMention) -> Literal["published", "updated", ""]:
    """Return what the words between a date and the one before it announce."""
    before = max(
        (one.span.end for one in line.dates if one.span.end <= mention.span.start), default=0
    )
    lead = line.text[before : mention.span.start][-LEAD_CHARACTERS:]
    return "updated" if is_updated(lead) else "published" if _PUBLISHED.search(lead) else ""


def _weighed(
    mention: DateMention, weekdays: set[int], country: str
) -> tuple[Stamp, str, Literal["fits", "differs", ""]]:
    """Return the reading of a date that the day of the week beside it decides, and whether it fits."""
    stamp = mention.placed(country) or Stamp(0)
    other = parse_iso(mention.alternative)
    if not weekdays:
        return stamp, mention.alternative, ""
    if stamp.weekday in weekdays:
        return stamp, "", "fits"
    if other and other.weekday in weekdays:
        return stamp._replace(month=other.month, day=other.day), "", "fits"
    return stamp, mention.alternative, "differs"


def _place_line(page: Page) -> Iterator[DateOnPage]:
    """Yield the day in the place line of the text ("TOWN, May 13, 2024 (Agency) - "); its
    characters stay the place line's.
    """
    line = next((one for one in page.body if one.running), None)
    cut = place_line(line.text) if line else None
    for mention in find_dates(cut.value, page.language) if line and cut else ():
        if mention.stamp and mention.stamp.day:
            yield DateOnPage(mention.stamp, "head", "", line)


def _address(url: str | None) -> Iterator[DateOnPage]:
    stamp = find_url_date(url) if url else None
    if stamp:
        yield DateOnPage(stamp, "address")


def _readings(found: list[DateOnPage], page: Page) -> Iterator[DateOnPage]:
    """Yield the dates, those that can be read in two ways as the page's other dates are: by their
    order, or by naming the same day.
    """
    certain = {one.stamp.first_day for one in found if one.stamp.day and not one.alternative}
    order = _order(line.text[slice(*mention.span)] for line in page.lines for mention in line.dates)
    for one in found:
        other = parse_iso(one.alternative)
        if other is None:
            yield one
            continue
        figures = one.line.text if one.line else ""
        swapped = one.stamp._replace(month=other.month, day=other.day)
        day_first = next(
            (int(match["first"]) == one.stamp.day for match in _FIGURES.finditer(figures)), None
        )
        agrees = {one.stamp.first_day in certain: one.stamp, other.first_day in certain: swapped}
        if order and day_first is not None:
            yield _read(one, one.stamp if day_first == (order == "day") else swapped)
        elif len(agrees) == 2:  # noqa: PLR2004 - one of the two agrees
            yield _read(one, agrees[True])
        else:
            yield one


def _read(one: DateOnPage, stamp: Stamp) -> DateOnPage:
    return replace(one, stamp=stamp, alternative="")


def _order(words: Iterable[str]) -> Literal["day", "month", ""]:
    """Return what is first in the dates of figures on the page with one reading; "" when they
    differ or tell nothing.
    """
    votes: Counter[Literal["day", "month"]] = Counter()
    for match in filter(None, map(_FIGURES.match, words)):
        if int(match["first"]) > _MONTHS:
            votes["day"] += 1
        elif int(match["second"]) > _MONTHS:
            votes["month"] += 1
    return next(iter(votes)) if len(votes) == 1 else ""
