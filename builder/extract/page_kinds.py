"""A page -> what it is besides a report: a live blog, a gallery, a page around a video, a list.

A page says so to programs (types of schema.org, Open Graph), in its address, in its title, or a live
blog by the hours above its entries.  What of it is running text is its report all the same: the
entries of the blog, the words beside the pictures or the video.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import urlsplit

from builder.core.article import PageKind
from builder.core.capture import Metadatum
from builder.extract.findings import Found, Notes
from builder.extract.lines.furniture import LIVE_NOTICE, furniture
from builder.extract.lines.line import Line
from builder.extract.page import Page
from builder.lang.languages import alternatives

#: So many lines that are an hour, each above running text, are the entries of a live blog; with a
#: title that says so, fewer are.
FEWEST_ENTRIES: Final = 4
FEWEST_TITLED: Final = 2
#: Address and title of a report with a video or pictures say so, too: only a text of fewer words is
#: what is beside them.
BESIDE_WORDS: Final = 200
#: Types of schema.org, in small letters.
_TYPES: Final[dict[str, PageKind]] = {
    "liveblogposting": "live blog",
    "imagegallery": "gallery",
    "mediagallery": "gallery",
    "videoobject": "video",
    "videogallery": "video",
    "collectionpage": "list",
    "searchresultspage": "list",
    "itemlist": "list",
}
#: Types of a page that has a report, whatever else it is said to be.
_REPORT: Final = re.compile(r"article|blogposting|report", re.IGNORECASE)
TYPE_NAMES: Final = ("json-ld:type", "json-ld-page:type")
_SEGMENTS: Final = re.compile(
    r"/(?:(?P<gallery>(?:photo-?)?galler(?:y|ies)|bildergalerien?|fotostrecken?|diaporamas?|slideshows?|fotogaleri[ae]s?|fotogaler[ií]as?)"
    r"|(?P<video>videos?|watch|av))(?:/|$)",
    re.IGNORECASE,
)
#: "18.20 GMT", "10:32", "7:45 pm", "14.05 Uhr" alone in their line.
_HOUR: Final = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|Uhr))?", re.IGNORECASE
)
_LIVE: Final = re.compile(
    rf"(?<!\w)(?:{alternatives(lambda words: words.page.live_titles)})", re.IGNORECASE
)
_LABELS: Final[dict[PageKind, str]] = {
    "gallery": alternatives(lambda words: words.page.gallery_titles),
    "video": alternatives(lambda words: words.page.video_titles),
}
#: A label in front of a title or behind it.
_LABELED: Final[dict[PageKind, re.Pattern[str]]] = {
    kind: re.compile(
        rf"\A\W{{0,2}}(?:{words})\s?[:|–)\]-]|(?:\s[|–-]|[(\[:])\s?(?:{words})[)\]]?\Z",
        re.IGNORECASE,
    )
    for kind, words in _LABELS.items()
}
#: What is refused that holds no report, by what it says it is.
REFUSED: Final[dict[PageKind, str]] = {
    "live blog": "a live blog without a running text",
    "gallery": "a gallery without a report",
    "video": "a video without a report",
    "list": "a list of other pages",
}


def stated_kind(metadata: Iterable[Metadatum]) -> PageKind:
    """Return what a page says that it is to programs, "" for a report or for nothing."""
    types = [
        one.value.lower()
        for one in metadata
        if one.name in TYPE_NAMES or (one.name == "og:type" and one.value.startswith("video"))
    ]
    if "liveblogposting" in types:
        return "live blog"
    if any(_REPORT.search(one) for one in types):
        return ""
    kinds = [_TYPES.get(one, "video" if one.startswith("video") else "") for one in types]
    return next(filter(None, kinds), "")


def page_kind(page: Page, title: str, url: str | None, words: int) -> Found[PageKind]:
    """Find what a page is besides a report of ``words`` words; "" for nothing else.  Note why."""
    notes = Notes()
    kind, rule, why = _kind(page, title, url, words)
    if kind:
        notes.find("page_kind", kind, rule, why)
    return Found(kind, notes)


def _kind(page: Page, title: str, url: str | None, words: int) -> tuple[PageKind, str, str]:
    stated = stated_kind(page.capture.metadata)
    if stated:
        return stated, "page metadata", "the page says so to programs"
    entries = _entries(page)
    titled = _LIVE.search(title)
    if entries >= FEWEST_ENTRIES or (titled and entries >= FEWEST_TITLED):
        return "live blog", "entries", f"{entries} hours are above entries of the text"
    if titled and any(furniture(line.text) == LIVE_NOTICE for line in page.lines):
        return "live blog", "title", "title and a notice of the page say so"
    if words <= BESIDE_WORDS:
        for kind, pattern in _LABELED.items():
            if pattern.search(title):
                return kind, "title", "its title says so, and its text is short"
        match = _SEGMENTS.search(urlsplit(url).path) if url else None
        if match:
            found: PageKind = "gallery" if match["gallery"] else "video"
            return found, "address", "its address says so, and its text is short"
    return "", "", ""


def _entries(page: Page) -> int:
    """Return how many lines of the text are an hour with running text right below, or below a
    heading.
    """
    lines: Sequence[Line] = page.lines[page.start : page.stretch.end]
    return sum(
        _HOUR.fullmatch(line.text) is not None and any(one.prose for one in lines[at + 1 : at + 3])
        for at, line in enumerate(lines)
    )
