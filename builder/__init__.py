"""Coverage Digest: captures of news pages in, a static side-by-side digest of their coverage out."""

__version__ = "0.1.0"
