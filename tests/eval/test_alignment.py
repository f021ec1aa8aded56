"""The gate of alignment: on events written for the purpose, in six languages, nothing falls below
its floor.
"""

import json

import pytest
from eval.alignment_score import CASES, FLOORS, score


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_case_is_below_its_floor(path):
    """Turned sentences, indirect speech, leads of two clauses, denials, other figures, two
    speakers, spellings.
    """
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))[path.stem]

    found = score(json.loads(path.read_text(encoding="utf-8")))

    assert found["precision"] >= floors["precision"], found["wrong"]
    assert found["recall"] >= floors["recall"], found["missed"]
