"""One digest's engine: its store in the cache folder, the program's code, and who does the work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from builder.engine import Codes, Engine, Jobs, Journal, Store, executor_for
from builder.paths import Paths

_PROGRAM: Final = Path(__file__).parent.parent
_STORE: Final = "store.sqlite"


@contextmanager
def workshop(
    paths: Paths, jobs: Jobs | None = None, journal: Journal | None = None
) -> Iterator[Engine]:
    """Give the engine of the digest at ``paths``; what it finds is kept when the block ends."""
    with Store(paths.cache / _STORE) as store, executor_for(jobs or Jobs()) as executor:
        engine = Engine(store, Codes(_PROGRAM, store), executor, journal)
        yield engine
        engine.finish()
