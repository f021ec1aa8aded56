"""Commands that take a built digest elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from builder.session import Session


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def export(session: Session, folder: Path) -> None:
    """Write the tables of the built digest into FOLDER as Parquet.

    They are those of site/data/digest.db. Wants the extra 'parquet'. Prints the files written.
    """
    from builder.pipeline.parquet import write_parquet  # noqa: PLC0415 - each command loads what it needs

    for name in write_parquet(session.paths, folder):
        click.echo(folder / name)


COMMANDS: Final = (export,)
