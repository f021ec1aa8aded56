"""A feed or sitemap that ``watch`` reads, as ``content/sources.yaml`` lists it."""

from __future__ import annotations

import msgspec


class WatchedSource(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of ``content/sources.yaml``."""

    id: str
    url: str
    #: Id of the outlet that publishes it; "" where it leads to several.
    outlet: str = ""
    #: Only entries whose title or summary holds one of these words or names; empty: all.
    match: tuple[str, ...] = ()
    #: Only entries from this day on (ISO 8601); "": all.
    since: str = ""
    status: str = "active"
    #: Line of the file on which it begins.
    line: int = 0
