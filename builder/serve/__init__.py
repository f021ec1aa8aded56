"""A digest and a way to build it -> a local site that follows every change on disk."""

from builder.serve.server import serve

__all__ = ["serve"]
