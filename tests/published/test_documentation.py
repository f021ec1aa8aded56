"""The documentation builds without a warning, and its tutorial does what it says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

from digests import REPOSITORY, environment

DOCS = REPOSITORY / "docs"
TUTORIAL = (DOCS / "guide" / "tutorial.md").read_text(encoding="utf-8")
#: What the tutorial tells a newcomer to write or to run, in its order.
STEP = re.compile(
    r"^```\{code-block\} text\n:caption: (?P<file>\S+)\n\n(?P<text>.*?)^```$"
    r"|^```console\n(?P<session>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def test_the_documentation_builds_without_a_warning(tmp_path):
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-d", tmp_path / "trees"]
    ran = subprocess.run(
        [*map(str, command), str(DOCS), str(tmp_path / "docs")],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert ran.returncode == 0, ran.stderr
    fields = (tmp_path / "docs" / "reference" / "files.html").read_text(encoding="utf-8")
    assert "never_with" in fields
    library = (tmp_path / "docs" / "reference" / "library.html").read_text(encoding="utf-8")
    assert "builder.library.compare" in library


def test_the_tutorial_does_what_it_says(tmp_path):
    steps = list(STEP.finditer(TUTORIAL))
    assert len(steps) == TUTORIAL.count("```console") + TUTORIAL.count(":caption:") > 6

    for step in steps:
        if step["file"]:
            path = tmp_path / step["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step["text"], encoding="utf-8")
        else:
            for command in re.split(r"^\$ ", step["session"], flags=re.MULTILINE)[1:]:
                told(tmp_path, *command.splitlines())


def told(folder, command, *lines):
    """Run one command of the tutorial and fail unless it says each line shown."""
    words = shlex.split(command)
    assert words[:3] == ["python", "-m", "builder"]
    ran = subprocess.run(
        [sys.executable, *words[1:]],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert ran.returncode == 0, ran.stderr
    for line in filter(str.strip, lines):
        assert " ".join(line.split()) in " ".join((ran.stdout + ran.stderr).split()), command
