"""Page -> the sentence under the headline that sums the report up; it is not a paragraph of the
report.
"""

from __future__ import annotations

import re
from typing import Final

from builder.extract.findings import Found, Notes
from builder.extract.lines.line import SENTENCE_WORDS, Line
from builder.extract.page import Page
from builder.extract.pictures import FEWEST_LINES, is_caption, opens_with_caption
from builder.lang.characters import fold, letters

#: A description has at most this many words.
_MOST_WORDS: Final = 60
#: Share of its content words that come back in one paragraph, if only a picture parts it from the
#: text.
MIN_SHARED: Final = 0.5
#: So many values for programs part it from the text.
MIN_VALUES: Final = 2
_CONTENT_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_NAMES: Final = (
    "og:description",
    "description",
    "twitter:description",
    "json-ld:description",
    "extracted:description",
)


def description(page: Page) -> Found[str | None]:
    """Find the description as printed, else as the page's metadata states it; note the
    candidates.
    """
    notes = Notes()
    found: str | None = None
    stated = page.values(*_NAMES)
    known = {letters(value) for _, value in stated}
    for line in page.head:
        if is_caption(line) or opens_with_caption(
            page.lines[line.index : line.index + FEWEST_LINES]
        ):
            continue
        if _is_description(line) or (
            letters(line.text) in known and line.words >= SENTENCE_WORDS // 2
        ):
            notes.find(
                "description",
                line.text,
                "standfirst",
                "it is between headline and text",
                span=line.span,
                chosen=found is None,
            )
            found = found or line.text
    for name, value in stated:
        notes.find(
            "description",
            value,
            "page metadata",
            f"the page states it as {name}",
            chosen=found is None,
        )
        found = found or value
    return Found(found, notes)


def _is_description(line: Line) -> bool:
    return line.words <= _MOST_WORDS and (
        line.running
        or (line.shape == "short" and line.closed and line.words >= SENTENCE_WORDS // 2)
    )


def parted(page: Page) -> int | None:
    """Return the number of the line at which the text begins, if its first paragraph is a
    description parted from the rest.

    Dates, names or buttons part it for sure; pictures only when its words come back in one later
    paragraph (capture 003).
    """
    lines = list(page.body)
    if len(lines) < 3 or not _is_description(lines[0]):  # noqa: PLR2004 - description, something between, text
        return None
    after = next((at for at, line in enumerate(lines[1:], 1) if line.running), None)
    if after is None or after == 1:
        return None
    between = lines[1:after]
    if not any(line.running for line in lines[after:]):
        return None
    values = sum(line.shape == "machine" for line in between)
    if (
        any(line.shape in ("date", "byline") for line in between)
        or values >= MIN_VALUES
        or _comes_back(lines[0], lines[after:])
    ):
        return lines[after].index
    return None


def _comes_back(line: Line, text: list[Line]) -> bool:
    content = {fold(word) for word in _CONTENT_WORD.findall(line.text)}
    wanted = MIN_SHARED * len(content)
    return any(
        len(content & {fold(word) for word in _CONTENT_WORD.findall(one.text)}) >= wanted
        for one in text
        if one.running
    )
