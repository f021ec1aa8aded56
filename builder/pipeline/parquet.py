"""The database of a built digest -> its tables as Parquet files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from builder.core.errors import MachineError, UsageError
from builder.paths import Paths
from builder.site.exports.datasette import DATABASE
from builder.site.exports.schema import Table
from builder.site.exports.tables import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows that are in memory at once.
_ROWS: Final = 10_000
#: The types of columns by what the database calls them.
_TYPES: Final = {"text": "string", "integer": "int64", "real": "float64"}


def write_parquet(paths: Paths, folder: Path) -> Iterator[str]:
    """Write each table of the database in ``site/`` into ``folder`` and yield the files' names.

    Raises :class:`~builder.core.errors.UsageError` where there is no database or pyarrow is not
    installed, :class:`~builder.core.errors.MachineError` when the disk refuses.
    """
    source = paths.site / "data" / f"{DATABASE}.db"
    if not source.is_file():
        remedy = "build first; a large digest needs 'tables: all' in content/site.yaml"
        raise UsageError(f"site/data/{source.name}", "is not there", remedy=remedy)
    try:
        import pyarrow  # noqa: F401, ICN001, PLC0415 -- an extra of the package
    except ImportError as error:
        remedy = "pip install 'coverage-digest[parquet]'"
        raise UsageError("export", "pyarrow is not installed", remedy=remedy) from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as database:
            for table in TABLES:
                name = f"{table.name}.parquet"
                _write(database, table, folder / name)
                yield name
    except (OSError, sqlite3.Error) as error:
        raise MachineError(str(folder), f"cannot be written: {error}") from error


def _write(database: sqlite3.Connection, table: Table, path: Path) -> None:
    from pyarrow import RecordBatch, parquet  # noqa: PLC0415 -- as above

    schema = _schema(table)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        found = database.execute(f'SELECT * FROM "{table.name}"')  # noqa: S608 -- a name of ours
        while rows := found.fetchmany(_ROWS):
            columns: dict[str, Any] = dict(zip(schema.names, zip(*rows, strict=True), strict=True))
            writer.write_batch(RecordBatch.from_pydict(columns, schema=schema))


def _schema(table: Table) -> pa.Schema:
    """Return the columns of a table with their types and what they mean."""
    import pyarrow as pa  # noqa: PLC0415 -- as above

    fields = [
        pa.field(one.name, _TYPES[one.kind], metadata={"description": one.note})
        for one in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.note})
