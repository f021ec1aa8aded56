"""What a build depends on: seeds/, content/, templates/ and the program, as one digest.

The machine (Python, libraries) is apart: it must not show in what is published, but kept results hold for one machine only.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from builder.config import Paths

_PROGRAM = Path(__file__).parent.parent
#: Libraries whose version shows in what is written.
_LIBRARIES = (
    "babel",
    "beautifulsoup4",
    "cbor2",
    "charset-normalizer",
    "feedgen",
    "jinja2",
    "lxml",
    "markdown",
    "nh3",
    "pagefind-bin",
    "pillow",
    "py3langid",
    "python-slugify",
    "snowballstemmer",
    "text-unidecode",
    "trafilatura",
)


def digest_of_inputs(paths: Paths, *options: str) -> str:
    """Return the hexadecimal digest of everything that the site is a function of."""
    state = hashlib.blake2b(digest_of_program().encode(), digest_size=16)
    for option in options:
        state.update(option.encode() + b"\0")
    for folder in (paths.seeds, paths.content, paths.templates):
        for name, data in _files(folder):
            state.update(f"{folder.name}/{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return state.hexdigest()


@cache
def digest_of_program() -> str:
    """Return the hexadecimal digest of the program's own source and of its learned weights."""
    state = hashlib.blake2b(digest_size=16)
    for suffix in (".py", ".json"):
        for name, data in _files(_PROGRAM, suffix=suffix):
            state.update(f"{name}\0{len(data)}\0".encode() + data)
    return state.hexdigest()


@cache
def digest_of_machine() -> str:
    """Return the hexadecimal digest of the program, of Python, and of the libraries that shape what is written."""
    state = hashlib.blake2b(f"{digest_of_program()} {sys.version}".encode(), digest_size=16)
    for library in _LIBRARIES:
        state.update(f"{library} {metadata.version(library)}\0".encode())
    return state.hexdigest()


def _files(folder: Path, suffix: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield the regular files below ``folder``, in the order of their names; what is no regular file counts by its name alone."""
    for path in sorted(folder.rglob(f"*{suffix}")):
        if path.is_dir() and not path.is_symlink():
            continue
        readable = path.is_file() and not path.is_symlink()
        try:
            yield path.relative_to(folder).as_posix(), path.read_bytes() if readable else b""
        except OSError as error:
            yield path.relative_to(folder).as_posix(), str(error.errno).encode()
