"""Lines of a capture -> whether they are an article and nothing of its page, and where its body is
then.

Whoever copies an article by hand, or stores what a reader mode shows, leaves menus, buttons and
other headlines behind. In such a capture nothing has to be cut away, and a list at its end is the
article's own ("Tour dates: Town, Hall | Town, Hall").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from builder.extract.lines.body import LineRange
from builder.extract.lines.line import MOSTLY_LINKS, Line
from builder.extract.titles.context import FEWEST_TITLE_WORDS, MOST_TITLE_WORDS

#: The text of a bare capture begins among its first lines: headline, date, names, summary stand
#: above it.
FIRST_LINES: Final = 8
#: So many short lines behind the last sentence may be a sign-off, a name, a place; more of them are
#: a list, part of the body.
MOST_LOOSE: Final = 4
#: Words of a body whose headline speaks of the same things ("Bridge opens again. The bridge opened
#: again on Monday.").
MIN_BARE_WORDS: Final = 5


def is_bare(lines: Sequence[Line]) -> bool:
    """Tell whether the text begins at the top and no line is furniture of a page: button, link,
    heading of other reports, rights.

    Addresses and the like may be in an article; above it they are the values of a metadata dump
    (capture 000).
    """
    first = next((line.index for line in lines[:FIRST_LINES] if line.prose), None)
    if first is None or any(line.shape == "machine" for line in lines[:first]):
        return False
    return not any(_is_furniture(line) for line in lines)


def _is_furniture(line: Line) -> bool:
    return (
        line.shape in ("button", "after")
        or (line.shape == "legal" and not line.closed)
        or line.linked > MOSTLY_LINKS
    )


def bare_stretch(lines: Sequence[Line]) -> LineRange | None:
    """Return the range from the first sentence of a bare capture to its last one, or to the end of
    the list that follows it.
    """
    prose = [line.index for line in lines if line.prose]
    if not prose:
        return None
    end = prose[-1] + 1
    loose = [line.index for line in lines[end:] if line.shape == "short"]
    return LineRange(prose[0], loose[-1] + 1 if len(loose) > MOST_LOOSE else end)


def first_line(lines: Sequence[Line], stretch: LineRange) -> Line | None:
    """Return the first line above the text that can be a headline although the text says it in
    other words; ``None`` without one.
    """
    above = (line for line in lines[: stretch.start] if line.shape == "short")
    first = next(above, None)
    return first if first and FEWEST_TITLE_WORDS <= first.words <= MOST_TITLE_WORDS else None
