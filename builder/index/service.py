"""Search records -> a bundle on disk, through the service mode of Pagefind's own binary.

The binary reads requests from stdin and answers on stdout:
each message is JSON in base64 with a comma behind it, and each request gets one answer, in order.
It leaves as soon as stdin closes, even in the middle of its work, so stdin stays open until the last answer has come.

The client published on PyPI waits a tenth of a second before it reads an answer, which makes ten records a second at most;
this one reads answers in one thread while another one sends.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import IO, Final

from builder.errors import MachineError
from builder.model.page import SearchRecord

#: A binary that says nothing for this long hangs, and is ended (seconds).
PATIENCE: Final = 120.0
#: An answer names one page and its facts; something longer is no answer (bytes).
LONGEST_ANSWER: Final = 8_000_000
#: The folder of the bundle below the site, and what a failure is reported under.
BUNDLE: Final = "pagefind"

Payload = dict[str, object]


def write_bundle(binary: Path, folder: Path, records: tuple[SearchRecord, ...], *, language: str, patience: float = PATIENCE) -> None:
    """Let ``binary`` index ``records`` as texts of one ``language`` and write ``folder/pagefind/``.

    Raises `MachineError` when the binary is missing, fails, answers with an error or falls silent.
    """
    with _running(binary, folder) as process:
        answers = _answers(process, patience)
        _send(process, [{"type": "NewIndex", "config": {"force_language": language}}])
        number = next(answers).get("index_id")
        Thread(target=_send, args=(process, _requests(number, records)), daemon=True).start()
        for _answer in zip(range(len(records) + 1), answers, strict=False):
            pass


def _requests(number: object, records: tuple[SearchRecord, ...]) -> Iterator[Payload]:
    for record in records:
        yield {
            "type": "AddRecord",
            "index_id": number,
            "url": record.url,
            "content": record.content,
            "language": record.language,
            "meta": dict(record.meta),
            "filters": {name: list(values) for name, values in record.filters},
            "sort": dict(record.sort),
        }
    # Relative to the working directory, so that a folder whose name is no UTF-8 works too.
    yield {"type": "WriteFiles", "index_id": number, "output_path": BUNDLE}


@contextlib.contextmanager
def _running(binary: Path, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start the binary and end it afterwards; a failure inside is told with the binary's own last words."""
    with tempfile.TemporaryFile() as complaints:
        try:
            # No variable and no pagefind.toml of the user's may change the result: Pagefind merges both silently.
            process = subprocess.Popen(  # noqa: S603 - the pinned binary, no shell, no argument from outside
                [binary, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, cwd=folder, env={}
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


def _send(process: subprocess.Popen[bytes], payloads: Iterator[Payload] | list[Payload]) -> None:
    """Send ``payloads``; a process that is gone is noticed by whoever reads its answers."""
    if process.stdin is None:
        return
    with contextlib.suppress(OSError, ValueError):
        for number, payload in enumerate(payloads):
            process.stdin.write(base64.b64encode(json.dumps({"message_id": number, "payload": payload}).encode("ascii")) + b",")
        process.stdin.flush()


def _answers(process: subprocess.Popen[bytes], patience: float) -> Iterator[Payload]:
    received = bytearray()
    while process.stdout is not None:
        ready, _, _ = select.select([process.stdout], [], [], patience)
        if not ready:
            raise _failure(f"said nothing for {patience:.0f} s and was ended")
        chunk = os.read(process.stdout.fileno(), 1 << 16)
        if not chunk:
            raise _failure(f"left early with exit code {process.wait()}")
        received += chunk
        *messages, rest = bytes(received).split(b",") if b"," in chunk else [bytes(received)]
        if len(rest) > LONGEST_ANSWER:
            raise _failure("answered with something that is no message")
        received = bytearray(rest)
        for message in messages:
            yield _decoded(message)


def _decoded(message: bytes) -> Payload:
    try:
        payload = json.loads(base64.b64decode(message, validate=True))["payload"]
        kind = payload["type"]
    except (ValueError, KeyError, TypeError) as error:
        raise _failure("answered with something that is no message") from error
    if kind == "Error":
        raise _failure(f"answered: {payload.get('message')}")
    return dict(payload)


def _last_line(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    lines = complaints.read(1 << 16).decode("utf-8", "replace").split("\n")
    return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "")


def _failure(what: str) -> MachineError:
    return MachineError(BUNDLE, f"the search binary {what}", remedy="try again, or reinstall pagefind-bin")
