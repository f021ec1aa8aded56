"""The index of everything that can be downloaded, and how to open it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from builder.site.exports.datasette import DATABASE
from builder.site.exports.files import all_tables
from builder.site.exports.schema import Table
from builder.site.exports.tables import FACTS, TABLE, TABLES
from builder.site.markup import counted
from builder.site.overview import Overview, newest
from builder.site.schema import KINDS, schema_address
from builder.site.views.page import Link, PageShell
from builder.site.views.site_pages import SitePages

_MOST_EVENTS: Final = 200


class DataTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table, and what its columns hold."""

    name: str
    url: str
    note: str
    #: "12 columns".
    summary: str
    #: Name, meaning, and the table that it refers to or "".
    columns: tuple[tuple[str, str, str], ...]


class Recipe(msgspec.Struct, frozen=True, kw_only=True):
    """How to open the tables with one tool."""

    tool: str
    note: str
    #: Lines to type.
    code: str


class EventFiles(msgspec.Struct, frozen=True, kw_only=True):
    """The data files of one event."""

    title: str
    url: str
    files: tuple[Link, ...]


class DataView(msgspec.Struct, frozen=True, kw_only=True):
    """What can be downloaded."""

    page: PageShell
    files: tuple[Link, ...]
    tables: tuple[DataTable, ...]
    recipes: tuple[Recipe, ...]
    feeds: tuple[Link, ...]
    #: One an outlet.
    outlet_feeds: tuple[Link, ...]
    events: tuple[EventFiles, ...]
    #: Of each kind of file that an event has: its name, and what it holds.
    event_files: tuple[tuple[str, str], ...]


def views(pages: SitePages) -> Iterator[DataView]:
    """Yield the index of everything that can be downloaded."""
    site = pages.library
    urls = site.urls
    whole = all_tables(site)
    yield DataView(
        page=pages.page(
            "data",
            "/data/",
            "Data",
            "The same facts as files: a database, tables, JSON with its schema, citations and feeds.",
        ),
        files=(*(_database() if whole else ()), *_json()),
        tables=tuple(_table(table) for table in TABLES if whole or table.name in FACTS),
        recipes=tuple(_recipes(site, whole=whole)),
        feeds=(
            Link(url="/feed.xml", text="Atom", note="changes in coverage, newest first"),
            Link(url="/feed.json", text="JSON Feed", note="the same"),
            Link(
                url="/conflicts.xml", text="Conflicts, as Atom", note="where reports differ in fact"
            ),
            Link(url="/conflicts.json", text="Conflicts, as JSON Feed", note="the same"),
        ),
        outlet_feeds=tuple(
            Link(url=urls.outlet_file(outlet, "feed.xml"), text=site.outlets[outlet].sign or outlet)
            for outlet in sorted(outlet for outlet in site.outlets if site.by_outlet.get(outlet))
        ),
        events=tuple(
            EventFiles(
                title=event.title,
                url=urls.event(event.id),
                files=tuple(
                    Link(url=urls.event_file(event.id, name), text=text)
                    for name, text, _ in _EVENT_FILES
                    if name != "card.png" or urls.card(event.id) in pages.cards
                ),
            )
            for event in newest(site)[:_MOST_EVENTS]
        ),
        event_files=tuple((name, note) for name, _, note in _EVENT_FILES),
    )


#: The files of each event: name, what a link says, what it holds.
_EVENT_FILES: Final = (
    ("coverage.json", "JSON", "everything: articles, statements, readings, quotations, credits, conflicts, receipts"),
    ("cells.csv", "statements", "what each article prints of each statement"),
    ("articles.csv", "articles", "the reports, with their captures and digests"),
    ("versions.csv", "versions", "captures of reports that were captured more than once"),
    ("statements.tei.xml", "TEI", "the statements as a critical apparatus: each passage, and the readings at each place of variation"),
    ("statements.collatex.json", "CollateX", "the wordings of each statement; each member of “statements” is what CollateX collates"),
    ("event.ninjs.json", "ninjs", "the event and its reports as newsrooms exchange them (IPTC ninjs 3.0)"),
    ("cite.bib", "BibTeX", "how to cite the comparison; citations.bib has its articles, statements, quotations and conflicts, too"),
    ("cite.ris", "RIS", "the same for reference managers; also citations.ris"),
    ("cite.csl.json", "CSL-JSON", "the same for citation processors; also citations.csl.json"),
    ("feed.xml", "feed", "what changed, as Atom; feed.json is the same as JSON Feed"),
    ("card.png", "card", "the picture that a link is shown with"),
)  # fmt: skip


def _database() -> tuple[Link, ...]:
    return (
        Link(
            url=f"/data/{DATABASE}.db",
            text=f"{DATABASE}.db",
            note="all tables as one SQLite database, with their references and full-text search",
        ),
        Link(
            url="/data/metadata.json",
            text="metadata.json",
            note="what its tables and columns mean, for Datasette",
        ),
    )


def _json() -> Iterator[Link]:
    yield Link(
        url="/data/digest.json",
        text="digest.json",
        note="all articles, outlets, events and storylines; texts, statements and readings are in each event’s coverage.json",
    )
    for kind in KINDS:
        every = "each " if kind == "coverage" else ""
        yield Link(
            url=schema_address(kind),
            text=f"{kind}.schema.json",
            note=f"JSON Schema of {every}{kind}.json",
        )


def _table(table: Table) -> DataTable:
    return DataTable(
        name=table.name,
        url=f"/data/{table.name}.csv",
        note=table.note,
        summary=counted(len(table.columns), "column"),
        columns=tuple((one.name, one.note, one.refers) for one in table.columns),
    )


def _recipes(site: Overview, *, whole: bool) -> Iterator[Recipe]:
    """Yield how to open the tables, in two lines each."""
    table = TABLE["cells" if whole else "articles"]
    by = ", ".join(name for name in ("outlet", "presence") if name in _names(table))
    file = _address(site, f"{table.name}.csv")
    yield Recipe(
        tool="pandas",
        note="Dates are text, since some are known to the month only.",
        code=f'import pandas\n{table.name} = pandas.read_csv("{file}")',
    )
    yield Recipe(
        tool="DuckDB",
        note="A CSV file is a table; so is a Parquet file.",
        code=f"import duckdb\nduckdb.read_csv('{file}').aggregate('{by}, count(*)').show()",
    )
    if whole:
        here = f"{DATABASE}.db"
        where = " ".join(f"-O {_address(site, name)}" for name in (here, "metadata.json"))
        yield Recipe(
            tool="Datasette",
            note="Tables are searched, counted and followed to what they refer to; "
            "questions are ready, such as what all reports say but one.",
            code=f"curl {where}\ndatasette {here} --metadata metadata.json",
        )


def _names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns)


def _address(site: Overview, name: str) -> str:
    """Return the address of a data file; its name where the site has no address yet."""
    return site.urls.absolute(f"/data/{name}") if site.urls.base else name
