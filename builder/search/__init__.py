"""Records of passages -> the search index in ``site/pagefind/``, in shards."""

from builder.search.bundle import RULES, SHARDS, bundle, entry_of, index_shard
from builder.search.service import BUNDLE
from builder.search.shards import findable, page_of, shards

__all__ = [
    "BUNDLE",
    "RULES",
    "SHARDS",
    "bundle",
    "entry_of",
    "findable",
    "index_shard",
    "page_of",
    "shards",
]
