"""A page that names an outlet no file describes is read as if one did: the file that the page
proposes is known to the next build, which then need not read the page again.
"""

import pytest

from builder.core.outlet import proposed
from builder.extract import normalize
from builder.extract.formats import read_bytes

BODY = """The harbor board of Norwick has sold the old ferry to a company from Lund, the mayor said on Monday.

The ferry had carried islanders to the market for more than forty years, and nobody had repaired its engines since.

Fishermen said that they would miss the boat, which had brought their catch to town on every morning of the week.
"""
PAGES = {
    "name first": f"Norwick Herald\n\nFerry sold to Lund\n\nBy Anna Berger | Norwick Herald\n\nPublished March 6, 2031\n\n{BODY}",
    "name above the date": f"Ferry sold to Lund\n\nNorwick Herald\n03/06/2031\n\nAnna Berger\n\n{BODY}",
    "name behind the text": f"Ferry sold to Lund\n\n{BODY}\nNorwick Herald News Agency\n",
    "host": f"Ferry sold to Lund\n\nhttps://www.norwick-herald.example/ferry\n\n{BODY}",
}


@pytest.mark.parametrize("page", PAGES)
def test_the_outlet_that_a_page_proposes_changes_nothing_in_it(page):
    capture = read_bytes(PAGES[page].encode(), "ferry.txt")
    draft = normalize(capture, ())

    assert draft.article.outlet
    outlet = proposed(draft.article.outlet, draft.outlet_name)
    assert normalize(capture, (outlet,)) == draft
