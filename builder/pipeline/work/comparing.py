"""Captures of one article -> its versions."""

from __future__ import annotations

from builder.collate.versions import versions_of
from builder.core.version import Snapshot, Versions


def versions_in(item: tuple[str, str, str, tuple[Snapshot, ...]]) -> Versions:
    """Compare the captures of an article, given with its id, its language and the capture that is
    its text.
    """
    return versions_of(*item)
