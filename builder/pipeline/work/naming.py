"""Coverage -> whom it names."""

from __future__ import annotations

from builder.core.coverage import Coverage
from builder.core.outcome import Named
from builder.editor.casting import names_in


def named_in(coverage: Coverage) -> Named:
    """Return whom a coverage lists, and every name in it that can mean somebody."""
    return Named(people=coverage.people, names=names_in(coverage))
