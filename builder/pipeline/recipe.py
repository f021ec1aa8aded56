"""The recipe: captures and content in, a published site out.

``rebuild`` reads as the order of the stages;
:mod:`builder.pipeline.gather` holds those up to collate, which other commands share.
"""

from __future__ import annotations

from msgspec.structs import replace

from builder import __version__
from builder.core.coverage import Coverage
from builder.core.digest import Digest, Rule
from builder.core.errors import Diagnostic, Stale, UsageError
from builder.core.report import RunReport
from builder.editor import SITE_FILE, Changes, Content, cast_grouping
from builder.engine import Engine, Unit, digest_of
from builder.paths import Paths
from builder.pipeline.coverages import with_people
from builder.pipeline.draw import draw
from builder.pipeline.files import Digests, digest_of_inputs, settle
from builder.pipeline.gather import Gathered, collated, gather
from builder.pipeline.last import Last, published, remember
from builder.pipeline.options import Options
from builder.pipeline.progress import Progress
from builder.pipeline.publish import staging
from builder.pipeline.saving import saved
from builder.pipeline.search import index
from builder.pipeline.sources import records_of
from builder.pipeline.stages import RULES


def rebuild(
    paths: Paths, engine: Engine, progress: Progress, options: Options, before: Digests
) -> RunReport:
    """Build what has changed since the last build, and return what happened; ``before``: what the
    inputs are made of.

    Raises :class:`~builder.core.errors.DigestError` when nothing could be built; ``site/`` is then
    as it was.
    """
    gathered = gather(paths, progress, engine, known=before)
    _configured(gathered.content)
    changes = update_content(paths, gathered, engine, progress, frozen=options.frozen)
    now = _brought_up_to_date(before, changes)
    if changes.files:
        # What was written is read at once, by all who work: the next build is then an edit's.
        records_of(paths, engine, now)
    inputs = digest_of_inputs(now, engine.codes, options.base_url)
    found = with_people(
        engine,
        gathered.content.people,
        gathered.grouping.events,
        collated(gathered, engine, progress),
    )
    whole = digest(gathered, changes, (), rules(engine), base_url=options.base_url, inputs=inputs)
    diagnostics = (*gathered.diagnostics, *changes.diagnostics)
    with staging(paths.site, published(engine)) as stage:
        with progress.stage("render", "files") as counted:
            searchable = draw(whole, gathered, found, paths.templates, stage, engine)
            counted.append(len(stage.files))
        with progress.stage("index", "records") as counted:
            index(stage, searchable.pages, searchable.records, engine, whole.settings.language)
            counted.append(sum(page.records for page in searchable.pages))
    # What may go better the next time is tried then, though no input has changed.
    again = any(one.passing for one in diagnostics)
    remember(
        engine,
        Last(inputs="" if again else inputs, machine=engine.codes.machine, diagnostics=diagnostics),
        stage.files,
    )
    written = (file.path for file in changes.files if file.text is not None)
    settle(engine.store, paths.content, f"{paths.content.name}/", written)
    engine.store.prune()
    return RunReport(
        stages=progress.stages,
        diagnostics=(*diagnostics, *_uncommitted(changes)),
        keep_going=options.keep_going,
        written=stage.written,
    )


def _brought_up_to_date(before: Digests, changes: Changes) -> Digests:
    """Return the digest of each input after a build has written ``changes``; what somebody else
    wrote meanwhile is not in it.
    """
    written = {file.path: file.text for file in changes.files}
    kept = {name: digest for name, digest in before.items() if name not in written}
    return kept | {
        path: digest_of(text.encode("utf-8", "replace"))
        for path, text in written.items()
        if text is not None
    }


def _configured(content: Content) -> None:
    """Raise :class:`~builder.core.errors.UsageError` when site.yaml is wrong: what may be published
    of whom must not be guessed.
    """
    wrong = next(
        (
            found
            for found in content.diagnostics
            if found.path == SITE_FILE and found.severity == "error"
        ),
        None,
    )
    if wrong:
        raise UsageError(
            wrong.path,
            wrong.what,
            line=wrong.line,
            remedy=wrong.remedy or "nothing is built until then",
        )


def update_content(
    paths: Paths, gathered: Gathered, engine: Engine, progress: Progress, *, frozen: bool
) -> Changes:
    """Write what changed into content/; with ``frozen``, raise :class:`~builder.core.errors.Stale`
    instead.
    """
    with progress.stage("content", "files written") as counted:
        changes = saved(paths, gathered, engine, dry=frozen)
        counted.append(len(changes.files))
    if frozen and changes.files:
        others = f" and {len(changes.files) - 1} more" if len(changes.files) > 1 else ""
        verb = "written" if changes.files[0].text is not None else "removed"
        raise Stale(
            changes.files[0].path,
            f"this file{others} would be {verb} by a build",
            remedy="build without --frozen and commit content/",
        )
    return changes


def rules(engine: Engine) -> tuple[Rule, ...]:
    """Return the rules of all stages, which are loaded only where their code has changed."""
    (found,) = engine.run(RULES, [Unit(name="method", parts={}, make=lambda: None)])
    return found.value.rules


def digest(
    gathered: Gathered,
    changes: Changes,
    coverages: tuple[Coverage, ...],
    found: tuple[Rule, ...],
    *,
    base_url: str,
    inputs: str,
) -> Digest:
    """Return the records of a build; captures and drafts are left out, and ``coverages`` may be,
    where each is read when it is needed.
    """
    content, grouping = gathered.content, cast_grouping(gathered.grouping, gathered.content.people)
    settings = (
        replace(content.settings, base_url=base_url.rstrip("/")) if base_url else content.settings
    )
    return Digest(
        settings=settings,
        outlets=gathered.reconciled.outlets,
        articles=gathered.articles,
        captures=(),
        drafts=(),
        events=grouping.events,
        storylines=grouping.storylines,
        grouping=grouping,
        coverages=coverages,
        versions=gathered.versions,
        pages=content.pages,
        people=content.people,
        history=(*content.history, *changes.history),
        rules=found,
        version=__version__,
        inputs=inputs,
    )


def _uncommitted(changes: Changes) -> tuple[Diagnostic, ...]:
    """Say that ids, history and inferences live in content/, which only a commit keeps."""
    if not changes.files:
        return ()
    number = len(changes.files)
    what = f"{number} file{'s' if number > 1 else ''} written"
    return (
        Diagnostic(
            path="content",
            severity="note",
            what=what,
            remedy="commit content/, so that ids and history stay",
        ),
    )
