"""A command -> what it cost, with everything that it started (Linux)."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PR_SET_CHILD_SUBREAPER: Final = 36
_KIBIBYTE: Final = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took."""

    #: Processor time, user and system, of the whole tree of processes; wall clock (both in
    #: seconds).
    cpu: float
    wall: float
    #: Greatest resident memory of the largest process (megabytes).
    peak: float


def cost_of(command: Sequence[object], folder: Path, **variables: str) -> Cost:
    """Run a command in ``folder`` and return its cost.

    Workers outlive the process that started them, and their time would be lost; they become
    children of this one, which waits for each (``prctl(2)``, ``PR_SET_CHILD_SUBREAPER``). Raises
    :class:`RuntimeError` with the end of what it said when it fails.
    """
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    arguments = [str(argument) for argument in command]
    start = time.perf_counter()
    with subprocess.Popen(
        arguments,
        cwd=folder,
        env=os.environ | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        said = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss
    while True:
        try:
            _, _, used = os.wait4(-1, 0)
        except ChildProcessError:
            break
        cpu, peak = cpu + used.ru_utime + used.ru_stime, max(peak, used.ru_maxrss)
    wall = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: {said.decode(errors='replace')[-2000:]}")
    return Cost(cpu=cpu, wall=wall, peak=peak / _KIBIBYTE)


def program(root: Path, *arguments: object) -> list[object]:
    """Return the command line of this program for the digest at ``root``."""
    return [sys.executable, "-m", "builder", "--root", root, "--quiet", *arguments]


def table(head: Sequence[str], rows: Mapping[str, Sequence[str]]) -> str:
    """Return a Markdown table; the first column names the rows."""
    lines = [" | ".join(("", *head)), "|".join(("---", *("--:" for _ in head)))]
    lines += [" | ".join((name, *cells)) for name, cells in rows.items()]
    return "\n".join(f"| {line} |" for line in lines)
