"""The command line: one short function a command.

Results go to stdout, progress and diagnostics to stderr. Exit codes: 0 done · 1 an input was
rejected or ``--check`` found something · 2 usage or configuration · 3 environment, ``site/``
untouched · 4 another build holds the lock · 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import NoReturn

import click
from msgspec.structs import replace

from builder import __version__
from builder.cli import captures, corpora, exports
from builder.core.errors import Diagnostic, DigestError, MachineError
from builder.engine import ENGINES, Jobs, Journal
from builder.paths import Paths
from builder.pipeline.options import Options
from builder.session import Session, say

_INTERRUPTED = 130
#: What the machine, and no input, is to blame for.
_MACHINES = (OSError, MemoryError, ImportError, BrokenExecutor)
#: The command that installing the package brings along.
_SCRIPT = "coverage-digest"

_base_url = click.option(
    "--base-url",
    envvar="DIGEST_BASE_URL",
    default="",
    help="Address of the published site, instead of the one in site.yaml.",
)

_only_check = click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing; print what would change and exit with 1.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder of the digest (default: this one).",
)
@click.option("-q", "--quiet", is_flag=True, help="Only errors and warnings.")
@click.option("-v", "--verbose", is_flag=True, help="More about each step.")
@click.version_option(__version__, prog_name="Coverage Digest")
@click.pass_context
def cli(context: click.Context, root: Path, *, quiet: bool, verbose: bool) -> None:
    """Turn captures of news pages into a side-by-side digest of their coverage."""
    context.obj = Session(paths=Paths.of(root.resolve()), verbosity=verbose - quiet)


@cli.command()
@click.option("--frozen", is_flag=True, help="Write nothing into content/; fail when it is stale.")
@click.option(
    "--keep-going",
    is_flag=True,
    help="List rejected inputs, but exit with 0 when all the rest is built.",
)
@_base_url
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes that work at once (default: one a core).",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="processes",
    show_default=True,
    help="Who works.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    default="",
    help="Dask scheduler, such as tcp://host:8786 (default: one of its own).",
)
@click.option(
    "--profile",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what took how long (Chrome trace).",
)
@click.option("--explain-rebuild", is_flag=True, help="Say why each unit was worked out again.")
@click.pass_obj
def build(
    session: Session,
    *,
    frozen: bool,
    keep_going: bool,
    base_url: str,
    jobs: int | None,
    engine: str,
    scheduler: str,
    profile: Path | None,
    explain_rebuild: bool,
) -> None:
    """Build everything: captures into content/, events, pages, search index."""
    from builder.pipeline.build import build as start  # noqa: PLC0415 - each command loads what it needs

    journal = Journal()
    asked = Jobs(engine=engine, number=jobs or 0, scheduler=scheduler)
    options = Options(frozen=frozen, keep_going=keep_going, base_url=base_url, jobs=asked)
    try:
        with session.bar(journal):
            report = start(session.paths, options, journal=journal, listener=session.tell)
    finally:
        if profile:
            journal.write(profile)
    for line in journal.told() if explain_rebuild else ():
        click.echo(line)
    session.finish(report, journal)


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Port to listen on (default: 8000 or the next free one).",
)
@click.pass_obj
def serve(session: Session, host: str, port: int | None) -> None:
    """Build, serve on this machine, rebuild and reload the browser on every change."""
    from builder.pipeline.commands import to_do  # noqa: PLC0415 - as above
    from builder.pipeline.serving import Builds  # noqa: PLC0415 - as above
    from builder.serve import serve as start  # noqa: PLC0415 - livereload is slow to import, and only this command needs it

    builds = Builds(session.paths, session.tell if session.verbosity > 0 else None)
    start(session.paths, host, port, builds, builds.rehearse, lambda: to_do(session.paths))


@cli.command()
@_only_check
@click.pass_obj
def normalize(session: Session, *, only_check: bool) -> None:
    """Turn new and changed captures into content/articles."""
    _write_content(session, only_check=only_check, grouped=False)


@cli.command()
@_only_check
@click.option("--refresh", is_flag=True, help="Count the word frequencies that grouping uses anew.")
@click.pass_obj
def group(session: Session, *, only_check: bool, refresh: bool) -> None:
    """Group the articles into content/events and content/storylines."""
    _write_content(session, only_check=only_check, grouped=True, refresh=refresh)


def _write_content(
    session: Session, *, only_check: bool, grouped: bool, refresh: bool = False
) -> NoReturn:
    from builder.pipeline import commands  # noqa: PLC0415 - as above

    report, differences = commands.write_content(
        session.paths, dry=only_check, grouped=grouped, refresh=refresh, listener=session.tell
    )
    if only_check and differences:
        click.echo("".join(differences), nl=False)
        session.diagnose(report.diagnostics)
        sys.exit(1)
    session.finish(report)


@cli.command()
@click.pass_obj
def check(session: Session) -> None:
    """Tell everything an editor wants to know before pushing."""
    from builder.pipeline import commands  # noqa: PLC0415 - as above

    session.finish(commands.check(session.paths, listener=session.tell))


@cli.command()
@_base_url
@click.option("--archived", is_flag=True, help="Ask for the archived copies of captures, too.")
@click.pass_obj
def verify(session: Session, *, base_url: str, archived: bool) -> None:
    """Prove that site/ came from these inputs, each sentence from its capture, and each capture
    from its sidecar and time stamp.
    """
    from builder.pipeline import commands  # noqa: PLC0415 - as above

    report = commands.verify(session.paths, base_url=base_url, listener=session.tell)
    if archived:
        from builder.fetch.proofs import lost_copies  # noqa: PLC0415 - as above
        from builder.fetch.ready import policy_for  # noqa: PLC0415 - as above

        lost = lost_copies(session.paths, policy_for(session.paths, (), None))
        report = replace(report, diagnostics=(*report.diagnostics, *lost))
    session.finish(report)


@cli.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_obj
def explain(session: Session, path: Path) -> None:
    """Explain the fields and dropped lines of a capture or article, or an event's reasons.

    PATH is where you are, or below the folder of the digest.
    """
    from builder.pipeline.explain import explain as explain_path  # noqa: PLC0415 - as above

    for line in explain_path(session.paths, path if path.exists() else session.paths.root / path):
        click.echo(line)


@cli.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def init(session: Session, directory: Path) -> None:
    """Make a new, empty digest that builds."""
    from builder.editor.scaffold import MOVED, scaffold  # noqa: PLC0415 - as above

    written = scaffold(directory.resolve())
    for line in written:
        say(line)
    if session.verbosity >= 0:
        command = f"python -m builder --root {directory} serve"
        taken = any(line.endswith(MOVED) for line in written)
        say(f"next: {'' if taken else f'put captures into {directory}/seeds, then '}{command}")


for command in (*captures.COMMANDS, *corpora.COMMANDS, *exports.COMMANDS):
    cli.add_command(command)


def _name() -> str:
    """Return the command that started the program; the shell completes by it, too."""
    return _SCRIPT if Path(sys.argv[0]).stem == _SCRIPT else "python -m builder"


def _machine(error: Exception) -> Diagnostic:
    """Return what is wrong with the machine, where that is what ended a run."""
    if isinstance(error, OSError):
        place, what = str(error.filename or "disk"), error.strerror or str(error)
        return Diagnostic(path=place, what=what, remedy="mend this and run again")
    if isinstance(error, ImportError):
        what = f"a library cannot be loaded: {error}"
        return Diagnostic(path="machine", what=what, remedy="install the program again")
    if isinstance(error, BrokenExecutor):
        what = "a process that did a part of the work was ended"
        return Diagnostic(path="machine", what=what, remedy="free memory, or take fewer --jobs")
    what = "there is not enough memory"
    return Diagnostic(path="machine", what=what, remedy="free some, or take fewer --jobs")


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run a command and exit; only a defect of the program itself ends in a traceback."""
    try:
        cli.main(args=arguments, prog_name=_name(), standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except DigestError as error:
        say(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read stdout has seen enough; without this, Python complains on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except _MACHINES as error:
        say(str(_machine(error)))
        sys.exit(MachineError.exit_code)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(_INTERRUPTED)
    sys.exit(0)
