"""A bad file never costs the good ones: it is named in one line, everything else is built."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECTS = Path(__file__).parent / "projects"
CASES = sorted(folder.name for folder in PROJECTS.iterdir() if folder.is_dir())
#: Titles of the two articles that every project holds.
CONTROLS = ("Harbor council approves new ferry line between Lund and Orsa", "New ferry to link Lund with Orsa from September")


def build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the program as an editor does."""
    command = [sys.executable, "-m", "builder", "--root", str(root), "build", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8", timeout=120)


def laid_out(root: Path, *names: str) -> Path:
    """Lay projects over the control project below ``root``."""
    for name in ("control", *names):
        shutil.copytree(PROJECTS / name, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.json"))
    return root


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file below ``folder``."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def assert_controls_are_published(root: Path) -> None:
    """Look for the two healthy articles on the site."""
    pages = "\n".join(page.read_text(encoding="utf-8") for page in (root / "site" / "articles").glob("*/index.html"))
    for title in CONTROLS:
        assert title in pages


@pytest.mark.parametrize("name", CASES)
def test_project(name, tmp_path):
    """The exit code and each diagnostic are as expected; captures stay as they were; there is never a traceback."""
    expected = json.loads((PROJECTS / name / "expected.json").read_text(encoding="utf-8"))
    root = laid_out(tmp_path / "ünicöde digest", name)
    seeds = digests(root / "seeds")

    run = build(root)

    assert "Traceback" not in run.stderr
    assert run.returncode == expected["exit"], run.stderr
    lines = run.stderr.splitlines()
    for pattern in expected["lines"]:
        assert any(re.search(pattern, line) for line in lines), f"no line matches {pattern!r} in:\n{run.stderr}"
    if not expected["lines"]:
        assert not [line for line in lines if re.search(r": (error|warning): ", line)], run.stderr
    assert digests(root / "seeds") == seeds
    assert_controls_are_published(root)


def test_all_bad_files_together(tmp_path):
    """With every bad file in one project, each is named, the controls are published, and --keep-going ends with 0."""
    root = laid_out(tmp_path / "all", *CASES)

    run = build(root, "--keep-going")

    assert run.returncode == 0, run.stderr
    for name in CASES:
        for pattern in json.loads((PROJECTS / name / "expected.json").read_text(encoding="utf-8"))["lines"]:
            assert re.search(pattern, run.stderr, re.MULTILINE), f"{pattern!r} is missing in:\n{run.stderr}"
    assert_controls_are_published(root)


def test_a_paragraph_that_an_editor_removes_is_told_on_the_pages(tmp_path):
    """The article says how many are gone, the page of the capture shows where they stand, and the build stays healthy."""
    root = laid_out(tmp_path)
    build(root)
    article = next((root / "content" / "articles").glob("northern-post-*.md"))
    text = article.read_text(encoding="utf-8")
    gone = next(paragraph for paragraph in text.split("\n\n") if paragraph.startswith("Fishermen"))
    article.write_text(text.replace(f"{gone.strip()}\n", ""), encoding="utf-8")

    run = build(root)

    assert run.returncode == 0, run.stderr
    page = root / "site" / "articles" / article.stem
    assert "1 paragraph" in (page / "index.html").read_text(encoding="utf-8")
    assert "Fishermen" not in (page / "index.html").read_text(encoding="utf-8")
    capture = (page / "capture" / "index.html").read_text(encoding="utf-8")
    assert "removed by an editor" in capture
    assert "Fishermen" in capture
