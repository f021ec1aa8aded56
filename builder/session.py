"""One run on the command line: its messages, and the progress bar on a terminal.

The bar says what is being done, how far it is and how long it will take.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Final, NoReturn

import click
import msgspec

from builder.core.errors import Diagnostic
from builder.core.report import RunReport, StageReport
from builder.core.task import TASK_KINDS, Task
from builder.engine import Journal
from builder.paths import Paths

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_COLORS: Final = {"error": "red", "warning": "yellow", "note": "cyan"}
#: A run that is done sooner shows no bar (seconds).
_PATIENCE: Final = 1.0
#: Tasks of one kind that are listed unless all are asked for.
MOST_TASKS: Final = 20


class ProgressBar:
    """A bar on stderr that appears after :data:`_PATIENCE` and leaves nothing behind."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._shown: Progress | None = None
        self._task: TaskID | None = None
        self._stage = ""

    def advance(self, stage: str, done: int, of: int) -> None:
        """Show that ``done`` of the ``of`` units of a stage are done."""
        if self._shown is None:
            if time.monotonic() - self._start < _PATIENCE:
                return
            self._shown = _begun()
        if stage != self._stage or self._task is None:
            if self._task is not None:
                self._shown.remove_task(self._task)
            self._stage, self._task = stage, self._shown.add_task(stage, total=of)
        self._shown.update(self._task, completed=done, total=of)

    def close(self) -> None:
        """Take the bar away."""
        if self._shown:
            self._shown.stop()
            self._shown = None


class Session(msgspec.Struct, frozen=True):
    """The global options of one run."""

    paths: Paths
    #: -1 quiet, 0 normal, 1 verbose.
    verbosity: int

    def tell(self, stage: StageReport) -> None:
        """Say what a stage did in a line, unless a bar on the terminal shows it."""
        if self.verbosity > 0 or (self.verbosity == 0 and not self.on_terminal):
            unit = stage.unit if stage.count != 1 else re.sub(r"s\b", "", stage.unit, count=1)
            say(f"{stage.name:<10} {stage.count:>6} {unit:<14} {stage.seconds:6.2f} s")

    @contextmanager
    def bar(self, journal: Journal) -> Iterator[None]:
        """Show on a terminal how far the stages that ``journal`` is told about are."""
        bar = ProgressBar()
        if self.verbosity == 0 and self.on_terminal:
            journal.advanced = bar.advance
        try:
            yield
        finally:
            bar.close()

    @property
    def on_terminal(self) -> bool:
        """Whether a person watches."""
        return sys.stderr.isatty()

    def finish(
        self, report: RunReport, journal: Journal | None = None, *, failed: bool = False
    ) -> NoReturn:
        """Print a run's diagnostics and closing sentence; exit with its exit code, or with 1 when
        something before it ``failed``.
        """
        self.diagnose(report.diagnostics)
        if self.verbosity >= 0:
            self.list_tasks(report.tasks)
            redone = f" ({journal})" if journal and journal.tallies else ""
            say(f"{report}{redone}")
        sys.exit(report.exit_code or int(failed))

    def diagnose(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print diagnostics, one line each; notes only when not quiet."""
        for diagnostic in diagnostics:
            if diagnostic.severity != "note" or self.verbosity >= 0:
                head, separator, tail = str(diagnostic).partition(f"{diagnostic.severity}: ")
                say(head + click.style(separator, fg=_COLORS[diagnostic.severity]) + tail)

    def list_tasks(self, tasks: Iterable[Task]) -> None:
        """Print what an editor has to do under the heading of its kind, one line each; of many the
        first ones.
        """
        for kind, own in groupby(tasks, key=lambda task: task.kind):
            found = [task.diagnostic for task in own]
            say(click.style(f"to do ({len(found)}): {TASK_KINDS[kind]}", bold=True))
            shown = found if self.verbosity > 0 else found[:MOST_TASKS]
            self.diagnose(shown)
            if len(shown) < len(found):
                say(
                    f"and {len(found) - len(shown)} more: --verbose lists all, 'serve' has them at /_desk/"
                )


def say(line: str) -> None:
    """Print a line on stderr, in color where a person wants it."""
    click.echo(line, err=True, color=False if os.environ.get("NO_COLOR") else None)


def _begun() -> Progress:
    # Slow to import, and needless in a run that is quick or has no terminal.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    shown = Progress(*columns, console=Console(stderr=True), transient=True)
    shown.start()
    return shown
