"""The files by which other programs know the repository: they are checked here, since their
mistakes show only where those run.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest
import yaml
from digests import REPOSITORY, environment

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(
    path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"
)
CHECKED = [("github-workflows", path) for path in WORKFLOWS] + [
    ("dependabot", GITHUB / "dependabot.yml")
]
CHECKED += [("github-issue-forms", path) for path in FORMS] if FORMS else []


@pytest.mark.parametrize(
    ("schema", "path"), CHECKED, ids=lambda value: getattr(value, "name", value)
)
def test_what_a_service_reads_fits_its_schema(schema, path):
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        f"vendor.{schema}",
        str(path),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_runs_pinned_actions_ends_in_time_and_may_do_only_what_it_says(path):
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    used = [
        step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step
    ]

    assert [
        action for action in used if not re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", action)
    ] == []
    assert workflow["permissions"] == {"contents": "read"}
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


def test_the_systems_are_tried_with_every_python_that_the_package_names():
    workflow = yaml.safe_load((GITHUB / "workflows" / "test.yml").read_text(encoding="utf-8"))
    matrix = workflow["jobs"]["versions"]["strategy"]["matrix"]
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert min(matrix["python"], key=lambda version: int(version.partition(".")[2])) == project[
        "requires-python"
    ].removeprefix(">=")
    assert {system.partition("-")[0] for system in matrix["system"]} == {
        "ubuntu",
        "macos",
        "windows",
    }


def test_the_image_holds_what_the_package_is_built_of():
    """What pyproject.toml puts into the wheel is there before it is installed."""
    wheel = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "hatch"
    ]["build"]["targets"]["wheel"]
    needed = {*wheel["packages"], *wheel["force-include"]}
    dockerfile = (REPOSITORY / "Dockerfile").read_text(encoding="utf-8")
    copied = {
        name
        for line in re.findall(r"^COPY (.+) \S+$", dockerfile, re.MULTILINE)
        for name in line.split()
    }
    sent = {
        line[1:]
        for line in (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }

    assert needed <= copied <= sent


def test_the_console_script_completes_its_commands():
    """By the shell's own request, as click answers it."""
    asked = {
        "_COVERAGE_DIGEST_COMPLETE": "bash_complete",
        "COMP_WORDS": "coverage-digest ver",
        "COMP_CWORD": "1",
    }
    program = "import sys; sys.argv[0] = 'coverage-digest'; from builder.__main__ import run; run()"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(**asked),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert ran.stdout == "plain,verify\n"


def test_the_lock_pins_what_is_required_and_names_its_files_by_digest():
    """What is installed from the lock is what everybody else installs, and nothing put in its place."""
    lines = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    locked = dict(
        re.findall(r"^([\w.-]+)==(\S+)(?: ;[^\\]*)? \\\n    --hash=sha256:", lines, re.MULTILINE)
    )
    pinned = dict(
        line.split("==")
        for line in (REPOSITORY / "requirements.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )

    assert len(locked) == len(re.findall(r"^[\w.-]+==", lines, re.MULTILINE))
    normal = {name.lower().replace("_", "-"): version for name, version in pinned.items()}
    assert {name: locked.get(name) for name in normal} == normal
