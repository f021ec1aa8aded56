"""Paragraphs are found again in their capture whatever the line breaks, and an edited one never
unseats the others.
"""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.lang.anchoring import anchor
from builder.lang.characters import compact

LAYER = (
    "Headline here\n\nThe minister said on\n  Monday that all is well. Yes.\n\nYes.\n\n"
    "Then [the other](http://a.example/b) **minister** said no to everything.\n\nA last paragraph that is long enough."
)
FIRST, SHORT = "The minister said on Monday that all is well. Yes.", "Yes."
MARKED, LAST = (
    "Then the other minister said no to everything.",
    "A last paragraph that is long enough.",
)


def words(paragraphs, layer=LAYER):
    return [
        None if span is None else layer[span.start : span.end] for span in anchor(paragraphs, layer)
    ]


def test_line_breaks_and_marks_are_no_difference():
    first, short, marked, last = words([FIRST, SHORT, MARKED, LAST])

    assert compact(first) == compact(FIRST)
    assert short == SHORT
    assert marked.startswith("Then [the")
    assert marked.endswith("everything.")
    assert last == LAST


def test_a_short_paragraph_stands_between_its_neighbours():
    first, short = anchor([FIRST, SHORT], LAYER)

    assert short.start > first.end


def test_an_edited_paragraph_is_not_found():
    assert [
        found is None for found in words([FIRST, "Somebody wrote this instead of it.", LAST])
    ] == [False, True, False]


def test_a_moved_paragraph_leaves_the_others_in_place():
    assert [found is None for found in words([LAST, FIRST, MARKED])] == [True, False, False]


@pytest.mark.parametrize("paragraphs", [[], [""], ["  "]])
def test_nothing_is_nowhere(paragraphs):
    assert anchor(paragraphs, LAYER) == (None,) * len(paragraphs)


@settings(derandomize=True, deadline=None, max_examples=50)
@given(
    st.lists(st.text("abc de", min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=6),
    st.sampled_from(["\n\n", "\n", " \n "]),
)
def test_every_paragraph_of_a_layer_is_found_in_order(paragraphs, gap):
    layer = gap.join(paragraphs)
    spans = anchor(paragraphs, layer)

    assert all(span is not None for span in spans)
    assert [compact(layer[span.start : span.end]) for span in spans] == [
        compact(paragraph) for paragraph in paragraphs
    ]
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
