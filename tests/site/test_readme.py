"""What README.md says can be done, can be done."""

import re

from digests import REPOSITORY

from builder.cli import cli

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def table():
    """Yield the names in the first column and the text of the second for each row of the table of commands."""
    rows = README.partition("## Commands")[2].partition("\nExit codes")[0]
    for names, text in re.findall(r"^\| (`.*?`) \| (.*) \|$", rows, re.MULTILINE):
        yield re.findall(r"`(\w+)", names), text


def test_every_command_is_described_and_every_described_one_exists():
    assert sorted(name for names, _ in table() for name in names) == sorted(cli.commands)


def test_every_option_that_is_described_exists():
    for names, text in table():
        known = {option for name in names for parameter in cli.commands[name].params for option in parameter.opts}

        assert set(re.findall(r"`(--[a-z-]+)`", text)) <= known


def test_every_make_target_that_is_named_exists():
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"make (serve|test|build|check|\w+)$", README, re.MULTILINE))

    assert {"serve", "test"} <= named
    assert [target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_every_file_that_is_named_exists():
    linked = re.findall(r"\]\(([^)#]+)\)", README) + re.findall(r"`([A-Z]+\.md|LICENSE|netlify\.toml|builder/\w+\.py)`", README)

    assert [name for name in linked if not (REPOSITORY / name).is_file()] == []
