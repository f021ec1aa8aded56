"""The critical apparatus: each case is a file named after what it teaches, with the sentences, the
entries and the marked cells.
"""

from itertools import pairwise
from pathlib import Path

import pytest
from apparatus import apparatus, marks, parse, statement_of
from hypothesis import given, settings
from hypothesis import strategies as st

CASES = sorted((Path(__file__).parents[1] / "cases" / "collate" / "readings").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case):
    texts, entries, cells = parse(case.read_text(encoding="utf-8"))

    line = statement_of(texts)

    assert apparatus(line) == entries
    assert {cell.article: marks(cell) for cell in line.cells[1:]} == cells


WORDS = st.lists(
    st.sampled_from(
        [
            "The",
            "ministry",
            "said",
            "that",
            "“we",
            "shall",
            "not,",
            "aggressively",
            "impose",
            "it",
            "the",
            "UN",
            "Charter",
            "on",
            "5",
            "friends",
            "all",
            "allies’",
            "(x",
            "-",
            "ABC)",
            "and",
            ".",
        ]
    ),
    min_size=4,
)
TEXTS = st.lists(WORDS.map(" ".join), min_size=2, max_size=4)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(TEXTS)
def test_read_back(sentences):
    """What is shown of a witness, omissions left out, is its passage, whatever the base."""
    texts = {chr(65 + number): text for number, text in enumerate(sentences)}
    for base in texts:
        for cell in statement_of(texts, base).cells:
            assert (
                "".join(segment.text for segment in cell.segments if segment.mark != "omitted")
                == cell.passage.text
            )


@settings(derandomize=True, deadline=None, max_examples=60)
@given(TEXTS)
def test_every_witness_stands_in_every_entry_once(sentences):
    """An entry of the apparatus gives each witness whose words are compared one reading, and its
    readings differ.
    """
    line = statement_of({chr(65 + number): text for number, text in enumerate(sentences)})
    compared = sorted(cell.article for cell in line.cells if cell.presence != "paraphrased")
    for entry in line.entries:
        assert sorted(sign for reading in entry.readings for sign in reading.witnesses) == compared
        assert len({reading.text for reading in entry.readings}) == len(entry.readings)


def test_read_back_of_the_captures(meeting):
    for comparison in meeting.comparisons:
        for line in comparison.statements:
            for cell in line.cells:
                if cell.passage is not None:
                    assert (
                        "".join(
                            segment.text for segment in cell.segments if segment.mark != "omitted"
                        )
                        == cell.passage.text
                    )


def test_no_mark_cuts_a_word(meeting):
    """A mark covers whole words: no letter stands right before or after it."""
    for comparison in meeting.comparisons:
        for cell in (cell for line in comparison.statements for cell in line.cells):
            shown = [segment for segment in cell.segments if segment.mark != "omitted"]
            for left, right in pairwise(shown):
                assert not (left.text[-1:].isalnum() and right.text[:1].isalnum())


def shown(meeting, base, *words):
    """Return the apparatus of the statement whose base passage has all the words."""
    (comparison,) = [comparison for comparison in meeting.comparisons if comparison.base == base]
    for line in comparison.statements:
        if all(
            any(word in (reading.text) for entry in line.entries for reading in entry.readings)
            for word in words
        ):
            return apparatus(line)
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("base", "entry"),
    [
        ("001", "honest 001 ] fair 002 004"),
        ("001", "mutually 001 002 ] omitted 004"),
        ("001", "largest 001 004 ] biggest 002"),
        ("001", "the state-civilization 001 ] a state, a civilization 002 004"),
        ("001", "led by the United States 001 ] omitted 002 004"),
        ("001", "imposed by 001 ] seeking to impose 002 ] pursuing 004"),
        ("001", "constant 001 ] continuing 002 ] continued 004"),
        ("001", "strengthening 001 ] development 002 004"),
        ("001", "friends from 001 002 ] allies of 004"),
        ("001", "formation 001 002 ] establishment 004"),
        ("002", "fair 002 004 ] honest 001"),
        ("002", "omitted 002 004 ] led by the United States 001"),
        ("004", "omitted 004 ] mutually 001 002"),
        ("004", "pursuing 004 ] imposed by 001 ] seeking to impose 002"),
    ],
)
def test_readings_of_the_captures(meeting, base, entry):
    (comparison,) = [comparison for comparison in meeting.comparisons if comparison.base == base]

    assert entry in [written for line in comparison.statements for written in apparatus(line)]


def test_the_editorial_note_is_never_speech(meeting):
    """Capture 002 prints "(the relations - TASS)" inside the quotation: no reading and no
    difference but the note has its words.
    """
    for comparison in meeting.comparisons:
        for line in comparison.statements:
            assert not any(
                "relations -" in reading.text
                for entry in line.entries
                for reading in entry.readings
            )
            for cell in line.cells:
                for difference in cell.differences:
                    assert (
                        difference.mark == "note"
                        or "- TASS" not in difference.base + difference.here
                    )
