"""A body is plain paragraphs: nothing in it is lost, nothing becomes a mark, and only fences say
what is foreign.
"""

import html

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.editor import body

PARAGRAPHS = st.lists(
    st.tuples(
        st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).map(
            lambda text: " ".join(text.split())
        ),
        st.booleans(),
    ).filter(lambda pair: pair[0]),
    max_size=6,
)


@given(PARAGRAPHS)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_paragraphs_come_back_as_they_were(paragraphs):
    blocks, wrong = body.read(body.write(paragraphs))

    assert [(block.text, block.foreign) for block in blocks] == paragraphs
    assert not wrong


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no item",
        "1. no item",
        "*no* _emphasis_",
        "<b>no</b>",
        "[no](link)",
        "---",
        "\\*",
        "=",
        "> no",
    ],
)
def test_text_never_becomes_a_mark(text):
    """What is written is one plain paragraph in a Markdown viewer; Python-Markdown shows the
    backslash before "<", others do not.
    """
    shown = html.unescape(markdown.markdown(body.write([(text, False)])))

    assert shown.replace("\\<", "<") == f"<p>{text}</p>"


def test_a_person_may_wrap_lines_and_move_fences():
    blocks, wrong = body.read("one\ntwo\n\n<!--foreign text-->\nold\n<!-- /FOREIGN text -->\nnew\n")

    assert [(block.text, block.foreign) for block in blocks] == [
        ("one two", False),
        ("old", True),
        ("new", False),
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n<!-- foreign text -->\n\nb\n", 3),
        ("a\n\n<!-- /foreign text -->\n", 3),
        ("<!-- foreign text -->\n<!-- foreign text -->\n<!-- /foreign text -->", 2),
    ],
)
def test_a_fence_without_its_partner_is_named_with_its_line(text, line):
    assert [place for place, _ in body.read(text)[1]] == [line]


def test_blank_lines_and_trailing_blanks_are_no_edit():
    assert body.normal("a\n\nb\n") == body.normal("\na  \n\n\nb") != body.normal("a b")
