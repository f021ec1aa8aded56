"""Records of passages -> the search index in ``site/pagefind/``, in shards."""

from builder.index.bundle import RULES, SHARDS, bundle, entry_of, index_shard
from builder.index.service import BUNDLE
from builder.index.shards import findable, page_of, shards

__all__ = ["BUNDLE", "RULES", "SHARDS", "bundle", "entry_of", "findable", "index_shard", "page_of", "shards"]
