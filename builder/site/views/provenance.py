"""Sidecar of a capture -> what it tells of how the file came here, as lines of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from builder.core.sidecar import Sidecar


class SidecarFact(NamedTuple):
    """One line of a sidecar: what it is called in words, what it says."""

    name: str
    value: str
    #: Where the value leads to; "" when it is not an address.
    url: str = ""


def sidecar_facts(sidecar: Sidecar) -> Iterator[SidecarFact]:
    """Yield what a sidecar tells, in the order in which it happened."""
    addresses = (
        ("address", sidecar.url),
        ("led on to", sidecar.final_url),
        *(("the same bytes at", one) for one in sidecar.also),
    )
    yield from (SidecarFact(name, value, value) for name, value in addresses if value)
    facts = (
        ("fetched", sidecar.fetched),
        ("put in", sidecar.added),
        ("as the file", sidecar.file),
        ("answer", sidecar.status),
        *((f"header {name}", value) for name, value in sidecar.headers),
        ("bytes", sidecar.bytes),
        ("SHA-256", sidecar.sha256),
        ("found by the source", sidecar.source),
    )
    yield from (SidecarFact(name, value) for name, value in facts if value)
    for copy in sidecar.archived:
        yield SidecarFact("archived", copy.time or copy.url, copy.url)
    if sidecar.stamped:
        yield SidecarFact("time stamp", f"{sidecar.stamped}, by {sidecar.stamped_by}")
