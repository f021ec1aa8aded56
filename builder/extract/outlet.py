"""Page -> who published it, and on which basis.

A page says so in its metadata, in a sign-off behind the text, or by its masthead; else its address
and a name that fits it tell; else, when an editorial note in the text ("(the relations - NAME)")
and the picture's credit agree, it may be inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from builder.core.article import OutletBasis
from builder.core.outlet import Outlet, proposed
from builder.extract.findings import Found, Notes
from builder.extract.inferred import PublisherCandidate, inferred
from builder.extract.lines.line import Line
from builder.extract.page import TAIL_LINES, Page
from builder.extract.rights import owner_at_top, rights_kept
from builder.extract.site_hosts import NAME_WORDS, by_host, is_name, named_by_host
from builder.extract.titles.wordings import SITE_NAMES
from builder.extract.vocabulary import AGENCY_WORDS, BYLINE_LINE
from builder.lang.characters import letters
from builder.lang.languages import all_words
from builder.lang.newsrooms import is_listed, needs_article, says_newsroom
from builder.lang.slugs import slug
from builder.lang.wordlists import JOINERS

#: A name in quotation marks, as agencies print theirs: News Agency "Town".
_QUOTED: Final = re.compile(r"[\"“„«][^\"“”„«»]{2,80}[\"”“»]")
#: "ABC", whatever the script.
_INITIALS: Final = re.compile(r"\b[^\W\d_a-zа-яё]{2,8}\b")
_SMALL_WORDS: Final = JOINERS | all_words(lambda words: words.newsrooms.small)
#: "By Anna Berger | Town Post": what is behind the last bar of a byline.
_BEHIND_BAR: Final = re.compile(r"\s[|•·/]\s(?P<name>\w[^|•·/]{1,60})\Z")
#: What a name says of its kind of page: "Town Post (Web News)", "Town Post - News", "Town Online".
_KIND_OF_SITE: Final = re.compile(
    r"\s(?:\([^()]{1,30}\)|[-–—]\s\w+|online(?:\snews)?|\.com)\Z", re.IGNORECASE
)
#: " - Town Post", " | Town Post" behind the headline in a page's title.
_SUFFIX: Final = re.compile(r"\s[-–—|·•»:]\s(?P<name>\w.{0,60})")
#: Lines at the top in which the page's title may be.
_TOP_LINES: Final = 3
#: How sure each basis is, the surest first.
_RANKS: Final[dict[OutletBasis, int]] = {"stated": 0, "domain": 1, "inferred": 2}


class Publisher(NamedTuple):
    """Who published the page."""

    #: "" when no outlet's file knows the name.
    id: str = ""
    name: str = ""
    basis: OutletBasis = "unknown"
    #: Letters of all the names that candidates print: no author is called so.
    names: frozenset[str] = frozenset()


def publisher(
    page: Page, host: str | None, pictures: Sequence[str], outlets: Sequence[Outlet]
) -> Found[Publisher]:
    """Find the publisher of the page; note every candidate."""
    notes = Notes()
    known = _names(outlets)
    found, best = _candidates(page, host, pictures, outlets, known)
    if best and not (known.get(letters(best.name)) or by_host(host, outlets)):
        # Its file, which this proposes, is known to the next build.
        outlets = (*outlets, proposed(slug(best.name), best.name))
        known = _names(outlets)
        found, best = _candidates(page, host, pictures, outlets, known)
    for candidate in found:
        notes.find(
            "outlet",
            candidate.name,
            candidate.rule,
            candidate.reason,
            span=candidate.span,
            chosen=candidate is best,
            owns=not candidate.cited,
        )
    if best is None:
        return Found(Publisher(), notes)
    outlet = known.get(letters(best.name)) or by_host(host, outlets)
    names = frozenset(letters(one.name) for one in found) | frozenset(known)
    name = outlet.name if outlet else best.name
    return Found(Publisher(outlet.id if outlet else "", name, best.basis, names), notes)


def _names(outlets: Sequence[Outlet]) -> dict[str, Outlet]:
    """Return the outlets by the letters of each of their names."""
    return {
        letters(name): outlet
        for outlet in outlets
        for name in (outlet.name, outlet.sign, *outlet.aliases)
    }


def _candidates(
    page: Page,
    host: str | None,
    pictures: Sequence[str],
    outlets: Sequence[Outlet],
    known: dict[str, Outlet],
) -> tuple[list[PublisherCandidate], PublisherCandidate | None]:
    """Return every candidate, and the surest."""
    found = [
        *_metadata(page),
        *_signed_off(page, known),
        *_masthead(page, known),
        *_dated_name(page, known),
        *named_by_host(page, host, outlets),
        *inferred(page, pictures, known),
    ]
    found = found or list(rights_kept(page))

    def sureness(one: PublisherCandidate) -> tuple[int, bool, bool]:
        # A line behind the text may be a heading: a name elsewhere is surer.
        return _RANKS[one.basis], letters(one.name) not in known, one.rule == "sign-off"

    return found, min(found, key=sureness, default=None)


def _metadata(page: Page) -> Iterator[PublisherCandidate]:
    for name, value in page.values(*SITE_NAMES):
        if len(value.split()) <= NAME_WORDS and not value.startswith(("http", "@")):
            yield PublisherCandidate(
                value, "stated", "page metadata", f"the page states it as {name}"
            )


def _signed_off(page: Page, known: dict[str, Outlet]) -> Iterator[PublisherCandidate]:
    """Yield the name that stands alone behind the text of an article-only capture, or a known name
    near the end of the body.
    """
    for line in page.tail[:TAIL_LINES]:
        if letters(line.text) in known:
            yield PublisherCandidate(
                line.text,
                "stated",
                "sign-off",
                "the name of a known outlet is behind the text",
                line.span,
            )
        elif page.article_only and is_name(line) and _is_newsroom(line.text, page):
            yield PublisherCandidate(
                line.text, "stated", "sign-off", "a name stands alone behind the text", line.span
            )


def _masthead(page: Page, known: dict[str, Outlet]) -> Iterator[PublisherCandidate]:
    """Yield what the page's title ends in, who keeps its rights, a name at its top that the byline
    repeats or an outlet's file knows.
    """
    surer = [*_behind_title(page), *owner_at_top(page)]
    yield from surer
    bylines = (
        {} if surer else {key: place for line in page.head for key, place in _byline_names(line)}
    )
    for line in (*page.before, *page.head):
        # A dump may put the page's metadata first, its author's name among them.
        stated = line.index > 0 and page.lines[line.index - 1].shape == "machine"
        if letters(line.text) in bylines and line.shape == "short" and not stated:
            byline, start, end = bylines[letters(line.text)]
            span = page.part(byline, start, end)
            yield PublisherCandidate(
                line.text,
                "stated",
                "masthead",
                "the byline repeats the name at the top of the page",
                span,
            )
            return
    if (
        page.article_only
        and page.before
        and is_name(page.before[0])
        and _names_newsroom(page.before[0].text)
    ):
        line = page.before[0]
        yield PublisherCandidate(
            line.text,
            "stated",
            "masthead",
            "a newsroom's name is at the top of the capture",
            line.span,
        )
        return
    for line in page.before:
        if letters(line.text) in known:
            yield PublisherCandidate(
                line.text,
                "stated",
                "masthead",
                "the name of a known outlet is at the top of the page",
                line.span,
            )
            return


def _byline_names(line: Line) -> Iterator[tuple[str, tuple[Line, int, int]]]:
    """Yield the letters of what a byline names, whole and behind its last bar ("By Anna Berger |
    Town Post"), each with its place.
    """
    match = BYLINE_LINE.fullmatch(line.text)
    if match:
        yield letters(match["names"]), (line, *match.span("names"))
        behind = _BEHIND_BAR.search(line.text)
        if behind:
            yield letters(behind["name"]), (line, *behind.span("name"))


def _dated_name(page: Page, known: dict[str, Outlet]) -> Iterator[PublisherCandidate]:
    """Yield the newsroom's name that stands alone with the date between headline and text ("Town
    Post, 3 July 2024").
    """
    for line in page.opening if page.headline else ():
        if _stands_above_date(line, page) and (
            letters(line.text) in known or _names_newsroom(line.text)
        ):
            yield PublisherCandidate(
                line.text, "stated", "date line", "it stands alone above the date", line.span
            )
            return
        day = next((mention for mention in line.dates if mention.stamp and mention.stamp.day), None)
        name = (
            line.text[: day.span.start].strip(" ,|/·•–—-")
            if day and line.shape in ("date", "short")
            else ""
        )
        if (
            name
            and len(name.split()) <= NAME_WORDS
            and (letters(name) in known or _names_newsroom(name))
        ):
            start = line.text.index(name)
            span = page.part(line, start, start + len(name))
            yield PublisherCandidate(
                name, "stated", "date line", "it stands alone beside the date", span
            )
            return


def _stands_above_date(line: Line, page: Page) -> bool:
    below = page.lines[line.index + 1] if line.index + 1 < len(page.lines) else None
    return below is not None and below.shape == "date" and is_name(line)


def _names_newsroom(name: str) -> bool:
    """Tell whether a name says that it is a newsroom's, or is known as one everywhere."""
    plain = _KIND_OF_SITE.sub("", name)
    whole = is_listed(plain) or needs_article(plain.removeprefix("The "))
    return whole or (name[0].isupper() and bool(says_newsroom(plain) or AGENCY_WORDS.search(name)))


def _behind_title(page: Page) -> Iterator[PublisherCandidate]:
    """Yield what follows the headline where it is printed a second time with the name of the site
    ("Headline - Name").
    """
    title = page.headline.text if page.headline else ""
    for line in page.lines[:_TOP_LINES]:
        match = (
            _SUFFIX.fullmatch(line.text[len(title) :])
            if title and line.text.startswith(title)
            else None
        )
        if match and len(match["name"].split()) <= NAME_WORDS:
            start = len(title) + match.start("name")
            span = page.part(line, start, len(line.text))
            yield PublisherCandidate(
                match["name"], "stated", "page title", "the page's title ends in it", span
            )
            return


def _is_newsroom(name: str, page: Page) -> bool:
    """Tell whether a name is a newsroom's rather than a person's: a word for one, initials, marks,
    or the place line names it too.
    """
    if any(
        not word[:1].isupper()
        for word in _QUOTED.sub(" ", name).split()
        if word[:1].isalpha() and word not in _SMALL_WORDS
    ):
        return False
    if len(name) == 1 or all(word.casefold() in _SMALL_WORDS for word in name.split()):
        return False
    first = next((line.text for line in page.body if line.running), "")
    # A heading in capitals has no initials.
    initials = _INITIALS.search(name) and not (name.isupper() and len(name.split()) > 1)
    return (
        bool(AGENCY_WORDS.search(name) or initials or _QUOTED.search(name))
        or name in first[: 2 * len(name) + 60]
    )
