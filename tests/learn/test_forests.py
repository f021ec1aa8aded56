"""Learned trees: which branch a figure takes, and how leaves become a chance."""

import pytest

from builder.learn.forests import Forest

WEIGHTS = {
    "traits": ["length", "linked"],
    "start": 0.0,
    "trees": [[0, 10, -2.0, [1, 0.5, 2.0, -1.0]], 0.5],
}


@pytest.mark.parametrize(
    ("length", "linked", "odds"),
    [(10, 0.0, -1.5), (11, 0.5, 2.5), (11, 0.51, -0.5)],
)
def test_a_figure_up_to_the_border_takes_the_first_branch(length, linked, odds):
    (chance,) = Forest.of(WEIGHTS).chances([{"length": length, "linked": linked, "other": 1.0}])

    assert chance == pytest.approx(1 / (1 + 2.718281828**-odds))


def test_without_trees_the_start_decides():
    assert Forest.of({"traits": [], "start": 0.0, "trees": []}).chances([{}]) == [0.5]
