"""Commands over documents without a digest: each stage alone, files in, JSON lines out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from builder.core.errors import Diagnostic
from builder.session import Session

FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.pass_obj
def extract(session: Session, files: tuple[Path, ...]) -> None:
    """Print each capture's article as a JSON line: id, title, date, author, body, ..."""
    from builder.pipeline import corpora as stages  # noqa: PLC0415 - each command loads what it needs

    _print_lines(session, stages.extract(files))


@click.command()
@click.argument("file", type=FILE)
@click.pass_obj
def cluster(session: Session, file: Path) -> None:
    """Print the event of each article of a JSON-lines file: id, cluster."""
    from builder.pipeline import corpora as stages  # noqa: PLC0415 - each command loads what it needs

    _print_lines(session, stages.cluster(file))


@click.command()
@click.argument("file", type=FILE)
@click.pass_obj
def quotes(session: Session, file: Path) -> None:
    """Print the quotations in each article of a JSON-lines file: id, attributions."""
    from builder.pipeline import corpora as stages  # noqa: PLC0415 - each command loads what it needs

    _print_lines(session, stages.quotes(file))


@click.command()
@click.argument("file", type=FILE)
@click.pass_obj
def align(session: Session, file: Path) -> None:
    """Print the statements across the articles of one event as one JSON object."""
    from builder.pipeline import corpora as stages  # noqa: PLC0415 - each command loads what it needs

    _print_lines(session, [stages.align(file)])


def _print_lines(session: Session, rows: Iterable[Mapping[str, Any] | Diagnostic]) -> NoReturn:
    """Print rows as JSON lines, diagnostics on stderr; exit with 1 if one is an error."""
    rejected = 0
    for row in rows:
        if isinstance(row, Diagnostic):
            rejected += row.severity == "error"
            session.diagnose([row])
        else:
            click.echo(json.dumps(row, ensure_ascii=False))
    sys.exit(1 if rejected else 0)


COMMANDS: Final = (extract, cluster, quotes, align)
