"""Page -> everybody who may have written the report, persons and newsrooms, with all the places
where the page names them.

A writer is named in a byline, alone between headline and text or beside the date, in a box about
the author behind the text, and in the page's metadata. Names inside the text are those of the
people it is about, and names beside a picture its makers'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from builder.extract.authors.name_forms import LineName
from builder.extract.authors.names import (
    AND,
    names_in,
    signed_line,
    sources_in,
    stated_names,
)
from builder.extract.lines.line import Line
from builder.extract.page import OPENING_LINES, Page
from builder.extract.titles.wordings import key
from builder.extract.vocabulary import BY_ALONE, HEADINGS
from builder.lang.languages import alternatives

Region = Literal["metadata", "before", "head", "opening", "end", "behind"]

AUTHOR_NAMES: Final = (
    *(
        "json-ld:author",
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
    ),
    *(
        "json-ld:creator",
        "itemprop:author",
        "rel:author",
        "class:author",
        "json-ld-page:author",
        "dc.contributor",
        "twitter:data1",
    ),
    *(
        "cxenseparse:author",
        "article:author_name",
        "og:article:author",
        "article.author",
        "extracted:author",
    ),
)
#: Lines in front of the headline, at the end of the text and behind it that are looked at.
_REACH: Final = 12
END_LINES: Final = 5
BEHIND: Final = 14
#: Words of a line that may name its author, and of one about the author.
ABOUT_LABEL_WORDS: Final = 30
_ABOUT_WORDS: Final = 90
#: Lines around the headline and the ends of the text in which a newsroom's name may stand alone.
NEAR: Final = 2
#: Characters of a metadata value.
VALUE: Final = 200
#: A line of so many letters that comes back in the text was pulled out of it.
PULLED: Final = 30
#: A line that is nothing but a quotation.
_QUOTATION: Final = re.compile(r"[\"“„«»「『].{20,600}[\"”“«»」』]", re.DOTALL)
#: Lines of these shapes name nobody, unless an address shows that somebody may be written to.
_NO_LABELS: Final = ("legal", "machine", "after", "button")
_MAIL: Final = re.compile(r"@[\w.-]{2,64}")
#: What stands alone between two lines that name an author each.
_BETWEEN: Final = re.compile(rf"(?:[,&·|•/+;]|{AND})\.?", re.IGNORECASE)
#: "Anna Berger is a reporter", "Anna Berger ist Redakteurin": a verb in small letters behind a name
#: at the beginning of a line.
_ABOUT: Final = re.compile(rf"\s(?:{alternatives(lambda words: words.bylines.about_verbs)})\s")


class AuthorPlace(msgspec.Struct, frozen=True):
    """One place where the page names somebody who may be the author."""

    named: LineName
    region: Region
    line: Line | None = None
    #: The name of the metadata.
    source: str = ""
    #: "By" stands alone in the line above, or "and" below a name that it announces; the line goes
    #: on about the person.
    below_by: bool = False
    #: Number of the line with which the byline begins that names the person, alone or with others.
    block: int = -1
    about: bool = False


@dataclass(slots=True)
class Signatory:
    """Somebody who may have written the report: a person, a newsroom, an agency."""

    key: str
    name: str
    places: list[AuthorPlace] = field(default_factory=list)
    #: The headline names the person, and no byline does: the report is about them.
    subject: bool = False
    #: The page's publisher is called so.
    publisher: bool = False

    @property
    def person(self) -> bool:
        """The name has the form of a person's."""
        return any(place.named.person for place in self.places)


def people(page: Page, publishers: frozenset[str]) -> list[Signatory]:
    """Return everybody who may have written the report, in the order of the page; ``publishers``
    are the keys of the publisher's names.
    """
    found: dict[str, Signatory] = {}
    others = {key(value) for _, value in page.values("others:name")}
    for place in (*_metadata(page), *_lines(page, publishers)):
        name = key(place.named.name)
        # Who is quoted, or comments, is not an author but by a byline or by what the page states.
        if name in others and not (place.source or place.named.by or place.below_by):
            continue
        if name:
            found.setdefault(
                name, Signatory(name, place.named.name, publisher=name in publishers)
            ).places.append(place)
    title = key(page.headline.text) if page.headline else ""
    for person in found.values():
        person.subject = person.key in title and not any(
            one.named.by or one.source for one in person.places
        )
    return list(found.values())


def _metadata(page: Page) -> Iterator[AuthorPlace]:
    for name, value in page.values(*AUTHOR_NAMES):
        if not value.startswith(("http", "/", "@")):
            yield from (
                AuthorPlace(named, "metadata", None, name) for named in stated_names(value[:VALUE])
            )


def _lines(page: Page, publishers: frozenset[str]) -> Iterator[AuthorPlace]:
    first, end = page.stretch
    above = page.start - 1 if page.headline else page.start
    led: Literal["by", "name", ""] = ""
    block = 0
    for line in page.lines[max(0, above - _REACH) : end + BEHIND]:
        region = _region(line, above, first, end)
        if BY_ALONE.fullmatch(line.text) or (led == "name" and _BETWEEN.fullmatch(line.text)):
            block = block if led == "name" else line.index
            led = "by"
            continue
        places: list[AuthorPlace] = []
        if line is page.headline and line.shape != "byline":
            pass
        elif (
            region
            and not line.running
            and line.words <= ABOUT_LABEL_WORDS
            and (line.shape not in _NO_LABELS or _MAIL.search(line.text))
            and not _is_quoted(page, line, region)
        ):
            block = block if led == "by" else line.index
            places = [
                replace(one, block=block)
                for one in _labels(line, region, page, publishers, below_by=led == "by")
            ]
        elif region in ("end", "behind", "opening") and line.words <= _ABOUT_WORDS:
            places = list(_about(line, region))
        yield from places
        led = (
            "name"
            if places and (places[-1].below_by or places[-1].named.by) and places[-1].named.alone
            else ""
        )


def _is_quoted(page: Page, line: Line, region: Region) -> bool:
    """Tell whether a line names who says the words above it: in a quotation of the page, or below
    a line that is one, or that the text says a second time.
    """
    if line.shape == "byline":
        return False
    if line.place == "blockquote":
        return True
    above = page.lines[line.index - 1] if line.index else None
    if above is None or region not in ("opening", "end") or above.index < page.stretch.start:
        return False
    said = key(above.text)
    return bool(_QUOTATION.fullmatch(above.text)) or (
        len(said) >= PULLED and any(said in key(one.text) for one in page.body if one is not above)
    )


def _region(line: Line, above: int, first: int, end: int) -> Region | None:
    if line.index >= end:
        return "behind"
    if line.index >= max(first, end - END_LINES):
        return "end"
    if line.index < above:
        return "before"
    if line.index < first:
        return "head"
    if line.index < first + 3 * OPENING_LINES:
        return "opening"
    # Where a page's menus were taken for its text, the byline is inside.
    return "opening" if line.shape == "byline" and line.index < (first + end) // 2 else None


def _labels(
    line: Line, region: Region, page: Page, publishers: frozenset[str], *, below_by: bool
) -> Iterator[AuthorPlace]:
    # "von Jan" is not a date: only one with its day or year is.
    found = names_in(
        line.text,
        [mention.span for mention in line.dates if mention.stamp or mention.precision == "day"],
    )
    if not found and line.shape == "source":
        found = sources_in(line.text)
    if not found and not HEADINGS.fullmatch(line.text) and (below_by or _may_sign(line, page)):
        found = signed_line(line.text, known=below_by or key(line.text) in publishers)
    for named in found:
        about = bool(_ABOUT.match(line.text[named.start + len(named.name) :]))
        yield AuthorPlace(named, region, line, "", below_by, about=about)


def _may_sign(line: Line, page: Page) -> bool:
    """Tell whether a line is where a newsroom's name alone is a byline or a sign-off."""
    start, (first, end) = page.start, page.stretch
    return (
        start - NEAR <= line.index < first + OPENING_LINES
        or end - 1 <= line.index < end + OPENING_LINES
    )


def _about(line: Line, region: Region) -> Iterator[AuthorPlace]:
    """Yield the name with which a line about the author begins."""
    verb = _ABOUT.search(line.text[: ABOUT_LABEL_WORDS * 4])
    for named in names_in(line.text[: verb.start()]) if verb else ():
        if named.of == 1 and named.alone and named.start == 0:
            yield AuthorPlace(named, region, line, "", about=True)


def best_place(person: Signatory) -> AuthorPlace:
    """Return the place that names a person best: a byline above the text before other places there,
    these before those behind it.
    """
    return min(person.places, key=_rank)


def _rank(place: AuthorPlace) -> int:
    named = place.named
    regions = ("head", "opening", "before", "end", "behind", "metadata")
    by = (named.by or place.below_by) and not named.picture
    return (
        10 * named.picture
        + regions.index(place.region)
        + (0 if by and place.region != "metadata" else len(regions) // 2)
    )
