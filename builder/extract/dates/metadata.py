"""A page -> the days that its metadata state, as publication or as a later change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from builder.extract.dates.places import DateOnPage, Label
from builder.extract.lines.line import is_updated
from builder.extract.page import Page
from builder.lang.dates import find_dates
from builder.lang.stamps import Stamp, parse_iso

#: Where HTML pages state the day of publication, and that of the last change.
PUBLISHED_NAMES: Final = (
    *(
        "json-ld:datepublished",
        "article:published_time",
        "article:published",
        "og:article:published_time",
        "datepublished",
        "date",
    ),
    *(
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "published_time",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
    ),
    *(
        "dcterms.date",
        "dc.date.created",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "cxenseparse:recs:publishtime",
    ),
    *(
        "json-ld:datecreated",
        "json-ld:uploaddate",
        "og:published_time",
        "article:create_at",
        "dc.created",
        "article.created",
    ),
    *("itemprop:datepublished", "itemprop:datecreated", "json-ld-page:datepublished", "class:date"),
    *(
        f"script:{name}"
        for name in (
            "datepublished",
            "publishedat",
            "publisheddate",
            "publishedtime",
            "publishedon",
            "publicationdate",
        )
    ),
    *(
        f"script:{name}"
        for name in (
            "publicationtime",
            "publishdate",
            "publishtime",
            "pubdate",
            "firstpublish",
            "firstpublished",
            "createdat",
        )
    ),
    *("extracted:date", "time"),
)
UPDATED_NAMES: Final = (
    *(
        "json-ld:datemodified",
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "lastmod",
        "last-modified",
    ),
    *("last-modified-at", "dcterms.modified", "itemprop:datemodified", "json-ld-page:datemodified"),
    *(
        f"script:{name}"
        for name in ("datemodified", "modifiedat", "modifieddate", "modifiedtime", "updatedat")
    ),
)
#: What elements hold that their looks make dates: those of other reports, too.
LOOKS: Final = frozenset({"class:date", "time"})
#: Characters of a metadata value in which a date is sought.
VALUE_CHARACTERS: Final = 200


def stated_days(page: Page, country: str) -> Iterator[DateOnPage]:
    """Yield the days that the page states to programs; ``country`` (ISO 3166-1 alpha-2) tells what
    the name of a zone means.
    """
    for names, usual in ((PUBLISHED_NAMES, "published"), (UPDATED_NAMES, "updated")):
        for name, value in page.values(*names):
            stamp, changed = _stamp(value, page.language, country)
            if stamp:
                label: Label = "updated" if changed or usual == "updated" else "published"
                yield DateOnPage(stamp, "metadata", label, name=name)


def _stamp(value: str, language: str, country: str) -> tuple[Stamp | None, bool]:
    """Return the stamp of a metadata value, ISO 8601, else the first full date in it, and whether
    the words in front of it announce a change.
    """
    exact = parse_iso(value)
    if exact:
        return (exact if exact.day else None), False
    mentions = find_dates(value[:VALUE_CHARACTERS], language)
    found = next(
        (one for one in mentions if one.stamp and one.stamp.day and not one.alternative), None
    )
    if found is None:
        return None, False
    return found.placed(country), is_updated(value[: found.span.start])
