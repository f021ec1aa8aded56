"""The command ``build``: ends at once when nothing has changed; else the recipe is loaded, and the
libraries with it.
"""

from __future__ import annotations

from msgspec.structs import replace

from builder.core.report import RunReport
from builder.engine import Engine, Journal
from builder.paths import Paths
from builder.pipeline.files import digest_of_inputs, inputs_of
from builder.pipeline.last import current, last
from builder.pipeline.lock import lock
from builder.pipeline.options import Options
from builder.pipeline.progress import Listener, Progress
from builder.pipeline.workshop import workshop


def build(
    paths: Paths,
    options: Options | None = None,
    *,
    journal: Journal | None = None,
    listener: Listener | None = None,
) -> RunReport:
    """Build everything and return what happened; ``journal`` is told what was done and why.

    Raises :class:`~builder.core.errors.Stale` when ``options`` are frozen and something would be
    written into content/, and other :class:`~builder.core.errors.DigestError` when nothing could be
    built; ``site/`` is then as it was.
    """
    options = options or Options()
    journal = journal or Journal()
    progress = Progress(listener, journal)
    with lock(paths.cache), workshop(paths, options.jobs, journal) as engine:
        return built(paths, engine, progress, options)


def built(
    paths: Paths, engine: Engine, progress: Progress, options: Options, *, anyway: bool = False
) -> RunReport:
    """Build with ``engine``, under the lock; with nothing changed, only when it is to be ``anyway``."""
    known = last(engine)
    # Looked at before anything is read: what changes from here on is a matter of the next build.
    inputs = inputs_of(paths, engine.store)
    now = digest_of_inputs(inputs, engine.codes, options.base_url)
    unchanged = bool(known.inputs) and current(paths, engine, known, now)
    if unchanged and not anyway:
        return RunReport(
            diagnostics=known.diagnostics, unchanged=True, keep_going=options.keep_going
        )
    from builder.pipeline.recipe import rebuild  # noqa: PLC0415 -- slow to load, and needless when nothing has changed

    return replace(rebuild(paths, engine, progress, options, inputs), unchanged=unchanged)
