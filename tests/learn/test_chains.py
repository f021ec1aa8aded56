"""The chance of each thing in a row equals what all possible labelings together say."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.learn.chains import Chain

figures = st.floats(-4, 4, allow_nan=False)


@settings(derandomize=True, deadline=None)
@given(st.lists(figures, min_size=1, max_size=6), st.tuples(figures, figures, figures, figures))
def test_chances_are_the_marginals_of_all_labelings(odds, changes):
    chain = Chain({str(number): figure for number, figure in enumerate(odds)}, changes)
    weights = {}
    for labels in itertools.product((0, 1), repeat=len(odds)):
        own = sum(figure for figure, label in zip(odds, labels, strict=True) if label)
        steps = sum(changes[2 * one + other] for one, other in itertools.pairwise(labels))
        weights[labels] = math.exp(own + steps)
    whole = sum(weights.values())
    expected = [
        sum(weight for labels, weight in weights.items() if labels[at]) / whole
        for at in range(len(odds))
    ]
    assert chain.chances([[str(number)] for number in range(len(odds))]) == pytest.approx(expected)


def test_unknown_signs_say_nothing_and_an_empty_row_has_no_chances():
    chain = Chain({}, (0.0, 0.0, 0.0, 0.0))
    assert chain.chances([["never seen"]]) == [0.5]
    assert chain.chances([]) == []


def test_sure_odds_do_not_overflow():
    chain = Chain({"sure": 5000.0}, (0.0, -900.0, -900.0, 900.0))
    assert chain.chances([["sure"], [], ["sure"]]) == [1.0, 1.0, 1.0]
