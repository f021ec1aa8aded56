"""The recipe tells how far it is: each stage is timed and counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from builder.core.report import StageReport
from builder.engine import Journal

#: Called with each stage when it is done.
Listener = Callable[[StageReport], None]


class Progress:
    """Times the stages of one run and tells a listener about each."""

    def __init__(self, listener: Listener | None = None, journal: Journal | None = None) -> None:
        self._listener = listener
        self._journal = journal or Journal()
        self._stages: list[StageReport] = []

    @property
    def stages(self) -> tuple[StageReport, ...]:
        """The stages that are done."""
        return tuple(self._stages)

    @contextmanager
    def stage(self, name: str, unit: str) -> Iterator[list[int]]:
        """Time a stage; the block appends to the list given what it counted."""
        counted: list[int] = []
        start = time.perf_counter()
        with self._journal.span(name):
            yield counted
        stage = StageReport(
            name=name, count=sum(counted), unit=unit, seconds=time.perf_counter() - start
        )
        self._stages.append(stage)
        if self._listener:
            self._listener(stage)
