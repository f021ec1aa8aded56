"""Who does the work: one ``concurrent.futures.Executor`` for a whole run, made by the command line
and handed down.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Final, TypeVar

import msgspec

from builder.core.errors import UsageError

Result = TypeVar("Result")

#: The engines by name.
ENGINES: Final = ("inline", "processes", "dask")
#: How often a unit is tried again whose worker ended.
_RETRIES: Final = 3


class Inline(Executor):
    """An executor that works in this process, at once."""

    def submit(
        self, function: Callable[..., Result], /, *arguments: Any, **options: Any
    ) -> Future[Result]:
        """Run ``function`` now and return its finished future."""
        future: Future[Result] = Future()
        try:
            future.set_result(function(*arguments, **options))
        except Exception as error:  # noqa: BLE001 - a future hands on whatever its work raised
            future.set_exception(error)
        return future


class Processes(Executor):
    """An executor of processes on this machine; nothing of it is loaded or started before there is
    work.
    """

    def __init__(self, number: int) -> None:
        self._number = number

    @cached_property
    def _pool(self) -> Executor:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
        from multiprocessing import get_all_start_methods, get_context  # noqa: PLC0415

        # A process that runs threads must not be forked; the server that forks the workers runs
        # none.
        method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
        return ProcessPoolExecutor(max_workers=self._number, mp_context=get_context(method))

    def submit(
        self, function: Callable[..., Result], /, *arguments: Any, **options: Any
    ) -> Future[Result]:
        """Have a worker run ``function``, and return its future."""
        return self._pool.submit(function, *arguments, **options)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 -- as in Executor
        """End the workers, if there are any."""
        if "_pool" in vars(self):
            self._pool.shutdown(wait, cancel_futures=cancel_futures)


class Jobs(msgspec.Struct, frozen=True, kw_only=True):
    """Who is to work, as the command line says it."""

    engine: str = "processes"
    #: Processes; 0: as many as there are cores.
    number: int = 0
    #: Address of a Dask scheduler; "" for a cluster on this machine.
    scheduler: str = ""

    @property
    def workers(self) -> int:
        """How many work at once."""
        return self.number or os.cpu_count() or 1


@contextmanager
def executor_for(jobs: Jobs) -> Iterator[Executor]:
    """Give an executor for ``jobs``; its workers start with the first work that is worth it and end
    with the block.

    Raises :class:`~builder.core.errors.UsageError` when the engine is not installed or does not
    answer.
    """
    if jobs.engine == "dask":
        with _dask(jobs) as executor:
            yield executor
    elif jobs.engine == "inline" or jobs.workers == 1:
        yield Inline()
    else:
        with Processes(jobs.workers) as pool:
            yield pool


@contextmanager
def _dask(jobs: Jobs) -> Iterator[Executor]:
    """Give the executor of a Dask cluster: the one at the scheduler's address, or one of this
    machine's processes.
    """
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra of the package
    except ImportError as error:
        raise UsageError(
            "--engine dask", "Dask is not installed", remedy="pip install 'coverage-digest[dask]'"
        ) from error
    try:
        cluster = (
            None
            if jobs.scheduler
            else LocalCluster(n_workers=jobs.workers, threads_per_worker=1, dashboard_address=None)
        )
        client = Client(jobs.scheduler or cluster)
    except (OSError, ValueError) as error:
        raise UsageError(
            "--scheduler",
            f"no Dask scheduler answers at {jobs.scheduler}",
            remedy="start one, or leave it out",
        ) from error
    try:
        yield client.get_executor(retries=_RETRIES, pure=False)
    finally:
        client.close()
        if cluster:
            cluster.close()
