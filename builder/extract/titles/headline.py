"""Page -> headline.

The headline is in front of the body, is short, is often printed twice, and its words come back
in the text. No single sign is certain: learned weights say how much each counts, and the wording
with the greatest sum wins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from builder.core.capture import Metadatum
from builder.extract.lines.body import LineRange
from builder.extract.lines.line import Line
from builder.extract.scoring import reasons, score, shares
from builder.extract.titles.context import FEWEST_TITLE_WORDS, MOST_TITLE_WORDS, Context, context_of
from builder.extract.titles.title_signs import NONE, best_place, signs
from builder.extract.titles.wordings import TitleWording, wordings

__all__ = [
    "FEWEST_TITLE_WORDS",
    "LEAST_SURE_TITLE",
    "MOST_TITLE_WORDS",
    "TitleCandidate",
    "first_report",
    "ranked",
]

MODEL: Final = "title"
#: A wording that is less sure than this is not a headline (0 to 1).
LEAST_SURE_TITLE: Final = 0.12
#: So many candidates are kept.
_MOST_CANDIDATES: Final = 20
#: Different words of a text so short that anything may be above it, and what ties a headline to
#: it.
FEW_WORDS: Final = 25
TIES: Final = ("shared", "copies", "title", "stated", "heading", "label")
#: A head inside the stretch: lines in which its date or name follows; a page with more heads below
#: the first is a live blog.
HEAD_LINES: Final = 4
MOST_HEADS: Final = 2
#: What a sign says to a reader.
WORDS: Final = {
    "shared": "its words come back in the text",
    "lead": "its words come back in the first paragraphs",
    "copies": "it is printed more than once",
    "title": "the page's title begins with it",
    "heading": "it is marked up as a heading",
    "h1": "it is the page's first-level heading",
    "stated": "the page states it as its title",
    "label": "a date or a name follows",
    "close": "it is right above the text",
    "address": "the page's address repeats it",
}


class TitleCandidate(NamedTuple):
    """A wording that may be the headline."""

    #: The first and the last line in which it is printed; ``None`` when only the metadata states
    #: it.
    line: Line | None
    last: Line | None
    text: str
    #: How sure it is (0 to 1), and why.
    share: float
    reasons: str
    #: The name of the metadata that state it, if any.
    stated: str = ""
    #: Something but its place and form ties it to the text. In a short text, chance does not.
    tied: bool = True


def ranked(
    lines: Sequence[Line], stretch: LineRange, metadata: Sequence[Metadatum]
) -> list[TitleCandidate]:
    """Return the wordings that may be the headline, printed or stated, the surest first."""
    context = context_of(lines, stretch, metadata)
    found = list(wordings(lines, stretch, metadata).values())
    all_signs = signs(found, context)
    sure = shares([*(score(MODEL, one) for one in all_signs), score(MODEL, NONE)])
    order = sorted(range(len(found)), key=lambda at: (-sure[at], at))
    # Where silence is surer than a wording, the page prints no headline.
    kept = [
        at
        for at in order[:_MOST_CANDIDATES]
        if sure[at] > sure[-1] and (sure[at] >= LEAST_SURE_TITLE or at == order[0])
    ]
    return [_candidate(found[at], sure[at], all_signs[at], context) for at in kept]


def _candidate(
    wording: TitleWording, share: float, own: Mapping[str, float], context: Context
) -> TitleCandidate:
    why = reasons(MODEL, own, WORDS) or "it has the form and the place of one"
    if not wording.places:
        stated = wording.stated[0]
        return TitleCandidate(None, None, stated.text, share, why, stated.name)
    place = best_place(wording, context.stretch)
    names = wording.stated[0].name if wording.stated else ""
    tied = len(context.vocabulary) > FEW_WORDS or any(own.get(sign) for sign in TIES)
    return TitleCandidate(
        place.line, context.lines[place.last], place.text, share, why, names, tied
    )


def first_report(lines: Sequence[Line], stretch: LineRange) -> LineRange:
    """Return ``stretch`` up to the head of a second report, if the first one has a head of its own
    above it.

    A page with more heads is a live blog, and its entries are all part of it.
    """
    heads = [line.index for line in lines[stretch.start + 1 : stretch.end] if _is_head(lines, line)]
    above = {line.shape for line in lines[max(0, stretch.start - HEAD_LINES) : stretch.start]}
    return (
        LineRange(stretch.start, heads[0])
        if 0 < len(heads) <= MOST_HEADS and {"byline", "date"} <= above
        else stretch
    )


def _is_head(lines: Sequence[Line], line: Line) -> bool:
    """Tell whether a line can be a headline whose byline and date follow at once."""
    below = {one.shape for one in lines[line.index + 1 : line.index + 3]}
    return (
        line.shape == "short"
        and not line.closed
        and line.words > FEWEST_TITLE_WORDS
        and below == {"byline", "date"}
    )
