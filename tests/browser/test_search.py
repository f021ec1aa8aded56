"""Search as a reader uses it: words, a filter, a result that leads to the sentence itself."""

import pytest


@pytest.fixture
def page(address, new_page, page_kinds):
    page = new_page()
    page.goto(address + page_kinds["search"], wait_until="networkidle")
    return page
