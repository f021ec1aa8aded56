"""Paragraphs <-> the Markdown body of an article's file.

The body is plain paragraphs with a blank line between them. Characters that Markdown would read as
marks carry a backslash, so that the file looks the same in every Markdown viewer, and lose it again
on reading; nothing in it is ever run through Markdown. Foreign text is between two fences on
lines of their own, which a person may move::

    <!-- foreign text -->

    An older report that the page carries below its own.

    <!-- /foreign text -->
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from builder.lang.characters import CONTROLS

OPEN: Final = "<!-- foreign text -->"
CLOSE: Final = "<!-- /foreign text -->"
_FENCE: Final = re.compile(r"<!--[ \t]{0,9}(/?)[ \t]{0,9}foreign text[ \t]{0,9}-->", re.IGNORECASE)
_MARKS: Final = re.compile(r"[\\*_`\[\]<]")
_LEADING: Final = re.compile(r"[#>+~-]|\d{1,9}[.)]")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


class BodyParagraph(NamedTuple):
    """One paragraph of a file's body."""

    text: str
    foreign: bool
    #: 1-based line of the body.
    line: int


def write(paragraphs: Iterable[tuple[str, bool]]) -> str:
    """Return the body of ``paragraphs``: pairs of text and whether it is foreign."""
    return "\n\n".join(_parts(paragraphs)) + "\n"


def _parts(paragraphs: Iterable[tuple[str, bool]]) -> Iterator[str]:
    inside = False
    for text, foreign in paragraphs:
        if foreign != inside:
            yield OPEN if foreign else CLOSE
            inside = foreign
        yield escape(text)
    if inside:
        yield CLOSE


def read(body: str) -> tuple[tuple[BodyParagraph, ...], tuple[tuple[int, str], ...]]:
    """Return the paragraphs of ``body``, and what is wrong with its fences: pairs of line and
    sentence.
    """
    blocks: list[BodyParagraph] = []
    wrong: list[tuple[int, str]] = []
    opened = 0
    for line, text in _chunks(body):
        fence = _FENCE.fullmatch(text)
        if not fence:
            blocks.append(BodyParagraph(unescape(text), opened > 0, line))
        elif bool(fence[1]) == (opened > 0):
            opened = 0 if fence[1] else line
        else:
            wrong.append(
                (
                    line,
                    "a foreign text ends here that never began"
                    if fence[1]
                    else "foreign text begins inside foreign text",
                )
            )
    if opened:
        wrong.append((opened, "foreign text begins here and never ends"))
    return tuple(blocks), tuple(wrong)


def _chunks(body: str) -> Iterator[tuple[int, str]]:
    """Yield the first line and the text of each run of lines; a fence is a run of its own."""
    lines: list[str] = []
    for number, raw in enumerate([*body.split("\n"), ""], 1):
        line = raw.strip()
        fence = _FENCE.fullmatch(line)
        if lines and (not line or fence):
            yield number - len(lines), " ".join(lines)
            lines = []
        if fence:
            yield number, line
        elif line:
            lines.append(line)


def escape(text: str) -> str:
    """Return ``text`` on one line, with a backslash before each character that Markdown would read
    as a mark.
    """
    flat = _MARKS.sub(r"\\\g<0>", CONTROLS.sub("\ufffd", " ".join(text.splitlines())).strip())
    lead = _LEADING.match(flat)
    if not lead:
        return flat
    return flat[: lead.end() - 1] + "\\" + flat[lead.end() - 1 :]


def unescape(text: str) -> str:
    """Return ``text`` without the backslashes that :func:`escape` wrote."""
    return _ESCAPED.sub(r"\1", text)


def normal(body: str) -> str:
    """Return ``body`` as its digest sees it: trailing blanks and the number of blank lines say
    nothing.
    """
    return "\n".join(line for raw in body.split("\n") if (line := raw.rstrip()))
