"""A Dask cluster of real processes on this machine: a scheduler and workers, each of which can be
killed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digests import environment

#: What a process may take to start on a busy machine (seconds).
PATIENCE = 120
#: Words of both commands: one address, and no pages of their own about what they do.
LOCAL = ("--host", "127.0.0.1", "--no-dashboard")


class Cluster:
    """A running cluster."""

    def __init__(self, address: str, workers: list[subprocess.Popen[bytes]]) -> None:
        self.address = address
        self.workers = workers

    def kill(self) -> None:
        """End one worker, whatever it is doing."""
        worker = self.workers.pop()
        worker.kill()
        worker.wait()


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Give a cluster that keeps its files in ``folder``, all of its workers there."""
    known = folder / "scheduler.json"
    started = [_dask(folder, "scheduler", "--scheduler-file", str(known), "--port", "0", *LOCAL)]
    try:
        address = _awaited(
            lambda: known.exists() and json.loads(known.read_text(encoding="utf-8"))["address"]
        )
        running = [
            _dask(folder, "worker", address, "--no-nanny", "--nthreads", "1", *LOCAL)
            for _ in range(workers)
        ]
        started += running
        _awaited(lambda: _workers(address) == workers)
        yield Cluster(address, running)
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def _dask(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    line = [sys.executable, "-m", "dask", *words]
    with (folder / f"{words[0]}.log").open("ab") as log:
        return subprocess.Popen(line, cwd=folder, env=environment(), stdout=log, stderr=log)


def _workers(address: str) -> int:
    from distributed import Client  # noqa: PLC0415 -- an extra

    with Client(address, timeout=PATIENCE) as client:
        return len(client.scheduler_info(n_workers=-1)["workers"])


def _awaited(look):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if found := look():
                return found
        except (OSError, ValueError):
            pass
        time.sleep(0.1)
    raise AssertionError(f"nothing after {PATIENCE} s")
