"""Reconciled articles and a grouping -> files of content/, written one by one and each as a whole;
or, dry, what would be written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from builder import intake
from builder.core.article import Article
from builder.core.errors import Diagnostic, Rejected
from builder.core.event import Grouping
from builder.core.frequencies import Frequencies
from builder.editor import changelog, disk, history, table
from builder.editor.diffs import on_disk, with_diff
from builder.editor.planning import Planner
from builder.editor.records import Changes, Content, Reconciled, Settled, Written
from builder.paths import Paths


def save(  # noqa: PLR0917 -- everything that a build knows, in the order in which it learns it
    paths: Paths,
    content: Content,
    reconciled: Reconciled,
    articles: Iterable[Article],
    grouping: Grouping,
    frequencies: Frequencies | None = None,
    *,
    dry: bool = False,
    settled: Settled | None = None,
    states: Mapping[str, bytes] | None = None,
    days: changelog.Days | None = None,
) -> Changes:
    """Write everything that a build adds to or changes in content/, and return it.

    ``articles`` are those that will be published, ``frequencies`` is written when given, different,
    and not of nothing. Files that are ``settled`` are not looked at; ``states``: of an article the
    digest of what it is without inferences, by its id; ``days`` tells when it is. ``dry`` writes nothing and returns the same. Raises
    :class:`~builder.core.errors.MachineError` when the disk refuses; what was written until then
    is, each file whole.
    """
    planner = Planner(content, reconciled, articles, grouping, settled or Settled((), {}))
    plans = tuple(planner.planned(states or {}))
    wanted = [file for planned in plans for file in planned.files]
    found = [diagnostic for planned in plans for diagnostic in planned.diagnostics]
    if (
        frequencies is not None
        and frequencies.articles
        and frequencies != content.frequencies
        and not _kept(content, reconciled)
        and _is_readable(paths.root, table.PATH, table.MAX_TABLE_BYTES)
    ):
        before = on_disk(paths.root, table.PATH, table.MAX_TABLE_BYTES)
        wanted.append(Written(path=table.PATH, text=table.write(frequencies), before=before))
    lines = changelog.changes(
        content,
        reconciled,
        grouping,
        {planned.id: planned.changed for planned in plans},
        days or changelog.Days(),
    )
    if lines and _is_readable(paths.root, history.PATH, history.MAX_HISTORY_BYTES):
        before = on_disk(paths.root, history.PATH, history.MAX_HISTORY_BYTES)
        wanted.append(
            Written(path=history.PATH, text=(before or "") + history.lines(lines), before=before)
        )
    files = []
    if not dry:
        disk.sweep(paths.content)
    for file in wanted:
        raced = None if dry else _apply(paths.root, file)
        if raced:
            found.append(raced)
        else:
            files.append(with_diff(paths.root, file) if dry else file)
    if not dry:
        disk.sync(paths.root / file.path for file in files)
    return Changes(files=tuple(files), history=lines, diagnostics=tuple(found))


def _kept(content: Content, reconciled: Reconciled) -> bool:
    """Tell whether the table of word frequencies stays: it counts articles, and one of them may be
    missing just now.
    """
    return reconciled.resting and content.frequencies is not None


def _is_readable(root: Path, name: str, limit: int) -> bool:
    """Tell whether a file may be written anew: one that cannot be read just now is left alone."""
    path = root / name
    try:
        if intake.is_there(path):
            disk.read_text(path, name, limit)
    except Rejected:
        return False
    return True


def _apply(root: Path, file: Written) -> Diagnostic | None:
    """Write or remove one file, unless somebody changed it since it was read."""
    path = root / file.path
    if on_disk(root, file.path, history.MAX_HISTORY_BYTES) != file.before:
        return Diagnostic(
            path=file.path,
            severity="warning",
            what="changed while the build ran and left alone",
            remedy="build again",
        )
    if file.text is None:
        disk.remove_file(path, file.path)
    else:
        disk.replace_file(path, file.path, file.text.encode("utf-8", "replace"))
    return None
