"""What is kept of a collection of articles from one run to the next."""

from __future__ import annotations

from typing import NamedTuple

from builder.cluster.clusters import ApartPair
from builder.cluster.features import ArticleFeatures


class CollectionState(NamedTuple):
    """All that a collection knows and that its word frequencies do not tell, in plain types."""

    languages: frozenset[str]
    #: Of each article its key, its features, whom it meets (see :class:`MetArticles`) and its scores.
    keys: list[int]
    items: list[ArticleFeatures]
    met: list[tuple[bytes, bytes, bytes, bytes]]
    table: list[dict[int, float]]
    groups: list[list[int]]
    apart: list[ApartPair]
    bound: list[str]
    loose: list[int]
    #: The next key.
    free: int
