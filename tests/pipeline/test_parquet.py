"""The tables as Parquet, as pandas, DuckDB and pyarrow open them."""

import duckdb
import pandas as pd
import pytest
import sample
from digests import run_line
from pyarrow import parquet
from sample import TEMPLATES

from builder.core.settings import Settings
from builder.site import render
from builder.site.exports.tables import TABLES


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Return a folder with the published data of the sample."""
    found = tmp_path_factory.mktemp("digest")
    (found / "site" / "data").mkdir(parents=True)
    site = render(sample.digest(settings=Settings(republish="full")), TEMPLATES)
    for file in site.files:
        if file.path.startswith("data/") and file.path.endswith((".db", ".csv")):
            (found / "site" / file.path).write_bytes(file.data)
    return found


def test_each_table_is_a_file_with_the_rows_and_types_of_the_database(root, tmp_path):
    run = run_line("--root", root, "export", tmp_path / "out")

    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == [str(tmp_path / "out" / f"{one.name}.parquet") for one in TABLES]
    for table in TABLES:
        path = tmp_path / "out" / f"{table.name}.parquet"
        frame, csv = (
            pd.read_parquet(path),
            pd.read_csv(root / "site" / "data" / f"{table.name}.csv"),
        )
        schema = parquet.read_schema(path)
        (number,) = duckdb.read_parquet(str(path)).count("*").fetchall()[0]

        assert list(frame.columns) == list(csv.columns) == [one.name for one in table.columns]
        assert len(frame) == len(csv) == number
        for column in table.columns:
            field = schema.field(column.name)
            kind = {"text": "string", "integer": "int64", "real": "double"}[column.kind]
            assert str(field.type) == kind
            assert field.metadata[b"description"].decode() == column.note


def test_the_same_database_gives_the_same_files(root, tmp_path):
    for name in ("first", "second"):
        assert run_line("--root", root, "export", tmp_path / name).returncode == 0
    for table in TABLES:
        first, second = (
            (tmp_path / name / f"{table.name}.parquet").read_bytes() for name in ("first", "second")
        )
        assert first == second


def test_without_a_database_it_says_what_to_do(tmp_path):
    run = run_line("--root", tmp_path, "export", tmp_path / "out")

    assert run.returncode == 2
    assert "site/data/digest.db" in run.stderr
    assert "tables: all" in run.stderr
    assert not (tmp_path / "out").exists()
