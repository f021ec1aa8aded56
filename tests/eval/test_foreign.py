"""Pieces of other texts stuck to an article are told from what the article itself recalls, in several languages."""

import json
from pathlib import Path

import pytest

from builder.normalize.foreign import foreign

CASES = sorted((Path(__file__).parent.parent / "cases" / "foreign").glob("*.json"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_other_texts_and_nothing_else_are_foreign(case):
    record = json.loads(case.read_text(encoding="utf-8"))
    marks = foreign(record["paragraphs"], record["published"], record["language"])

    assert [number for number, mark in enumerate(marks, 1) if mark] == record["foreign"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_nothing_is_foreign_to_an_undated_article(case):
    record = json.loads(case.read_text(encoding="utf-8"))

    assert not any(foreign(record["paragraphs"], None, record["language"]))
