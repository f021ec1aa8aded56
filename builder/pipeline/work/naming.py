"""Coverage -> whom it names."""

from __future__ import annotations

from builder.core.coverage import Coverage
from builder.core.outcome import NamedPeople
from builder.editor.casting import names_in


def named_in(coverage: Coverage) -> NamedPeople:
    """Return whom a coverage lists, and every name in it that can mean somebody."""
    return NamedPeople(people=coverage.people, names=names_in(coverage))
