"""Texts -> the files of an index of their words, through Pagefind's service mode.

The binary reads requests from stdin and answers on stdout: each message is JSON in base64 with a
comma behind it, and each request gets one answer, in order.

The files are asked for as bytes and written by us. When Pagefind writes them itself it answers
before they are on disk (a file can still be empty then, and is lost with the process), and keeps a
full disk to itself.

The client published on PyPI waits a tenth of a second before it reads an answer, which makes ten
records a second at most; this one reads answers in one thread while another one sends.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import subprocess
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Thread
from typing import IO, Any, Final

from builder.core.errors import MachineError

#: A binary that says nothing for this long hangs, and is ended (seconds).
PATIENCE: Final = 120.0
#: An answer about one text names its page and its facts; something longer isn't an answer (bytes).
LONGEST_ANSWER: Final = 8_000_000
#: The answer with the files holds all of them, in base64 twice over; this is room for about 300 MB
#: of files (bytes).
LONGEST_BUNDLE: Final = 600_000_000
#: The folder of the bundle below the site, and what a failure is reported under.
BUNDLE: Final = "pagefind"

Payload = dict[str, Any]


def files_of(
    binary: Path, texts: Sequence[str], *, language: str, patience: float = PATIENCE
) -> dict[str, bytes]:
    """Index ``texts`` of one ``language`` with ``binary``; return the files by their paths.

    Raises `MachineError` when the binary is missing, fails, answers with an error or falls silent,
    and ``KeyError``, ``TypeError`` or ``ValueError`` when its last answer has another shape.
    """
    with _running(binary) as process:
        conversation = _Conversation(process, patience)
        conversation.send([{"type": "NewIndex", "config": {"force_language": language}}])
        number = conversation.answer(LONGEST_ANSWER).get("index_id")
        requests = [*_requests(number, texts, language), {"type": "GetFiles", "index_id": number}]
        Thread(target=conversation.send, args=(requests,), daemon=True).start()
        for _ in texts:
            conversation.answer(LONGEST_ANSWER)
        files = conversation.answer(LONGEST_BUNDLE)["files"]
    return {file["path"]: base64.b64decode(file["content"], validate=True) for file in files}


def _requests(number: object, texts: Sequence[str], language: str) -> Iterator[Payload]:
    # Nothing but the words: what is filtered, sorted and shown by is in files of ours.
    for place, text in enumerate(texts):
        yield {
            "type": "AddRecord",
            "index_id": number,
            "url": f"/{place:09}",
            "content": text,
            "language": language,
        }


@contextlib.contextmanager
def _running(binary: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start the binary and end it afterwards; a failure inside quotes its last words."""
    # No variable and no pagefind.toml of the user's may change the result: Pagefind merges both
    # silently.
    with (
        tempfile.TemporaryFile() as complaints,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as empty,
    ):
        try:
            process = subprocess.Popen(  # noqa: S603 - the pinned binary, no shell, no argument from outside
                [binary, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                cwd=empty,
                env={},
            )
        except OSError as error:
            raise _failure(f"does not start: {error.strerror}") from error
        try:
            yield process
        except MachineError as error:
            process.kill()
            process.wait()
            said = _last_line(complaints)
            raise _failure(f"{error.diagnostic.what}, saying: {said}") if said else error from None
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        # Closing flushes what the dead process will never read.
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()


class _Conversation:
    """Payloads to a running binary and its answers, in order."""

    def __init__(self, process: subprocess.Popen[bytes], patience: float) -> None:
        self._process = process
        self._patience = patience
        #: Whole messages that came together with an earlier one.
        self._whole: deque[bytes] = deque()
        #: The beginning of the next message.
        self._parts: list[bytes] = []

    def send(self, payloads: Iterable[Payload]) -> None:
        """Send ``payloads``; whoever reads the answers notices a process that is gone."""
        with contextlib.suppress(OSError, ValueError):
            if self._process.stdin is None:
                return
            for number, payload in enumerate(payloads):
                # Half a surrogate pair is not a character; Pagefind refuses the whole message for
                # it.
                message = json.dumps(
                    {"message_id": number, "payload": payload}, ensure_ascii=False
                ).encode("utf-8", "replace")
                self._process.stdin.write(base64.b64encode(message) + b",")
            self._process.stdin.flush()

    def answer(self, longest: int) -> Payload:
        """Return the next answer; raises `MachineError` if there isn't a valid one."""
        while not self._whole:
            *whole, rest = self._chunk().split(b",")
            for message in whole:
                self._whole.append(b"".join((*self._parts, message)))
                self._parts.clear()
            self._parts.append(rest)
            if sum(map(len, self._parts)) > longest:
                raise _failure("answered with something that isn't a message")
        return _decoded(self._whole.popleft())

    def _chunk(self) -> bytes:
        if self._process.stdout is None:
            return b""
        ready, _, _ = select.select([self._process.stdout], [], [], self._patience)
        if not ready:
            raise _failure(f"said nothing for {self._patience:.0f} s and was ended")
        chunk = os.read(self._process.stdout.fileno(), 1 << 20)
        if not chunk:
            raise _failure(f"left early with exit code {self._process.wait()}")
        return chunk


def _decoded(message: bytes) -> Payload:
    try:
        payload: Payload = json.loads(base64.b64decode(message, validate=True))["payload"]
        kind = payload["type"]
    except (ValueError, KeyError, TypeError) as error:
        raise _failure("answered with something that isn't a message") from error
    if kind == "Error":
        raise _failure(f"answered: {payload.get('message')}")
    return payload


def _last_line(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    lines = complaints.read(1 << 16).decode("utf-8", "replace").split("\n")
    return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "")


def _failure(what: str) -> MachineError:
    return MachineError(
        BUNDLE, f"the search binary {what}", remedy="try again, or reinstall pagefind-bin"
    )
