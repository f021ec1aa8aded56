"""The built site -> what checkers of HTML, CSS and links say about it: nothing.

Part of ``make quality``: they are programs of Node.js, Java and Rust, which ``make test`` does
without.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from digests import REPOSITORY

TOOLS = REPOSITORY / ".cache" / "quality" / "node_modules"


def said(*command: str | Path) -> str:
    """Return what a checker complains about, "" when it is content."""
    run = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, timeout=600
    )
    return "" if run.returncode == 0 else f"{run.stdout}\n{run.stderr}"


@pytest.fixture(scope="module")
def site(digest):
    return digest / "site"


def test_html_validate_finds_no_error(site):
    config = Path(__file__).with_name("htmlvalidate.json")

    assert (
        said(
            "node",
            TOOLS / "html-validate" / "bin" / "html-validate.mjs",
            "--config",
            config,
            site / "**" / "*.html",
        )
        == ""
    )


JAR = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
#: A pseudo-element that the Nu checker does not know yet.
UNKNOWN = re.compile(r"::highlight\([\w-]+\) ?\{[^}]*\}")


@pytest.mark.parametrize("kind", ["html", "svg"])
def test_the_nu_checker_finds_no_error(site, kind):
    assert (
        said(
            "java",
            "-Xss8m",
            "-jar",
            JAR,
            "--errors-only",
            f"--skip-non-{kind}",
            "--format",
            "gnu",
            site,
        )
        == ""
    )


def test_the_nu_checker_finds_no_error_in_the_style_sheet(site, tmp_path):
    for sheet in site.rglob("assets/*.css"):
        (tmp_path / sheet.name).write_text(
            UNKNOWN.sub("", sheet.read_text(encoding="utf-8")), encoding="utf-8"
        )

    assert (
        said("java", "-jar", JAR, "--errors-only", "--skip-non-css", "--format", "gnu", tmp_path)
        == ""
    )


def test_lychee_finds_no_dead_link_or_fragment(site):
    lychee = shutil.which("lychee", path=str(Path(sys.executable).parent))

    options = (
        "--offline",
        "--include-fragments",
        "--index-files",
        "index.html",
        "--no-progress",
        "--root-dir",
        site,
    )

    assert said(lychee, *options, site / "**" / "*.html") == ""
