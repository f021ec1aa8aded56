"""Page -> headline.

The headline stands in front of the body, is short, is often printed twice, and its words come back in the text.
No single sign is certain, so each candidate collects points and the best one wins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from builder.model.capture import Metadatum
from builder.normalize.body import Stretch, words_in
from builder.normalize.lines import NEARLY_ALL_LINK, Line
from builder.normalize.vocabulary import CREDIT_TAIL
from builder.text.characters import fold, letters

#: A headline has at least and at most this many words; a shorter or longer line needs the page's own word for it.
FEWEST_WORDS: Final = 3
MOST_WORDS: Final = 32
#: Candidates this many lines in front of the body are looked at.
REACH: Final = 60
#: A headline stands at most so many lines above its second line, and has at most so many points less.
SECOND_LINES: Final = 4
SECOND_POINTS: Final = 2.5
#: A line this long (letters) that begins or ends another one is the headline inside a trail of links or a page's title.
INNER_LETTERS: Final = 15
TOP_LINES: Final = 3
#: A head inside the stretch: lines in which its date or name follows, and the share of the words that must come after it.
HEAD_LINES: Final = 4
#: A page with at most so many heads below the first one holds several reports.
MOST_HEADS: Final = 2
MIN_REST: Final = 0.4
#: Points for each line between headline and text that is no label of the report.
LINE_BETWEEN: Final = -0.12
_LABELS: Final = ("date", "byline", "source", "machine", "button", "picture")
#: Points that a headline needs.
MIN_POINTS: Final = 3.0

#: Characters of one line whose words are compared with a headline's: enough for a paragraph, little for a hostile line.
VOCABULARY_CHARACTERS: Final = 4000
#: A word of four letters or more: shorter ones are mostly grammar.
_CONTENT_WORD: Final = re.compile(r"[^\W\d_]{4,}")
#: " - ", " | ", " » " between a headline and the name of its site.
_SUFFIX: Final = re.compile(r"\s+[-–—|·•»:/]+\s+")
TITLE_NAMES: Final = (
    *("json-ld:headline", "og:title", "twitter:title", "title", "extracted:title", "dc.title", "headline", "sailthru.title"),
    "parsely-title",
)


class Candidate(NamedTuple):
    """A line that may be the headline."""

    line: Line
    points: float
    reasons: tuple[str, ...]


class _Signs(NamedTuple):
    """What is known about the whole page before its lines are weighed one by one."""

    #: Words of the text that follows.
    vocabulary: frozenset[str]
    #: How often each line is printed.
    copies: Counter[str]
    #: The titles that the page's metadata states.
    stated: frozenset[str]
    #: Lines that are the beginning or end of a longer one, such as a trail of links or "Headline | Site", and those longer ones.
    inner: frozenset[str]
    outer: frozenset[str]


def candidates(lines: Sequence[Line], stretch: Stretch, metadata: Sequence[Metadatum]) -> list[Candidate]:
    """Return the lines that may be the headline, best first."""
    signs = _signs(lines, stretch, metadata)
    found = [
        _candidate(lines, line, stretch, signs)
        for line in lines[max(0, stretch.start - REACH) : stretch.end]
        if _possible(line, stretch) and (line.index <= stretch.start or _heads(lines, line, stretch))
    ]
    ranked = sorted((candidate for candidate in found if candidate.points >= MIN_POINTS), key=lambda one: (-one.points, one.line.index))
    above = _above(lines, ranked)
    return [above, *(one for one in ranked if one is not above)] if above else ranked


def first_report(lines: Sequence[Line], stretch: Stretch) -> Stretch:
    """Return ``stretch`` up to the head of a second report, if the first one has a head of its own above it.

    A page with more heads is a live blog, and its entries are all part of it.
    """
    heads = [line.index for line in lines[stretch.start + 1 : stretch.end] if _is_head(lines, line)]
    above = {line.shape for line in lines[max(0, stretch.start - HEAD_LINES) : stretch.start]}
    return Stretch(stretch.start, heads[0]) if 0 < len(heads) <= MOST_HEADS and {"byline", "date"} <= above else stretch


def _is_head(lines: Sequence[Line], line: Line) -> bool:
    """Tell whether a line can be a headline whose byline and date follow at once."""
    below = {one.shape for one in lines[line.index + 1 : line.index + 3]}
    return line.shape == "short" and not line.closed and line.words > FEWEST_WORDS and below == {"byline", "date"}


def _signs(lines: Sequence[Line], stretch: Stretch, metadata: Sequence[Metadatum]) -> _Signs:
    stated = {letters(part) for datum in metadata if datum.name in TITLE_NAMES for part in (datum.value, *_cuts(datum.value))}
    around = (*lines[:TOP_LINES], *lines[max(0, stretch.start - REACH) : stretch.start + 1])
    near = {letters(line.text) for line in around if line.words <= MOST_WORDS}
    long = [text for text in near if len(text) >= INNER_LETTERS]
    pairs = [(one, two) for one in long for two in long if one != two and (two.startswith(one) or two.endswith(one))]
    return _Signs(
        vocabulary=frozenset(_vocabulary(lines[stretch.start : stretch.end])),
        copies=Counter(letters(line.text) for line in lines if line.words <= MOST_WORDS),
        stated=frozenset(stated - {""}),
        inner=frozenset(one for one, _ in pairs),
        outer=frozenset(two for _, two in pairs),
    )


def _above(lines: Sequence[Line], ranked: list[Candidate]) -> Candidate | None:
    """Return the candidate that stands a little above the best one and is nearly as good: the best one is its second line."""
    if not ranked or ranked[0].line.kind == "heading":
        return None
    best = ranked[0]
    near = [
        one
        for one in ranked[1:]
        if 0 < best.line.index - one.line.index <= SECOND_LINES
        and one.points >= best.points - SECOND_POINTS
        and one.line.words > FEWEST_WORDS
        and one.line.shape == "short"
        and not any(line.running or line.shape == "after" for line in lines[one.line.index + 1 : best.line.index])
    ]
    return max(near, key=lambda one: (one.points, -one.line.index), default=None)


def stated_titles(metadata: Sequence[Metadatum], sites: Sequence[str]) -> list[tuple[str, str]]:
    """Return name and value of the titles that an HTML page states, without the name of the site at either end."""
    known = {letters(site) for site in sites if site}
    return [(name, without_site(datum.value, known)) for name in TITLE_NAMES for datum in metadata if datum.name == name]


def without_site(title: str, sites: set[str]) -> str:
    """Return ``title`` without a first or last part that is the name of the site."""
    for head, tail in ((title, ""), *_splits(title)):
        if tail and letters(tail) in sites:
            return head
        if tail and letters(head) in sites:
            return tail
    return title


def _splits(title: str) -> list[tuple[str, str]]:
    return [(title[: match.start()], title[match.end() :]) for match in _SUFFIX.finditer(title)]


def _cuts(title: str) -> list[str]:
    """Return the beginnings of a title that stop before "- Site name" and the like."""
    return [head for head, _ in _splits(title)]


def _possible(line: Line, stretch: Stretch) -> bool:
    if line.shape not in ("short", "text", "order", "legal", "related"):
        return line.kind == "heading" and line.words >= FEWEST_WORDS
    if line.index == stretch.start:
        # A question or an exclamation may be a headline although it ends like a sentence.
        return line.kind == "heading" or (line.words <= MOST_WORDS // 2 and line.text[-1] in "?!…”’\"'")
    return line.words <= MOST_WORDS


def _heads(lines: Sequence[Line], line: Line, stretch: Stretch) -> bool:
    """Tell whether a line inside the stretch begins the report: a date or a name follows at once, and then most of the text.

    In front of it stand the sentences of a ticker or of teasers (capture 003).
    """
    after = lines[line.index + 1 : line.index + 1 + HEAD_LINES]
    labels = sum(one.shape in ("date", "byline", "source", "button") for one in after)
    if line.running or labels < 1 + (line.kind != "heading") or not any(one.shape in ("date", "byline") for one in after):
        return False
    whole = words_in(lines, stretch)
    return words_in(lines, Stretch(line.index + 1, stretch.end)) >= MIN_REST * whole


def _candidate(lines: Sequence[Line], line: Line, stretch: Stretch, signs: _Signs) -> Candidate:
    own = letters(line.text)
    between = lines[line.index + 1 : stretch.start]
    content = {fold(word) for word in _CONTENT_WORD.findall(line.text)}
    shared = len(content & signs.vocabulary) / len(content) if content else 0.0
    tests = (
        (4.0 * shared, "its words come back in the text", shared > 0),
        (4.0, "the page states it as its title", own in signs.stated),
        (3.0, "it is marked up as a heading", line.kind == "heading"),
        (2.0, "it is the page's first-level heading", line.place == "h1"),
        (2.0, "it is printed more than once", (signs.copies[own] > 1 or own in signs.inner) and line.words > FEWEST_WORDS),
        (-5.0, "it holds another line and more", own in signs.outer and own not in signs.stated),
        (2.0, "it has the length of a headline", FEWEST_WORDS < line.words <= MOST_WORDS - 8),
        (3.0, "it begins the report inside the text", line.index > stretch.start),
        (1.5, "a date or a name follows", any(one.shape in ("date", "byline", "source") for one in between[:6])),
        (-3.0, "it ends like a sentence", line.closed and line.text[-1] in ".。"),
        (-3.0, "it holds a date", any(mention.stamp and mention.stamp.day for mention in line.dates)),
        (-3.0, "it is very short", line.words < FEWEST_WORDS),
        (-4.0, "it ends like a picture's caption", bool(CREDIT_TAIL.search(line.text)) and line.place != "h1"),
        (-4.0, "it is an item of a list", line.kind == "item"),
        (-3.0, "it is a link", line.linked > NEARLY_ALL_LINK),
        (-4.0, "it speaks of the page", line.shape in ("legal", "order", "related")),
        (LINE_BETWEEN * sum(one.shape not in _LABELS for one in between), "lines lie between", bool(between)),
    )
    reasons = tuple(reason for points, reason, holds in tests if holds and points > 0)
    return Candidate(line, sum(points for points, _, holds in tests if holds), reasons)


def _vocabulary(body: Sequence[Line]) -> set[str]:
    return {fold(word) for line in body if line.prose for word in _CONTENT_WORD.findall(line.text[:VOCABULARY_CHARACTERS])}
