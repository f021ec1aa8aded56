"""What README.md, CONTRIBUTING.md and GLOSSARY.md name, there is."""

import re

import pytest
from digests import REPOSITORY

from builder.cli import cli

DOCUMENTS = {
    name: (REPOSITORY / name).read_text(encoding="utf-8")
    for name in ("README.md", "CONTRIBUTING.md", "GLOSSARY.md")
}
README = DOCUMENTS["README.md"]
KNOWN = [
    path.relative_to(REPOSITORY).as_posix()
    for folder in (
        "*.*",
        "docs/**/*",
        "content/*",
        "builder/**/*",
        "bench/*",
        "train/*",
        "tests/**/*",
        "templates/**/*",
    )
    for path in REPOSITORY.glob(folder)
]


def table():
    """Yield the names in the first column and the text of the second for each row of the table of
    commands.
    """
    rows = README.partition("## Commands")[2].partition("\nExit codes")[0]
    for names, text in re.findall(r"^\| (`.*?`) \| (.*) \|$", rows, re.MULTILINE):
        yield re.findall(r"`(\w+)", names), text


def test_every_command_is_described_and_every_described_one_exists():
    assert sorted(name for names, _ in table() for name in names) == sorted(cli.commands)


def test_every_option_that_is_described_exists():
    for names, text in table():
        known = {
            option
            for name in names
            for parameter in cli.commands[name].params
            for option in parameter.opts
        }

        assert set(re.findall(r"`(--[a-z-]+)`", text)) <= known


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_every_make_target_that_is_named_exists(name):
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)(?:$|`)", DOCUMENTS[name], re.MULTILINE))

    assert [
        target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)
    ] == []


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_every_file_that_is_named_exists(name):
    """A path counts from the repository or the program, a bare name of a module wherever it is."""
    text = DOCUMENTS[name]
    named = set(re.findall(r"\]\(([^)#:]+)\)", text))
    named |= set(
        re.findall(r"`(?:python )?([\w./-]+\.(?:py|md|toml|yaml|css|json|js))(?=[`\s])", text)
    )

    assert [
        path for path in sorted(named) if not path.startswith("site/") and not there(path)
    ] == []


def there(path):
    return any(known == path or known.endswith(f"/{path}") for known in KNOWN)


def test_every_promise_names_a_test_that_there_is():
    promises = README.partition("## What you can rely on")[2].partition("\n## ")[0]
    listed = re.split(r"^- ", promises, flags=re.MULTILINE)[1:]
    named = [re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", promise) for promise in listed]

    assert len(listed) > 8
    assert all(named), [promise[:60] for promise, tests in zip(listed, named, strict=True) if not tests]  # fmt: skip
    for path, test in (one for tests in named for one in tests):
        text = (REPOSITORY / path).read_text(encoding="utf-8")
        assert re.search(rf"^def {test}\(", text, re.MULTILINE), f"{path}::{test}"


def test_every_script_of_bench_is_listed():
    scripts = {path.name for path in (REPOSITORY / "bench").glob("*.py")}

    assert {name for name in scripts if f"`{name}`" not in DOCUMENTS["CONTRIBUTING.md"]} == set()


def test_every_file_of_weights_has_a_card_and_every_script_that_learns_is_named_in_it():
    cards = (REPOSITORY / "train" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\w+\.json", " ".join(re.findall(r"^## .*", cards, re.MULTILINE))))

    assert named == {path.name for path in (REPOSITORY / "builder" / "weights").glob("*.json")}
    for script in re.findall(r"python -m train\.(\w+)", cards):
        assert (REPOSITORY / "train" / f"{script}.py").is_file()


def test_no_word_of_the_glossary_is_explained_twice_and_all_stand_in_order():
    """A word with two meanings has a row for each, told apart in brackets."""
    words = re.findall(r"^\| (\*\*.+?\*\*(?: \(.+?\))?) \|", DOCUMENTS["GLOSSARY.md"], re.MULTILINE)

    assert words == sorted(set(words), key=lambda word: word.replace("*", "").casefold())
