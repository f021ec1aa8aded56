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


@click.command()
@click.argument("host", type=click.Choice(("cloudflare", "nginx")))
@click.pass_obj
def headers(session: Session, host: str) -> None:
    """Print the headers of netlify.toml for another host.

    HOST is cloudflare (a file site/_headers) or nginx (locations for a server).
    """
    from builder.serve.headers import read_headers  # noqa: PLC0415 - as above
    from builder.serve.hosts import HOSTS  # noqa: PLC0415 - as above

    rules = read_headers(session.paths.root / "netlify.toml")
    click.echo(HOSTS[host](rules), nl=False)


COMMANDS: Final = (export, headers)
