"""Commands that fill ``seeds/``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from builder.core.errors import Diagnostic
from builder.engine import Journal
from builder.session import Session, say

if TYPE_CHECKING:
    from builder.fetch.harvest import Harvest, Meter

#: Of a page or list on standard input no more is read (bytes).
MAX_PASTED_BYTES: Final = 100_000_000
_Command = TypeVar("_Command", bound=Callable[..., Any])


def _asking(command: _Command) -> _Command:
    """Give a command the options of those that ask servers."""
    allow = click.option(
        "--allow",
        "allowed",
        multiple=True,
        metavar="HOST",
        help="A host inside a private network that may be asked; may be given several times.",
    )
    timeout = click.option(
        "--timeout",
        "patience",
        type=click.FloatRange(min=0.1),
        metavar="SECONDS",
        help="Give one page up after so long (default: 60).",
    )
    return allow(timeout(command))


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--url", default="", help="Address of the page in the one file that is given.")
@click.option("--again", is_flag=True, help="Fetch pages that are there, too: later versions.")
@_asking
@click.pass_obj
def add(
    session: Session,
    *,
    sources: tuple[str, ...],
    url: str,
    again: bool,
    allowed: tuple[str, ...],
    patience: float | None,
) -> None:
    """Put pages, files, folders and web archives into seeds/, each with its sidecar.

    SOURCE is an address, a file, a folder, a list of addresses (one a line), or - for a page or such
    a list on standard input. What is there already is not fetched again. Prints the new captures.
    """
    from builder.fetch.add import add as start  # noqa: PLC0415 - each command loads what it needs
    from builder.fetch.proofs import prove  # noqa: PLC0415 - as above
    from builder.fetch.ready import policy_for  # noqa: PLC0415 - as above

    if url and len(sources) > 1:
        raise click.UsageError("--url is the address of one file: give one SOURCE with it.")
    standard_input = sys.stdin.buffer.read(MAX_PASTED_BYTES) if "-" in sources else b""
    policy = policy_for(session.paths, allowed, patience)
    with _harvest(session, again=again) as (harvest, meter):
        start(sources, standard_input, harvest, policy, meter, url)
        prove(session.paths, harvest, policy, meter)
    sys.exit(1 if harvest.failed else 0)


@contextmanager
def _harvest(session: Session, *, again: bool = False) -> Iterator[tuple[Harvest, Meter]]:
    """Give what takes captures in and what shows how far it is; say in the end what came of it."""
    from builder.fetch.harvest import harvesting  # noqa: PLC0415 - as above

    journal = Journal()

    def tell(told: Diagnostic) -> None:
        session.diagnose([told])

    def meter(done: int, of: int) -> None:
        journal.advanced("fetch", done, of)

    with harvesting(session.paths, tell, click.echo, again=again) as harvest:
        try:
            with session.bar(journal):
                yield harvest, meter
        except KeyboardInterrupt:
            say(f"interrupted: {harvest} (the same command goes on from here)")
            raise
        if session.verbosity >= 0:
            say(str(harvest))


@click.command()
@click.option(
    "--since",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    metavar="DAY",
    help="Only entries from this day on (2031-02-12).",
)
@click.option(
    "--match",
    multiple=True,
    metavar="WORD",
    help="Only entries with this word or name in title or summary; may be given several times.",
)
@click.option("--no-build", is_flag=True, help="Only fill seeds/.")
@click.option(
    "--keep-going", is_flag=True, help="List what failed, but exit with 0 when the rest is built."
)
@_asking
@click.pass_obj
def watch(
    session: Session,
    *,
    since: datetime | None,
    match: tuple[str, ...],
    no_build: bool,
    keep_going: bool,
    allowed: tuple[str, ...],
    patience: float | None,
) -> None:
    """Capture what is new in the feeds and sitemaps of content/sources.yaml, then build.

    Made for cron and CI: each entry is captured once, a source that did not change is not read
    again, and one that fails is told, then left alone for a while.
    """
    from builder.fetch.proofs import prove  # noqa: PLC0415 - each command loads what it needs
    from builder.fetch.ready import policy_for  # noqa: PLC0415 - as above
    from builder.fetch.watch import Wish  # noqa: PLC0415 - as above
    from builder.fetch.watch import watch as start  # noqa: PLC0415 - as above

    wish = Wish(since.date() if since else None, match)
    policy = policy_for(session.paths, allowed, patience)
    with _harvest(session) as (harvest, meter):
        start(session.paths, harvest, policy, meter, wish)
        prove(session.paths, harvest, policy, meter)
    failed = bool(harvest.failed) and not keep_going
    if no_build:
        sys.exit(1 if failed else 0)
    from builder.pipeline.build import build  # noqa: PLC0415 - as above
    from builder.pipeline.options import Options  # noqa: PLC0415 - as above

    journal = Journal()
    options = Options(keep_going=keep_going)
    with session.bar(journal):
        report = build(session.paths, options, journal=journal, listener=session.tell)
    session.finish(report, journal, failed=failed)


COMMANDS: Final = (add, watch)
