"""Folders of digests for tests, and the program run on them as a person would."""

import contextlib
import hashlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder import cli

REPOSITORY = Path(__file__).parents[1]
PROJECTS = REPOSITORY / "tests" / "projects"


def copy_digest(target: Path) -> Path:
    """Copy captures and content of this repository to ``target``: a digest of its own with the
    program's templates.
    """
    for folder in ("seeds", "content"):
        shutil.copytree(REPOSITORY / folder, target / folder)
    shutil.copy(REPOSITORY / "netlify.toml", target)
    return target


def new_digest(target: Path) -> Path:
    """Make an empty digest at ``target`` with ``init``."""
    made = run_builder(target.parent, "init", str(target))
    assert made.returncode == 0, made.stderr
    return target


def laid_out(root: Path, *names: str) -> Path:
    """Lay folders of ``projects/`` over the control project at ``root``."""
    for name in ("control", *names):
        shutil.copytree(
            PROJECTS / name,
            root,
            dirs_exist_ok=True,
            ignore=shutil.ignore_patterns("expected.json"),
        )
    return root


def contents(folder: Path) -> dict[str, str]:
    """Return the checksum of every file below ``folder`` by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def command(root: Path, *arguments: str) -> list[str]:
    """Return the command line of the program for the digest at ``root``."""
    return [sys.executable, "-m", "builder", "--root", str(root), *arguments]


def environment(**variables: str) -> dict[str, str]:
    """Return this process's environment with ``variables``, in which the program is found from any
    folder.
    """
    return os.environ | {"PYTHONPATH": str(REPOSITORY)} | variables


def run_line(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command line of the program in this process, which has the libraries loaded, and return
    what it said.
    """
    said, complained = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(complained),
        pytest.raises(SystemExit) as ended,
    ):
        cli.main([str(argument) for argument in arguments])
    return subprocess.CompletedProcess(
        arguments, int(ended.value.code or 0), said.getvalue(), complained.getvalue()
    )


def run_builder(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the digest at ``root`` in this process, and return what it said."""
    with contextlib.chdir(root):
        return run_line("--root", root, *arguments)


def run_apart(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command as :func:`run_builder` does, in a process of its own, with further environment
    ``variables``.
    """
    return subprocess.run(
        command(root, *arguments),
        env=environment(**variables),
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
