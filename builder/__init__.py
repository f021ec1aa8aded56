"""Coverage Digest: captures of news pages in, a static side-by-side digest of their coverage out.

As a library: ``captures``, ``draft``, ``article``, ``events``, ``compare``, ``statements`` and
``quotations``, described in :mod:`builder.library`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from builder.library import article, captures, compare, draft, events, quotations, statements

__version__ = "0.1.0"
__all__ = [
    "__version__",
    "article",
    "captures",
    "compare",
    "draft",
    "events",
    "quotations",
    "statements",
]


def __getattr__(name: str) -> Any:
    """Return a function of the library, which is loaded when one is first asked for: the command
    line needs none of it.
    """
    if name in __all__:
        return getattr(import_module("builder.library"), name)
    raise AttributeError(f"module 'builder' has no attribute {name!r}")
