"""The gate of extraction: on captures written for the purpose, no measure falls below its floor."""

import json

import pytest
from eval.extraction_score import CASES, FLOORS, below, found_in, judged, measured, raised, table

RAISE = "python tests/eval/extraction_score.py --raise"


def test_no_measure_is_below_its_floor():
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    groups, single = measured()

    assert below(groups, floors) == [], (
        f"\n{table(groups, single, floors)}\n\nWhen a new style needs floors, or all rose: {RAISE}"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case_states_what_it_expects(case):
    record = json.loads((case / "expected.json").read_text(encoding="utf-8"))

    assert set(record) == {"style", "language", "title", "date", "author", "body"}
    assert len(list(case.glob("capture.*"))) == 1
    assert all(text == " ".join(text.split()) for text in record["body"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_article_is_rejected(case):
    assert found_in(case)["body"]


def test_the_expected_article_itself_has_full_marks_and_none_has_no_marks():
    records = [json.loads((case / "expected.json").read_text(encoding="utf-8")) for case in CASES]
    record = next(
        record for record in records if record["title"] and record["date"] and record["author"]
    )
    nothing = {"title": "", "date": None, "author": [], "body": []}

    assert set(judged(record, record | {"author": [record["author"]]}).values()) == {1.0}
    assert set(judged(record, nothing).values()) == {0.0}


def test_raising_lowers_no_floor():
    floors = {"all": {"body": 0.9, "paragraphs": 0.1}}
    groups = {"all": dict.fromkeys(("body", "paragraphs", "title", "date", "author"), 0.5)}

    assert raised(groups, floors)["all"] == {
        "body": 0.9,
        "paragraphs": 0.49,
        "title": 0.49,
        "date": 0.49,
        "author": 0.49,
    }
