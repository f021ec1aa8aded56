"""The views of every kind of page in which ``make test`` does not look for barriers: axe finds
none.
"""

import pytest
from barriers import barriers


@pytest.mark.parametrize(
    "view",
    [(1440, 100, "dark"), (768, 100, "dark"), (390, 100, "light"), (320, 200, "light")],
    ids=str,
)
def test_no_page_is_a_barrier(address, new_page, page_kinds, view):
    width, size, scheme = view

    assert barriers(new_page(width=width, color_scheme=scheme), address, page_kinds, size) == []
