"""What README.md says can be done, can be done."""

import re
import subprocess
import sys

from digests import REPOSITORY

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def answer_of(*arguments):
    command = [sys.executable, "-m", "builder", *arguments]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout


def test_every_command_is_described_and_every_described_one_exists():
    answer = answer_of("--help")
    commands = set(re.findall(r"^  (\w+)  ", answer.partition("Commands:")[2], re.MULTILINE))
    table = README.partition("## Commands")[2].partition("\nExit codes")[0]
    described = {word for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for word in re.findall(r"`(\w+)", row)}

    assert described == commands


def test_every_option_that_is_described_exists():
    table = README.partition("## Commands")[2].partition("\nExit codes")[0]
    for row in re.findall(r"^\| `(\w+).*?\| (.*) \|$", table, re.MULTILINE):
        command, text = row
        answer = answer_of(command, "--help")

        assert [option for option in re.findall(r"`(--[a-z-]+)`", text) if option not in answer] == []


def test_every_make_target_that_is_named_exists():
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"make (serve|test|build|check|\w+)$", README, re.MULTILINE))

    assert {"serve", "test"} <= named
    assert [target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_every_file_that_is_named_exists():
    linked = re.findall(r"\]\(([^)#]+)\)", README) + re.findall(r"`([A-Z]+\.md|LICENSE|netlify\.toml|builder/\w+\.py)`", README)

    assert [name for name in linked if not (REPOSITORY / name).is_file()] == []
