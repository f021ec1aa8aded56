"""One build in which the disk fails, or the program is killed, at a point of its choosing: ``python
faults.py``, told by words on stdin.

A point is a number: the so-manieth time that the program opens, renames, links, makes or removes a
file. Each line that comes in is

    ROOT MODE POINT

and is answered by one line when the build has ended: how it ended, and how many points it passed.
MODE is ``run``, ``kill``, ``alarm`` (then POINT is a number of seconds), or the name of an error,
with ``+`` behind it when it lasts: ``EIO``, ``ENOSPC+``. With ``EIO:content/`` only what happens to
files below content/ counts. Each build runs in a copy of this process, so that the libraries are
loaded once.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from pathlib import Path

from builder.core.errors import DigestError
from builder.engine import Jobs
from builder.paths import Paths
from builder.pipeline.build import build
from builder.pipeline.options import Options

CHANGES = frozenset(
    {
        "open",
        "os.rename",
        "os.link",
        "os.mkdir",
        "os.remove",
        "os.rmdir",
        "sqlite3.connect",
        "shutil.copyfile",
    }
)
UNLINK = frozenset({"os.remove", "os.rmdir"})


class Fault:
    """What goes wrong, and when; tell it to ``sys.addaudithook``."""

    def __init__(self, mode: str, point: int) -> None:
        mode, _, self._where = mode.partition(":")
        self._mode, self._point = mode.removesuffix("+"), point
        self._lasts = mode.endswith("+")
        self._events = UNLINK if self._mode == "EPERM" else CHANGES
        self.passed = 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Let it go wrong when its time has come."""
        if event not in self._events or not self._changes(event, arguments):
            return
        self.passed += 1
        if self.passed == self._point or (self._lasts and self.passed > self._point > 0):
            if self._mode == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            if hasattr(errno, self._mode):
                number = getattr(errno, self._mode)
                raise OSError(number, os.strerror(number))

    def _changes(self, event: str, arguments: tuple[object, ...]) -> bool:
        """Tell whether something on the disk is changed, where it counts."""
        names = [
            os.fsdecode(one) for one in arguments if isinstance(one, str | bytes | os.PathLike)
        ]
        if event == "open" and not (
            isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        ):
            return False
        return any(f"/{self._where}" in name for name in names) if self._where else True


def run(root: Path, mode: str, point: str) -> str:
    """Build and return how it ended."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        fault = Fault(mode, 0 if mode in ("run", "alarm") else int(point))
        sys.addaudithook(fault)
        if mode == "alarm":
            signal.setitimer(signal.ITIMER_REAL, float(point))
        try:
            said = f"exit {build(Paths.of(root), Options(jobs=Jobs(engine='inline'))).exit_code}"
        except DigestError as error:
            said = f"{type(error).__name__}: {error.diagnostic}"
        except BaseException as error:  # noqa: BLE001 -- the tests are told of it
            said = f"unforeseen {error!r}"
        os.write(tell, f"{said} after {fault.passed}".replace("\n", " ").encode())
        os._exit(0)
    os.close(tell)
    with os.fdopen(told) as stream:
        said = stream.read()
    _, status = os.waitpid(child, 0)
    return said or f"killed by {os.WTERMSIG(status)}"


if __name__ == "__main__":
    # Loaded before any build begins.
    from builder.pipeline import recipe  # noqa: F401

    for line in sys.stdin:
        folder, mode, point = line.rsplit(maxsplit=2)
        print(run(Path(folder), mode, point), flush=True)
