"""Outlet's articles -> how it reports, beside the other reports of the same events.

Compared are statements, quotations and words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from builder.core.coverage import SILENT
from builder.site.markup import PRESENCE_LEGEND, SPEECH, counted, percent_words
from builder.site.views.dossier import OutletPart, Reports
from builder.site.views.figures import ShareBars, presence_shares, way_shares
from builder.site.views.page import Link
from builder.site.views.shares import mean_shares

#: What says nothing of whether a report carries a statement.
_UNTOLD: Final = ("short", "language", "removed")
#: A share of fewer tells nothing.
_ENOUGH: Final = 20


class Habits(msgspec.Struct, frozen=True, kw_only=True):
    """How an outlet reports; in each figure its own bar is above that of the others."""

    #: The same in sentences, each with what it is counted of.
    findings: tuple[str, ...]
    #: How statements are carried: of all events, then of each.
    statements: ShareBars
    each: ShareBars
    #: How people's words are given.
    quotations: ShareBars
    #: What of the words other reports have, too.
    words: ShareBars


def habits(name: str, parts: Sequence[tuple[Link, OutletPart]]) -> Habits:
    """Return how the outlet called ``name`` reports those of its events that others report.

    ``parts`` come with a link to each event.
    """
    shared = [(event, part) for event, part in parts if part.others.number]
    own, others = [part.own for _, part in shared], [part.others for _, part in shared]
    pair = (
        (Link(url="", text=name), own),
        (Link(url="", text=counted(sum(one.number for one in others), "other report")), others),
    )
    return Habits(
        findings=tuple(_findings(len(shared), own, others)),
        statements=presence_shares(
            (link, _sum(one.carried for one in reports)) for link, reports in pair
        ),
        each=presence_shares((event, Counter(dict(part.own.carried))) for event, part in shared),
        quotations=way_shares(
            (link, _sum(one.quoted for one in reports)) for link, reports in pair
        ),
        words=mean_shares(
            (link, [share for one in reports for share in one.shares]) for link, reports in pair
        ),
    )


def _findings(events: int, own: Sequence[Reports], others: Sequence[Reports]) -> Iterator[str]:
    """Yield what the figures say, in sentences, each with its denominators."""
    known = [kind for kind in PRESENCE_LEGEND if kind not in _UNTOLD]
    carrying = [kind for kind in known if kind not in SILENT]
    mine, theirs = (
        _of(_sum(one.carried for one in told), carrying, known) for told in (own, others)
    )
    if mine and theirs:
        number = counted(sum(one.number for one in others), "other report")
        yield (
            f"In {counted(events, 'event')} that others report, too, it carries {mine} of the statements "
            f"that could be told of it; the {number} {theirs}."
        )
    mine, theirs = (
        _of(_sum(one.quoted for one in told), ["direct"], list(SPEECH)) for told in (own, others)
    )
    if mine and theirs:
        yield f"Of the passages that give a person’s words it gives {mine} in quotation marks whole; the others {theirs}."


def _of(counts: Counter[str], some: Sequence[str], known: Sequence[str]) -> str:
    """Return how many of what is known are some of it: "30 of 44 (68%)"; "" when nothing is."""
    part, total = (sum(counts[kind] for kind in kinds) for kinds in (some, known))
    if not total:
        return ""
    share = f" ({percent_words(part / total)})" if total >= _ENOUGH else ""
    return f"{part:,} of {total:,}{share}"


def _sum(counts: Iterable[tuple[tuple[str, int], ...]]) -> Counter[str]:
    return sum((Counter(dict(one)) for one in counts), Counter[str]())
