"""Commands beside ``build``: content alone, check, verify."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from builder.core.coverage import Coverage
from builder.core.errors import Diagnostic
from builder.core.event import Grouping
from builder.core.page import Site
from builder.core.report import RunReport
from builder.core.task import Task
from builder.editor import check as check_content
from builder.editor import tasks
from builder.editor.sources import checked_sources
from builder.engine import Engine
from builder.paths import Paths
from builder.pipeline.coverages import read, with_people
from builder.pipeline.files import digest_of_inputs, inputs_of, looks
from builder.pipeline.gather import Gathered, collated, gather
from builder.pipeline.lock import lock
from builder.pipeline.progress import Listener, Progress
from builder.pipeline.proof import kept_captures, unkept
from builder.pipeline.provenance import unproved
from builder.pipeline.recipe import digest, rules
from builder.pipeline.saving import saved
from builder.pipeline.stamps import unstamped
from builder.pipeline.workshop import workshop
from builder.search import BUNDLE
from builder.site import render


def write_content(
    paths: Paths,
    *,
    dry: bool,
    grouped: bool,
    refresh: bool = False,
    listener: Listener | None = None,
) -> tuple[RunReport, tuple[str, ...]]:
    """Write the articles (``grouped``: events, storylines and inferences too) into content/.

    Returns the report and a unified diff of each file; with ``dry`` nothing is written.
    """
    progress = Progress(listener)
    with lock(paths.cache), workshop(paths) as engine:
        gathered = gather(paths, progress, engine, refresh=refresh)
        if not grouped:
            known = Grouping(
                events=gathered.reconciled.events, storylines=gathered.content.storylines
            )
            gathered = replace(gathered, grouping=known, articles=gathered.reconciled.articles)
        with progress.stage("content", "files to write" if dry else "files written") as counted:
            changes = saved(paths, gathered, engine, dry=dry)
            counted.append(len(changes.files))
    report = RunReport(
        stages=progress.stages, diagnostics=(*gathered.diagnostics, *changes.diagnostics)
    )
    return report, tuple(written.diff for written in changes.files)


def check(paths: Paths, *, listener: Listener | None = None) -> RunReport:
    """Return everything an editor wants to know before pushing; writes nothing."""
    progress = Progress(listener)
    with workshop(paths) as engine:
        gathered = gather(paths, progress, engine)
        changes = saved(paths, gathered, engine, dry=True)
        content = check_content(paths, gathered.content, gathered.reconciled, gathered.captures)
        found = desk(gathered, engine, progress)
    ids = {outlet.id for outlet in gathered.reconciled.outlets}
    content = (*content, *checked_sources(paths, ids))
    stale = (
        Diagnostic(
            path=written.path,
            severity="warning",
            what=f"a build would {'write' if written.text is not None else 'remove'} this file",
            remedy="run build, then commit content/",
        )
        for written in changes.files
    )
    proposals = (
        Diagnostic(path="content/events", severity="note", what=proposal)
        for proposal in gathered.grouping.proposals
    )
    diagnostics = (*gathered.diagnostics, *changes.diagnostics, *content, *stale, *proposals)
    return RunReport(
        stages=progress.stages, diagnostics=tuple(dict.fromkeys(diagnostics)), tasks=found
    )


def to_do(paths: Paths) -> tuple[Task, ...]:
    """Return what an editor has to do, the most urgent first; writes nothing."""
    progress = Progress(None)
    with workshop(paths) as engine:
        return desk(gather(paths, progress, engine), engine, progress)


def desk(gathered: Gathered, engine: Engine, progress: Progress) -> tuple[Task, ...]:
    """Return what there is to do about what was gathered."""
    found = _coverages(gathered, engine, progress)
    return tasks(gathered.content, gathered.reconciled.outlets, gathered.articles, found)


def _coverages(gathered: Gathered, engine: Engine, progress: Progress) -> tuple[Coverage, ...]:
    """Return what the articles of each event say, the people called what the editors call them."""
    known = collated(gathered, engine, progress)
    events = gathered.grouping.events
    return read(with_people(engine, gathered.content.people, events, known))


def verify(paths: Paths, *, base_url: str = "", listener: Listener | None = None) -> RunReport:
    """Build in memory, compare with ``site/`` byte for byte, prove every displayed sentence from
    its capture, and every capture from its sidecar.
    """
    progress = Progress(listener)
    with workshop(paths) as engine:
        gathered = gather(paths, progress, engine)
        changes = saved(paths, gathered, engine, dry=True)
        inputs = digest_of_inputs(inputs_of(paths, engine.store), engine.codes, base_url)
        whole = digest(
            gathered,
            changes,
            _coverages(gathered, engine, progress),
            rules(engine),
            base_url=base_url,
            inputs=inputs,
        )
        whole = replace(whole, captures=gathered.captures, drafts=gathered.drafts)
        proved, broken = unproved(gathered, whole.coverages)
    stale = tuple(
        Diagnostic(path=written.path, what="not what a build writes", remedy="build again")
        for written in changes.files
    )
    with progress.stage("render", "files") as counted:
        site = render(whole, paths.templates)
        counted.append(len(site.files))
    with progress.stage("verify", "sentences") as counted:
        counted.append(proved)
    with progress.stage("sidecars", "sidecars") as counted:
        proofs = tuple(kept_captures(paths))
        counted.append(len(proofs))
    wrong = (
        one
        for proof in proofs
        for one in (
            *unkept(proof),
            *unstamped(
                paths, proof.name, proof.path, proof.sidecar.stamped if proof.sidecar else ""
            ),
        )
    )
    diagnostics = (*gathered.diagnostics, *stale, *broken, *wrong, *_differences(paths, site))
    return RunReport(stages=progress.stages, diagnostics=tuple(dict.fromkeys(diagnostics)))


def _differences(paths: Paths, site: Site) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each file of ``site/`` that is missing, foreign or other than these
    inputs give; the index is left out.
    """
    remedy = "build again"
    if not paths.site.is_dir():
        yield Diagnostic(path="site", what="there is no site", remedy=remedy)
        return
    expected = {file.path: file.data for file in site.files}
    present = {name for name in looks(paths.site, "") if not name.startswith(f"{BUNDLE}/")}
    for name in sorted(expected.keys() | present):
        if name not in present:
            yield Diagnostic(path=f"site/{name}", what="missing", remedy=remedy)
        elif name not in expected:
            yield Diagnostic(path=f"site/{name}", what="comes from no input", remedy=remedy)
        elif (paths.site / name).read_bytes() != expected[name]:
            yield Diagnostic(
                path=f"site/{name}", what="is not what these inputs give", remedy=remedy
            )
