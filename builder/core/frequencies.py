"""How common each word is in the digest.

A committed table, so that one new article cannot move other events.
"""

from __future__ import annotations

import msgspec


class Frequencies(msgspec.Struct, frozen=True, kw_only=True):
    """How many articles contain each stem: the record of ``content/frequencies.tsv``."""

    #: Version of the way in which stems are made; a table of another version is made again.
    version: int
    #: Number of articles counted.
    articles: int
    #: Pairs of stem and number of articles, sorted by stem; a stem that is not listed is in one
    #: article at most.
    counts: tuple[tuple[str, int], ...] = ()
