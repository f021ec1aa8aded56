"""Parts of an outlet's dossier -> with whom it shares wording, and who credits whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

import msgspec

from builder.site.catalog import Catalog
from builder.site.markup import counted
from builder.site.views.dossier import OutletPart
from builder.site.views.figures import MOST_ROWS, outlet_link
from builder.site.views.page import Link

#: Thickness of the line of two equal texts (pixels).
_THICKEST: Final = 14


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """How much wording an outlet shares with another one, and which credits the other."""

    partner: Link
    #: ``to`` when the outlet credits the partner, ``from`` when it is credited, ``both``, or "".
    direction: str
    #: Thickness of the line, for the drawing.
    thickness: str
    percent: str
    #: "in 3 events; credits it in 1".
    note: str


def flows(catalog: Catalog, parts: Iterable[OutletPart]) -> tuple[Flow, ...]:
    """Return with whom an outlet shares wording, the most shared first.

    The share is the mean over the events in which the two meet.
    """
    shares: defaultdict[str, list[float]] = defaultdict(list)
    to, back = Counter[str](), Counter[str]()
    for part in parts:
        for other, share in part.flows:
            shares[other].append(share)
        to.update(part.credits)
        back.update(part.credited)
    found = [_flow(catalog, other, shares[other], to[other], back[other]) for other in shares]
    return tuple(
        sorted(found, key=lambda flow: (-float(flow.thickness), flow.partner.text.casefold()))
    )[:MOST_ROWS]


def _flow(catalog: Catalog, other: str, shares: list[float], to: int, back: int) -> Flow:
    mean = sum(shares) / len(shares)
    notes = [f"in {counted(len(shares), 'event')}"]
    notes += [f"credits it in {to}"] * bool(to) + [f"credited by it in {back}"] * bool(back)
    return Flow(
        partner=outlet_link(catalog, other),
        direction="both" if to and back else "to" if to else "from" if back else "",
        thickness=f"{max(1.0, mean * _THICKEST):.1f}",
        percent=f"{mean * 100:.0f}%",
        note="; ".join(notes),
    )
