"""seeds/ and content/ -> every record that a page is made of: the recipe up to collate, each stage
timed, counted and cached.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from builder.cluster import count, group, refreshed
from builder.core.article import Article, Draft
from builder.core.capture import Capture
from builder.core.coverage import Coverage
from builder.core.errors import Diagnostic, UsageError
from builder.core.event import Event, Grouping
from builder.core.frequencies import Frequencies
from builder.core.outcome import Outline, Placement
from builder.core.outlet import Outlet
from builder.core.version import Versions
from builder.editor import (
    Content,
    Matched,
    Reconciled,
    held_back,
    infer,
    load,
    matched,
    reconcile,
    without_unread,
)
from builder.editor.identity import Match
from builder.editor.versions import Taken
from builder.engine import Engine, Kept, Unit, digest_of
from builder.paths import Paths
from builder.pipeline.discover import opened
from builder.pipeline.files import Digests, digests
from builder.pipeline.grouping import SAMPLE, remembered, sample
from builder.pipeline.mentions import known_outlets, mentioned, with_digests
from builder.pipeline.progress import Progress
from builder.pipeline.sources import CaptureSource, Seed, records_of, refused, seeds_of, sources_of
from builder.pipeline.stages import COLLATE, PLACE
from builder.pipeline.versions import versioned


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one digest after grouping."""

    content: Content
    #: By the path of the capture.
    sources: Mapping[str, CaptureSource]
    reconciled: Reconciled
    #: As they will be published: a person's edits and the event's inferences applied.
    articles: tuple[Article, ...]
    #: Article -> digest of all that it is; and of what it is without inferences.
    digests: Mapping[str, bytes]
    #: Of each article that was captured more than once.
    versions: tuple[Versions, ...]
    states: Mapping[str, bytes]
    #: Digests of the files of content/.
    files: Digests
    frequencies: Frequencies
    grouping: Grouping
    diagnostics: tuple[Diagnostic, ...]

    @property
    def captures(self) -> tuple[Capture, ...]:
        """All captures."""
        return tuple(source.seed.capture for source in self.sources.values())

    @property
    def drafts(self) -> tuple[tuple[str, Draft], ...]:
        """Pairs of capture path and draft."""
        pairs = ((path, source.draft) for path, source in self.sources.items())
        return tuple((path, draft) for path, draft in pairs if draft)


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
    the digests of the files of seeds/. Raises :class:`~builder.core.errors.UsageError` where no
    digest is.
    """
    if not paths.seeds.is_dir():
        # Without this, a wrong folder or a disk that is not mounted would look like captures that
        # were all deleted.
        raise UsageError(
            str(paths.root),
            "no digest here: there is no folder seeds",
            remedy="run init, or name the folder with --root",
        )
    opened(paths.seeds)
    files = known if known is not None else _files(paths, engine)
    with progress.stage("read", "captures") as counted:
        content = load(paths, records_of(paths, engine, files))
        seeds, unread = seeds_of(paths, engine, files)
        content = without_unread(content, seeds, unread)
        counted.append(len(seeds))
    with progress.stage("normalize", "articles") as counted:
        found = _normalized(engine, content, seeds, files)
        reconciled = found.reconciled
        counted.append(len(reconciled.articles))
    with progress.stage("group", "events") as counted:
        frequencies = (
            count(reconciled.articles)
            if refresh
            else refreshed(content.frequencies, reconciled.articles)
        )
        digests_ = {
            one.id: found.states.get(one.id) or digest_of(one) for one in reconciled.articles
        }
        with remembered(engine, digests_, frequencies) as memory:
            grouping = group(
                reconciled.articles,
                reconciled.events,
                content.storylines,
                frequencies,
                memory,
                language=content.settings.language,
            )
        engine.handed[SAMPLE] = sample(reconciled.articles, grouping.events)
        counted.append(len(grouping.events))
    articles = infer(reconciled.articles, grouping.inferences)
    for before, after in zip(reconciled.articles, articles, strict=True):
        if after is not before:
            digests_[after.id] = digest_of(after)
    return Gathered(
        content=content,
        sources=found.sources,
        reconciled=reconciled,
        articles=articles,
        digests=digests_,
        versions=versioned(engine, reconciled.articles, reconciled.snapshots),
        states=found.states,
        files=files,
        frequencies=frequencies,
        grouping=grouping,
        diagnostics=(*content.diagnostics, *unread, *found.diagnostics, *reconciled.diagnostics),
    )


def _files(paths: Paths, engine: Engine) -> Digests:
    """Return the digests of the files of seeds/ and content/."""
    trees = (digests(engine.store, one, f"{one.name}/") for one in (paths.seeds, paths.content))
    return {name: digest for tree in trees for name, digest in tree.items()}


def collated(gathered: Gathered, engine: Engine, progress: Progress) -> list[Kept[Coverage]]:
    """Collate each event, in the order of the events."""
    articles = {article.id: article for article in gathered.articles}
    outlets = tuple(map(_as_named, gathered.reconciled.outlets))
    records = with_digests(outlets)
    with progress.stage("collate", "events") as counted:
        texts = {
            name: (gathered.digests[name], partial(_texts, article))
            for name, article in articles.items()
        }
        named = mentioned(engine, texts, outlets)
        units = []
        for event in gathered.grouping.events:
            own = tuple(articles[name] for name in event.articles)
            bare = Event(id=event.id, title="", date=event.date, articles=event.articles)
            relevant, parts = known_outlets(
                records, {name for article in own for name in (article.outlet, *named[article.id])}
            )
            parts |= {f"article {article.id}": gathered.digests[article.id] for article in own} | {
                "the event": digest_of(bare)
            }
            units.append(
                Unit(name=event.id, parts=parts, make=lambda item=(bare, own, relevant): item)  # type: ignore[misc]
            )
        found = engine.run(COLLATE, units)
        counted.append(len(found))
    return found


def _texts(article: Article) -> tuple[str, ...]:
    """Return what an article prints."""
    return (article.title, *_words(article))


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


class _Found(NamedTuple):
    """What normalize and reconcile find."""

    sources: dict[str, CaptureSource]
    diagnostics: tuple[Diagnostic, ...]
    reconciled: Reconciled
    #: Article -> digest of what it is.
    states: dict[str, bytes]


def _normalized(
    engine: Engine, content: Content, seeds: Mapping[str, Seed], files: Digests
) -> _Found:
    """Return the drafts with their captures, and the articles.

    A capture may name an outlet that no file describes. Its file, proposed now, is known to the
    next build; so it is taken as known at once, and this build gives what the next one will.
    """
    named = _named(content)
    sources = sources_of(engine, seeds, content.outlets, named)
    reconciled, states = _placed(engine, content, sources, files)
    if reconciled.outlets != content.outlets:
        sources = sources_of(engine, seeds, reconciled.outlets, named, sources)
        content = replace(content, outlets=reconciled.outlets)
        reconciled, states = _placed(engine, content, sources, files)
    outlines = {path: one.outline for path, one in sources.items() if one.outline}
    return _Found(sources, (*refused(sources), *_disobeyed(content, outlines)), reconciled, states)


def _named(content: Content) -> dict[str, str]:
    """Return the outlet that an editor wrote into an article, by the path of each of its captures."""
    return {
        capture: article.outlet
        for article in content.articles
        if "outlet" in article.edited
        for capture in (article.capture, *article.versions)
    }


def _placed(
    engine: Engine, content: Content, sources: Mapping[str, CaptureSource], files: Digests
) -> tuple[Reconciled, dict[str, bytes]]:
    """Return the articles, and of each that has a capture the digest of what it is."""
    found = matched(
        content,
        (
            Taken(source.seed.seen, source.outline, source.read)
            for source in sources.values()
            if source.outline
        ),
    )
    outlets = tuple(sorted(outlet.id for outlet in content.outlets))
    units = [_placing(one, one.shown, found, sources, files, outlets) for one in found.matches]
    made = engine.run(PLACE, units)
    back = [(one, latest) for one in found.matches if (latest := held_back(one))]
    later = engine.run(
        PLACE, [_placing(one, latest, found, sources, None, ()) for one, latest in back]
    )
    newer = {
        one.id: kept.value.proposal or kept.value.article
        for (one, _), kept in zip(back, later, strict=True)
    }
    reconciled = reconcile(
        content,
        sources.keys(),
        found,
        {one.id: kept.value for one, kept in zip(found.matches, made, strict=True)},
        newer,
        lambda path: sources[path].seed.capture.text,
    )
    states = {one.id: kept.digest for one, kept in zip(found.matches, made, strict=True)}
    for (one, _), kept in zip(back, later, strict=True):
        states[one.id] += kept.digest
    return reconciled, states


def _placing(  # noqa: PLR0917 -- all that an article follows from
    one: Match,
    shown: Taken,
    found: Matched,
    sources: Mapping[str, CaptureSource],
    files: Digests | None,
    outlets: tuple[str, ...],
) -> Unit[Placement]:
    """Return the article of a match as a unit, with the version ``shown``; without ``files`` as the
    program alone would write it.
    """
    source, aliases = sources[shown.path], found.aliases[one.id]
    edited = one.article and one.article.edited
    written = one.article if edited and files is not None else None
    versions = tuple(each.path for each in one.versions) if len(one.versions) > 1 else ()
    # What an editor calls an outlet may be the name of one that there is.
    named = outlets if written and "outlet" in written.edited else ()
    parts = {
        "the capture": source.seed.seen.digest,
        "what was found in it": source.drafted.digest,
        "its file": (files or {}).get(f"content/articles/{one.id}.md", b"") if written else b"",
        "its names": digest_of((one.id, aliases, versions)),
        "the outlets": digest_of(named) if named else b"",
    }
    make = partial(_placement, source, one.id, aliases, versions, written, named)
    return Unit(name=f"articles/{one.id}", parts=parts, make=make)


def _placement(  # noqa: PLR0917 -- as above
    source: CaptureSource,
    name: str,
    aliases: tuple[str, ...],
    versions: tuple[str, ...],
    written: Article | None,
    outlets: tuple[str, ...],
) -> Placement:
    capture, draft = source.read()
    return Placement(
        id=name,
        aliases=aliases,
        versions=versions,
        capture=capture,
        draft=draft,
        written=written,
        outlets=outlets,
    )


def _disobeyed(content: Content, outlines: Mapping[str, Outline]) -> Iterator[Diagnostic]:
    """Yield a warning for each rule of an outlet that would leave nothing of one of its articles."""
    named = _named(content)
    for capture, outline in outlines.items():
        for rule in outline.disobeyed:
            path = f"content/outlets/{named.get(capture, outline.outlet)}.md"
            document = content.documents.get(path)
            yield Diagnostic(
                path=path,
                line=document.front.line_of("rules") if document else None,
                severity="warning",
                what=f"the rule '{rule[:60]}' would leave nothing of seeds/{capture} and is not obeyed there",
                remedy="write a longer marker, or another action",
            )
