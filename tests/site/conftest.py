"""The sample digest, rendered once for all tests of the pages."""

import pytest
import sample
from sample import TEMPLATES, html_pages

from builder.site import render


@pytest.fixture(scope="session")
def site():
    """Return the rendered sample."""
    return render(sample.digest(), TEMPLATES)


@pytest.fixture(scope="session")
def pages(site):
    """Return the HTML pages by address."""
    return html_pages(site)
