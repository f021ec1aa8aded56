"""Page -> everybody who may have written the report, with all the places where the page names them, and the signs of each.

A writer is named in a byline, alone between headline and text or beside the date, in a box about the author behind the text,
and in the page's metadata. Names inside the text are those of the people it is about, and names beside a picture its makers'.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from builder.normalize.lines import NEARLY_ALL_LINK, Line
from builder.normalize.names import Named, has_given_name, names_in, pen_name
from builder.normalize.page import OPENING_LINES, Page
from builder.normalize.scoring import chance, on
from builder.normalize.vocabulary import BY_ALONE
from builder.normalize.wordings import key

Region = Literal["metadata", "before", "head", "opening", "end", "behind"]

AUTHOR_NAMES: Final = (
    *("json-ld:author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl"),
    *("json-ld:creator", "itemprop:author", "rel:author", "class:author", "json-ld-page:author", "dc.contributor", "twitter:data1"),
    *("cxenseparse:author", "article:author_name", "og:article:author", "article.author", "extracted:author"),
)
#: Lines in front of the headline, at the end of the text and behind it that are looked at.
REACH: Final = 12
END_LINES: Final = 5
BEHIND: Final = 14
#: Words of a line that may name its author, of one about the author, and of a name in a title or text.
LABEL_WORDS: Final = 30
ABOUT_WORDS: Final = 90
#: Lines around a name in which a date or a byline is sought.
NEAR: Final = 2
#: A person less sure than the first figure (0 to 1) is not named as an author, unless nobody is surer: then the surest one above the text,
#: if above the second.
LEAST_SURE: Final = 0.5
LEAST_ALONE: Final = 0.27
ABOVE: Final = ("before", "head", "opening", "metadata")
BELOW: Final = ("end", "behind")
#: Characters of a metadata value.
VALUE: Final = 200
#: "Anna Berger is a reporter", "Anna Berger ist Redakteurin": a verb in small letters behind a name at the beginning of a line.
_ABOUT: Final = re.compile(
    r"\s(?:is|was|has|writes|covers|joined|reports|works|ist|schreibt|arbeitet|berichtet|est|écrit|es|escribe|è|scrive|é|är|er|on|jest|родил\w+|работает)\s"
)
_MAIL: Final = re.compile(r"@[\w.-]{2,64}|\[email.protected\]")
_FOLLOW: Final = re.compile(r"\b(?:follow|twitter|profile|view all posts|more by|posts by|see all|bio|folgen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """One place where the page names somebody who may be the author."""

    named: Named
    region: Region
    line: Line | None = None
    #: The name of the metadata.
    source: str = ""
    #: "By" stands alone in the line above; the line goes on about the person.
    below_by: bool = False
    about: bool = False


@dataclass(slots=True)
class Person:
    """Somebody who may have written the report."""

    key: str
    name: str
    places: list[Place] = field(default_factory=list)
    #: The headline names the person, and no byline does: the report is about them.
    subject: bool = False


def people(page: Page, publishers: frozenset[str]) -> list[Person]:
    """Return everybody who may have written the report, in the order of the page; nobody is called like a publisher."""
    found: dict[str, Person] = {}
    for place in (*_metadata(page), *_lines(page)):
        name = key(place.named.name)
        if name and name not in publishers:
            found.setdefault(name, Person(name, place.named.name)).places.append(place)
    title = key(page.headline.text) if page.headline else ""
    for person in found.values():
        person.subject = person.key in title and not any(one.named.by or one.source for one in person.places)
    return list(found.values())


def _metadata(page: Page) -> Iterator[Place]:
    for name, value in page.values(*AUTHOR_NAMES):
        if not value.startswith(("http", "/", "@")):
            found = names_in(value[:VALUE]) or pen_name(value)
            yield from (Place(named, "metadata", None, name) for named in found)


def _lines(page: Page) -> Iterator[Place]:
    first, end = page.stretch
    above = page.start - 1 if page.headline else page.start
    for line in page.lines[max(0, above - REACH) : end + BEHIND]:
        region = _region(line, above, first, end)
        if line is page.headline:
            continue
        if region and not line.running and line.words <= LABEL_WORDS and line.shape not in ("legal", "machine", "after", "button"):
            yield from _labels(line, region, page)
        elif region in ("end", "behind", "opening") and line.words <= ABOUT_WORDS:
            yield from _about(line, region)


def _region(line: Line, above: int, first: int, end: int) -> Region | None:
    if line.index >= end:
        return "behind"
    if line.index >= max(first, end - END_LINES):
        return "end"
    if line.index < above:
        return "before"
    if line.index < first:
        return "head"
    if line.index < first + 2 * OPENING_LINES:
        return "opening"
    # Where a page's menus were taken for its text, the byline stands inside.
    return "opening" if line.shape == "byline" and line.index < (first + end) // 2 else None


def _labels(line: Line, region: Region, page: Page) -> Iterator[Place]:
    previous = page.lines[line.index - 1] if line.index else None
    below_by = previous is not None and bool(BY_ALONE.fullmatch(previous.text))
    # "von Jan" is no date: only one with its day or year is.
    for named in names_in(line.text, [mention.span for mention in line.dates if mention.stamp]):
        about = bool(_ABOUT.match(line.text[named.start + len(named.name) :]))
        yield Place(named, region, line, "", below_by, about)


def _about(line: Line, region: Region) -> Iterator[Place]:
    """Yield the name with which a line about the author begins."""
    verb = _ABOUT.search(line.text[: LABEL_WORDS * 4])
    for named in names_in(line.text[: verb.start()]) if verb else ():
        if named.of == 1 and named.alone and named.start == 0:
            yield Place(named, region, line, "", about=True)


def signs(found: Sequence[Person], page: Page) -> list[dict[str, float]]:
    """Return the signs of each person, those that compare them with the others included."""
    context = _Context(
        title=key(page.headline.text) if page.headline else "",
        text=" ".join(line.text for line in page.body if line.running)[:60_000],
        lines=Counter(key(line.text) for line in page.lines if line.words <= LABEL_WORDS // 2),
    )
    each = [_signs(person, page, context) for person in found]
    nearest = min((one["distance"] for one in each if "printed" in one), default=0.0)
    stated = any("region metadata" in one for one in each)
    alone = sum(_stands_above(one) for one in each)
    for number, one in enumerate(each):
        one["only name above the text"] = float(alone == 1 and _stands_above(one))
        one["names above the text"] = math.log1p(alone - 1) if alone and _stands_above(one) else 0.0
        one["given name by"] = float("given name" in one and ("by" in one or "below by" in one))
        one["nobody has by"] = float(not any("by" in other for other in each))
        one["nearest"] = float("printed" in one and one["distance"] == nearest)
        one["first"] = float(number == 0)
        one["others have by"] = float("by" not in one and any("by" in other for other in each))
        one["others are stated"] = float(stated and "region metadata" not in one)
    return each


def _stands_above(own: Mapping[str, float]) -> bool:
    """Tell whether a usual given name stands alone in front of the text."""
    return "given name above the text" in own


@dataclass(frozen=True, slots=True)
class _Context:
    title: str
    text: str
    lines: Counter[str]


def best_place(person: Person) -> Place:
    """Return the place that names a person best: a byline above the text before other places there, these before those behind it."""
    return min(person.places, key=lambda place: (_rank(place), person.places.index(place)))


def _rank(place: Place) -> int:
    named = place.named
    regions = ("head", "opening", "before", "end", "behind", "metadata")
    by = (named.by or place.below_by) and not named.picture
    return 10 * named.picture + regions.index(place.region) + (0 if by and place.region != "metadata" else len(regions) // 2)


def _signs(person: Person, page: Page, context: _Context) -> dict[str, float]:
    best = best_place(person)
    signed = on(_of_place(best, page)) | on(f"source {place.source}" for place in person.places if place.source)
    signed |= on(f"also {place.region}" for place in person.places if place.region != best.region)
    printed = [place for place in person.places if place.line]
    distances = [abs(best.line.index - page.start)] if best.line else []
    sources = {place.source for place in person.places if place.source}
    words = person.name.split()
    named = {
        "printed": bool(printed),
        "in the title": person.key in context.title,
        "in the text": person.name in context.text,
        "surname in the text": len(words[-1]) > NEAR and bool(re.search(rf"(?<!\w){re.escape(words[-1])}(?!\w)", context.text)),
        "several sources": len(sources) > 1,
        "about": any(place.about for place in printed),
        "by somewhere": any(place.named.by and not place.named.picture for place in printed),
        "picture somewhere": any(place.named.picture for place in printed),
        "mail or handle": any(place.line and _MAIL.search(place.line.text) for place in printed),
        "alone elsewhere": any(place.named.alone and place is not best for place in printed),
        "given name": has_given_name(person.name),
        "no given name": not has_given_name(person.name),
        "given name above the text": best.region in ("before", "head", "opening") and has_given_name(person.name) and best.named.alone,
        "given name right below": best.line is not None and has_given_name(person.name) and 0 <= best.line.index - page.start <= NEAR + 1,
        "capitals": person.name.isupper(),
        "initial": any(len(word.strip(".")) == 1 for word in words),
        "one word": len(words) == 1,
        "four words": len(words) > 3,  # noqa: PLR2004 - a long name is often none
    }
    return (
        signed
        | on(name for name, holds in named.items() if holds)
        | {"distance": math.log1p(min(distances, default=0)), "copies": math.log1p(context.lines[person.key])}
    )


def _of_place(place: Place, page: Page) -> Iterator[str]:
    """Yield the names of the signs of one place."""
    named = place.named
    yield f"region {place.region}"
    if place.source:
        yield f"source {place.source}"
        return
    line = place.line
    if line is None:
        return
    around = page.lines[max(0, line.index - NEAR) : line.index + NEAR + 1]
    dated = any(one.shape == "date" or (one.shape == "machine" and one.dates) for one in around)
    mark = "by" if named.by and not named.picture else "picture" if named.picture else "below by" if place.below_by else "no by"
    yield f"{place.region} {mark}"
    yield f"{place.region} {'alone' if named.alone else 'beside words'}"
    tests = {
        mark: True,
        f"shape {line.shape}": True,
        f"{place.region} {mark} near a date": dated,
        f"{place.region} role": named.role,
        "role": named.role,
        "in a dated line": bool(line.dates),
        "one of several": named.of > 1,
        "item": line.kind == "item",
        "heading": line.kind == "heading",
        "linked": line.linked > NEARLY_ALL_LINK,
        "right below the headline": line.index == page.start,
        "right above the text": line.index == page.stretch.start - 1,
        "right behind the text": line.index == page.stretch.end,
        "follow": bool(_FOLLOW.search(line.text)),
        "after other reports": place.region == "behind" and any(one.shape == "after" for one in page.lines[page.stretch.end : line.index]),
        "long line": line.words > LABEL_WORDS // 3,
    }
    yield from (name for name, holds in tests.items() if holds)


def written(found: Sequence[Person], scores: Sequence[float]) -> list[bool]:
    """Return who is held to have written the report, from how surely each of them has (log odds)."""
    places = [best_place(person) for person in found]
    sure = [
        chance(own) if _may(person, place) else 0.0
        for person, place, own in zip(found, places, _together(found, places, scores), strict=True)
    ]
    chosen = [share >= LEAST_SURE for share in sure]
    if any(chosen):
        # Below the text stand the authors of other reports, unless nobody is named above it.
        above = any(one and place.region in ABOVE for one, place in zip(chosen, places, strict=True))
        return [one and not (above and place.region in BELOW) for one, place in zip(chosen, places, strict=True)]
    likely = [
        share if place.region in ABOVE and has_given_name(person.name) else 0.0
        for person, share, place in zip(found, sure, places, strict=True)
    ]
    top = max(likely, default=0.0)
    return [share == top >= LEAST_ALONE for share in likely]


def _may(person: Person, place: Place) -> bool:
    """Tell whether somebody can be the author at all: neither the maker of a picture nor whom the headline names can."""
    return not place.named.picture and not person.subject


def _together(found: Sequence[Person], places: Sequence[Place], scores: Sequence[float]) -> list[float]:
    """Return the scores, those of people whom one byline names together the same: that of the surest of them."""
    # "Anna Berger, Town Post": what follows a name may be where it works.
    named = [has_given_name(person.name) for person in found]
    lines = [(place.line.index, place.named.by) if place.line and one else None for place, one in zip(places, named, strict=True)]
    best: dict[tuple[int, bool], float] = {}
    for line, own in zip(lines, scores, strict=True):
        if line:
            best[line] = max(own, best.get(line, own))
    return [best[line] if line else own for line, own in zip(lines, scores, strict=True)]
