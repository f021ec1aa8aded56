"""Page -> when it was published, as precise as it says and no further, and on which basis.

The hard part is what not to take: the tail of a page is full of other reports' dates (capture 003 ends in days three years later).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from builder.model.article import PublishedBasis
from builder.model.capture import Span
from builder.normalize.ledger import Ledger
from builder.normalize.lines import Line, is_updated
from builder.normalize.page import Page
from builder.text.dates import DateMention, Stamp, find_dates, find_url_date, find_weekdays, parse_iso

#: Where HTML pages state the day, the surest first.
PUBLISHED_NAMES: Final = (
    *("json-ld:datepublished", "article:published_time", "article:published", "og:article:published_time", "datepublished", "date"),
    *("pubdate", "publishdate", "publish-date", "publish_date", "published_time", "dc.date.issued", "dc.date", "dcterms.created"),
    *("dcterms.date", "dc.date.created", "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime"),
    *("extracted:date", "time"),
)
UPDATED_NAMES: Final = (
    *("json-ld:datemodified", "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified"),
    *("last-modified-at", "dcterms.modified"),
)
#: Lines in front of the headline that may hold its date.
LINES_BEFORE: Final = 4
#: A short line is about its date when it has at most so many words more than twice those of the date ("Town, 6 March 2023").
REST_WORDS: Final = 6
#: Characters of a metadata value in which a date is sought.
VALUE_CHARACTERS: Final = 200
#: How sure each basis is, the surest first.
_RANKS: Final[dict[PublishedBasis, int]] = {"metadata": 0, "stated": 1, "url": 2}


class Candidate(NamedTuple):
    """A date that may be the day of publication."""

    stamp: Stamp
    basis: PublishedBasis
    rule: str
    reason: str
    span: Span | None = None
    updated: bool = False
    alternative: str = ""


def published(page: Page, url: str | None, ledger: Ledger) -> tuple[str | None, PublishedBasis, str | None]:
    """Return the date of publication, its basis, and the date of the last change; note every candidate."""
    found = [*_metadata(page), *_lines(page), *_address(url)]
    first = [candidate for candidate in found if not candidate.updated]
    best = _best(first) if first else None
    # A page that states only when it was last changed was published at the latest then: better than nothing.
    best = best or _best([candidate for candidate in found if candidate.updated and candidate.basis == "stated"])
    later = [candidate for candidate in found if candidate.updated and candidate is not best]
    for candidate in found:
        chosen = candidate is best
        field = "updated" if candidate.updated and not chosen else "published"
        chosen = chosen or candidate in later[:1]
        ledger.find(field, str(candidate.stamp), candidate.rule, candidate.reason, span=candidate.span, chosen=chosen)
    if best is None:
        return None, "unknown", str(later[0].stamp) if later else None
    resolved = _resolved(best, found)
    updated = str(later[0].stamp) if later and str(later[0].stamp) != resolved else None
    return resolved, best.basis, updated


def _best(found: list[Candidate]) -> Candidate | None:
    """Return the first candidate of the surest kind, or one of the same day that is more precise."""
    if not found:
        return None
    best = min(found, key=lambda candidate: _RANKS[candidate.basis])
    same = [one for one in found if one.stamp.first_day == best.stamp.first_day and one.stamp.day == best.stamp.day]
    return max(same, key=lambda one: (one.stamp.hour is not None, bool(one.stamp.zone), -_RANKS[one.basis], -found.index(one)))


def _resolved(best: Candidate, found: list[Candidate]) -> str:
    """Return the date; of one that can be read in two ways only the year, unless another sign agrees with one reading."""
    if not best.alternative:
        return str(best.stamp)
    other = parse_iso(best.alternative)
    days = {candidate.stamp.first_day for candidate in found if candidate is not best and candidate.stamp.day and not candidate.alternative}
    if other and other.first_day in days:
        return str(best.stamp._replace(month=other.month, day=other.day))
    return str(best.stamp) if best.stamp.first_day in days else str(best.stamp.year)


def _metadata(page: Page) -> Iterator[Candidate]:
    for names, updated in ((PUBLISHED_NAMES, False), (UPDATED_NAMES, True)):
        for name, value in page.values(*names):
            stamp = _stamp(value, page.language)
            if stamp:
                # What the extraction library found may stand anywhere on the page.
                basis: PublishedBasis = "stated" if name.startswith("extracted:") else "metadata"
                yield Candidate(stamp, basis, "page metadata", f"the page states it as {name}", updated=updated)


def _stamp(value: str, language: str) -> Stamp | None:
    """Return the stamp of a metadata value: ISO 8601, else the first full date in it."""
    exact = parse_iso(value)
    if exact:
        return exact
    return next(
        (one.stamp for one in find_dates(value[:VALUE_CHARACTERS], language) if one.stamp and one.stamp.day and not one.alternative), None
    )


def _lines(page: Page) -> Iterator[Candidate]:
    """Yield the dates of the lines around the headline, those nearest to it first; never one from the tail of a page."""
    head = [line for line in page.opening if line.shape in ("date", "byline", "machine", "source", "short")]
    before = [line for line in page.before[-LINES_BEFORE:] if line.shape in ("date", "machine")]
    start = [line for line in page.before[:2] if line.shape == "machine"]
    after = [line for line in page.tail if line.shape == "date"] if page.article_only else []
    for line in dict.fromkeys((*head, *before[::-1], *start, *after)):
        yield from _of_line(page, line)


def _of_line(page: Page, line: Line) -> Iterator[Candidate]:
    days = [mention for mention in line.dates if mention.stamp and mention.stamp.day]
    if line.shape == "short" and (len(days) != 1 or line.words > 2 * len(days[0].words.split()) + REST_WORDS):
        return
    for mention in days:
        before = line.text[: mention.span.start]
        lead = before[before.rfind("  ") + 1 :] if len(days) == 1 else line.text[_previous_end(days, mention) : mention.span.start]
        yield _candidate(page, line, mention, updated=is_updated(lead))


def _previous_end(days: list[DateMention], mention: DateMention) -> int:
    return max((one.span.end for one in days if one.span.end <= mention.span.start), default=0)


def _candidate(page: Page, line: Line, mention: DateMention, *, updated: bool) -> Candidate:
    stamp = mention.stamp or Stamp(0)
    span = page.part(line, *mention.span)
    if line.shape == "machine":
        return Candidate(stamp, "metadata", "metadata dump", "a line written for programs states it", span, updated)
    alternative = mention.alternative
    if alternative:
        weekdays = {one.weekday for one in find_weekdays(line.text, page.language)}
        other = parse_iso(alternative)
        if weekdays and other and other.weekday in weekdays and stamp.weekday not in weekdays:
            stamp, alternative = stamp._replace(month=other.month, day=other.day), ""
        elif weekdays and stamp.weekday in weekdays:
            alternative = ""
    return Candidate(stamp, "stated", "date line", "a line beside the headline states it", span, updated, alternative)


def _address(url: str | None) -> Iterator[Candidate]:
    stamp = find_url_date(url) if url else None
    if stamp:
        yield Candidate(stamp, "url", "address", "the page's address holds it")
