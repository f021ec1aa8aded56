"""Coverage -> whom it names."""

from __future__ import annotations

from builder.content.casting import names_in
from builder.model.coverage import Coverage
from builder.model.outcome import Named


def named_in(coverage: Coverage) -> Named:
    """Return whom a coverage lists, and every name in it that can mean somebody."""
    return Named(people=coverage.people, names=names_in(coverage))
