"""What a finder finds on a page, before anybody has it: candidates for fields, each with its place and
reason, names for lines that are dropped.

A finder is a function of the page and of what others found: it returns the value that it holds to
be right and its :class:`Notes`.  Who owns which characters is for
:class:`~builder.extract.arbiter.Arbiter` to say.
"""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from builder.core.article import Finding
from builder.core.capture import Span
from builder.extract.lines.line import Line

Value = TypeVar("Value")


class FieldCandidate(NamedTuple):
    """A candidate for a field, and whether it wants the characters of its place for itself."""

    finding: Finding
    owns: bool


class Notes:
    """What one finder noted, in its order."""

    def __init__(self) -> None:
        self.candidates: list[FieldCandidate] = []
        #: The places of paragraphs.
        self.paragraphs: list[Span] = []
        self.names: list[tuple[Line, str]] = []

    def find(
        self,
        field: str,
        value: str,
        rule: str,
        reason: str,
        *,
        span: Span | None = None,
        chosen: bool = True,
        owns: bool = True,
    ) -> None:
        """Note a candidate for ``field``; without ``owns`` it cites what another may own."""
        finding = Finding(
            field=field, value=value, span=span, rule=rule, reason=reason, chosen=chosen
        )
        self.candidates.append(FieldCandidate(finding, owns))

    def name(self, line: Line, rule: str) -> None:
        """Say why what remains of ``line`` is dropped."""
        self.names.append((line, rule))


class Found(NamedTuple, Generic[Value]):
    """What a finder holds to be right, and how it came to that."""

    value: Value
    notes: Notes
