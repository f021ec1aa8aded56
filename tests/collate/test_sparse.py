"""Products of tables of which most places are 0 are those of the full tables."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from builder.collate.alignment.sparse import packed, stacked

NUMBERS = st.integers(0, 3).map(float)


def tables(rows: int, width: int):
    row = st.lists(NUMBERS, min_size=width, max_size=width)
    return st.lists(row, min_size=rows, max_size=rows).map(
        lambda found: np.array(found).reshape(rows, width)
    )


@given(st.data(), st.integers(0, 5), st.integers(1, 4), st.integers(1, 4))
def test_a_product_is_that_of_the_full_tables(data, rows, inner, width):
    one, other = data.draw(tables(rows, inner)), data.draw(tables(inner, width))
    start = data.draw(st.integers(0, rows))
    some = slice(start, data.draw(st.integers(start, rows)))

    assert np.array_equal(packed(one).times(some, packed(other)), one[some] @ other)
    assert np.array_equal(packed(one).filled(some), one[some])


def test_a_product_of_many_places_is_added_up_in_parts():
    one = np.arange(600 * 300, dtype=np.float64).reshape(600, 300) % 7
    found = packed(one).times(slice(0, 600), packed(one.T.copy()))

    assert np.array_equal(found, one @ one.T)


@given(st.data(), st.lists(st.integers(0, 3), max_size=3), st.integers(1, 3))
def test_tables_below_one_another_are_one(data, sizes, width):
    parts = [data.draw(tables(size, width)) for size in sizes]
    whole = np.concatenate([np.zeros((0, width)), *parts])

    found = stacked([packed(part) for part in parts], width)
    assert np.array_equal(found.filled(slice(0, len(whole))), whole)
