"""``watch``: the new entries of the sources that ``content/sources.yaml`` lists, each captured once.

A source that cannot be read is told as that, and is left alone for a while that grows with each
failure; nothing of it counts as "no news".
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Final, NamedTuple

from builder.core.errors import Diagnostic, UsageError
from builder.core.source import WatchedSource
from builder.editor.sources import SOURCES_FILE, load_sources
from builder.extract.formats.worker import Worker
from builder.fetch.add import fetch
from builder.fetch.answers import Answer, Failed, Failure
from builder.fetch.feeds import FeedEntry, ReadFeed, feed_apart
from builder.fetch.guard import usable
from builder.fetch.harvest import Harvest, Meter
from builder.fetch.hosts import Policy
from builder.fetch.journey import travel
from builder.fetch.memory import MAX_TRIES, SourceMemory, WatchMemory
from builder.fetch.seedbox import key_of
from builder.fetch.visitor import Ask
from builder.lang.characters import fold, without_accents
from builder.paths import Paths

_UNCHANGED: Final = "304"
#: What feeds are read with.
_READERS: Final = ("feedparser", "lxml.html")


class Wish(NamedTuple):
    """Which entries are wanted, of all sources alike."""

    #: From this day on; ``None``: from any.
    since: date | None = None
    #: With one of these words or names; empty: all.
    match: tuple[str, ...] = ()


class _Reading(NamedTuple):
    """What one source gave."""

    source: WatchedSource
    memory: SourceMemory
    entries: tuple[FeedEntry, ...]
    #: What its server calls this version: ETag and Last-Modified.
    version: tuple[str, str]


def watch(  # noqa: PLR0917 -- all that a run is told
    paths: Paths,
    harvest: Harvest,
    policy: Policy,
    meter: Meter,
    wish: Wish,
    clock: Callable[[], float] = time.time,
) -> None:
    """Capture what is new; what came of it is in ``harvest``.

    Raises :class:`~builder.core.errors.UsageError` where nothing is listed.
    """
    loaded = load_sources(paths)
    for wrong in loaded.diagnostics:
        _tell(harvest, wrong)
    active = [one for one in loaded.sources if one.status == "active"]
    if not loaded.sources and not loaded.diagnostics:
        remedy = "write 'id:' and below it, indented, 'url: https://...' for each feed"
        raise UsageError(SOURCES_FILE, "no source is listed", remedy=remedy)
    memory = WatchMemory(paths)
    try:
        readings = _read(active, memory, harvest, policy, clock)
        _capture(readings, harvest, policy, meter, wish)
    finally:
        memory.keep()


def _tell(harvest: Harvest, told: Diagnostic) -> None:
    if told.severity == "error":
        harvest.failure(told)
    else:
        harvest.tell(told)


def _said(source: WatchedSource, what: str, **more: str) -> Diagnostic:
    return Diagnostic(path=SOURCES_FILE, line=source.line, what=f"{source.id}: {what}", **more)  # type: ignore[arg-type]


def _read(
    sources: Sequence[WatchedSource],
    memory: WatchMemory,
    harvest: Harvest,
    policy: Policy,
    clock: Callable[[], float],
) -> list[_Reading]:
    """Return what the sources gave that could be read."""
    asked: dict[str, WatchedSource] = {}
    for source in sources:
        known = memory.of(source.id, source.url)
        if known.rests_until > clock():
            again = datetime.fromtimestamp(known.rests_until, UTC)
            what = f"not asked: it failed {known.failures} times, last with: {known.why}"
            remedy = f"it is asked again from {again:%Y-%m-%d %H:%M} UTC on"
            harvest.tell(_said(source, what, severity="warning", remedy=remedy))
            continue
        try:
            asked[usable(source.url)] = source
        except Failed as failed:
            harvest.failure(_said(source, failed.what, remedy=failed.remedy))
    found: dict[str, Answer | Failure] = {}
    conditions = {url: Ask(memory.of(one.id, one.url).conditions()) for url, one in asked.items()}
    travel(asked, policy, lambda answer: found.update({answer.url: answer}), conditions)
    readings = []
    with Worker(loaded=_READERS) as worker:
        for url, source in asked.items():
            known = memory.of(source.id, source.url)
            try:
                feed = _feed(found[url], policy, worker)
            except Failed as failed:
                known.has_failed(failed.what, clock(), failed.wait or 0.0)
                what = f"could not be read: {failed.what}"
                harvest.failure(_said(source, what, remedy=failed.remedy))
            else:
                version = _version(found[url], known)
                readings.append(_Reading(source, known, feed.entries, version))
    return readings


def _version(found: Answer | Failure, known: SourceMemory) -> tuple[str, str]:
    """Return what the server calls the version that it gave, or said to be unchanged."""
    if isinstance(found, Failure) or found.status.startswith(_UNCHANGED):
        return known.etag, known.modified
    return found.headers.get("etag", ""), found.headers.get("last-modified", "")


def _feed(found: Answer | Failure, policy: Policy, worker: Worker) -> ReadFeed:
    """Return what a source gave, with what the parts of a sitemap give; raise :class:`Failed` where
    it gave nothing that can be read.
    """
    if isinstance(found, Failure):
        raise Failed(found.what, found.remedy, wait=found.wait)
    if found.status.startswith(_UNCHANGED):
        return ReadFeed(())
    feed = feed_apart(found.data, found.final_url, worker)
    if not feed.parts:
        return feed
    parts: dict[str, Answer | Failure] = {}
    travel(feed.parts, policy, lambda answer: parts.update({answer.url: answer}))
    read = [_feed(part, policy, worker) for part in parts.values()]
    return ReadFeed(tuple(entry for one in read for entry in one.entries))


def _capture(
    readings: Iterable[_Reading], harvest: Harvest, policy: Policy, meter: Meter, wish: Wish
) -> None:
    """Fetch the entries that are wanted and new, and say of each source what came of it."""
    readings = tuple(readings)
    wanted = {one.source.id: _wanted(one, wish, harvest) for one in readings}
    for one in readings:
        for entry in wanted[one.source.id]:
            harvest.found_by.setdefault(entry.url, (one.source.id, one.source.outlet))
    fetch(harvest.found_by, harvest, policy, meter)
    for one in readings:
        _remember(one, wanted[one.source.id], harvest)


def _wanted(reading: _Reading, wish: Wish, harvest: Harvest) -> tuple[FeedEntry, ...]:
    source, memory = reading.source, reading.memory
    taken = set(memory.taken)
    days = (date.fromisoformat(f"{source.since}-01-01"[:10]) if source.since else None, wish.since)
    since = max((day for day in days if day), default=None)
    return tuple(
        entry
        for entry in reading.entries
        if key_of(entry.url) not in taken
        and not harvest.box.holds(entry.url)
        and (since is None or entry.time is None or entry.time.date() >= since)
        and _matches(entry, source.match)
        and _matches(entry, wish.match)
    )


def _matches(entry: FeedEntry, words: Collection[str]) -> bool:
    """Tell whether an entry speaks of one of the words or names; of none, any does."""
    if not words:
        return True
    text = _folded(f"{entry.title} {entry.summary}")
    return any(re.search(rf"(?<!\w){re.escape(_folded(word))}(?!\w)", text) for word in words)


def _folded(text: str) -> str:
    """Return ``text`` without case and accents."""
    return without_accents(fold(text))


def _remember(reading: _Reading, wanted: Sequence[FeedEntry], harvest: Harvest) -> None:
    """Note and say what came of the entries of one source."""
    # Only now: what a run does not come to is new for the next one.
    reading.memory.was_read(*reading.version)
    new = 0
    for entry in wanted:
        key = key_of(entry.url)
        if harvest.box.holds(entry.url):
            new += 1
            reading.memory.take(key)
        elif not reading.memory.miss(key):
            what = f"given up: it failed in {MAX_TRIES} runs"
            harvest.tell(Diagnostic(path=entry.url, severity="warning", what=what))
    entries = len(reading.entries)
    what = f"{new} new of {entries} entries" if entries else "nothing new since the last run"
    harvest.tell(_said(reading.source, what, severity="note"))
