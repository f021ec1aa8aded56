"""Quotations and their speakers: each case is a file named after what it teaches, with the text and
what is found in it.
"""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meeting import CASES

from builder.collate import quotations

PIECES = (
    '"',
    "“",
    "”",
    "he said,",
    "that",
    "Anna Berg",
    "told",
    ".",
    "?",
    "\n\n",
    "The port is open",
    ":",
    "according to",
    "and",
)
FILES = sorted((CASES / "quotations").glob("*.json"))


@pytest.mark.parametrize("case", FILES, ids=lambda case: case.stem)
def test_case(case):
    given_case = json.loads(case.read_text(encoding="utf-8"))
    text = given_case["text"]

    found = [
        {
            "kind": quotation.kind,
            "content": [text[start:end] for start, end in quotation.content],
            "source": [text[start:end] for start, end in quotation.source],
            "cue": [text[start:end] for start, end in quotation.cue],
            "speaker": quotation.speaker,
        }
        for quotation in quotations(text, given_case.get("language", "en"))
    ]

    assert found == given_case["quotations"]


def test_all_quotations_of_the_captures_lead_to_a_person(captures):
    """Nine direct quotations in five captures, each with the speaker that a reader would name."""
    speakers = {}
    for number, article in captures.items():
        text = "\n\n".join(
            paragraph.text for paragraph in article.paragraphs if not paragraph.foreign
        )
        speakers[number] = [
            quotation.speaker for quotation in quotations(text) if quotation.kind != "indirect"
        ]

    assert len(speakers["001"]) >= 3
    assert len(speakers["002"]) == 2
    assert len(speakers["004"]) == 2
    assert set(speakers["001"]) | set(speakers["002"]) | set(speakers["004"]) == {"Sergey Lavrov"}
    assert set(speakers["003"]) == {"Sergey Lavrov", "Hissein Brahim Taha"}


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_spans_lie_in_the_text_and_in_order(text):
    for quotation in quotations(text):
        assert quotation.content
        for start, end in (*quotation.content, *quotation.source, *quotation.cue):
            assert 0 <= start < end <= len(text)
        assert list(quotation.content) == sorted(quotation.content)


@pytest.mark.parametrize(
    "run", ["a", '"', "“", "he said that ", '"a b c d e," he said. ', "a, and ", "A: ", "(", ". "]
)
def test_hostile_runs_end_soon(run):
    """Runs of one kind cost linear time: 40,000 characters of each in well under a second or two."""
    quotations(run * (40_000 // len(run)))
