"""content/history.jsonl <-> :class:`Change` records: what was written into content/, in order,
with the day of the commit and never that of a clock.

The file only grows. It is what lets a static site say "new since", send an old address on, and know
an article whose file was renamed.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from builder import intake
from builder.core.digest import Change
from builder.core.errors import Diagnostic, Rejected
from builder.core.event import Event
from builder.editor import disk
from builder.editor.value_kinds import ID

NAME: Final = "history.jsonl"
PATH: Final = f"content/{NAME}"
#: Ten million lines are more than any digest writes.
MAX_HISTORY_BYTES: Final = 1_000_000_000

_KEYS: Final = ("kind", "id", "event", "detail", "date")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def load(path: Path) -> tuple[tuple[Change, ...], tuple[Diagnostic, ...]]:
    """Return the changes in the file at ``path`` and a diagnostic for each line that is not one; no
    file: nothing.
    """
    if not intake.is_there(path):
        return (), ()
    try:
        text = disk.read_text(path, PATH, MAX_HISTORY_BYTES)
    except Rejected as error:
        return (), (error.diagnostic,)
    changes: list[Change] = []
    wrong: list[Diagnostic] = []
    for number, line in enumerate(text.splitlines(), 1):
        change = _change(line, len(changes) + 1)
        if change:
            changes.append(change)
        elif line.strip():
            wrong.append(
                Diagnostic(
                    path=PATH,
                    line=number,
                    severity="warning",
                    what="not a line of the history",
                    remedy="restore it from version control",
                )
            )
    return tuple(changes), tuple(wrong)


def _change(line: str, number: int) -> Change | None:
    try:
        value: Any = json.loads(line)
        change = Change(number=number, **{key: str(value.get(key, "")) for key in _KEYS})
        if not _DAY.fullmatch(change.date):
            change = replace(change, date="")
        return change if change.kind and ID.fullmatch(change.id) else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def lines(changes: Iterable[Change]) -> str:
    """Return ``changes`` as lines of the file."""
    return "".join(
        json.dumps(
            {key: value for key in _KEYS if (value := getattr(change, key))},
            ensure_ascii=False,
        )
        + "\n"
        for change in changes
    )


class HistoryState(NamedTuple):
    """What there was when the last line was written."""

    #: Article id -> its capture.
    articles: Mapping[str, str]
    #: Article id -> its other captures, by their digests.
    versions: Mapping[str, frozenset[str]]
    #: Event id -> ids of its articles.
    events: Mapping[str, frozenset[str]]
    storylines: frozenset[str]
    #: The same of the events that are gone, as they were last.
    gone: Mapping[str, frozenset[str]]


def state_of(changes: Iterable[Change]) -> HistoryState:
    """Return the state that ``changes`` lead to."""
    articles: dict[str, str] = {}
    versions: dict[str, frozenset[str]] = {}
    events: dict[str, frozenset[str]] = {}
    gone: dict[str, frozenset[str]] = {}
    storylines: set[str] = set()
    for change in changes:
        what, _, how = change.kind.partition("-")
        if what == "article":
            _follow_article(articles, how, change)
            _follow_versions(versions, how, change)
            if how == "renamed":
                events = {
                    name: following(members, {change.detail: change.id})
                    for name, members in events.items()
                }
                gone = {
                    name: following(members, {change.detail: change.id})
                    for name, members in gone.items()
                }
        elif what == "event":
            if how == "removed" and change.id in events:
                gone[change.id] = events[change.id]
            _follow_event(events, how, change)
        elif what == "storyline":
            (storylines.add if how == "added" else storylines.discard)(change.id)
    return HistoryState(articles, versions, events, frozenset(storylines), gone)


def _follow_article(articles: dict[str, str], how: str, change: Change) -> None:
    if how == "added":
        articles[change.id] = change.detail
    elif how == "renamed":
        articles[change.id] = articles.pop(change.detail, "")
    elif how == "removed":
        articles.pop(change.id, None)


def _follow_versions(versions: dict[str, frozenset[str]], how: str, change: Change) -> None:
    if how == "version":
        digest = change.detail.partition(" ")[0]
        versions[change.id] = versions.get(change.id, frozenset()) | {digest}
    elif how == "renamed":
        versions[change.id] = versions.pop(change.detail, frozenset())
    elif how == "removed":
        versions.pop(change.id, None)


def _follow_event(events: dict[str, frozenset[str]], how: str, change: Change) -> None:
    words = change.detail.split()
    if how == "added":
        events[change.id] = frozenset(words)
    elif how == "renamed":
        events[change.id] = events.pop(change.detail, frozenset())
    elif how == "changed":
        joined, left = ({word[1:] for word in words if word.startswith(sign)} for sign in "+-")
        events[change.id] = (events.get(change.id, frozenset()) | joined) - left
    elif how == "removed":
        events.pop(change.id, None)


def following(members: Iterable[str], present: Mapping[str, str]) -> frozenset[str]:
    """Return ``members`` with the present ids of those that were renamed; ``present`` maps former
    ids to them.
    """
    return frozenset(present.get(name, name) for name in members)


def with_former(
    events: Iterable[Event], changes: Iterable[Change], unclear: Collection[str] = ()
) -> tuple[Event, ...]:
    """Return ``events`` with an alias for each former id of one whose file a person renamed, or
    merged with another and deleted.

    The history knows the old id and its articles; the address goes to the event that lists most of
    them now, a new file first. Where there are ``unclear`` events, whose aliases cannot be read, it
    may be theirs: no other event that was there takes it.
    """
    events = tuple(events)
    state = state_of(changes)
    known = {**state.gone, **state.events}
    home = {article: event.id for event in events for article in event.articles}
    heirs: dict[str, list[str]] = {}
    for name in sorted(
        set(known) - {name for event in events for name in (event.id, *event.aliases)}
    ):
        found = Counter(home[article] for article in known[name] if article in home)
        if unclear:
            found = Counter(
                {
                    event: number
                    for event, number in found.items()
                    if event in unclear or event not in state.events
                }
            )
        if found:
            heirs.setdefault(
                min(found, key=lambda event: (-found[event], event in state.events, event)), []
            ).append(name)
    return tuple(
        replace(event, aliases=(*event.aliases, *heirs.get(event.id, ()))) for event in events
    )
