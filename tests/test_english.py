"""The English of comments, docstrings, messages and documents: plain and idiomatic.

The linter Vale would have these as a style of our own; its package fetches a program when it is
first run, which nothing here may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: What is not written, and what is written instead.
STYLE = {
    "“is no X” for “is not a X”": re.compile(
        r"(?<!there )(?<!There )\b(?:is|are|was|were) no "
        r"(?!longer|more|less|fewer|later|earlier|shorter|further|other|better|matter|difference|one\b)[a-z]+"
    ),
    "“is none” for “is not one”": re.compile(
        r"(?<!there )(?<!There )\b(?:is|are) none\b(?! of the\b)"
    ),
    "“stands” for “is”": re.compile(
        r"\bstands? (?:in(?! for)|on|at|behind|before|above|below|beside|between|there|under|among|right|next|after)\b"
    ),
    "“goes on” for “continues”": re.compile(r"\bgo(?:es)? on (?:in|with|after|over|until)\b"),
}
#: Where texts of ours are: a package of the program, its documents, its pages.
PLACES = {
    **{
        f"builder/{path.name}": sorted(path.rglob("*.py"))
        for path in sorted((ROOT / "builder").iterdir())
        if path.is_dir() and path.name != "__pycache__"
    },
    "docs": [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))],
    "train and bench": [
        *sorted((ROOT / "train").rglob("*.py")),
        *sorted((ROOT / "bench").rglob("*.py")),
    ],
    "templates": sorted((ROOT / "templates").rglob("*.html")),
}


def findings(path: Path) -> Iterator[str]:
    """Yield what a file has of the list, with its line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for what, pattern in STYLE.items():
            if match := pattern.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {match[0]!r}: {what}"


@pytest.mark.parametrize("place", PLACES)
def test_english_is_idiomatic(place):
    found = [one for path in PLACES[place] for one in findings(path)]

    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "the file is no text",
        "what is none of these",
        "a dash stands between two names",
        "the sentence goes on with a verb",
    ],
)
def test_the_list_finds_what_it_names(line):
    assert any(pattern.search(line) for pattern in STYLE.values())


@pytest.mark.parametrize(
    "line",
    [
        "there is no page here",
        "it is no longer than that",
        "a hyphen stands for a word",
        "it is not a text",
    ],
)
def test_good_english_passes(line):
    assert not any(pattern.search(line) for pattern in STYLE.values())
