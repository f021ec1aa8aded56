"""The report of a run, the last line that a person sees; it decides the exit code."""

from __future__ import annotations

import msgspec

from builder.core.errors import Diagnostic
from builder.core.task import Task


class StageReport(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the recipe: what it did, to how many things, in what time."""

    name: str
    count: int
    #: What was counted, in the plural ("captures").
    unit: str
    #: Wall clock.
    seconds: float


class RunReport(msgspec.Struct, frozen=True, kw_only=True):
    """What happened in one run."""

    stages: tuple[StageReport, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    #: What an editor has to do, the most urgent first.
    tasks: tuple[Task, ...] = ()
    #: Nothing had changed since the last build.
    unchanged: bool = False
    #: Rejected inputs are listed but do not fail the run (``--keep-going``).
    keep_going: bool = False
    #: Files of the site that were written; the others were as they are.
    written: int = 0

    @property
    def rejected(self) -> int:
        """Number of inputs that could not be used."""
        return sum(diagnostic.severity == "error" for diagnostic in self.diagnostics)

    @property
    def exit_code(self) -> int:
        """0 when everything was used, 1 when some input was rejected."""
        return 1 if self.rejected and not self.keep_going else 0

    def __str__(self) -> str:
        """Return the sentence that closes the run."""
        seconds = sum(stage.seconds for stage in self.stages)
        warnings = sum(diagnostic.severity == "warning" for diagnostic in self.diagnostics)
        outcome = "nothing changed" if self.unchanged else "done"
        parts = [f"{outcome} in {seconds:.2f} s"]
        if self.rejected:
            parts.append(f"{self.rejected} rejected")
        if warnings:
            parts.append(f"{warnings} warning{'s' if warnings > 1 else ''}")
        return ", ".join(parts)
