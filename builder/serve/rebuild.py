"""Changes on disk and a build function -> how often the site was built, and what failed.

Builds run one at a time in a thread of their own, so that the server answers during a build.
A build writes content/ itself, which is a change on disk again: the build after it finds nothing to
write, and there the chain ends. Files that are as they were when the last build began start none.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Final

import msgspec

from builder.core.errors import DigestError, Locked, printable
from builder.core.report import RunReport
from builder.serve.watch import Stock, same, take_stock, watch

#: A burst of changes is over when nothing has changed for this long (seconds).
QUIET: Final = 0.15
#: A burst that never ends is built after so many looks at it.
MOST_LOOKS: Final = 40
#: A build that another one keeps from starting is tried again after this time (seconds).
RETRY: Final = 1.0


class BuildState(msgspec.Struct, frozen=True, kw_only=True):
    """What the browser has to know about the last build."""

    #: Goes up whenever pages in the browser are out of date.
    number: int = 0
    #: One-line diagnostics: why there is no new site, or which inputs are missing from it.
    problems: tuple[str, ...] = ()
    #: The site in front is an older one, because the last build failed.
    failed: bool = False
    #: No build has ended yet.
    first: bool = True


class Rebuilder:
    """Builds at the start and after each change, and tells ``listener`` each new state."""

    def __init__(
        self,
        folders: tuple[Path, ...],
        build: Callable[[], RunReport],
        listener: Callable[[BuildState], None],
        rehearse: Callable[[], None] = lambda: None,
    ) -> None:
        """``rehearse`` is called after the first build: it loads what an edit needs."""
        self.state = BuildState()
        self._rehearse = rehearse
        self._folders = folders
        self._build = build
        self._listener = listener
        self._changed = Event()
        self._stop = Event()

    def start(self) -> None:
        """Start watching and building, each in a thread that ends with the program."""
        self._changed.set()
        Thread(
            target=watch, args=(self._folders, self._changed.set, self._stop), daemon=True
        ).start()
        Thread(target=self._work, daemon=True).start()

    def stop(self) -> None:
        """Start no further build."""
        self._stop.set()
        self._changed.set()

    def _work(self) -> None:
        stock: Stock = {}
        built: Stock | None = None
        while True:
            self._changed.wait()
            self._changed.clear()
            stock = take_stock(self._folders, stock)
            if not same(built, stock):
                stock = self._settled(stock)
            if self._stop.is_set():
                return
            if not same(built, stock):
                first, built = built is None, stock if self._run() else None
                if first and built is not None and not self.state.failed:
                    # What goes wrong in a rehearsal goes wrong in the next build, which tells of it.
                    with suppress(Exception):
                        self._rehearse()
                # What was written meanwhile, by the build or by a person, is looked at without
                # waiting for the watch.
                self._changed.set()

    def _settled(self, stock: Stock) -> Stock:
        """Return what is on disk once it is quiet, or after a while if it never is."""
        for _ in range(MOST_LOOKS):
            self._stop.wait(QUIET)
            again = take_stock(self._folders, stock)
            if same(stock, again):
                break
            stock = again
        return stock

    def _run(self) -> bool:
        """Build once, publish the outcome, and tell whether to wait for the next change."""
        try:
            report = self._build()
        except Locked as error:
            self._publish(problems=(str(error),), failed=True, fresh=False)
            self._stop.wait(RETRY)
            return False
        except DigestError as error:
            self._publish(problems=(str(error),), failed=True, fresh=False)
        except Exception as error:  # noqa: BLE001 - a defect of one build must not end the server that would show its cure
            self._publish(problems=(_defect(error),), failed=True, fresh=False)
        else:
            problems = tuple(
                str(diagnostic)
                for diagnostic in report.diagnostics
                if diagnostic.severity == "error"
            )
            say(
                *(
                    str(diagnostic)
                    for diagnostic in report.diagnostics
                    if diagnostic.severity == "warning"
                ),
                str(report),
            )
            self._publish(problems=problems, failed=False, fresh=not report.unchanged)
        return True

    def _publish(self, *, problems: tuple[str, ...], failed: bool, fresh: bool) -> None:
        old = self.state
        news = fresh or old.first or (problems, failed) != (old.problems, old.failed)
        if (problems, failed) != (old.problems, old.failed):
            say(*problems)
        self.state = BuildState(
            number=old.number + news, problems=problems, failed=failed, first=False
        )
        if news:
            self._listener(self.state)


def say(*lines: str) -> None:
    """Print lines for the person at the terminal."""
    for line in lines:
        print(line, file=sys.stderr, flush=True)


def _defect(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = printable(f"{type(error).__name__}: {error}")
    return f"{Path(place.filename).name}:{place.lineno}: error: the program failed, {what} (undo the last change, and report this)"
