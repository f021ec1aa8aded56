"""What the last build of a digest was made from and what it wrote: with nothing changed, the next
one ends here.
"""

from __future__ import annotations

from typing import Final

import msgspec

from builder.core.errors import Diagnostic
from builder.engine import Engine, Stat
from builder.paths import Paths
from builder.pipeline.files import as_known

_NAME: Final = "last build"
SITE: Final = "site/"


class Last(msgspec.Struct, frozen=True, kw_only=True):
    """The last build."""

    #: Digest of everything that the site is a function of.
    inputs: str = ""
    #: Digest of the program and the libraries that built it.
    machine: bytes = b""
    #: What an editor was told: told again while nothing changes.
    diagnostics: tuple[Diagnostic, ...] = ()


def last(engine: Engine) -> Last:
    """Return the last build; an empty one when there is none that can be read."""
    try:
        return msgspec.msgpack.decode(engine.store.note(_NAME) or b"", type=Last)
    except msgspec.DecodeError:
        return Last()


def remember(engine: Engine, build: Last, files: dict[str, tuple[Stat, bytes]]) -> None:
    """Keep a build and the files of its site for the next one."""
    engine.store.put_files(SITE, files)
    engine.store.keep(_NAME, msgspec.msgpack.encode(build))


def published(engine: Engine) -> dict[str, tuple[Stat, bytes]]:
    """Return what is known of the files that the last build wrote, by their paths below ``site/``."""
    return engine.store.files(SITE)


def current(paths: Paths, engine: Engine, known: Last, inputs: str) -> bool:
    """Tell whether a build of ``inputs`` would write what the last one wrote, and all of it is
    still there.
    """
    if known.inputs != inputs or known.machine != engine.codes.machine:
        return False
    return as_known(paths.site, engine.store.files(SITE), "")
