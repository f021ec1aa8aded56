"""seeds/ and content/ -> every record that a page is made of: the recipe up to collate, each stage
timed, counted and cached.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from builder.cluster import Memory, count, group, refreshed
from builder.core.article import RULE_FIELD, Article, Draft
from builder.core.capture import Capture
from builder.core.coverage import Coverage
from builder.core.errors import Diagnostic, MachineError, UsageError
from builder.core.event import Event, Grouping
from builder.core.frequencies import Frequencies
from builder.core.outlet import Outlet
from builder.core.version import Versions
from builder.editor import Changes, Content, Reconciled, infer, load, reconcile, save
from builder.engine import Engine, Kept, Unit, digest_of
from builder.paths import Paths
from builder.pipeline.discover import bytes_of, chosen, discover, told_by_file
from builder.pipeline.files import Digests, digests
from builder.pipeline.mentions import known_outlets, mentioned
from builder.pipeline.progress import Progress
from builder.pipeline.stages import COLLATE, NORMALIZE, READ
from builder.pipeline.versions import versioned


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What is known of one digest after grouping."""

    content: Content
    captures: tuple[Capture, ...]
    #: Pairs of capture path and draft.
    drafts: tuple[tuple[str, Draft], ...]
    reconciled: Reconciled
    #: As they will be published: a person's edits and the event's inferences applied.
    articles: tuple[Article, ...]
    #: Of each article that was captured more than once.
    versions: tuple[Versions, ...]
    frequencies: Frequencies
    grouping: Grouping
    diagnostics: tuple[Diagnostic, ...]


def gather(
    paths: Paths,
    progress: Progress,
    engine: Engine,
    *,
    refresh: bool = False,
    known: Digests | None = None,
) -> Gathered:
    """Read, normalize, reconcile with content/ and group; nothing is written into content/.

    ``refresh`` counts the word frequencies anew instead of taking the committed table; ``known``:
    the digests of the files of seeds/. Raises :class:`~builder.core.errors.UsageError` where there
    is no digest.
    """
    if not paths.seeds.is_dir():
        # Without this, a wrong folder or a disk that is not mounted would look like captures that
        # were all deleted.
        raise UsageError(
            str(paths.root),
            "no digest here: there is no folder seeds",
            remedy="run init, or name the folder with --root",
        )
    with progress.stage("read", "captures") as counted:
        content = load(paths)
        captures, unread = _captures(
            paths, engine, known or digests(engine.store, paths.seeds, "seeds/")
        )
        counted.append(len(captures))
    with progress.stage("normalize", "articles") as counted:
        drafts, rejected, reconciled = _normalized(engine, content, captures)
        counted.append(len(reconciled.articles))
    with progress.stage("group", "events") as counted:
        frequencies = (
            count(reconciled.articles)
            if refresh
            else refreshed(content.frequencies, reconciled.articles)
        )
        memory = _recalled(engine)
        grouping = group(
            reconciled.articles,
            reconciled.events,
            content.storylines,
            frequencies,
            memory,
            language=content.settings.language,
        )
        if memory.changed:
            _remember(engine, memory)
        counted.append(len(grouping.events))
    return Gathered(
        content=content,
        captures=captures,
        drafts=drafts,
        reconciled=reconciled,
        articles=infer(reconciled.articles, grouping.inferences),
        versions=versioned(engine, reconciled.articles, reconciled.snapshots),
        frequencies=frequencies,
        grouping=grouping,
        diagnostics=(*content.diagnostics, *unread, *rejected, *reconciled.diagnostics),
    )


def saved(paths: Paths, gathered: Gathered, *, dry: bool) -> Changes:
    """Bring content/ up to date with what was gathered and return what changed; with ``dry``
    nothing is written.
    """
    return save(
        paths,
        gathered.content,
        gathered.reconciled,
        gathered.articles,
        gathered.grouping,
        gathered.frequencies,
        dry=dry,
    )


def collated(gathered: Gathered, engine: Engine, progress: Progress) -> list[Kept[Coverage]]:
    """Collate each event, in the order of the events."""
    # What else was captured of an article is no matter here.
    articles = {
        article.id: replace(article, version=None, versions=()) for article in gathered.articles
    }
    records = {outlet.id: _as_named(outlet) for outlet in gathered.reconciled.outlets}
    with progress.stage("collate", "events") as counted:
        digests_ = {name: digest_of(article) for name, article in articles.items()}
        texts = {
            name: (digests_[name], (article.title, *_words(article)))
            for name, article in articles.items()
        }
        named = mentioned(engine, texts, tuple(records.values()))
        units = []
        for event in gathered.grouping.events:
            own = tuple(articles[name] for name in event.articles)
            bare = Event(id=event.id, title="", date=event.date, articles=event.articles)
            relevant, parts = known_outlets(
                records, {name for article in own for name in (article.outlet, *named[article.id])}
            )
            parts |= {f"article {article.id}": digests_[article.id] for article in own} | {
                "the event": digest_of(bare)
            }
            units.append(
                Unit(name=event.id, parts=parts, make=lambda item=(bare, own, relevant): item)  # type: ignore[misc]
            )
        found = engine.run(COLLATE, units)
        counted.append(len(found))
    return found


def _words(article: Article) -> Iterator[str]:
    """Yield what an article prints below its headline."""
    yield from (paragraph.text for paragraph in (*article.paragraphs, *article.removed))
    yield from filter(
        None,
        (
            article.signoff,
            article.dateline,
            article.description,
            article.image_caption,
            article.image_credit,
        ),
    )
    yield from (*article.credits, *article.authors)


def _as_named(outlet: Outlet) -> Outlet:
    """Return an outlet as collate knows it: by its names and its kind."""
    return Outlet(
        id=outlet.id, name=outlet.name, sign=outlet.sign, kind=outlet.kind, aliases=outlet.aliases
    )


def _captures(
    paths: Paths, engine: Engine, known: Digests
) -> tuple[tuple[Capture, ...], tuple[Diagnostic, ...]]:
    """Return the captures and why the other files are none."""
    names, units = [], []
    for name, path in discover(paths.seeds):
        digest = known.get(f"seeds/{name}", b"")
        names.append(name)
        make = lambda name=name, path=path, digest=digest: _unchanged(bytes_of(name, path), digest)  # noqa: E731
        units.append(
            Unit(
                name=f"seeds/{name}",
                parts={"the name": name.encode("utf-8", "surrogatepass"), "the file": digest},
                make=make,
            )
        )
    readings = engine.run(READ, units)
    return chosen((name, kept.value) for name, kept in zip(names, readings, strict=True))


def _unchanged(
    item: tuple[str, bytes | Diagnostic], digest: bytes
) -> tuple[str, bytes | Diagnostic]:
    """Return the bytes of a file; raise where they are no longer those that the file was known by."""
    name, data = item
    if isinstance(data, bytes) and digest_of(data) != digest:
        raise MachineError(f"seeds/{name}", "changed while the build ran", remedy="build again")
    return item


def _normalized(
    engine: Engine, content: Content, captures: tuple[Capture, ...]
) -> tuple[tuple[tuple[str, Draft], ...], tuple[Diagnostic, ...], Reconciled]:
    """Return the drafts with their captures' paths, why the other captures have none, and the
    articles.

    A capture may name an outlet that no file describes. Its file, proposed now, is known to the
    next build; so it is taken as known at once, and this build gives what the next one will.
    """
    named = _named(content)
    drafts, rejected = _drafts(engine, captures, content.outlets, named)
    reconciled = reconcile(content, captures, (draft for _, draft in drafts))
    if reconciled.outlets != content.outlets:
        drafts, rejected = _drafts(engine, captures, reconciled.outlets, named)
        reconciled = reconcile(
            replace(content, outlets=reconciled.outlets), captures, (draft for _, draft in drafts)
        )
    return drafts, (*rejected, *_disobeyed(content, drafts)), reconciled


def _named(content: Content) -> dict[str, str]:
    """Return the outlet that an editor wrote into an article, by the path of each of its captures."""
    return {
        capture: article.outlet
        for article in content.articles
        if "outlet" in article.edited
        for capture in (article.capture, *article.versions)
    }


def _drafts(
    engine: Engine,
    captures: tuple[Capture, ...],
    outlets: tuple[Outlet, ...],
    named: Mapping[str, str],
) -> tuple[tuple[tuple[str, Draft], ...], tuple[Diagnostic, ...]]:
    """Return the drafts; ``named`` maps captures to the outlets that an editor wrote into their
    articles.
    """
    known = {name: outlet.id for outlet in outlets for name in (outlet.id, outlet.name)}
    records = {outlet.id: _as_recognized(outlet) for outlet in outlets}
    digests_ = {capture.path: digest_of(capture) for capture in captures}
    texts = {
        one.path: (digests_[one.path], (one.text, *(stated.value for stated in one.metadata)))
        for one in captures
    }
    units = []
    for capture, found in zip(
        captures, mentioned(engine, texts, tuple(records.values())).values(), strict=True
    ):
        own = known.get(named.get(capture.path, ""), "")
        relevant, parts = known_outlets(records, {own, *found})
        parts |= {"the capture": digests_[capture.path], "its outlet": own.encode()}
        units.append(
            Unit(
                name=f"seeds/{capture.path}",
                parts=parts,
                make=lambda item=(capture, relevant, own): item,  # type: ignore[misc]
            )
        )
    results = [kept.value for kept in engine.run(NORMALIZE, units)]
    drafts = tuple(
        (capture.path, found.draft)
        for capture, found in zip(captures, results, strict=True)
        if found.draft
    )
    refused = {
        capture.path: found.rejected
        for capture, found in zip(captures, results, strict=True)
        if found.rejected
    }
    return drafts, tuple(told_by_file(captures, refused))


def _as_recognized(outlet: Outlet) -> Outlet:
    """Return an outlet as normalize knows it: by its names and domains, with its rules."""
    return Outlet(
        id=outlet.id,
        name=outlet.name,
        sign=outlet.sign,
        domains=outlet.domains,
        aliases=outlet.aliases,
        rules=outlet.rules,
    )


def _disobeyed(content: Content, drafts: tuple[tuple[str, Draft], ...]) -> Iterator[Diagnostic]:
    """Yield a warning for each rule of an outlet that would leave nothing of one of its articles."""
    named = _named(content)
    for capture, draft in drafts:
        for finding in draft.findings:
            if finding.field == RULE_FIELD and not finding.chosen:
                path = f"content/outlets/{named.get(capture, draft.article.outlet)}.md"
                document = content.documents.get(path)
                yield Diagnostic(
                    path=path,
                    line=document.front.line_of("rules") if document else None,
                    severity="warning",
                    what=f"the rule '{finding.value[:60]}' would leave nothing of seeds/{capture} and is not obeyed there",
                    remedy="write a longer marker, or another action",
                )


_MEMORY: Final = "grouping"


def _remember(engine: Engine, memory: Memory) -> None:
    """Keep what grouping knows for the next run."""
    engine.store.keep(_MEMORY, engine.codes.of(group.__module__) + pickle.dumps(memory))


def _recalled(engine: Engine) -> Memory:
    """Return what grouping knew after the last run of this very code; nothing when it cannot be
    read.
    """
    kept, code = engine.store.note(_MEMORY) or b"", engine.codes.of(group.__module__)
    if not kept.startswith(code):
        return Memory()
    try:
        found = _Records(io.BytesIO(kept[len(code) :])).load()
    except (
        pickle.UnpicklingError,
        EOFError,
        AttributeError,
        ImportError,
        IndexError,
        TypeError,
        ValueError,
    ):
        return Memory()
    return found if isinstance(found, Memory) else Memory()


class _Records(pickle.Unpickler):
    """Reads records of this program and the plainest of Python's types; a foreign cache runs no
    other code.
    """

    def find_class(self, module: str, name: str) -> Any:
        """Return the class named, if it may stand in what grouping remembers."""
        if module.startswith(("builder.cluster.", "builder.core.")) or (module, name) in _PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


_PLAIN: Final = {
    ("array", "_array_reconstructor"),
    ("array", "array"),
    ("collections", "Counter"),
    ("collections", "defaultdict"),
}
