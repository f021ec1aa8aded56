"""One file given on the command line -> the captures in it, each with its id.

A file is of any format that is read, gzipped or not, or JSON lines (gzipped or not)
with ``{"id", "text"}`` or ``{"id", "html", "url"}`` a line.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any, Final

from builder.core.capture import Capture
from builder.core.errors import Rejected
from builder.core.limits import MAX_CAPTURE_BYTES
from builder.extract.formats.captures import capture_of, captures_of
from builder.extract.formats.format import CapturePart, Media
from builder.extract.formats.registry import largest
from builder.extract.formats.worker import Worker

#: What tells zlib to expect the header of a gzip file.
_GZIP: Final = zlib.MAX_WBITS | 16
#: A longer line of JSON lines is not a document, and the lines after it are not looked for (bytes).
MAX_LINE_BYTES: Final = 4 * MAX_CAPTURE_BYTES
_TOO_LONG: Final = f"the line is longer than {MAX_LINE_BYTES // 1_000_000} MB"


def documents(
    path: Path,
    reject: Callable[[Rejected], None] | None = None,
    worker: Worker | None = None,
) -> Iterator[tuple[str, Capture]]:
    """Yield id and capture of each document in ``path``; HTML is read by ``worker``, which serves
    many files, else by one of its own.

    One that cannot be read is handed to ``reject``; without it, the first such is raised when all
    the others have been yielded.
    """
    rejected: list[Rejected] = []
    reject = reject or rejected.append
    with nullcontext(worker) if worker else Worker() as reader:
        for name, read in _sources(path):
            try:
                found = read(reader)
            except Rejected as error:
                reject(error)
                continue
            for capture in found:
                _, mark, part = capture.path.partition("#") if capture.container else ("", "", "")
                yield f"{name}{mark}{part}", capture
    if rejected:
        raise rejected[0]


Reader = Callable[[Worker], tuple[Capture, ...]]


def _sources(path: Path) -> Iterator[tuple[str, Reader]]:
    plain = path.name.removesuffix(".gz")
    if plain.endswith(".jsonl"):
        yield from _lines(path)
    else:
        yield path.name.split(".", maxsplit=1)[0], lambda worker: _whole(path, plain, worker)


def _whole(path: Path, plain: str, worker: Worker) -> tuple[Capture, ...]:
    most = largest(plain)
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
        if path.name.endswith(".gz"):
            data = _unpack(data, most)
    except (OSError, EOFError, zlib.error) as error:
        raise Rejected(str(path), f"the file cannot be read: {error}") from error
    if len(data) > most:
        raise Rejected(str(path), f"the file is larger than {most // 1_000_000} MB")
    unpacked = str(path).removesuffix(".gz")
    return captures_of(data, unpacked, folder="", worker=worker).captures


def _unpack(data: bytes, most: int) -> bytes:
    """Return at most one byte more than a capture may have, so that a small archive cannot fill the
    memory.
    """
    unpacker = zlib.decompressobj(wbits=_GZIP)
    return unpacker.decompress(data, most + 1)


def _lines(path: Path) -> Iterator[tuple[str, Reader]]:
    with gzip.open(path) if path.name.endswith(".gz") else path.open("rb") as file:
        number = 0
        while line := file.readline(MAX_LINE_BYTES + 1):
            number += 1
            if len(line) > MAX_LINE_BYTES:
                yield "", partial(_raise, Rejected(str(path), _TOO_LONG, line=number))
                return
            if line.strip():
                yield _line(line.decode("utf-8", "replace"), str(path), number)


def _line(line: str, path: str, number: int) -> tuple[str, Reader]:
    try:
        record: dict[str, Any] = json.loads(line)
        if (
            not isinstance(record, dict)
            or "id" not in record
            or not isinstance(record.get("html", record.get("text")), str)
        ):
            raise ValueError("a line needs an id and a text or html")  # noqa: TRY301 - told in one place
    except (ValueError, RecursionError) as error:
        wrong = Rejected(
            path, f"no document: {error}", line=number, remedy='write {"id": ..., "text": ...}'
        )
        return "", partial(_raise, wrong)
    media: Media = "html" if "html" in record else "text"
    data = str(record["html" if media == "html" else "text"]).encode("utf-8", "replace")
    url = record.get("url") if isinstance(record.get("url"), str) else None
    return str(record["id"]), lambda worker: _capture(data, f"{path}:{number}", media, url, worker)


def _raise(error: Rejected, _: Worker) -> tuple[Capture, ...]:
    raise error


def _capture(
    data: bytes, path: str, media: Media, url: str | None, worker: Worker
) -> tuple[Capture, ...]:
    return (capture_of(CapturePart(data, media=media, url=url), path, folder="", worker=worker)[0],)
