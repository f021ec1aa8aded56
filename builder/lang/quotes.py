"""Text -> what is between quotation marks, nested ones and quotations of several paragraphs
included.

A straight mark does not say whether it opens or closes: its neighbors do, and where both sides
allow both, the state does. Capture 001 prints straight marks inside straight marks ("The Group of
Strategic Visions "..." created in 2006 ..."): a mark that must open while a quotation is open
starts a nested one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from builder.lang.tokens import Token

_MARK: Final = re.compile(r"''|``|[\"“”„‟«»″‘’'「」『』‚‹›]|\n[ \t]*\n\s*")
_OPENING: Final = frozenset(("“", "„", "«", "‟", "``", "「", "『"))
_CLOSING: Final = frozenset("”»」』")
_SINGLE: Final = frozenset("‘’'‚‹›")
_BEFORE_OPENING: Final = frozenset(" \t\n\u00a0([{—–-/:,;\"“„«‘'")
_AFTER_CLOSING: Final = frozenset(" \t\n\u00a0.,;:!?)]}—–-/\"”»’'")
#: A single mark must open and close within so many characters.
_SINGLE_REACH: Final = 600

#: Words so short may be small in the name of a work; a name has more than so large a share of
#: capitals among the others.
_SMALL_WORD: Final = 3
_TITLE_SHARE: Final = 0.75

Role = Literal["open", "close", "either", "none"]


class QuotedStretch(NamedTuple):
    """A stretch between quotation marks; the marks are at ``start`` and, when closed, before
    ``end``.
    """

    start: int
    end: int
    #: 0 for a quotation, 1 for one inside it, and so on.
    depth: int
    closed: bool
    #: The quotation continues in the next paragraph, which opens with a mark again.
    continued: bool = False


def quoted(text: str) -> tuple[QuotedStretch, ...]:
    """Return every quoted stretch of ``text`` (paragraphs parted by blank lines), sorted by place.
    Linear.

    A mark that nothing closes quotes up to the end of its paragraph when it is at the
    paragraph's beginning or the next paragraph opens with a mark again (a quotation of several
    paragraphs); elsewhere it is taken for a slip and quotes nothing.
    """
    found: list[QuotedStretch] = []
    open_marks: list[int] = []
    paragraph = 0
    for match in _MARK.finditer(text):
        if match.group()[0] == "\n":
            found += _unclosed(text, open_marks, paragraph, match.start(), match.end())
            open_marks, paragraph = [], match.end()
        elif match.group() not in _SINGLE:
            _step(text, match, open_marks, found)
    found += _unclosed(text, open_marks, paragraph, len(text), len(text))
    found += _singles(text, found)
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _step(
    text: str, match: re.Match[str], open_marks: list[int], found: list[QuotedStretch]
) -> None:
    """Open or close a stretch at a mark; ``open_marks`` is the stack of marks not yet closed."""
    at, mark = match.start(), match.group()
    role = _foreign_role(text, at, open_marks) or _role(text, mark, at, match.end())
    if role == "either":
        role = "close" if open_marks else "open"
    if role == "open":
        open_marks.append(at)
    elif role == "close" and open_marks:
        start = open_marks.pop()
        if at - start > len(mark):
            found.append(QuotedStretch(start, match.end(), len(open_marks), closed=True))


def _foreign_role(text: str, at: int, open_marks: list[int]) -> Role | None:
    """Tell what a mark does that other languages use the other way round: „German“, »German«,
    ”Swedish”.
    """
    mark, before = text[at], text[open_marks[-1]] if open_marks else ""
    if (
        (mark == "“" and before == "„")
        or (mark == "«" and before == "»")
        or (mark == "”" and before == "”")
    ):
        return "close"
    opens = (
        not open_marks
        and (at == 0 or text[at - 1] in _BEFORE_OPENING)
        and at + 1 < len(text)
        and text[at + 1].isalnum()
    )
    return "open" if opens and mark in "»”" else None


def _role(text: str, mark: str, at: int, end: int) -> Role:
    """Tell from its neighbors what the mark ``text[at:end]`` does."""
    if mark in _OPENING:
        return "open"
    if mark in _CLOSING:
        return "close"
    before, after = text[at - 1] if at else "\n", text[end] if end < len(text) else "\n"
    if before == "=":  # an attribute of markup printed as text
        return "none"
    opens, closes = (
        before in _BEFORE_OPENING and not after.isspace(),
        after in _AFTER_CLOSING and not before.isspace(),
    )
    if mark == "″" or (before.isdigit() and not opens):  # inches
        return "either" if closes else "none"
    if opens and closes:
        return "either"
    return "open" if opens else "close" if closes else "either"


def _unclosed(
    text: str, open_marks: list[int], paragraph: int, end: int, following: int
) -> list[QuotedStretch]:
    """Decide about marks still open where a paragraph ends."""
    if not open_marks:
        return []
    start = open_marks[0]
    goes_on = following < len(text) and text[following] in '"“„«'
    if goes_on or not text[paragraph:start].strip():
        return [QuotedStretch(start, end, 0, closed=False, continued=goes_on)]
    return []


def _singles(text: str, double: list[QuotedStretch]) -> list[QuotedStretch]:
    """Return stretches between single marks; an apostrophe is not one of them."""
    found: list[QuotedStretch] = []
    start: int | None = None
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark[0] == "\n" or (start is not None and at - start > _SINGLE_REACH):
            start = None
        if mark not in _SINGLE:
            continue
        before, after = text[at - 1] if at else "\n", text[at + 1] if at + 1 < len(text) else "\n"
        if mark not in "’›" and before in _BEFORE_OPENING and (after.isalpha() or after in "[…"):
            start = at if start is None else start
        elif (
            mark not in "‚‹"
            and (mark != "‘" or (start is not None and text[start] == "‚"))
            and start is not None
            and not before.isspace()
            and not after.isalnum()
            and at - start > 1
        ):
            found.append(QuotedStretch(start, at + 1, 0, closed=True))
            start = None
    return _nested(found, double)


def _nested(singles: list[QuotedStretch], double: list[QuotedStretch]) -> list[QuotedStretch]:
    """Give single-marked stretches their depth; drop those that cross a double mark."""
    kept: list[QuotedStretch] = []
    outer = sorted(double)
    i = 0
    active: list[QuotedStretch] = []
    for single in singles:
        while i < len(outer) and outer[i].start < single.start:
            active.append(outer[i])
            i += 1
        active = [q for q in active if q.end > single.start]
        if all(q.end >= single.end for q in active) and not (
            i < len(outer) and outer[i].start < single.end < outer[i].end
        ):
            kept.append(single._replace(depth=len(active)))
    return kept


def is_title(inside: Sequence[Token]) -> bool:
    """Tell whether quoted words are the name of a work or a thing: nearly all of them, small ones
    left out, are capitalized.
    """
    own = [token for token in inside if token.kind == "word" and len(token.text) > _SMALL_WORD]
    return bool(own) and sum(token.text[0].isupper() for token in own) > _TITLE_SHARE * len(own)
