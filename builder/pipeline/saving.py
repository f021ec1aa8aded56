"""What was gathered -> content/, brought up to date."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

import msgspec

from builder.editor import Changes, Settled, save
from builder.engine import Engine, decoded
from builder.engine.stages import encoded
from builder.paths import Paths
from builder.pipeline.days import days_of
from builder.pipeline.gather import Gathered

#: What is kept of saving.
_SETTLED: Final = "settled"


def saved(paths: Paths, gathered: Gathered, engine: Engine, *, dry: bool) -> Changes:
    """Bring content/ up to date with what was gathered and return what changed; with ``dry``
    nothing is written.
    """
    code = engine.codes.of(save.__module__)
    kept = engine.store.note(_SETTLED) or b""
    known: list[bytes] = []
    if kept.startswith(code):
        with suppress(msgspec.DecodeError):
            known = decoded(kept[len(code) :], list[bytes])
    settled = Settled(known, gathered.files)
    changes = save(
        paths,
        gathered.content,
        gathered.reconciled,
        gathered.articles,
        gathered.grouping,
        gathered.frequencies,
        dry=dry,
        settled=settled,
        states=gathered.states,
        days=days_of(paths.root, gathered.sources),
    )
    if sorted(settled.found) != known:
        engine.store.keep(_SETTLED, code + encoded(sorted(settled.found)))
    return changes
