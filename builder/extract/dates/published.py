"""Page -> when it was published, as precise as it says and no further, and on which basis.

The hard part is what not to take: the tail of a page is full of other reports' dates (capture 003
ends in days three years later). Each day that the page names in a fitting place shows signs;
learned weights say how sure it is, and silence is a candidate too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from builder.core.article import PublishedBasis
from builder.extract.dates.date_signs import LIST_DAYS, none, signs
from builder.extract.dates.dated import days
from builder.extract.dates.metadata import LOOKS
from builder.extract.dates.places import DateOnPage, DayCandidate
from builder.extract.findings import Found, Notes
from builder.extract.page import Page
from builder.extract.scoring import reasons, score, shares

MODEL: Final = "published"
#: How sure a day must be that only lines of the page name, and that is named only inside or behind
#: the text (0 to 1).
LEAST_SURE_DAY: Final = 0.5
LEAST_SURE_INSIDE: Final = 0.75
#: A date that is so many lines above the headline is the masthead's: the day of the visit.
MASTHEAD_LINES: Final = 8
#: What a sign says to a reader.
WORDS: Final = {
    "region metadata": "the page's metadata state it",
    "region head": "it is between headline and text",
    "region before": "it is above the headline",
    "region address": "the page's address holds it",
    "label published": "it is announced as the publication",
    "shape date": "its line is about the date",
    "shape machine": "a line written for programs states it",
    "near the headline": "it is beside the headline",
    "near a byline": "it is beside the author",
    "places": "the page names it more than once",
    "first": "it is the first date of the page",
    "only day": "it is the only date in a fitting place",
}
#: How exact a source is, for the hour.
_RULES: Final[dict[str, str]] = {"metadata": "page metadata", "address": "address"}


class Published(NamedTuple):
    """When a report was published, and last changed: ISO 8601 as precise as the page says."""

    when: str | None
    basis: PublishedBasis
    updated: str | None


def published(page: Page, url: str | None, country: str) -> Found[Published]:
    """Find the date of publication, its basis, and the date of the last change; note every
    candidate.  ``country`` is that of the publisher, whose names of zones count.
    """
    notes = Notes()
    found = days(page, url, country)
    every = signs(found, page)
    sure = shares([*(score(MODEL, one) for one in every), score(MODEL, none(found))])
    at = max(range(len(found)), key=lambda one: sure[one], default=None)
    best = found[at] if at is not None and sure[at] >= max(sure[-1], _least(found[at])) else None
    if best and _is_others(best, found, page):
        best = None
    place = _place(best) if best else None
    later = _later(found, best)
    for day, own in zip(found, every, strict=True):
        _note(day, own, place, later, notes)
    if best is None or place is None:
        month = None if found else _month(page, notes)
        basis: PublishedBasis = "stated" if month else "unknown"
        return Found(Published(month, basis, str(later.stamp) if later else None), notes)
    value = str(place.stamp) if not place.alternative else str(place.stamp.year)
    updated = str(later.stamp) if later and str(later.stamp) != value else None
    return Found(Published(value, _basis(best), updated), notes)


def _is_others(best: DayCandidate, found: Sequence[DayCandidate], page: Page) -> bool:
    """Tell whether the surest day is told in a way in which pages tell other days: that of a change
    alone, the day on which a page was opened, above everything, or one of several of a list.

    A change that is told to the minute is a newsroom's, made on the day of the report; guides that
    are kept up to date for years tell its day.
    """
    places = [one for one in best.places if not one.extracted]
    if places and all(one.label == "updated" and one.stamp.hour is None for one in places):
        return True
    if places and all(one.region == "before" and not one.label for one in places):
        top = page.headline.index if page.headline else page.stretch.start
        return all(one.line is None or top - one.line.index > MASTHEAD_LINES for one in places)
    listed = [day for day in found if day is not best and _by_looks(day)]
    return _by_looks(best) and len(listed) >= LIST_DAYS


def _by_looks(day: DayCandidate) -> bool:
    """Tell whether only the looks of elements make a day a date of the page, or lines behind the
    text.
    """
    return all(
        one.extracted or one.name in LOOKS or one.region in ("body", "behind") for one in day.places
    )


def _month(page: Page, notes: Notes) -> str | None:
    """Return the month that a line between headline and text consists of ("May 2026"), where the
    page names no day.
    """
    first = page.headline.index if page.headline else 0
    for line in page.lines[first : page.stretch.start]:
        for mention in line.dates:
            if (
                mention.precision == "month"
                and mention.stamp
                and mention.words == line.text.strip()
            ):
                notes.find(
                    "published",
                    mention.value,
                    "date line",
                    "it is between headline and text",
                    span=page.part(line, *mention.span),
                )
                return mention.value
    return None


def _least(day: DayCandidate) -> float:
    """Return how sure a day must be: one that is only named inside or behind the text may be that
    of a comment or of another report.
    """
    if all(one.region in ("body", "behind") for one in day.places):
        return LEAST_SURE_INSIDE
    return 0.0 if any(one.region == "metadata" for one in day.places) else LEAST_SURE_DAY


def _place(day: DayCandidate) -> DateOnPage:
    """Return the place that names the day most exactly, one that announces a later change only if
    there is no other.
    """
    return max(day.places, key=_exactness)


def _exactness(one: DateOnPage) -> tuple[bool, ...]:
    return (
        one.label != "updated",
        not one.alternative,
        one.stamp.hour is not None,
        bool(one.stamp.zone),
        one.region == "metadata",
    )


def _later(found: Sequence[DayCandidate], best: DayCandidate | None) -> DateOnPage | None:
    """Return the first place that announces a later change, of another day or hour than the
    publication.
    """
    places = [one for day in found for one in day.places if one.label == "updated"]
    own = _place(best) if best else None
    return next(
        (
            one
            for one in places
            if one is not own and (best is None or one.stamp.first_day >= best.first_day)
        ),
        None,
    )


def _basis(day: DayCandidate) -> PublishedBasis:
    """Return the surest basis of a day.

    What the extraction library alone takes for the day a line of the page names, too: the page
    states it, unless its address does.
    """
    if any(
        (one.region == "metadata" and not one.extracted)
        or (one.line and one.line.shape == "machine")
        for one in day.places
    ):
        return "metadata"
    found = [one for one in day.places if not one.extracted]
    return "url" if found and all(one.region == "address" for one in found) else "stated"


def _note(
    day: DayCandidate,
    own: Mapping[str, float],
    best: DateOnPage | None,
    later: DateOnPage | None,
    notes: Notes,
) -> None:
    why = reasons(MODEL, own, WORDS) or "the page names it in a fitting place"
    for one in day.places:
        field = "updated" if one.label == "updated" and one is not best else "published"
        shape = one.line.shape if one.line else ""
        line = {"machine": "metadata dump", "text": "place line"}.get(shape, "date line")
        where = f"{why}; stated as {one.name}" if one.name else why
        where = f"{where}; printed as “{one.printed}”" if one.printed else where
        notes.find(
            field,
            str(one.stamp),
            _RULES.get(one.region, line),
            where,
            span=one.span,
            chosen=one is best or one is later,
        )
