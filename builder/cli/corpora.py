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
    """Print each capture's article as a JSON line: id, title, date, author, body, ...

    FILES are captures: pages as plain text or HTML, and archives, letters or feeds of many.
    """
    from builder.pipeline import corpora as stages  # noqa: PLC0415 - each command loads what it needs

    _print_lines(session, stages.extract(files))


@click.command()
@click.argument("file", type=FILE)
@click.pass_obj
def cluster(session: Session, file: Path) -> None:
    """Print the event of each article of a JSON-lines file: id, cluster.

    A line of FILE is an object: id, title, text, date (ISO 8601), lang (BCP 47), source. Only id is
    needed; a blank line in the text parts paragraphs.
    """
    from builder.pipeline import corpora as stages  # noqa: PLC0415 - each command loads what it needs

    _print_lines(session, stages.cluster(file))


@click.command()
@click.argument("file", type=FILE)
@click.pass_obj
def quotes(session: Session, file: Path) -> None:
    """Print the quotations in each article of a JSON-lines file: id, attributions.

    A line of FILE is an object: id, text and lang (BCP 47, "en" by default). Offsets count code
    points of the text.
    """
    from builder.pipeline import corpora as stages  # noqa: PLC0415 - each command loads what it needs

    _print_lines(session, stages.quotes(file))


@click.command()
@click.argument("file", type=FILE)
@click.pass_obj
def align(session: Session, file: Path) -> None:
    """Print the statements across the articles of one event as one JSON object.

    A line of FILE is an article of the event, with the members that cluster reads.
    """
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
