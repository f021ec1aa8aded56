"""The recipe: captures and content in, a published site out.

``build`` reads as the order of the stages;
:mod:`builder.pipeline.gather` holds those up to collate, which other commands share.
"""

from __future__ import annotations

from dataclasses import replace

from builder import __version__
from builder.collate import RULES as COLLATE_RULES
from builder.config import Paths
from builder.content import SITE_FILE, Changes, Content, cast, cast_grouping, with_spellings
from builder.errors import Diagnostic, Stale, UsageError
from builder.group import RULES as GROUP_RULES
from builder.index import RULES as INDEX_RULES
from builder.index import index
from builder.model.coverage import Coverage
from builder.model.digest import Digest
from builder.model.page import Site
from builder.model.report import Report
from builder.normalize import RULES as NORMALIZE_RULES
from builder.pipeline import manifest
from builder.pipeline.gather import Gathered, coverages, gather, saved
from builder.pipeline.inputs import digest_of_inputs
from builder.pipeline.lock import lock
from builder.pipeline.progress import Listener, Progress
from builder.pipeline.publish import staging, write
from builder.read import RULES as READ_RULES
from builder.render import RULES as RENDER_RULES
from builder.render import render


def build(
    paths: Paths, *, frozen: bool = False, keep_going: bool = False, base_url: str | None = None, listener: Listener | None = None
) -> Report:
    """Build everything and return what happened.

    ``frozen`` writes nothing into content/ and raises :class:`~builder.errors.Stale` when it would have to.
    ``base_url`` takes the place of the one in site.yaml, unless it is empty.
    Raises other :class:`~builder.errors.DigestError` when nothing could be built; ``site/`` is then as it was.
    """
    progress = Progress(listener)
    with lock(paths.cache):
        known = manifest.load(paths)
        if known and manifest.current(paths, known, digest_of_inputs(paths, base_url or "")):
            return Report(diagnostics=known.diagnostics, unchanged=True, keep_going=keep_going)
        gathered = gather(paths, progress)
        _configured(gathered.content)
        changes = update_content(paths, gathered, progress, frozen=frozen)
        inputs = digest_of_inputs(paths, base_url or "")
        _, site = pages(paths, gathered, changes, progress, base_url=base_url, inputs=inputs)
        diagnostics = (*gathered.diagnostics, *changes.diagnostics)
        new = manifest.Manifest(inputs=inputs, diagnostics=diagnostics)
        _publish(paths, site, known, new, progress, language=gathered.content.settings.language)
    return Report(stages=progress.stages, diagnostics=(*diagnostics, *_uncommitted(changes)), keep_going=keep_going)


def _configured(content: Content) -> None:
    """Raise :class:`~builder.errors.UsageError` when site.yaml is wrong: what may be published of whom must not be guessed."""
    wrong = next((found for found in content.diagnostics if found.path == SITE_FILE and found.severity == "error"), None)
    if wrong:
        raise UsageError(wrong.path, wrong.what, line=wrong.line, remedy=wrong.remedy or "nothing is built until then")


def update_content(paths: Paths, gathered: Gathered, progress: Progress, *, frozen: bool) -> Changes:
    """Write what changed into content/; with ``frozen``, raise :class:`~builder.errors.Stale` instead."""
    with progress.stage("content", "files written") as counted:
        changes = saved(paths, gathered, dry=frozen)
        counted.append(len(changes.files))
    if frozen and changes.files:
        others = f" and {len(changes.files) - 1} more" if len(changes.files) > 1 else ""
        verb = "written" if changes.files[0].text is not None else "removed"
        raise Stale(
            changes.files[0].path, f"this file{others} would be {verb} by a build", remedy="build without --frozen and commit content/"
        )
    return changes


def pages(
    paths: Paths, gathered: Gathered, changes: Changes, progress: Progress, *, base_url: str | None, inputs: str
) -> tuple[tuple[Coverage, ...], Site]:
    """Collate each event, call its people what the editors call them, and render every page."""
    dates = {event.id: event.date for event in gathered.grouping.events}
    collated = coverages(gathered, paths, progress)
    found = cast(collated, with_spellings(gathered.content.people, collated), dates)
    with progress.stage("render", "files") as counted:
        site = render(_digest(gathered, changes, found, base_url=base_url, inputs=inputs), paths.templates)
        counted.append(len(site.files))
    return found, site


def _publish(
    paths: Paths, site: Site, known: manifest.Manifest | None, new: manifest.Manifest, progress: Progress, *, language: str
) -> None:
    """Write the site and its search index into a staging folder, and let it take the place of the old one."""
    records = manifest.digest_of(site.records, language)
    with staging(paths.site) as folder:
        write(folder, site.files)
        with progress.stage("index", "records") as counted:
            if known is None or known.records != records or not manifest.reuse_index(paths, known, folder):
                index(folder, site.records, language=language)
            counted.append(len(site.records))
        new = replace(new, records=records, files=manifest.listing(folder))
    manifest.save(paths, new)


def _digest(gathered: Gathered, changes: Changes, found: tuple[Coverage, ...], *, base_url: str | None, inputs: str) -> Digest:
    content, grouping = gathered.content, cast_grouping(gathered.grouping, gathered.content.people)
    settings = replace(content.settings, base_url=base_url.rstrip("/")) if base_url else content.settings
    return Digest(
        settings=settings,
        outlets=gathered.reconciled.outlets,
        articles=gathered.articles,
        captures=gathered.captures,
        drafts=gathered.drafts,
        events=grouping.events,
        storylines=grouping.storylines,
        grouping=grouping,
        coverages=found,
        pages=content.pages,
        people=content.people,
        history=(*content.history, *changes.history),
        rules=(*READ_RULES, *NORMALIZE_RULES, *GROUP_RULES, *COLLATE_RULES, *RENDER_RULES, *INDEX_RULES),
        version=__version__,
        inputs=inputs,
    )


def _uncommitted(changes: Changes) -> tuple[Diagnostic, ...]:
    """Say that ids, history and inferences live in content/, which only a commit keeps."""
    if not changes.files:
        return ()
    number = len(changes.files)
    what = f"{number} file{'s' if number > 1 else ''} written"
    return (Diagnostic(path="content", severity="note", what=what, remedy="commit content/, so that ids and history stay"),)
