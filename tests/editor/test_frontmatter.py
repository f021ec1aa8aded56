"""Front matter from outside ends in a table of strings or in one line, never in a traceback, and
never costs time.
"""

import contextlib
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.editor.document import value_of
from builder.editor.frontmatter import FORBIDDEN, Malformed, parse
from builder.editor.writer import emit

CASES = sorted((Path(__file__).parents[1] / "cases" / "editor" / "malformed").glob("*.yaml"))
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
KEYS = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
VALUES = st.one_of(
    TEXTS,
    st.lists(TEXTS.filter(bool), min_size=1, max_size=4).map(tuple),
    st.dictionaries(KEYS, TEXTS, min_size=1, max_size=3),
)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_malformed_front_matter_is_refused_with_its_line(path):
    """The first line of a case says which line is named and how."""
    text = path.read_text(encoding="utf-8")
    expected = re.match(r"# line (\d+): (.*)", text)

    with pytest.raises(Malformed) as caught:
        parse(text)

    assert (caught.value.line, caught.value.what[: len(expected[2])]) == (
        int(expected[1]),
        expected[2],
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", "no"),
        ("a: 13:13", "13:13"),
        ("a: 0123", "0123"),
        ("a: 2023-13-45", "2023-13-45"),
        ("a: ~", ""),
        ("a: null", ""),
        ('a: "null"', "null"),
        ("a:", ""),
    ],
)
def test_every_scalar_stays_the_string_that_was_written(text, value):
    assert value_of(parse(text).get("a")) == value


@given(st.dictionaries(KEYS, VALUES, max_size=5))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_what_is_written_is_read_again(values):
    """Only characters that front matter refuses change, into U+FFFD."""

    def plain(value):
        if isinstance(value, str):
            return FORBIDDEN.sub("\ufffd", value)
        return (
            {key: plain(item) for key, item in value.items()}
            if isinstance(value, dict)
            else tuple(map(plain, value))
        )

    table = parse(emit(values.items()))

    assert {entry.key: value_of(entry.node) for entry in table.entries} == {
        key: plain(value) for key, value in values.items()
    }


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "{",
        "[\n",
        "- ",
        "? ",
        "a: {",
        '"',
        "'",
        "a: ",
        "!",
        "&",
        "|\n a\n",
        "#",
        "%",
        "\n",
        "*a ",
    ],
)
def test_hostile_front_matter_costs_no_time(unit):
    """Sixty kilobytes of anything are refused or read in well under a second."""
    started = time.perf_counter()

    with contextlib.suppress(Malformed):
        parse(unit * (60_000 // len(unit)))

    assert time.perf_counter() - started < 2
