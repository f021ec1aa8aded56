"""Each case is a capture and the article in it: what readers will see, word for word."""

import json

import pytest
from cases import (
    check_conservation,
    draft_of,
    full,
    outlets_of,
    shown,
)

from builder.extract.formats import read_bytes
from train.own_cases import CASES, SEEDS, capture_file, load


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case):
    record = load(case)
    file = capture_file(case)
    draft = draft_of(file.read_bytes(), file.name, outlets_of(record))

    assert shown(draft) == full(record["expected"])
    text = "\n".join(paragraph.text for paragraph in draft.article.paragraphs)
    assert [words for words in record.get("must_not_contain", ()) if words in text] == []


@pytest.mark.parametrize("case", SEEDS, ids=lambda case: case.name)
def test_without_any_outlet_file_the_printed_name_is_found(case):
    record = load(case)
    file = capture_file(case)
    expected = full(record["expected"])
    printed = record.get("outlet_name_printed", expected["outlet_name"])

    assert shown(draft_of(file.read_bytes(), file.name)) == expected | {"outlet_name": printed}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_character_has_one_owner(case):
    file = capture_file(case)
    capture = read_bytes(file.read_bytes(), file.name)

    check_conservation(capture, draft_of(file.read_bytes(), file.name, outlets_of(load(case))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_value_has_a_chosen_finding_with_a_reason(case):
    file = capture_file(case)
    draft = draft_of(file.read_bytes(), file.name, outlets_of(load(case)))
    chosen = {(finding.field, finding.value) for finding in draft.findings if finding.chosen}

    assert all(finding.rule and finding.reason for finding in draft.findings)
    fields = json.loads(json.dumps(shown(draft)))
    for field in (
        "title",
        "url",
        "signoff",
        "dateline",
        "description",
        "image",
        "image_caption",
        "image_credit",
    ):
        assert fields[field] is None or (field, fields[field]) in chosen
    for field in ("authors", "credits", "tags"):
        assert all((field, value) in chosen for value in fields[field])
