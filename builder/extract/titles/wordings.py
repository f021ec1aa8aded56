"""Lines of a page, and what it states about itself -> the wordings that may be its title, each with
the places where it is printed.

One and the same title is printed as a heading, in the page's title with the name of the site behind
it, and in lists of reports: all these are one wording. A line that was broken at the margin is put
together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from builder.core.capture import GIVEN_URL, Metadatum
from builder.extract.lines.body import LineRange
from builder.extract.lines.furniture import CAPTION, furniture
from builder.extract.lines.line import Line, count_words
from builder.lang.characters import letters
from builder.lang.languages import alternatives

#: Words of a title.
_MOST_WORDS: Final = 40
#: Lines in front of the body, at the top and inside the body that are looked at.
_REACH: Final = 400
TOP_LINES: Final = 5
INSIDE: Final = 160
#: A line that was broken at the margin ends near the usual widths (characters), and its next word
#: would have passed them.
BROKEN: Final = range(60, 83)
_WIDTH: Final = 76
_MOST_LINES: Final = 3
#: Words that may be cut off as the name of a site or as a heading over the title.
MOST_CUT: Final = 7
FEWEST_LEFT: Final = 2
FEWEST_ITEM: Final = 3
#: " - ", " | ", " » " between a title and the name of its site.
SEPARATOR: Final = re.compile(r"\s+[-–—|·•»:/]+\s+|\s?[|│]\s?")
#: Between the name of a site and the title behind it.
_COLON: Final = ": "
#: "© 2024 Town Post", "Copyright Town Post 2024".
_RIGHTS: Final = re.compile(
    r"(?:©|\(c\)|copyright)[\s\d–-]{0,14}(?P<name>[^\d\W][^.,|©]{1,60}?)\s{0,3}(?:[\d–-]{4,9})?(?=[.,|©]|\Z)",
    re.IGNORECASE,
)
#: "All rights reserved" behind a name, whatever is behind that.
_RESERVED: Final = re.compile(
    rf"\s*(?:{alternatives(lambda words: words.furniture.rights)}).*\Z", re.IGNORECASE
)
#: "3. " in front of an item of a numbered list.
NUMBER: Final = re.compile(r"\d{1,2}\.\s(?=\S)")
#: "Subject: " of a message, and what a text browser prints in front of a button.
LABEL: Final = re.compile(
    rf"(?:{alternatives(lambda words: words.page.title_labels)})\s?:\s|\(BUTTON\)\s", re.IGNORECASE
)
#: Shapes of lines that are not titles: values, buttons, credits of pictures.
_NO_TITLES: Final = frozenset({"machine", "button", "picture"})
TITLE_NAMES: Final = (
    "json-ld:headline",
    "og:title",
    "twitter:title",
    "title",
    "extracted:title",
    "dc.title",
    "headline",
    "sailthru.title",
    *(
        "parsely-title",
        "h1",
        "itemprop:headline",
        "json-ld:alternativeheadline",
        "json-ld:name",
        "json-ld-page:headline",
    ),
    "json-ld-page:name",
)


#: Metadata with the page's address, and characters of it that hold the host.
ADDRESSES: Final = ("link:canonical", "og:url", GIVEN_URL)
HOST: Final = 80
#: Metadata with the name of the site, the surest first.
SITE_NAMES: Final = (
    *(
        "og:site_name",
        "json-ld:publisher",
        "application-name",
        "extracted:sitename",
        "dc.publisher",
        "twitter:site",
    ),
    "apple-mobile-web-app-title",
)


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Return :func:`~builder.lang.characters.letters` of ``text``, remembered: the same lines are
    asked for again and again.
    """
    return letters(text)


class StatedTitle(NamedTuple):
    """A title that the page's metadata states."""

    name: str
    how: str
    text: str
    rest: str = ""


@dataclass(slots=True)
class WordingPlace:
    """Where a wording is printed."""

    line: Line
    #: As printed there.
    text: str
    #: ``whole`` line, ``head`` or ``tail`` of one, or several lines ``joined``; the number of the
    #: last one; what was cut off.
    how: str
    last: int
    rest: str = ""


@dataclass(slots=True)
class TitleWording:
    """A text that may be the title, and all the places where it is printed."""

    key: str
    places: list[WordingPlace] = field(default_factory=list)
    #: Names and values of the metadata that state it: ``whole``, or ``head`` and ``tail`` without a
    #: site's name.
    stated: list[StatedTitle] = field(default_factory=list)


def wordings(
    lines: Sequence[Line], stretch: LineRange, metadata: Sequence[Metadatum]
) -> dict[str, TitleWording]:
    """Return all wordings that may be the title, by their letters, in the order of the page."""
    found: dict[str, TitleWording] = {}
    alone = frozenset(key(line.text) for line in lines if line.words <= MOST_CUT)
    alone |= {key(datum.value) for datum in metadata if datum.name in SITE_NAMES}
    sites = site_names(lines, metadata)
    alone |= sites
    reach = (
        *range(min(TOP_LINES, len(lines))),
        *range(
            max(TOP_LINES, stretch.start - _REACH),
            min(len(lines), stretch.end, stretch.start + INSIDE),
        ),
    )
    for at in reach:
        for place in _places(lines, at):
            name = key(place.text)
            if name:
                found.setdefault(name, TitleWording(name)).places.append(place)
    for datum in metadata:
        if datum.name in TITLE_NAMES and count_words(datum.value) <= _MOST_WORDS:
            own, site = _without_site(datum.value, sites)
            how = "whole" if not site else "head" if datum.value.startswith(own) else "tail"
            whole = (how, own, site)
            for how, text, rest in (whole, *_cuts(own)):
                name = key(text)
                if name:
                    found.setdefault(name, TitleWording(name)).stated.append(
                        StatedTitle(datum.name, how, text, rest)
                    )
    return {name: wording for name, wording in found.items() if _whole(wording, alone)}


def site_names(lines: Sequence[Line], metadata: Sequence[Metadatum]) -> frozenset[str]:
    """Return the letters of what a page calls its site: in its metadata, by its host, and to whom
    a line of it keeps the rights.
    """
    found = {key(datum.value) for datum in metadata if datum.name in SITE_NAMES}
    hosts = (datum.value[:HOST].partition("//")[2] for datum in metadata if datum.name in ADDRESSES)
    found |= {key(label) for host in hosts for label in host.split(".")[:-1]}
    found |= {key(name) for line in lines if (name := rights_holder(line))}
    return frozenset(found - {""})


def rights_holder(line: Line) -> str:
    """Return to whom a line keeps the rights of the page; "" for none."""
    match = _RIGHTS.search(line.text) if line.shape in ("legal", "picture") else None
    return _RESERVED.sub("", match["name"]).strip() if match else ""


def _without_site(title: str, sites: frozenset[str]) -> tuple[str, str]:
    """Return a title and the name of its site that was in front of it or behind it ("Town Post:
    ...", "... | Town Post"); "" for none. What else is in front of a colon is a part of it.
    """
    site, colon, rest = title.partition(_COLON)
    parts = [(rest, site)] if colon else []
    for match in SEPARATOR.finditer(title[:400]):
        head, tail = title[: match.start()], title[match.end() :]
        parts += [(tail, head), (head, tail)]
    for own, name in parts:
        if len(own.split()) >= FEWEST_LEFT and key(name) in sites:
            return own.strip(), name.strip()
    return title, ""


def _whole(wording: TitleWording, alone: frozenset[str]) -> bool:
    """Tell whether a wording is printed or stated whole somewhere, or what is cut off is printed
    alone, as the name of a site is.
    """
    parts: list[WordingPlace | StatedTitle] = [*wording.places, *wording.stated]
    return any(not one.rest or key(one.rest) in alone for one in parts)


def _places(lines: Sequence[Line], at: int) -> Iterator[WordingPlace]:
    line = lines[at]
    if line.words > _MOST_WORDS or line.shape in _NO_TITLES or line.words < _fewest(line):
        return
    timed = line.shape == "date" and any(one.stamp and one.stamp.hour for one in line.dates)
    if line.kind != "heading" and (timed or furniture(line.text) == CAPTION):
        return
    labeled = LABEL.match(line.text)
    if labeled and line.text[labeled.end() :].strip():
        yield WordingPlace(line, line.text[labeled.end() :], "labeled", at)
        return
    yield WordingPlace(line, line.text, "whole", at)
    for how, text, rest in _cuts(line.text):
        yield WordingPlace(line, text, how, at, rest)
    text, last = line.text, at
    while last - at < _MOST_LINES - 1 and line.kind == "heading" and broken(lines, last):
        last += 1
        text = f"{text} {lines[last].text}"
        yield WordingPlace(line, text, "joined", last)


def _fewest(line: Line) -> int:
    """Return how many words a line must have: menus are full of single ones."""
    return (
        1
        if line.kind == "heading" or line.place == "h1"
        else FEWEST_ITEM
        if line.kind == "item"
        else FEWEST_LEFT
    )


def broken(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the line was broken at the margin and continues in the next one."""
    if at + 1 >= len(lines) or lines[at].span.end - lines[at].span.start not in BROKEN:
        return False
    line, more = lines[at], lines[at + 1]
    if more.gap or more.kind != "text" or more.words > _MOST_WORDS or line.closed:
        return False
    return line.span.end - line.span.start + 1 + len(more.text.split(maxsplit=1)[0]) > _WIDTH


def _cuts(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is in front of a separator and behind one with what is cut off, where that is
    short enough to be a name.
    """
    number = NUMBER.match(text)
    if number and len(text) > number.end():
        yield "numbered", text[number.end() :], ""
    for match in SEPARATOR.finditer(text[:400]):
        head, tail = text[: match.start()].strip(), text[match.end() :].strip()
        sizes = len(head.split()), len(tail.split())
        if sizes[1] <= MOST_CUT and sizes[0] >= FEWEST_LEFT:
            yield "head", head, tail
        if sizes[0] <= MOST_CUT and sizes[1] >= FEWEST_LEFT:
            yield "tail", tail, head
