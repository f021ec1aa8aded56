"""A page -> what is to be known of it before the wordings that may be its title are weighed one by
one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from builder.core.capture import Metadatum
from builder.extract.lines.body import LineRange
from builder.extract.lines.line import Line
from builder.extract.titles.wordings import ADDRESSES, TOP_LINES, key
from builder.lang.characters import WIDE, fold

#: A line with fewer or more words is rarely a headline.
FEWEST_TITLE_WORDS: Final = 3
MOST_TITLE_WORDS: Final = 32
#: Paragraphs in which the words of a headline are sought.
_LEAD_LINES: Final = 3
#: Characters of one line whose words are compared with a headline's: enough for a paragraph, little
#: for a hostile line.
VOCABULARY_CHARACTERS: Final = 4000
#: A word of four letters or more: shorter ones are mostly grammar; two characters where words have
#: no blanks.
_CONTENT_WORD: Final = re.compile(rf"[^\W\d_{WIDE}]{{4,}}|[{WIDE}]{{2}}")


class Context(msgspec.Struct, frozen=True):
    """What is known about the whole page before its wordings are weighed one by one."""

    lines: Sequence[Line]
    stretch: LineRange
    #: Words of the text, and of its first paragraphs.
    vocabulary: Counter[str]
    lead: frozenset[str]
    #: How often each line is printed.
    copies: Counter[str]
    #: Letters of the lines at the top, of all long lines.
    top: tuple[str, ...]
    #: Letters of the page's address.
    address: str
    #: Number of running lines in front of each line, and the first heading.
    running: Sequence[int]
    first_heading: int


def context_of(lines: Sequence[Line], stretch: LineRange, metadata: Sequence[Metadatum]) -> Context:
    """Return what is to be known about a page before its wordings are weighed."""
    body = [line for line in lines[stretch.start : stretch.end] if line.prose]
    running, count = [], 0
    for line in lines:
        running.append(count)
        count += line.prose and line.words > MOST_TITLE_WORDS // 2
    address = next((datum.value for datum in metadata if datum.name in ADDRESSES), "")
    return Context(
        lines=lines,
        stretch=stretch,
        vocabulary=Counter(_vocabulary(body)),
        lead=frozenset(_vocabulary(body[:_LEAD_LINES])),
        copies=Counter(key(line.text) for line in lines if line.words <= MOST_TITLE_WORDS),
        top=tuple(
            key(line.text) for line in lines[:TOP_LINES] if line.words <= 2 * MOST_TITLE_WORDS
        ),
        address=key(
            address
            or next((line.text for line in lines[:TOP_LINES] if line.text.startswith("http")), "")
        ),
        running=running,
        first_heading=next((line.index for line in lines if line.kind == "heading"), -1),
    )


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """Return the content words of a line, remembered: neighbors ask for it again."""
    return frozenset(_CONTENT_WORD.findall(fold(text)))


def _vocabulary(body: Sequence[Line]) -> Iterator[str]:
    for line in body:
        yield from _CONTENT_WORD.findall(fold(line.text[:VOCABULARY_CHARACTERS]))
