"""The bar on a terminal: what is being done, how far it is, how long it still takes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

#: A run that is done sooner shows no bar (seconds).
PATIENCE: Final = 1.0


class Bar:
    """A bar on stderr that appears once a run has taken :data:`PATIENCE`, and leaves nothing behind."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._shown: Progress | None = None
        self._task: TaskID | None = None
        self._stage = ""

    def advance(self, stage: str, done: int, of: int) -> None:
        """Show that ``done`` of the ``of`` units of a stage are done."""
        if self._shown is None:
            if time.monotonic() - self._start < PATIENCE:
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


def _begun() -> Progress:
    # Slow to import, and needless in a run that is quick or has no terminal.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("left"))
    shown = Progress(*columns, console=Console(stderr=True), transient=True)
    shown.start()
    return shown
