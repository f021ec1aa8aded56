"""seeds/ and content/ -> every record that a page is made of: the recipe up to collate, each stage timed, counted and cached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from builder.collate import collate
from builder.config import Paths
from builder.content import Changes, Content, Reconciled, infer, load, reconcile, save
from builder.errors import Diagnostic, Rejected, UsageError
from builder.group import Memory, count, group, refreshed
from builder.model.article import Article, Draft
from builder.model.capture import Capture
from builder.model.coverage import Coverage
from builder.model.event import Event, Grouping
from builder.model.frequencies import Frequencies
from builder.model.outlet import Outlet
from builder.normalize import RULE_FIELD, normalize
from builder.pipeline.cache import Cache
from builder.pipeline.progress import Progress
from builder.pipeline.work import executor_for
from builder.read import read


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
    frequencies: Frequencies
    grouping: Grouping
    diagnostics: tuple[Diagnostic, ...]


def gather(paths: Paths, progress: Progress, *, refresh: bool = False) -> Gathered:
    """Read, normalize, reconcile with content/ and group; nothing is written.

    ``refresh`` counts the word frequencies anew instead of taking the committed table.
    Raises :class:`~builder.errors.UsageError` where there is no digest.
    """
    if not paths.seeds.is_dir():
        # Without this, a wrong folder or a disk that is not mounted would look like captures that were all deleted.
        raise UsageError(str(paths.root), "no digest here: there is no folder seeds", remedy="run init, or name the folder with --root")
    with progress.stage("read", "captures") as counted:
        content = load(paths)
        captures, unread = read(paths)
        counted.append(len(captures))
    _cache(paths).prune()
    with progress.stage("normalize", "articles") as counted:
        drafts, rejected, reconciled = _normalized(paths, content, captures)
        counted.append(len(reconciled.articles))
    with progress.stage("group", "events") as counted:
        frequencies = count(reconciled.articles) if refresh else refreshed(content.frequencies, reconciled.articles)
        memory = _cache(paths).recall("grouping", Memory) or Memory()
        grouping = group(
            reconciled.articles, reconciled.events, content.storylines, frequencies, memory, language=content.settings.language
        )
        if memory.changed:
            _cache(paths).keep("grouping", memory)
        counted.append(len(grouping.events))
    return Gathered(
        content=content,
        captures=captures,
        drafts=drafts,
        reconciled=reconciled,
        articles=infer(reconciled.articles, grouping.inferences),
        frequencies=frequencies,
        grouping=grouping,
        diagnostics=(*content.diagnostics, *unread, *rejected, *reconciled.diagnostics),
    )


def saved(paths: Paths, gathered: Gathered, *, dry: bool) -> Changes:
    """Bring content/ up to date with what was gathered and return what changed; with ``dry`` nothing is written."""
    return save(paths, gathered.content, gathered.reconciled, gathered.articles, gathered.grouping, gathered.frequencies, dry=dry)


def coverages(gathered: Gathered, paths: Paths, progress: Progress) -> tuple[Coverage, ...]:
    """Collate each event, in the order of the events."""
    articles = {article.id: article for article in gathered.articles}
    events = gathered.grouping.events
    items = [_event_item(event, articles, gathered.reconciled.outlets) for event in events]
    with progress.stage("collate", "events") as counted, executor_for(len(events)) as executor:
        found = _cache(paths).map(_coverage, items, executor)
        counted.append(len(found))
    return found


def _normalized(
    paths: Paths, content: Content, captures: tuple[Capture, ...]
) -> tuple[tuple[tuple[str, Draft], ...], tuple[Diagnostic, ...], Reconciled]:
    """Return the drafts with their captures' paths, why the other captures have none, and the articles.

    A capture may name an outlet that no file describes. Its file, proposed now, is known to the next build;
    so it is taken as known at once, and this build gives what the next one will.
    """
    named = {article.capture: article.outlet for article in content.articles if "outlet" in article.edited}
    drafts, rejected = _drafts(paths, captures, content.outlets, named)
    reconciled = reconcile(content, captures, (draft for _, draft in drafts))
    if reconciled.outlets != content.outlets:
        drafts, rejected = _drafts(paths, captures, reconciled.outlets, named)
        reconciled = reconcile(replace(content, outlets=reconciled.outlets), captures, (draft for _, draft in drafts))
    return drafts, (*rejected, *_disobeyed(content, drafts)), reconciled


def _drafts(
    paths: Paths, captures: tuple[Capture, ...], outlets: tuple[Outlet, ...], named: Mapping[str, str]
) -> tuple[tuple[tuple[str, Draft], ...], tuple[Diagnostic, ...]]:
    """Return the drafts; ``named`` maps captures to the outlets that an editor wrote into their articles."""
    known = {name: outlet.id for outlet in outlets for name in (outlet.id, outlet.name)}
    items = [(capture, outlets, known.get(named.get(capture.path, ""), "")) for capture in captures]
    with executor_for(len(captures)) as executor:
        results = _cache(paths).map(_draft, items, executor)
    drafts = tuple((capture.path, result) for capture, result in zip(captures, results, strict=True) if isinstance(result, Draft))
    return drafts, tuple(result for result in results if isinstance(result, Diagnostic))


def _disobeyed(content: Content, drafts: tuple[tuple[str, Draft], ...]) -> Iterator[Diagnostic]:
    """Yield a warning for each rule of an outlet that would leave nothing of one of its articles."""
    named = {article.capture: article.outlet for article in content.articles if "outlet" in article.edited}
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


def _cache(paths: Paths) -> Cache:
    return Cache(paths.cache / "stages")


def _draft(item: tuple[Capture, tuple[Outlet, ...], str]) -> Draft | Diagnostic:
    try:
        return normalize(*item)
    except Rejected as error:
        return error.diagnostic


def _event_item(
    event: Event, articles: dict[str, Article], outlets: tuple[Outlet, ...]
) -> tuple[Event, tuple[Article, ...], tuple[Outlet, ...]]:
    return event, tuple(articles[name] for name in event.articles), outlets


def _coverage(item: tuple[Event, tuple[Article, ...], tuple[Outlet, ...]]) -> Coverage:
    return collate(*item)
