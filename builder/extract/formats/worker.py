"""A function and its arguments -> its result from a process that can be ended when it takes too
long, and that cannot take more memory than it may.

A parser that hangs in C code cannot be interrupted in its own process. One worker serves many
files, one at a time; when it does not answer in time it is killed, the file is rejected, and the
next one gets a new worker.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from multiprocessing.connection import Connection
from types import ModuleType, TracebackType
from typing import Self, TypeVar

from builder.core.errors import DigestError, Rejected
from builder.core.limits import MAX_READ_MEMORY, MAX_READ_SECONDS
from builder.extract.formats.html import HtmlPage, read_html

Result = TypeVar("Result")


class Worker:
    """Reads files in a process of its own, which starts with the first one and ends with the block.

    ``seconds`` is the time for a page; ``loaded`` names the libraries that are loaded before the
    time of the first file runs.
    """

    def __init__(
        self,
        seconds: float = MAX_READ_SECONDS,
        loaded: tuple[str, ...] = ("lxml.html", "trafilatura"),
    ) -> None:
        self.seconds = seconds
        self.loaded = loaded
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
        return self.run(path, self.seconds, read_html, source, path, url)

    def run(
        self, path: str, seconds: float, function: Callable[..., Result], *arguments: object
    ) -> Result:
        """Return what ``function``, one of a module, makes of ``arguments``.

        Raises :class:`Rejected`, naming ``path``, when it takes longer than ``seconds`` or more
        memory than it may, ends its process, or raises anything that is no
        :class:`~builder.core.errors.DigestError`, which is raised as it is.
        """
        connection = self._connection or self._start()
        try:
            connection.send((path, function, arguments))
            answer = connection.recv() if connection.poll(seconds) else self._late(path, seconds)
        except (EOFError, OSError) as error:
            self._end()
            raise Rejected(
                path,
                "reading it ended the process that did",
                remedy="save the article's page only",
                passing=True,
            ) from error
        if isinstance(answer, DigestError):
            raise answer
        result: Result = answer
        return result

    def _late(self, path: str, seconds: float) -> Rejected:
        self._end()
        return Rejected(
            path,
            f"reading it took longer than {seconds:g} s",
            remedy="save the article's page only",
            passing=True,
        )

    def _start(self) -> Connection:
        # A fresh interpreter: forking a process that runs threads (the development server does) may
        # never return.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self.loaded), daemon=True)
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


def _serve(connection: Connection, loaded: tuple[str, ...]) -> None:
    """Answer requests until the other end is closed; the first message only says that the libraries
    are loaded.
    """
    for name in loaded:
        import_module(name)
    _take_no_more_memory()
    # Whoever interrupts the program ends this process with it; it has nothing of its own to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        _answer(connection)


def _take_no_more_memory() -> None:
    """Let the system refuse this process more memory than it may take, where the system can."""
    try:
        import resource  # noqa: PLC0415 - POSIX systems only
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    own = MAX_READ_MEMORY if most == resource.RLIM_INFINITY else min(most, MAX_READ_MEMORY)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (own, most))


def _answer(connection: Connection) -> None:
    """Answer until the other end is closed, which :class:`EOFError` or :class:`OSError` tells,
    whichever end notices first.
    """
    connection.send("ready")
    while True:
        path, function, arguments = connection.recv()
        try:
            answer = function(*arguments)
        except DigestError as error:
            answer = error
        except Exception as error:  # noqa: BLE001 - what a parser raises is the file's fault
            answer = Rejected(
                path,
                f"it cannot be parsed: {type(error).__name__}",
                remedy="save the page again",
                passing=isinstance(error, MemoryError),
            )
        connection.send(answer)
