"""Digest -> everything that the site consists of but the search index, made in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from builder.core.digest import Digest
from builder.core.errors import MachineError
from builder.core.page import Site
from builder.policy.gate import passed
from builder.site.data import site_file
from builder.site.events import DrawnEvent, draw_event
from builder.site.exports.files import all_tables, fact_files, table_files
from builder.site.exports.whole import site_rows
from builder.site.groups import groups, remaining
from builder.site.kit import Kit
from builder.site.overview import Overview, overview
from builder.site.scopes import event_scope, scopes
from builder.site.sheets import draw_sheet
from builder.site.summaries import told_in_whole


def render(digest: Digest, templates: Path) -> Site:
    """Return everything that the site consists of, but for the search index.

    ``templates`` is the folder of templates, trusted code.
    Raises MachineError when a template fails or two pages want one address.
    """
    tools = Kit.of(templates)
    events = draw_events(digest, tools)
    site = site_of(digest, events)
    files = [file for one in events.values() for file in one.files]
    listed = [address for one in events.values() for address in one.listed]
    cards = [f"/{file.path}" for file in files if file.path.endswith("/card.png")]
    for group in groups(site, tools, cards):
        drawn = draw_sheet(group.make(), tools.renderer)
        files += drawn.files
        listed += drawn.listed
    told = (one.data for one in events.values() if told_in_whole(one.summary))
    files.append(passed(site_file(site, told)))
    rows = site_rows(site)
    files += fact_files(rows, (one.facts for one in events.values()))
    if all_tables(site):
        files += table_files(site, rows, ((*one.facts, *one.texts) for one in events.values()))
    files += remaining(site, tools, [file.path for file in files], listed).files
    files.sort(key=lambda file: file.path)
    no_clashes([file.path for file in files])
    records = sorted(
        (record for one in events.values() for record in one.records),
        key=lambda one: (one.url, one.content),
    )
    return Site(files=tuple(files), records=tuple(records))


def draw_events(digest: Digest, tools: Kit) -> dict[str, DrawnEvent]:
    """Return what is made of each scope of a digest, by its name."""
    return {
        scope.name: draw_event(scope, tools)
        for scope in scopes(digest, site_card=tools.cards.drawable(digest.settings.title))
    }


def site_of(digest: Digest, events: Mapping[str, DrawnEvent]) -> Overview:
    """Return what is known of the site, given what was made of its events."""
    details = {name: one.details for name, one in events.items() if one.details}
    return overview(
        digest,
        {name: one.summary for name, one in events.items()},
        lambda event: details[event_scope(event)],
        dict.fromkeys((capture.path for capture in digest.captures), 0)
        | {path: len(draft.drops) for path, draft in digest.drafts},
    )


def no_clashes(paths: Sequence[str]) -> None:
    """Raise MachineError if two of the sorted ``paths`` are equal or one is in another."""
    folders = {path[:end] for path in paths for end in _ends(path)}
    for number, path in enumerate(paths):
        if path in folders or (number and paths[number - 1] == path):
            raise MachineError(
                f"site/{path}",
                "two pages want this address",
                remedy="rename one of the files in content/ that they come from",
            )


def _ends(path: str) -> Iterator[int]:
    end = path.rfind("/")
    while end > 0:
        yield end
        end = path.rfind("/", 0, end)
