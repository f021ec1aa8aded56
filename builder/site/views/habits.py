"""Outlet's articles -> how it reports, beside the other reports of the same events.

Compared are statements, quotations and words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from builder.site.markup import counted
from builder.site.views.dossier import OutletPart
from builder.site.views.figures import ShareBars, presence_shares, way_shares
from builder.site.views.page import Link
from builder.site.views.shares import mean_shares


class Habits(msgspec.Struct, frozen=True, kw_only=True):
    """How an outlet reports; in each figure its own bar is above that of the others."""

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


def _sum(counts: Iterable[tuple[tuple[str, int], ...]]) -> Counter[str]:
    return sum((Counter(dict(one)) for one in counts), Counter[str]())
