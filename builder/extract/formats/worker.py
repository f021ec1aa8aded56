"""A function and its argument -> its result from a process that can be ended when it takes too
long.

A parser that hangs in C code cannot be interrupted in its own process. One worker serves many
captures, one at a time; when it does not answer in time it is killed, the capture is rejected, and
the next one gets a new worker.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from types import ModuleType, TracebackType
from typing import Self

from builder.core.errors import DigestError, Rejected
from builder.core.limits import MAX_READ_SECONDS
from builder.extract.formats.html import HtmlPage, read_html


class Worker:
    """Reads HTML pages in a process of its own, which starts with the first page and ends with the
    block.
    """

    def __init__(self, seconds: float = MAX_READ_SECONDS) -> None:
        self.seconds = seconds
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        """Return the worker itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self._end()

    def read(self, source: str, path: str, url: str | None) -> HtmlPage:
        """Return the page; raise :class:`Rejected` when it cannot be read or takes too long."""
        connection = self._connection or self._start()
        try:
            connection.send((source, path, url))
            answer = connection.recv() if connection.poll(self.seconds) else self._late(path)
        except (EOFError, OSError) as error:
            self._end()
            raise Rejected(
                path, "reading the page ended its process", remedy="save the article's page only"
            ) from error
        if isinstance(answer, DigestError):
            raise answer
        page: HtmlPage = answer
        return page

    def _late(self, path: str) -> Rejected:
        self._end()
        return Rejected(
            path,
            f"the page took longer than {self.seconds:g} s to read",
            remedy="save the article's page only",
        )

    def _start(self) -> Connection:
        # A fresh interpreter: forking a process that runs threads (the development server does) may
        # never return.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with _nothing_to_run_again():
            self._process.start()
        theirs.close()
        # Starting the process and loading the libraries is not the page's fault: it is awaited
        # before the clock runs.
        ours.recv()
        self._connection = ours
        return ours

    def _end(self) -> None:
        if self._connection:
            self._connection.close()
        if self._process:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._connection = self._process = None


@contextlib.contextmanager
def _nothing_to_run_again() -> Iterator[None]:
    """Hide the main module of the caller: a new process runs it once more, which fails for a script
    from standard input, and does a script's work twice.  It needs nothing of it.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _serve(connection: Connection) -> None:
    """Answer requests until the other end is closed; the first message only says that the libraries
    are loaded.
    """
    import lxml.html  # noqa: F401, PLC0415 - loaded before the clock runs
    import trafilatura  # noqa: F401, PLC0415 - the same

    # Whoever interrupts the program ends this process with it; it has nothing of its own to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        _answer(connection)


def _answer(connection: Connection) -> None:
    """Answer until the other end is closed, which :class:`EOFError` or :class:`OSError` tells,
    whichever end notices first.
    """
    connection.send("ready")
    while True:
        source, path, url = connection.recv()
        try:
            answer: HtmlPage | DigestError = read_html(source, path, url)
        except DigestError as error:
            answer = error
        except (RecursionError, MemoryError, ValueError) as error:
            answer = Rejected(
                path,
                f"the page cannot be parsed: {type(error).__name__}",
                remedy="save the page again",
            )
        connection.send(answer)
