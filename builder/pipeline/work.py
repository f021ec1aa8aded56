"""Who does the work: one ``concurrent.futures.Executor`` for all stages.

A process pool, or the executor of a distributed engine, can take the place of the plain one without a change in the stages:
they are pure functions over records.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")

#: Below this number of captures a pool costs more to start than it saves (two cores, about 10 ms a capture).
POOL_PAYS_FROM = 400


class Inline(Executor):
    """An executor that works in this process, at once."""

    def submit(self, function: Callable[..., Result], /, *arguments: Any, **options: Any) -> Future[Result]:
        """Run ``function`` now and return its finished future."""
        future: Future[Result] = Future()
        try:
            future.set_result(function(*arguments, **options))
        except Exception as error:  # noqa: BLE001 - a future hands on whatever its work raised
            future.set_exception(error)
        return future


def executor_for(items: int) -> Executor:
    """Return an executor that suits so many items."""
    cores = os.cpu_count() or 1
    return ProcessPoolExecutor(max_workers=cores) if items >= POOL_PAYS_FROM and cores > 1 else Inline()
