"""Lines become blocks as a reader would see them, and no character is lost on the way."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.extract.formats.plain import blocks
from builder.extract.formats.wrapping import wrap_width

CASES = sorted((Path(__file__).parent.parent / "cases" / "formats").glob("*/capture.txt"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_case(file):
    found = [[block.kind, block.text] for block in blocks(file.read_text(encoding="utf-8"))]

    assert found == json.loads((file.parent / "blocks.json").read_text(encoding="utf-8"))


@settings(derandomize=True, deadline=None, max_examples=200)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=90),
            st.sampled_from(["  • item", "# head", "[a](b)", "", "word " * 14]),
        ),
        max_size=20,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_character_lies_in_exactly_one_block(lines, end):
    text = end.join(lines)
    found = blocks(text)

    position = 0
    for block in found:
        assert not text[position : block.span.start].strip()
        assert block.text
        position = block.span.end
    assert not text[position:].strip()


def test_indent_and_gap_are_counted():
    first, second = blocks("a\n\n\n    b")

    assert (first.indent, first.gap, second.indent, second.gap) == (0, 0, 4, 2)


def test_two_lines_are_no_wrapped_text():
    assert (
        wrap_width(
            [["a line that is longer than forty characters, but alone", "with one neighbor"]]
        )
        is None
    )
