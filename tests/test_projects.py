"""A bad file never costs the good ones: it is named in one line, everything else is built."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from digests import PROJECTS, contents, laid_out, run_apart, run_builder

CASES = sorted(folder.name for folder in PROJECTS.iterdir() if folder.is_dir())
#: Titles of the two articles that every project holds.
CONTROLS = (
    "Harbor council approves new ferry line between Lund and Orsa",
    "New ferry to link Lund with Orsa from September",
)


def assert_controls_are_published(root: Path) -> None:
    """Look for the two healthy articles on the site."""
    pages = "\n".join(
        page.read_text(encoding="utf-8")
        for page in (root / "site" / "articles").glob("*/index.html")
    )
    for title in CONTROLS:
        assert title in pages


@pytest.mark.parametrize("name", CASES)
def test_project(name, tmp_path):
    """The exit code and each diagnostic are as expected; captures stay as they were; there is never
    a traceback.
    """
    expected = json.loads((PROJECTS / name / "expected.json").read_text(encoding="utf-8"))
    root = laid_out(tmp_path / "ünicöde digest", name)
    seeds = contents(root / "seeds")

    run = run_builder(root, "build")

    assert "Traceback" not in run.stderr
    assert run.returncode == expected["exit"], run.stderr
    lines = run.stderr.splitlines()
    for pattern in expected["lines"]:
        assert any(re.search(pattern, line) for line in lines), (
            f"no line matches {pattern!r} in:\n{run.stderr}"
        )
    if not expected["lines"]:
        assert not [line for line in lines if re.search(r": (error|warning): ", line)], run.stderr
    assert contents(root / "seeds") == seeds
    assert_controls_are_published(root)


def test_all_bad_files_together(tmp_path):
    """With every bad file in one project, each is named, the controls are published, and
    --keep-going ends with 0.
    """
    root = laid_out(tmp_path / "all", *CASES)

    run = run_apart(root, "build", "--keep-going")

    assert run.returncode == 0, run.stderr
    for name in CASES:
        for pattern in json.loads((PROJECTS / name / "expected.json").read_text(encoding="utf-8"))[
            "lines"
        ]:
            assert re.search(pattern, run.stderr, re.MULTILINE), (
                f"{pattern!r} is missing in:\n{run.stderr}"
            )
    assert_controls_are_published(root)


def test_a_paragraph_that_an_editor_removes_is_told_on_the_pages(tmp_path):
    """The article says how many are gone, the page of the capture shows where they stand, and the
    build stays healthy.
    """
    root = laid_out(tmp_path)
    run_builder(root, "build")
    article = next((root / "content" / "articles").glob("northern-post-*.md"))
    text = article.read_text(encoding="utf-8")
    gone = next(paragraph for paragraph in text.split("\n\n") if paragraph.startswith("Fishermen"))
    article.write_text(text.replace(f"{gone.strip()}\n", ""), encoding="utf-8")

    run = run_builder(root, "build")

    assert run.returncode == 0, run.stderr
    page = root / "site" / "articles" / article.stem
    assert "1 paragraph" in (page / "index.html").read_text(encoding="utf-8")
    assert "Fishermen" not in (page / "index.html").read_text(encoding="utf-8")
    capture = (page / "capture" / "index.html").read_text(encoding="utf-8")
    assert "removed by an editor" in capture
    assert "Fishermen" in capture
