"""Builds of one digest, one after another in one process: what one has read stays in memory for the
next, so that an edit costs what it changes.
"""

from __future__ import annotations

from contextlib import ExitStack

from builder.core.report import RunReport
from builder.engine import Engine, Journal
from builder.paths import Paths
from builder.pipeline.build import built
from builder.pipeline.lock import lock
from builder.pipeline.options import Options
from builder.pipeline.progress import Listener, Progress
from builder.pipeline.workshop import workshop


class Builds:
    """Builds the digest at ``paths`` whenever it is called."""

    def __init__(self, paths: Paths, listener: Listener | None = None) -> None:
        self._paths = paths
        self._listener = listener
        self._open = ExitStack()
        self._engine: Engine | None = None

    def __call__(self) -> RunReport:
        """Build, and return what happened; raises as :func:`~builder.pipeline.build.build` does."""
        journal = Journal()
        with lock(self._paths.cache):
            first = self._engine is None
            if self._engine is None:
                self._engine = self._open.enter_context(workshop(self._paths, None, journal))
            else:
                self._engine.begin(journal)
            try:
                # The first goes all the way, though nothing may have changed: the next one is then
                # an edit.
                progress = Progress(self._listener, journal)
                report = built(self._paths, self._engine, progress, Options(), anyway=first)
            except BaseException:
                # What is in memory may be half of it: the next build begins anew.
                self.close()
                raise
            self._engine.finish()
            return report

    def rehearse(self) -> None:
        """Load what an edit needs."""
        if self._engine:
            from builder.pipeline.events import PAGES  # noqa: PLC0415 -- slow to load
            from builder.pipeline.grouping import rehearse  # noqa: PLC0415
            from builder.pipeline.stages import COLLATE, SHEETS  # noqa: PLC0415

            rehearse(self._engine)
            for stage in (COLLATE, PAGES, SHEETS):
                self._engine.rehearse(stage)

    def close(self) -> None:
        """Forget everything."""
        self._engine = None
        self._open.close()
