"""content/sources.yaml -> the feeds and sitemaps that ``watch`` reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from builder import intake
from builder.core.errors import Diagnostic, Rejected
from builder.core.limits import MAX_FRONT_MATTER_BYTES
from builder.core.source import WatchedSource
from builder.editor import disk
from builder.editor.frontmatter import KeyNode, KeyTable, Malformed, parse
from builder.editor.kinds import Field, shown
from builder.editor.schema import Schema, read_table
from builder.editor.value_kinds import ID
from builder.paths import Paths

SOURCES_FILE: Final = "content/sources.yaml"
SOURCE: Final = Schema(
    (
        Field("url", "url"),
        Field("outlet", "id"),
        Field("match", "list"),
        Field("since", "day"),
        Field("status", "choice", ("active", "paused")),
    ),
    required=("url",),
)
_REMEDY: Final = "it is not watched until then"


class LoadedSources(NamedTuple):
    """The file as it is on disk."""

    sources: tuple[WatchedSource, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def load_sources(paths: Paths) -> LoadedSources:
    """Return the sources that can be read, and what is wrong with the others; no file: none."""
    path = paths.root / SOURCES_FILE
    if not intake.is_there(path):
        return LoadedSources()
    try:
        table = parse(disk.read_text(path, SOURCES_FILE, MAX_FRONT_MATTER_BYTES))
    except Malformed as error:
        remedy = "mend the line; nothing is watched until then"
        wrong = Diagnostic(path=SOURCES_FILE, line=error.line, what=error.what, remedy=remedy)
        return LoadedSources((), (wrong,))
    except Rejected as error:
        return LoadedSources((), (error.diagnostic,))
    found = [_source(entry) for entry in table.entries]
    return LoadedSources(
        tuple(source for source, _ in found if source),
        tuple(wrong for _, several in found for wrong in several),
    )


def checked_sources(paths: Paths, outlets: Collection[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong or doubtful in the file; ``outlets`` are the ids that there are."""
    loaded = load_sources(paths)
    yield from loaded.diagnostics
    first: dict[str, str] = {}
    for source in loaded.sources:
        if source.outlet and source.outlet not in outlets:
            yield Diagnostic(
                path=SOURCES_FILE,
                line=source.line,
                severity="warning",
                what=f"{source.id}: there is no outlet '{source.outlet}'",
                remedy=f"write content/outlets/{source.outlet}.md, or name another one",
            )
        if first.setdefault(source.url, source.id) != source.id:
            what = f"{source.id}: the same address as {first[source.url]}"
            yield Diagnostic(
                path=SOURCES_FILE,
                line=source.line,
                severity="warning",
                what=what,
                remedy="remove one of them",
            )


def _source(entry: KeyNode) -> tuple[WatchedSource | None, tuple[Diagnostic, ...]]:
    wrong = ""
    if not ID.fullmatch(entry.key):
        wrong = f"'{shown(entry.key)}' is not an id: use small letters, digits and hyphens"
    elif not isinstance(entry.node, KeyTable):
        wrong = f"{entry.key}: a table is wanted here"
    if wrong or not isinstance(entry.node, KeyTable):
        remedy = f"write 'url: https://...' in a line below it, indented; {_REMEDY}"
        return None, (Diagnostic(path=SOURCES_FILE, line=entry.line, what=wrong, remedy=remedy),)
    read = read_table(SOURCES_FILE, entry.node, SOURCE)
    if read.illegible:
        return None, read.diagnostics
    return WatchedSource(id=entry.key, line=entry.line, **read.values), read.diagnostics
