"""Page -> where the article says that it has its report from: in a source line, or in a sentence of
the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from builder.core.capture import Span
from builder.extract.findings import Found, Notes
from builder.extract.lines.furniture import contributors
from builder.extract.lines.line import Line
from builder.extract.page import TAIL_LINES, Page
from builder.extract.vocabulary import AGENCY_WORDS, SOURCE_LINE
from builder.lang.newsrooms import is_listed, says_newsroom

#: "reported by NAME", "according to NAME": a source named in the text, if NAME is a newsroom.
_REPORTED: Final = re.compile(
    r"(?<!reviewed and )(?<!obtained and )\b(?:reported by|according to a report by|as reported by|quoted by|cited by|told to)\s(?:the\s)?"
    r"(?P<name>[A-Z][\w.&-]{1,30}(?:\s(?:[A-Z][\w.&-]{1,30}|of|the)){0,6})"
)
#: "ABC": a newsroom that goes by its initials.
_ACRONYM: Final = re.compile(r"[A-Z]{3,8}")


def report_credits(page: Page) -> Found[tuple[str, ...]]:
    """Find where the article says that it has its report from, as printed; note every candidate."""
    notes = Notes()
    found: list[str] = []
    for line in (*page.head, *page.tail[:TAIL_LINES]):
        match = SOURCE_LINE.fullmatch(line.text) if line.shape == "source" else None
        if match:
            span = page.part(line, *match.span("name"))
            notes.find(
                "credits", match["name"], "source line", "a line beside the text says so", span=span
            )
            found.append(match["name"])
    for line in page.body:
        for name, span in _reported(line):
            notes.find(
                "credits",
                name,
                "source in the text",
                "a sentence says who reported it",
                span=page.part(line, *span),
                owns=False,
            )
            found.append(name)
    for line in (*page.body, *page.tail[:TAIL_LINES]):
        for name in contributors(line.text):
            start = line.text.index(name)
            span = page.part(line, start, start + len(name))
            notes.find(
                "credits",
                name,
                "contribution line",
                "a line says that it contributed",
                span=span,
                owns=False,
            )
            found.append(name)
    return Found(tuple(dict.fromkeys(found)), notes)


def _reported(line: Line) -> Iterator[tuple[str, Span]]:
    for match in _REPORTED.finditer(line.text):
        name, start = match["name"], match.start("name")
        words = AGENCY_WORDS.search(name)
        own = AGENCY_WORDS.split(name)[-1].strip() if words else name
        # "Town News Agency ABC": the initials behind the word are its name.
        if _ACRONYM.fullmatch(own) and (words or is_listed(own)):
            start += name.rindex(own)
            yield own, Span(start, start + len(own))
        elif is_listed(name) or says_newsroom(name):
            yield name, Span(start, start + len(name))
