"""Page -> the people who wrote the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from builder.normalize.ledger import Ledger
from builder.normalize.lines import Line
from builder.normalize.page import OPENING_LINES, Page
from builder.normalize.vocabulary import AGENCY_WORDS, BY, BY_ALONE, BYLINE_LINE
from builder.text.characters import letters
from builder.text.dates import find_dates

_AUTHOR_NAMES: Final = (
    *("json-ld:author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl"),
    *("json-ld:creator", "extracted:author"),
)
#: Words of a name.
MOST_WORDS: Final = 5
FEWEST_WORDS: Final = 2
_BY_FIRST: Final = re.compile(rf"^(?:{BY})\s", re.IGNORECASE)
#: A date follows a name within so many lines.
DATE_LINES: Final = 3
#: Lines behind the text that may name its author.
LINES_BEHIND: Final = 2
#: "Anna Berger", "Jan van der Velde": capitals, small words between them.
_NAME_LINE: Final = re.compile(r"[^\W\d_a-zа-яё][^\W\d_]+(?:[\s-](?:[^\W\d_a-zа-яё][\w.'’]*|de|van|von|der|la|del|di|da|al|el)){1,4}")
#: What stands between two names: "Anna Berger and Jon Areskog", "Anna Berger | Jon Areskog".
_PARTS: Final = re.compile(r"\s?[;,&|•·]\s?|\s(?:and|und|et|y|e|en|och|og|и|و|with|mit)\s")
#: What follows a name and is none: "Anna Berger in Town", "Anna Berger, reporter", "Anna Berger | Town Post", "Anna Berger 12:40".
_CUT: Final = re.compile(
    r"\s?[|•·–—(]\s?.*|\s(?:in|for|at|on|from|aus|für)\s.*|\s?,\s?(?=\d|[a-z]).*|\s\d.*"
    r"|\s(?i:follow|twitter|x|updated|published|posted|redakteur\w*|reporter\w*|correspondent\w*|editor|journalist\w*|contributor)(?!\w).*"
)
#: "Staff writer", "News desk", "example.com": nobody's name.
_NO_NAME: Final = re.compile(
    r"\b(?:staff|writers?|reporters?|correspondents?|editors?|newsroom|desk|team|agencies|contributors?|admin|editorial|bureau|online"
    r"|redaktion|redacción|rédaction|redazione|www|http|com|guest|user|archive|associate|senior|chief)\b",
    re.IGNORECASE,
)


def authors(page: Page, publishers: frozenset[str], ledger: Ledger) -> tuple[str, ...]:
    """Return the authors' names; note every candidate."""
    stated = _metadata(page, publishers)
    printed: list[str] = []
    # Behind the text a byline is a second choice: it may be that of the next report.
    above = list(_lines([*page.head, *page.body[:OPENING_LINES]], page.stretch.start + OPENING_LINES))
    for line, text, start in above or _lines(page.tail[:LINES_BEHIND], 0):
        for name, at in _names(text, publishers):
            span = page.part(line, start + at, start + at + len(name))
            ledger.find("authors", name, "byline", "a line beside the headline names the author", span=span, chosen=name not in printed)
            printed.append(name)
    for name in stated:
        ledger.find("authors", name, "page metadata", "the page states the author", chosen=not printed)
    return tuple(dict.fromkeys(printed or stated))


def _lines(around: Sequence[Line], end: int) -> Iterator[tuple[Line, str, int]]:
    """Yield the lines that name authors, with the text behind "By" and where it begins; in front of line ``end`` a name needs no "By"."""
    for at, line in enumerate(around):
        match = BYLINE_LINE.fullmatch(line.text) if line.shape in ("byline", "date") else None
        if match:
            yield line, match["names"], match.start("names")
            continue
        behind_by = at > 0 and BY_ALONE.fullmatch(around[at - 1].text) and line.shape == "short" and line.words <= MOST_WORDS * 2
        if behind_by or (line.index < end and _stands_by_date(line, around[at + 1 : at + 1 + DATE_LINES])):
            yield line, line.text, 0


def _stands_by_date(line: Line, following: Sequence[Line]) -> bool:
    """Tell whether a line is a name right above the date: without "By", nothing but the place tells."""
    if line.shape != "short" or line.closed or not FEWEST_WORDS <= line.words <= MOST_WORDS - 1 or not _NAME_LINE.fullmatch(line.text):
        return False
    dated = next((one for one in following if one.shape != "button"), None)
    return dated is not None and (dated.shape == "date" or (dated.shape == "machine" and bool(dated.dates)))


def _names(text: str, publishers: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Yield the names in ``text`` with their positions."""
    position = 0
    day = next(iter(find_dates(text)), None)
    cut = _CUT.sub("", text[: day.span.start] if day else text)
    for part in _PARTS.split(cut):
        name = part.strip(" .:*")
        if name and _is_name(name, publishers):
            at = text.find(name, position)
            yield name, at
            position = at + len(name)


def _is_name(name: str, publishers: frozenset[str]) -> bool:
    words = name.split()
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or letters(name) in publishers or any(character.isdigit() for character in name):
        return False
    return not words[0][0].islower() and not words[-1][0].islower() and not _NO_NAME.search(name) and not AGENCY_WORDS.search(name)


def _metadata(page: Page, publishers: frozenset[str]) -> list[str]:
    """Return the names of the first metadata value that holds any."""
    for field in _AUTHOR_NAMES:
        values = [_BY_FIRST.sub("", value) for _, value in page.values(field)]
        found = [name for value in values for name, _ in _names(value, publishers)]
        if found:
            return list(dict.fromkeys(found))
    return []
