"""What of each report others have as well -> bars.

Word for word, edited, in other words, and its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from builder.core.coverage import Coverage
from builder.core.coverage import Shares as Own
from builder.site.library import Library
from builder.site.markup import percent_words
from builder.site.views.figures import BarPart, BarRow, Key, Look, ShareBars, Tone
from builder.site.views.page import Link

_LOOKS: Final[tuple[tuple[str, Look, Tone, str], ...]] = (
    ("verbatim", "solid", "ink", "word for word"),
    ("edited", "hatched", "ink", "edited"),
    ("paraphrase", "framed", "ink", "in other words"),
    ("similar", "dotted", "soft", "something similar"),
    ("own", "line", "soft", "its own"),
)
_KEYS: Final = tuple(Key(look=look, tone=tone, word=word) for _, look, tone, word in _LOOKS)
#: Bars of one event.
_MOST_ROWS: Final = 12


def own_shares(library: Library, coverage: Coverage, articles: Sequence[str] = ()) -> ShareBars:
    """Return what of each report, or of some of them, the event's other reports have."""
    rows = [
        _row(library, one) for one in coverage.shares if not articles or one.article in articles
    ]
    return ShareBars(looks=_KEYS, rows=tuple(rows[:_MOST_ROWS]))


def mean_shares(groups: Iterable[tuple[Link, Sequence[Own]]]) -> ShareBars:
    """Return the same of groups of reports: the mean of each group, a bar a group."""
    rows = [
        _bar(
            name,
            {field: sum(getattr(one, field) for one in told) / len(told) for field, *_ in _LOOKS},
        )
        for name, told in groups
        if told
    ]
    return ShareBars(looks=_KEYS, rows=tuple(rows))


def _row(library: Library, own: Own) -> BarRow:
    name = Link(url=library.urls.article(own.article), text=library.sign(own.article))
    return _bar(name, {field: getattr(own, field) for field, *_ in _LOOKS})


def _bar(name: Link, shares: Mapping[str, float]) -> BarRow:
    parts, said, start = [], [], 0.0
    for field, look, tone, word in _LOOKS:
        width = 100 * shares[field]
        if width:
            parts.append(BarPart(look=look, tone=tone, x=f"{start:.2f}%", width=f"{width:.2f}%"))
            said.append(f"{percent_words(shares[field])} {word}")
        start += width
    return BarRow(name=name, parts=tuple(parts), words=", ".join(said))
