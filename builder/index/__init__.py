"""Records of passages -> the search bundle in ``site/pagefind/``."""

from builder.index.bundle import RULES, index

__all__ = ["RULES", "index"]
