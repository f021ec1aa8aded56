"""The tables of the data, as those who work with them open them: spreadsheets, pandas, DuckDB,
SQLite and Datasette.
"""

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from html import unescape
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import sample
from msgspec.structs import replace
from sample import TEMPLATES

from builder.core.settings import Settings
from builder.core.sidecar import ArchivedCopy, Sidecar
from builder.site import render
from builder.site.exports import files as export_files
from builder.site.exports.csv_files import csv_file, csv_lines
from builder.site.exports.datasette import QUERIES
from builder.site.exports.schema import Table, TableColumn, TableRows
from builder.site.exports.sqlite import database
from builder.site.exports.tables import FACTS, TABLE, TABLES


@pytest.fixture(scope="module")
def folder(tmp_path_factory, site):
    """Return a folder with what /data/ has, as after a download."""
    found = tmp_path_factory.mktemp("data")
    for file in site.files:
        if file.path.startswith("data/") and "/" not in file.path[5:]:
            (found / file.path[5:]).write_bytes(file.data)
    return found


@pytest.fixture(scope="module")
def connection(folder):
    found = sqlite3.connect(f"file:{folder / 'digest.db'}?mode=ro", uri=True)
    yield found
    found.close()


def test_every_table_is_a_file_and_in_the_database(folder, connection):
    for table in TABLES:
        columns = [column.name for column in table.columns]
        frame = pd.read_csv(folder / f"{table.name}.csv", dtype=str, keep_default_na=False)
        (number,) = duckdb.read_csv(str(folder / f"{table.name}.csv")).count("*").fetchall()[0]
        asked = connection.execute(f'SELECT * FROM "{table.name}"')  # noqa: S608

        assert list(frame.columns) == columns == [one[0] for one in asked.description]
        assert len(frame) == number == len(asked.fetchall())


def test_a_spreadsheet_knows_the_encoding_and_finds_no_formula():
    table = Table(name="t", note="", columns=(TableColumn("a", ""), TableColumn("b", "")))
    rows = [("=1+1", "@x"), ("-2", "plain"), (-2, None), ("\tx", "+41 22")]
    data = csv_file(table, [csv_lines(rows)])

    assert data.startswith(b"\xef\xbb\xbfa,b\r\n")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1:] == [
        ["'=1+1", "'@x"],
        ["'-2", "plain"],
        ["-2", ""],
        ["'\tx", "'+41 22"],
    ]


@pytest.mark.parametrize("republish", ["full", "excerpt", "link"])
def test_every_reference_leads_somewhere_whatever_may_be_shown(republish):
    settings = Settings(republish=republish, private=("sergey-lavrov",))
    known = sqlite3.connect(":memory:")
    known.deserialize(
        data_of(render(sample.digest(settings=settings), TEMPLATES), "data/digest.db")
    )

    assert known.execute("SELECT count(*) FROM cells").fetchone() != (0,)
    assert known.execute("PRAGMA foreign_key_check").fetchall() == []
    known.close()


def test_the_database_is_sound_and_every_reference_leads_somewhere(connection):
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    references = {
        (table.name, row[3], row[2])
        for table in TABLES
        for row in connection.execute(f'PRAGMA foreign_key_list("{table.name}")')
    }
    assert references == {
        (table.name, column.name, column.refers)
        for table in TABLES
        for column in table.columns
        if column.refers
    }


def test_words_are_found_wherever_they_stand_and_without_their_accents():
    connection = sqlite3.connect(":memory:")
    text = ("e", "a", None, "narration", None, 1, 0, 3, "Le maire de Orsá a démissionné.", "/a/")
    connection.deserialize(database([TableRows(table="unique_passages", rows=(text,))]))
    asked = "SELECT text FROM unique_passages_fts WHERE unique_passages_fts MATCH ?"

    assert connection.execute(asked, ["demissionne"]).fetchall() == [(text[8],)]
    assert connection.execute(asked, ["NEAR(orsa maire)"]).fetchall() == [(text[8],)]
    assert connection.execute(asked, ["mayor"]).fetchall() == []
    connection.close()


def test_what_the_tables_say_is_what_the_pages_say(connection):
    """Counts of an event in its own row are those of the rows about it."""
    (row,) = connection.execute(
        "SELECT articles, statements, differences, conflicts FROM events WHERE id = ?",
        [sample.MEETING],
    )
    counted = [
        connection.execute(f"SELECT {what} WHERE {where} = ?", [sample.MEETING]).fetchone()[0]
        for what, where in (
            ("count(*) FROM articles", "event"),
            ("count(*) FROM statements", "event"),
            (
                "count(*) FROM differences d JOIN statements s ON d.statement = s.id",
                "s.event",
            ),
            ("count(DISTINCT id) FROM conflicts", "event"),
        )
    ]
    assert list(row) == counted
    assert {
        presence
        for (presence,) in connection.execute(
            "SELECT presence FROM cells WHERE event = ?", [sample.MEETING]
        )
    } == {"base", "reworded", "indirect", "absent", "short"}


def test_a_capture_is_listed_with_how_it_came_into_the_digest():
    known = sample.digest()
    told = Sidecar(
        url="https://vale.example/a",
        final_url="https://vale.example/b",
        fetched="2031-05-02T10:00:00Z",
        status="200",
        headers=(("content-type", "text/html"),),
        bytes="1204",
        archived=(ArchivedCopy("https://archive.example/1", "2031-05-02T10:05:00Z"),),
    )
    first, *others = known.captures
    fetched = replace(first, sidecar=told, captured=told.fetched, captured_basis="sidecar")
    made = render(replace(known, captures=(fetched, *others)), TEMPLATES)
    found = sqlite3.connect(":memory:")
    found.deserialize(data_of(made, "data/digest.db"))
    rows = dict(
        found.execute(
            "SELECT capture, url || ' ' || final_url || ' ' || status || ' ' || bytes || ' ' || archived || ' ' || captured_basis "
            "FROM captures"
        )
    )
    found.close()

    assert rows[first.path] == (
        "https://vale.example/a https://vale.example/b 200 1204 https://archive.example/1 sidecar"
    )
    assert {rows[one.path] for one in others} == {None}


@pytest.mark.parametrize("said", ["", "many", "9" * 5000, "-4", "1.5"])
def test_a_number_of_bytes_that_is_none_is_left_out(said):
    known = sample.digest()
    told = replace(known.captures[0], sidecar=Sidecar(bytes=said))
    made = render(replace(known, captures=(told, *known.captures[1:])), TEMPLATES)
    found = sqlite3.connect(":memory:")
    found.deserialize(data_of(made, "data/digest.db"))

    assert found.execute("SELECT DISTINCT bytes FROM captures").fetchall() == [(None,)]
    found.close()


def test_the_same_rows_are_the_same_bytes_in_however_many_parts():
    rows = [TableRows(table="storylines", rows=(("a", "A", "/a/"), ("b", "B", "/b/")))]

    assert database(rows) == database(
        [TableRows(table=one.table, rows=(row,)) for one in rows for row in one.rows]
    )
    assert database(rows) != database([])


def asked(folder, *paths):
    """Return what Datasette answers under each path."""
    command = [sys.executable, str(Path(__file__).with_name("datasette_client.py")), str(folder)]
    done = subprocess.run([*command, *paths], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_datasette_explains_every_table(folder):
    pages = asked(folder, *(f"/digest/{table.name}" for table in TABLES))
    for table, page in zip(TABLES, pages, strict=True):
        assert unescape(table.note) in unescape(page)
        assert ("_search" in page) == bool(table.searched)


def test_datasette_searches_counts_and_follows(folder, connection):
    (text,) = connection.execute("SELECT text FROM quotations WHERE person IS NOT NULL").fetchone()
    word = max(re.findall(r"[a-z]+", text), key=len)
    found, cells = map(
        json.loads,
        asked(
            folder,
            f"/digest/quotations.json?_shape=objects&_search={word}",
            "/digest/cells.json?_labels=on&_shape=objects",
        ),
    )

    assert text in {row["text"] for row in found["rows"]}
    assert {"person", "outlet", "speech"} == set(found["facet_results"])

    rows = cells["rows"]
    names = dict(connection.execute("SELECT id, name FROM outlets"))
    assert {row["outlet"]["label"] for row in rows} <= set(names.values())
    assert all(row["statement"]["label"] for row in rows)


def test_datasette_has_questions_ready(folder, connection):
    """Each is answered by the tables, with what an analyst would look up by hand."""
    answers = asked(
        folder, *(f"/digest/{name}.json?_shape=objects&words=russia" for name, _, _ in QUERIES)
    )
    found = {
        name: json.loads(answer)["rows"]
        for (name, _, _), answer in zip(QUERIES, answers, strict=True)
    }
    people = connection.execute("SELECT count(DISTINCT person) FROM quotations").fetchone()[0]
    cells = connection.execute("SELECT count(*) FROM cells").fetchone()[0]

    assert len(found["quoted"]) == people
    assert sum(row["statements"] for row in found["who-words-it-how"]) == cells
    assert found["words"]
    assert all("russia" in row["text"].lower() for row in found["words"])
    for row in found["left-out"]:
        (carried,) = connection.execute(
            "SELECT count(*) FROM cells JOIN statements s ON s.id = statement WHERE s.page = ? AND text IS NOT NULL",
            [row["page"]],
        ).fetchone()
        assert carried >= 2


def test_no_private_person_is_in_a_table(site):
    """Whom the editors keep private has words in the tables and no name."""
    asked_for = "SELECT count(*), count(person) FROM quotations"
    known = sqlite3.connect(":memory:")
    known.deserialize(data_of(site, "data/digest.db"))
    words, named = known.execute(asked_for).fetchone()
    people = [one for (one,) in known.execute("SELECT id FROM people")]
    known.close()
    settings = Settings(republish="full", private=tuple(people))
    closed = sqlite3.connect(":memory:")
    closed.deserialize(
        data_of(render(sample.digest(settings=settings), TEMPLATES), "data/digest.db")
    )

    assert people
    assert named
    assert closed.execute(asked_for).fetchone() == (words, 0)
    assert closed.execute("SELECT count(*) FROM people").fetchone() == (0,)
    closed.close()


@pytest.mark.parametrize("republish", ["excerpt", "link"])
def test_no_table_holds_what_may_not_be_republished(republish):
    whole = render(sample.digest(settings=Settings(republish="full")), TEMPLATES)
    less = render(sample.digest(settings=Settings(republish=republish)), TEMPLATES)
    before, after = (
        pd.read_csv(io.BytesIO(data_of(one, "data/cells.csv"))).dropna(subset="text")
        for one in (whole, less)
    )

    assert set(before["speech"]) - {"headline"}
    if republish == "link":
        assert set(after["speech"]) <= {"headline"}
    else:
        assert set(after["text"]) <= set(before["text"])


def test_a_large_digest_has_all_tables_when_it_asks_for_them(monkeypatch):
    monkeypatch.setattr(export_files, "MOST_ARTICLES", 2)
    settings = Settings(republish="full")
    large = {file.path for file in render(sample.digest(settings=settings), TEMPLATES).files}
    settings = Settings(republish="full", tables="all")
    asked_for = {file.path for file in render(sample.digest(settings=settings), TEMPLATES).files}

    assert asked_for - large == {
        "data/digest.db",
        "data/metadata.json",
        *(f"data/{table.name}.csv" for table in TABLES if table.name not in FACTS),
    }
    assert {f"data/{name}.csv" for name in FACTS} <= large


def test_the_recipes_of_the_data_page_run(site, folder, monkeypatch, capsys):
    page = data_of(site, "data/index.html").decode()
    recipes = [
        unescape(one)
        for one in re.findall(r'<pre class="recipe"[^>]*><code>(.*?)</code>', page, re.DOTALL)
    ]
    monkeypatch.chdir(folder)
    for recipe in recipes[:2]:
        local = recipe.replace("https://digest.example.org/data/", "")
        exec(compile(local, "recipe", "exec"), {})  # noqa: S102 -- our own

    assert len(recipes) == 3
    assert "reworded" in capsys.readouterr().out
    assert "digest.db --metadata metadata.json" in recipes[2]


def test_every_file_is_explained(site):
    """The page names each file that an event has, and each table with each of its columns."""
    page = data_of(site, "data/index.html").decode()
    folder = f"events/{sample.MEETING}/"
    files = {file.path.removeprefix(folder) for file in site.files if file.path.startswith(folder)}

    for name in files:
        if "/" not in name and name != "index.html":
            assert name in page, name
    for table in TABLES:
        assert f'id="table-{table.name}"' in page
        assert all(f"<code>{column.name}</code>" in page for column in table.columns)


def test_every_column_is_explained_once():
    assert len(TABLE) == len(TABLES)
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert all(column.note for column in table.columns)
        assert {*table.key, *table.searched, *table.facets} <= set(names)
        assert all(TABLE[column.refers].key == ("id",) for column in table.columns if column.refers)


def data_of(site, path):
    return next(file.data for file in site.files if file.path == path)
