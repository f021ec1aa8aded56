"""Pure functions over many units, each run once for the same input: stages, keys, a store of
results, an executor.

This package knows nothing of news.  A build is a chain of :class:`Stage`; each maps :class:`Unit`
to results, and the :class:`Engine` runs those only that the :class:`Store` does not hold
(constructive traces, as in Mokhov, Mitchell and Peyton Jones, "Build systems à la carte", 2018).
"""

from builder.engine.codes import Codes
from builder.engine.engine import Engine, Kept
from builder.engine.executors import ENGINES, Inline, Jobs, executor_for
from builder.engine.journal import Journal
from builder.engine.stages import Stage, Unit, decoded, digest_of
from builder.engine.store import Stat, Store

__all__ = [
    "ENGINES",
    "Codes",
    "Engine",
    "Inline",
    "Jobs",
    "Journal",
    "Kept",
    "Stage",
    "Stat",
    "Store",
    "Unit",
    "decoded",
    "digest_of",
    "executor_for",
]
