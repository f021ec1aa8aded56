"""A byline names its people whole, and nobody else."""

from __future__ import annotations

import pytest

from builder.extract.authors.names import names_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Joel Schramm, Sr., and Tara Denning, MD", ["Joel Schramm Sr.", "Tara Denning"]),
        ("By John Kale Jr. and Mia Voss, Esq.", ["John Kale Jr.", "Mia Voss"]),
        ("By Ada Renn, Ph.D.", ["Ada Renn"]),
        ("By Tom Ford III, Senior Reporter", ["Tom Ford III"]),
        ("By Mia Voss, Ann Lee, and Tom Ford", ["Mia Voss", "Ann Lee", "Tom Ford"]),
        ("Anna Berg, OBE | 5 May 2031", ["Anna Berg"]),
    ],
)
def test_what_stands_behind_a_name_parts_none_and_is_nobody(line, names):
    """Degrees and orders are left out, "Sr." and "III" belong to the name."""
    assert [one.name for one in names_in(line)] == names
