"""The gate of quotations: on articles written for the purpose, no measure falls below its floor,
and no mark shows them the answer.
"""

import json

import pytest
from eval.quotes_score import FLOORS, groups, measured, read_case

from builder.collate import quotations


@pytest.mark.parametrize("name", sorted(groups()))
def test_no_measure_is_below_its_floor(name):
    """Interviews, speeches of several paragraphs, single marks, appositions, pronouns, eight
    languages besides English.
    """
    found = measured(groups()[name])
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))[name]

    assert {key: value for key, value in found.items() if value < floors[key]} == {}


@pytest.mark.parametrize(
    "file", [file for files in groups().values() for file in files], ids=lambda file: file.stem
)
def test_cases_are_well_formed(file):
    """Every content and every source has words, and nothing of the marking is left in the text."""
    case = read_case(file)

    assert case.given
    assert all(one.content for one in case.given)
    assert not set(case.text) & set("⟦⟧⟨⟩")


@pytest.mark.parametrize("file", groups()["english"], ids=lambda file: file.stem)
def test_straight_marks_read_as_typographic_ones(file):
    """A page that prints straight marks has the same speakers."""
    case = read_case(file)
    straight = case.text.translate(str.maketrans("“”‘’", "\"\"''"))

    before = [(one.speaker, one.kind) for one in quotations(case.text)]
    after = [(one.speaker, one.kind) for one in quotations(straight)]

    assert sum(one in before for one in after) >= 0.8 * len(before)
