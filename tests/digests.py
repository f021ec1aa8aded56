"""Folders of digests for tests, and the program run on them as a person would."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]


def copy_digest(target: Path) -> Path:
    """Copy captures and content of this repository to ``target``: a digest of its own with the program's templates."""
    for folder in ("seeds", "content"):
        shutil.copytree(REPOSITORY / folder, target / folder)
    shutil.copy(REPOSITORY / "netlify.toml", target)
    return target


def new_digest(target: Path) -> Path:
    """Make an empty digest at ``target`` as a person does, with ``init``."""
    made = run_builder(target.parent, "init", str(target))
    assert made.returncode == 0, made.stderr
    return target


def command(root: Path, *arguments: str) -> list[str]:
    """Return the command line of the program for the digest at ``root``."""
    return [sys.executable, "-m", "builder", "--root", str(root), *arguments]


def environment(**variables: str) -> dict[str, str]:
    """Return this process's environment with ``variables``, in which the program is found from any folder."""
    return os.environ | {"PYTHONPATH": str(REPOSITORY)} | variables


def run_builder(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the digest at ``root`` and return what it said."""
    return subprocess.run(
        command(root, *arguments), env=environment(**variables), cwd=root, capture_output=True, text=True, check=False, timeout=300
    )
